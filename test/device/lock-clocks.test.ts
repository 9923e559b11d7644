import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { lockClocks, releaseClocks } from '../../src/device/lock-clocks.ts';
import { type Gpu, openGpu } from '../../src/device/open-gpu.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';

let smi: StandIn;
afterEach(() => smi.remove());

async function open(clocks = 0): Promise<Gpu> {
  smi = await standIn('data-centre', { clocks });
  const access = openGpu({ command: smi.command });
  if (access.kind === 'unreadable') throw new Error(access.message);
  return access.gpu;
}

/** The watcher is another process: what it does shows a moment later. */
async function callsOnceThereAre(count: number): Promise<string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const calls = (await smi.clockCalls()).split('\n').filter((line) => line !== '');
    if (calls.length >= count) return calls;
    await wait(50);
  }
  return (await smi.clockCalls()).split('\n').filter((line) => line !== '');
}

describe('lockClocks', () => {
  test('holds the clocks and gives them back once', async () => {
    const lock = lockClocks(await open(), 1410);
    expect(await callsOnceThereAre(1)).toEqual(['-lgc 1410']);
    if ('message' in lock) throw new Error(lock.message);
    lock.release();
    lock.release();
    releaseClocks();
    await wait(300);
    expect(await callsOnceThereAre(2)).toEqual(['-lgc 1410', '-rgc']);
  });

  test('says why it cannot', async () => {
    expect(lockClocks(await open(4), 1410)).toEqual({
      message:
        'the operation needs more permissions, such as root (nvidia-smi exit code 4: The current user does not have permission to change clocks for GPU 00000000:00:09.0.)',
    });
  });

  test('gives all back at once for a signal handler', async () => {
    const gpu = await open();
    lockClocks(gpu, 1410);
    releaseClocks();
    expect(await callsOnceThereAre(2)).toEqual(['-lgc 1410', '-rgc']);
  });

  test('gives them back even when the process is killed without a chance', async () => {
    await open();
    const source = resolve(import.meta.dirname, '..', '..', 'src', 'device');
    const code = `
      import { openGpu } from '${source}/open-gpu.ts';
      import { lockClocks } from '${source}/lock-clocks.ts';
      const access = openGpu({ command: '${smi.command}' });
      lockClocks(access.gpu, 1200);
      console.log('locked');
      setTimeout(() => {}, 60_000);
    `;
    const child = spawn(
      process.execPath,
      ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', code],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await callsOnceThereAre(2)).toEqual(['-lgc 1200', '-rgc']);
  });
});
