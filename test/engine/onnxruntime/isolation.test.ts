import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BUBBLEWRAP } from '../../../src/engine/onnxruntime/isolation/bubblewrap.ts';
import { chooseIsolation } from '../../../src/engine/onnxruntime/isolation/choose-isolation.ts';
import {
  type Isolation,
  NO_ISOLATION,
  PLAIN_PROCESS,
} from '../../../src/engine/onnxruntime/isolation/isolation.ts';
import { probeIsolation } from '../../../src/engine/onnxruntime/isolation/probe-isolation.ts';
import { keptOptions } from '../../../src/engine/onnxruntime/isolation/system-files.ts';
import { UNSHARE } from '../../../src/engine/onnxruntime/isolation/unshare.ts';
import { WorkerProcess } from '../../../src/engine/onnxruntime/worker-process.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { HAS } from '../../support/isolation-levels.ts';

let directory: string;
let worker: WorkerProcess | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'isolation-'));
  await mkdir(join(directory, 'scratch'));
});
afterEach(async () => {
  await worker?.end();
  worker = undefined;
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

const place = (gpu = false) => ({ directory, gpu });

describe.each([UNSHARE, BUBBLEWRAP, PLAIN_PROCESS])('$level', (isolation) => {
  test.skipIf(!HAS[isolation.level])('keeps its promises, with and without a GPU', async () => {
    expect(await probeIsolation(isolation, place())).toBeUndefined();
    expect(await probeIsolation(isolation, place(true))).toBeUndefined();
  });

  test.skipIf(!HAS[isolation.level])(
    'runs a model, which is found, paused and resumed from outside',
    async () => {
      const child = start(isolation);
      await load(child);
      const stateOf = () => readFileSync(`/proc/${child.pid}/stat`, 'latin1').split(') ')[1]?.[0];
      expect(readFileSync(`/proc/${child.pid}/cmdline`, 'latin1')).toContain('worker.mjs');
      expect(readFileSync(`/proc/${child.pid}/oom_score_adj`, 'latin1').trim()).toBe('1000');
      const limits = readFileSync(`/proc/${child.pid}/limits`, 'latin1');
      expect(limits).toMatch(/^Max core file size +0 /m);
      expect(limits).toMatch(/^Max file size +4294967296 /m);
      expect(limits).toMatch(/^Max open files +4096 /m);
      expect(readFileSync(`/proc/${child.pid}/status`, 'latin1')).toMatch(/^NoNewPrivs:\s+1$/m);
      await child.pause();
      // A thread that waits for a core stops once it gets one.
      await expect.poll(stateOf, { timeout: 20_000 }).toBe('T');
      child.resume();
      await expect.poll(stateOf, { timeout: 20_000 }).not.toBe('T');
    },
  );

  test.skipIf(!HAS[isolation.level])('lets nothing live on that it started', async () => {
    const child = start(isolation);
    await load(child);
    const { pid } = child;
    await child.end();
    const isAlive = (): boolean => existsSync(`/proc/${pid}`);
    await expect.poll(isAlive, { timeout: 20_000 }).toBe(false);
  });

  test.skipIf(!HAS[isolation.level])('reports the signal that ended a model', async () => {
    const child = start(isolation);
    const loading = load(child, join('hostile', 'abort-on-load.onnx'));
    await expect(loading).rejects.toMatchObject({
      kind: 'crashed',
      message: expect.stringContaining('it crashed the runtime (SIGABRT)'),
    });
  });
});

const start = (isolation: Isolation): WorkerProcess => {
  const scratch = join(directory, 'scratch');
  worker = new WorkerProcess({ ...workspaceIn(directory), scratch, isolation }, 'candidate');
  return worker;
};

const load = (child: WorkerProcess, file?: string) => {
  const { runtimeFolder, model, session } = realArm('candidate', file);
  return child.request({ do: 'load', runtimeFolder, modelFile: model.file, session }, { deadlineMs: 60_000 });
};

describe('the probe', () => {
  test.skipIf(!HAS.process)('notices a level that hides nothing', async () => {
    const pretender: Isolation = { ...PLAIN_PROCESS, level: 'unshare' };
    expect(await probeIsolation(pretender, place())).toBe('a program in it can read other files');
  });

  test.skipIf(!HAS.unshare)('notices a network', async () => {
    const command: Isolation['command'] = (program, visible) =>
      UNSHARE.command(program, visible).filter((word) => word !== '--net');
    expect(await probeIsolation({ ...UNSHARE, command }, place())).toBe('a program in it has a network');
  });

  test('notices a program that leaves core files', async () => {
    const refusal = await probeIsolation(
      {
        ...NO_ISOLATION,
        command: (program) => ['sh', '-c', 'ulimit -S -c 1; exec "$@"', 'sh', ...program],
      },
      place(),
    );
    expect(refusal).toBe('a program in it leaves core files');
  });

  test('says what is missing', async () => {
    const absent: Isolation = { ...PLAIN_PROCESS, command: () => ['no-such-program'] };
    expect(await probeIsolation(absent, place())).toBe('no-such-program is not installed');
  });
});

describe('chooseIsolation', () => {
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });

  test.skipIf(!HAS.unshare && !HAS.bubblewrap)(
    'takes one that hides the machine, unless told otherwise',
    async () => {
      expect((await chooseIsolation('auto', place())).level).not.toBe('process');
      expect((await chooseIsolation('strict', place())).level).not.toBe('process');
      expect((await chooseIsolation('process', place())).level).toBe('process');
    },
  );

  test('F57: strict fails closed where nothing hides the machine; auto goes on in a plain process', async () => {
    process.env['PATH'] = directory;
    const strict = chooseIsolation('strict', place());
    await expect(strict).rejects.toThrow(InfrastructureError);
    await expect(strict).rejects.toThrow('isolation: expected bubblewrap or unshare');
    expect(await chooseIsolation('auto', place())).toBe(NO_ISOLATION);
  });
});

