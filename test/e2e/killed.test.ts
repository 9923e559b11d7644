import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FASHION, ROOT } from './run-check.ts';

/* What a gate that is killed outright leaves behind: nothing, although one of its children stands still at any time. */

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterAll(() => rm(out, { recursive: true, maxRetries: 3 }));

test.runIf(process.platform === 'linux')('a killed gate leaves no child behind', async () => {
  const words = ['check', '--fresh', '--candidate', join(FASHION, 'candidates', 'slower.onnx')];
  const gate = spawn(
    process.execPath,
    [
      join(ROOT, 'dist', 'cli.mjs'),
      ...words,
      ...['--policy', join(FASHION, 'regression-gate.yml')],
      ...['--baseline', join(FASHION, 'model.onnx'), '--out', out],
    ],
    { stdio: 'ignore', env: { ...process.env, TMPDIR: out } },
  );
  try {
    const pid = gate.pid as number;
    await expect.poll(() => childrenOf(pid).map(stateOf), { timeout: 60_000, interval: 5 }).toContain('T');
    const children = childrenOf(pid);
    expect(children.filter((child) => commandOf(child).includes('worker.mjs'))).not.toEqual([]);
    gate.kill('SIGKILL');
    await expect
      .poll(() => children.filter((child) => commandOf(child) !== ''), { timeout: 20_000 })
      .toEqual([]);
  } finally {
    gate.kill('SIGKILL');
  }
});

/** The processes whose parent it is; field 4 of /proc/PID/stat (proc(5)). */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number(fieldsOf(pid)[1]) === parent);
}

/** T is stopped. */
const stateOf = (pid: number): string => fieldsOf(pid)[0] ?? '';

/** Fields of /proc/PID/stat from the third on; none of a process that is gone. */
function fieldsOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty of a process that is gone, and of one that waits to be buried. */
const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`);

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
