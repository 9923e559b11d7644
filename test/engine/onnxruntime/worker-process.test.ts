import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arm, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import { lackingLibraries } from '../../../src/engine/onnxruntime/install/find-gpu-runtime.ts';
import type { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import { packFeeds, unpackFeeds } from '../../../src/engine/onnxruntime/protocol.ts';
import { holdFeeds, startWorker } from '../../../src/engine/onnxruntime/start-worker.ts';
import type { WorkerProcess } from '../../../src/engine/onnxruntime/worker-process.ts';
import { serveBlock } from '../../../src/measure/latency/time-block.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { failureOf, fakeChild as fakeChildIn, frameOf } from '../../support/fake-child.ts';
import { RUNTIME_FOLDER, realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { statFields } from '../../support/proc-stat.ts';

/* The real child, from the committed bundle, with real models; and hostile children that are four lines of JavaScript. */

const BRIDGE = 'libonnxruntime_providers_shared.so';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'worker-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

const workspace = (): Workspace => workspaceIn(directory);

const armOf = (file: string): Arm => realArm('candidate', file);

const fakeChild = (code: string): Promise<WorkerProcess> => fakeChildIn(directory, code);

/** A child starts with its first command, which these never answer. */
const startWithoutAnswer = (worker: WorkerProcess): void =>
  void worker.request({ do: 'memory' }, { deadlineMs: 60_000 }).catch(() => {});

describe('the measuring child', () => {
  test('gives every feed its own answer', async () => {
    const { worker } = await startWorker(workspace(), armOf('test-data-set/model.onnx'));
    const row = (value: number): Tensor => {
      const values = Float32Array.from({ length: 8 }, (_, index) => value * (index + 1));
      return { dtype: 'float32', shape: [1, values.length], bytes: new Uint8Array(values.buffer) };
    };
    const feeds = [1, 2, 3].map((value) => new Map([['x', row(value)]]));
    const { headers, payload } = packFeeds(feeds);
    const answer = await worker.request(
      { do: 'infer', feeds: headers, outputs: ['y'] },
      { payload, deadlineMs: 30_000 },
    );
    const outputs = unpackFeeds(answer.reply.outputs, answer.payload).map((feed) =>
      Buffer.from((feed.get('y') as Tensor & { bytes: Uint8Array }).bytes).toString('hex'),
    );
    worker.kill();
    expect(new Set(outputs).size).toBe(3);
  });

  test('lets requests wait for a free stream, and counts latency from when they were due', async () => {
    const arm = armOf('test-data-set/model.onnx');
    const { worker } = await startWorker(workspace(), arm);
    const bytes = new Uint8Array(new Float32Array(8).buffer);
    await holdFeeds(worker, [new Map([['x', { dtype: 'float32', shape: [1, 8], bytes }]])], 30_000);
    const limits = { minRuns: 1, minNs: 0, outputs: ['y'] };
    await worker.request({ do: 'open-streams', streams: 1, ...limits }, { deadlineMs: 30_000 });
    const samples = await serveBlock({ arm, worker, from: 0, deadlineMs: 30_000 }, new Float64Array(4));
    worker.kill();
    // All four are due at once and one stream serves them in turn: the last has waited for all before it.
    const served = samples.reduce((sum, { serviceNs }) => sum + serviceNs, 0);
    expect(samples[3]?.latencyNs).toBeGreaterThanOrEqual(served);
    expect(samples.map(({ latencyNs }) => latencyNs)).toEqual(
      samples.map(({ latencyNs }) => latencyNs).sort((a, b) => a - b),
    );
    expect(samples.slice(1).map(({ lateNs }) => lateNs)).toEqual([undefined, undefined, undefined]);
  });

  test('sees no variable that it was not given', async () => {
    process.env['ACTIONS_RUNTIME_TOKEN'] = 'secret';
    try {
      const worker = await fakeChild(
        `console.log(JSON.stringify(Object.keys(process.env).sort())); setTimeout(() => process.exit(3), 200);`,
      );
      await failureOf(worker.request({ do: 'memory' }, { deadlineMs: 20_000 }));
      const names = JSON.parse(worker.log) as string[];
      expect(names).toContain('ORT_DISABLE_TELEMETRY');
      expect(names.filter((name) => /^(ACTIONS|GITHUB|INPUT|ORT_(?!DISABLE))/.test(name))).toEqual([]);
    } finally {
      delete process.env['ACTIONS_RUNTIME_TOKEN'];
    }
  });

  test.each([
    {
      title: 'that crashes',
      code: `process.kill(process.pid, 'SIGABRT');`,
      kind: 'crashed',
      message: /^it crashed the runtime \(SIGABRT\) while reading its memory$/,
    },
    { title: 'that exits', code: 'process.exit(7);', kind: 'crashed', message: /exit code 7/ },
    {
      title: 'that never answers',
      code: 'setInterval(() => {}, 1000);',
      kind: 'timed-out',
      message: /^it did not finish within 0\.5 s while reading its memory \(runtime\.run-deadline\)$/,
    },
    {
      title: 'that only gives signs of life',
      code: `setInterval(() => ${frameOf('{"did":"alive"}')}, 20);`,
      kind: 'timed-out',
      message: /^it did not finish within 0\.5 s while reading its memory/,
    },
    {
      title: 'that answers something else',
      code: frameOf('{"did":"hold"}'),
      kind: 'broke-protocol',
      message: /unexpected answer/,
    },
    {
      title: 'that lies',
      code: frameOf('{"did":"memory","peakBytes":-1,"bareBytes":1}'),
      kind: 'broke-protocol',
      message: /unexpected answer/,
    },
    {
      title: 'that sends no JSON',
      code: frameOf('oops'),
      kind: 'broke-protocol',
      message: /malformed answer/,
    },
    {
      title: 'that announces gigabytes',
      code: frameOf('{}', 0xffff_ffff),
      kind: 'broke-protocol',
      message: /malformed answer/,
    },
  ])('$title is a clear result', async ({ code, kind, message }) => {
    const worker = await fakeChild(code);
    const failure = await failureOf(
      worker.request({ do: 'memory' }, { deadlineMs: kind === 'timed-out' ? 500 : 20_000 }),
    );
    worker.kill();
    expect(failure).toMatchObject({ kind, arm: 'candidate' });
    expect(failure.message).toMatch(message);
  });

  test('has its deadline for one inference, however many a command runs', async () => {
    const { worker } = await startWorker(workspace(), armOf('test-data-set/model.onnx'));
    const bytes = new Uint8Array(new Float32Array(8).buffer);
    await holdFeeds(worker, [new Map([['x', { dtype: 'float32', shape: [1, 8], bytes }]])], 30_000);
    // It runs for longer than the deadline.
    const command = { do: 'warm-up', minRuns: 3, minNs: 4e9, outputs: ['y'] } as const;
    const { reply } = await worker.request(command, { deadlineMs: 3_000 });
    worker.kill();
    expect(reply.ns).toBeGreaterThanOrEqual(4e9);
  });

  test('F37: dies with everything that it started', async () => {
    const worker = await fakeChild(
      `import { spawn } from 'node:child_process'; const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); console.log(child.pid); setInterval(() => {}, 1000);`,
    );
    startWithoutAnswer(worker);
    await expect.poll(() => worker.log, { timeout: 20_000 }).toMatch(/\d+\n/);
    const grandchild = Number(worker.log);
    worker.kill();
    await expect.poll(() => isAlive(grandchild), { timeout: 20_000 }).toBe(false);
  });

  test.runIf(process.platform === 'linux')(
    'stands still while it is paused, with all of its threads',
    async () => {
      const worker = await fakeChild(
        `import { Worker } from 'node:worker_threads'; for (let n = 0; n < 4; n += 1) new Worker('for (;;);', { eval: true }); channel.on('data', () => ${frameOf('{"did":"hold"}')});`,
      );
      try {
        await worker.request({ do: 'hold', feeds: [] }, { deadlineMs: 20_000 });
        await expect.poll(() => cpuTicks(worker.pid), { timeout: 20_000 }).toBeGreaterThan(10);
        await worker.pause();
        await expect.poll(() => threadStates(worker.pid), { timeout: 20_000 }).toEqual(['T']);
        const before = cpuTicks(worker.pid);
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(cpuTicks(worker.pid)).toBe(before);
        worker.resume();
        await worker.request({ do: 'hold', feeds: [] }, { deadlineMs: 20_000 });
        await expect.poll(() => cpuTicks(worker.pid), { timeout: 20_000 }).toBeGreaterThan(before);
      } finally {
        worker.kill();
      }
    },
  );

  test('can be killed while it is paused', async () => {
    const worker = await fakeChild(`channel.on('data', () => ${frameOf('{"did":"hold"}')});`);
    await worker.request({ do: 'hold', feeds: [] }, { deadlineMs: 20_000 });
    await worker.pause();
    await worker.end();
    await expect.poll(() => isAlive(worker.pid), { timeout: 20_000 }).toBe(false);
  });

  test('a model that the runtime refuses says why', async () => {
    const bad = armOf('fashion/classes.json');
    const failure = await failureOf(startWorker(workspace(), bad));
    expect(failure.kind).toBe('refused');
    expect(failure.message).toMatch(/^the runtime refused it while loading the model: /);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** User and system time of all threads, in clock ticks: fields 14 and 15 (proc(5)). */
function cpuTicks(pid: number): number {
  const fields = statFields(`${pid}/stat`);
  return Number(fields[11]) + Number(fields[12]);
}

/** The distinct states of all threads; T is stopped. */
const threadStates = (pid: number): string[] => [
  ...new Set(
    readdirSync(`/proc/${pid}/task`).map((thread) => statFields(`${pid}/task/${thread}/stat`)[0] ?? ''),
  ),
];

describe.skipIf(process.platform !== 'linux' || lackingLibraries(RUNTIME_FOLDER, [BRIDGE]).length === 0)(
  'a provider whose libraries are missing',
  () => {
    const start = async (more: Partial<Arm> = {}): Promise<unknown> => {
      const cpu = armOf('test-data-set/model.onnx');
      const arm: Arm = { ...cpu, session: { ...cpu.session, providers: ['cuda', 'cpu'] }, ...more };
      return startWorker(workspace(), arm).catch((error: unknown) => error);
    };

    test('F40: is a result of its own, with the loader’s message', async () => {
      const failure = (await start()) as ModelFailure;
      expect(failure.kind).toBe('no-provider');
      expect(failure.message).toMatch(new RegExp(`; .*${BRIDGE}: cannot open shared object file`));
    });

    test('says first why they are not in the package', async () => {
      const failure = (await start({ runtimeLacks: new Error('runtime: not installed') })) as ModelFailure;
      expect(failure.message).toMatch(
        /^runtime: not installed; the runtime refused it while loading the model: /,
      );
    });
  },
);