describe('a child that takes too much memory', () => {
  test.skipIf(!HAS.process)('F33: is killed, and the message says memory', async () => {
    const workerFile = join(directory, 'greedy.mjs');
    await writeFile(workerFile, `const all = []; setInterval(() => all.push(Buffer.alloc(2 ** 25, 1)), 5);`);
    const memoryLimitBytes = 300 * 2 ** 20;
    worker = new WorkerProcess({ ...workspaceIn(directory, workerFile), memoryLimitBytes }, 'candidate');
    const answer = worker.request({ do: 'memory' }, { deadlineMs: 60_000 });
    await expect(answer).rejects.toThrow(/^it used \d+\sMiB of memory .*, more than the limit of 300\sMiB/);
    await expect(answer).rejects.toHaveProperty('kind', 'out-of-memory');
  });

  test.skipIf(!HAS.process)('F33: is told from one that somebody else killed', async () => {
    const workerFile = join(directory, 'killed.mjs');
    await writeFile(workerFile, `process.kill(process.pid, 'SIGKILL');`);
    worker = new WorkerProcess(workspaceIn(directory, workerFile), 'candidate');
    const answer = worker.request({ do: 'memory' }, { deadlineMs: 60_000 });
    await expect(answer).rejects.toThrow('most likely because the machine ran out of memory');
    await expect(answer).rejects.toHaveProperty('kind', 'crashed');
  });
});

test('a bind mount keeps the options of the mount that it is on', () => {
  const mountinfo = [
    '1 0 0:1 / / rw,relatime - overlay none rw',
    '2 1 0:2 / /home rw,nosuid,nodev,noatime - ext4 none rw',
    '3 2 0:3 / /home/a\\040b rw,noexec - ext4 none rw',
  ].join('\n');
  expect(keptOptions('/usr/bin', mountinfo)).toEqual(['relatime']);
  expect(keptOptions('/homes', mountinfo)).toEqual(['relatime']);
  expect(keptOptions('/home/c', mountinfo)).toEqual(['nosuid', 'nodev', 'noatime']);
  expect(keptOptions('/home/a b/c', mountinfo)).toEqual(['noexec']);
});
