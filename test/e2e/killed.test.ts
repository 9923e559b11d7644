import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProc, statFields } from '../support/proc-stat.ts';
import { FASHION, ROOT } from './run-check.ts';

/* A gate that is killed outright leaves nothing behind, although one of its children is stopped at any time. */

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterAll(() => rm(out, { recursive: true, maxRetries: 3 }));

test.runIf(process.platform === 'linux')('F31: a killed gate leaves no child behind', async () => {
  const words = ['check', '--fresh', '--policy', join(FASHION, 'regression-gate.yml'), '--out', out];
  const models = [
    '--baseline',
    join(FASHION, 'model.onnx'),
    '--candidate',
    join(FASHION, 'candidates', 'slower.onnx'),
  ];
  const gate = spawn(process.execPath, [join(ROOT, 'dist', 'cli.mjs'), ...words, ...models], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: out },
  });
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
    .filter((pid) => Number(statFields(`${pid}/stat`)[1]) === parent);
}

/** T is stopped. */
const stateOf = (pid: number): string => statFields(`${pid}/stat`)[0] ?? '';

/** Empty of a process that is gone, and of one that waits to be buried. */
const commandOf = (pid: number): string => readProc(`${pid}/cmdline`);
