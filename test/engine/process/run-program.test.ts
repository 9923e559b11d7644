import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../../../src/engine/process/run-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program with a child in its group, which writes the child's process id to a file and never ends. */
const ENDLESS = `const { spawn } = require('node:child_process'); const { renameSync, writeFileSync } = require('node:fs');
const child = spawn('sleep', ['600'], { stdio: 'ignore' });
writeFileSync('pid.part', String(child.pid)); renameSync('pid.part', 'pid'); setInterval(() => {}, 1e6);`;

const programOf = (code: string, deadlineMs = 60_000) => ({
  command: [process.execPath, '-e', code],
  cwd: folder,
  deadlineMs,
  memoryLimitBytes: 2 ** 40,
  scratch: join(folder, 'scratch'),
});

async function childPid(): Promise<number> {
  const file = join(folder, 'pid');
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  return Number(readFileSync(file, 'utf8'));
}

/** A process that has ended and is not buried yet is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('a program without an end is killed with everything that it started once its output is refused', async () => {
  const ended = runProgram(programOf(`${ENDLESS} console.log('no')`), {
    input: 'ignore',
    read: (text) => !text.includes('no'),
  });
  const pid = await childPid();
  expect(await ended).toMatchObject({ signal: 'SIGKILL', isLate: false });
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
});

test('a deadline of more than a timer takes does not kill a program at once', async () => {
  const program = programOf('setTimeout(() => process.exit(7), 300)', 2 ** 33);
  expect(await runProgram(program, { input: 'ignore', read: () => true })).toMatchObject({
    code: 7,
    isLate: false,
  });
});

test.runIf(process.platform === 'linux')(
  'F31: a program and what it started end with a gate that is killed',
  async () => {
    const module = resolve(import.meta.dirname, '../../../src/engine/process/run-program.ts');
    const gate = spawn(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(module)}).then(({ runProgram }) => runProgram(${JSON.stringify(programOf(ENDLESS))}, { input: 'ignore', read: () => true }))`,
      ],
      { stdio: 'ignore' },
    );
    try {
      const pid = await childPid();
      expect(isAlive(pid)).toBe(true);
      gate.kill('SIGKILL');
      await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    } finally {
      gate.kill('SIGKILL');
    }
  },
);
