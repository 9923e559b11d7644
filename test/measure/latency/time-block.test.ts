import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arm } from '../../../src/engine/onnxruntime/arm.ts';
import { readMainThread } from '../../../src/engine/onnxruntime/core-waiting.ts';
import { WorkerProcess } from '../../../src/engine/onnxruntime/worker-process.ts';
import { createAnswerCheck } from '../../../src/measure/accuracy/timed-answers.ts';
import {
  type BlockRequest,
  queryBlock,
  serveBlock,
  timeBlock,
} from '../../../src/measure/latency/time-block.ts';
import { workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { float32, float64 } from '../../support/scoring.ts';

/* Children that answer one command with made-up figures, checked against what the kernel reports about them. */

const ARM = { name: 'candidate', outputs: ['y'] } as unknown as Arm;
const MS = 1e6;

let directory: string;
let worker: WorkerProcess | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'time-block-'));
});
afterEach(async () => {
  await worker?.end();
  worker = undefined;
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

/** With more threads than cores, the main thread has to wait: here until the kernel reports 2 ms more. */
const WAIT = `
  const waitedNs = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]);
  const before = waitedNs();
  while (waitedNs() - before < 2e6);`;
const SPIN = `for (let n = 0; n < 2 * availableParallelism(); n += 1) new Worker('for (;;);', { eval: true });`;
/** The main thread sleeps, so it waits for no core. */
const sleep = (ms: number): string => `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;

/**
 * Starts a child that answers its first command.
 *
 * @param columns - Its payload, as the protocol has it.
 * @param act - What it does first, in JavaScript.
 */
async function childThat(
  did: 'time' | 'serve' | 'query',
  columns: readonly (readonly number[])[],
  { act = sleep(50), start = '', header = '' } = {},
): Promise<BlockRequest> {
  const workerFile = join(directory, 'child.mjs');
  // JSON has no NaN.
  const payload = columns.map((column) => column.join()).join();
  await writeFile(
    workerFile,
    `import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
const channel = new Socket({ fd: 3 });
const lengthsOf = (header, payload) => {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(header.length, 0);
  lengths.writeUInt32LE(payload.length, 4);
  return lengths;
};
const answer = () => {
  ${act}
  const header = Buffer.from('{"did":"${did}","count":1${header}}');
  const payload = Buffer.from(Float64Array.of(${payload}).buffer);
  channel.write(Buffer.concat([lengthsOf(header, payload), header, payload]));
};
channel.once('data', () => {
  channel.once('data', answer);
  const held = Buffer.from('{"did":"hold"}');
  channel.write(Buffer.concat([lengthsOf(held, ''), held]));
});
${start}`,
  );
  const child = new WorkerProcess(workspaceIn(directory, workerFile), 'candidate');
  worker = child;
  // It starts with the first command.
  await child.request({ do: 'hold', feeds: [] }, { deadlineMs: 60_000 });
  return { arm: ARM, worker: child, from: 0, deadlineMs: 60_000 };
}

describe('the outputs of timed runs', () => {
  const feed = new Map([['x', float32([1], 1)]]);
  const scored = new Map([[feed, { items: ['a-17'], outputs: new Map([['y', float64([1], 5)]]) }]]);
  const [header, times] = [
    ',"outputs":[[{"name":"y","dtype":"float64","shape":[1]}]]',
    [1 * MS, 0, 0],
  ] as const;
  const time = async (payload: readonly number[], more: { header?: string } = {}) => {
    const check = createAnswerCheck('candidate', scored);
    const request = await childThat('time', [payload], more);
    return timeBlock({ ...request, answers: { feeds: [feed], check } }, { count: 1, rewarm: 0 });
  };

  test('may be those that were scored', async () => {
    const samples = await time([...times, 5], { header });
    expect(samples.map(({ latencyNs }) => latencyNs)).toEqual([1 * MS]);
  });

  test.each([
    { title: 'differ', payload: [...times, 4], given: { header }, kind: 'answers-differ' },
    { title: 'are missing', payload: times, given: {}, kind: 'answers-differ' },
    { title: 'are cut short', payload: times, given: { header }, kind: 'broke-protocol' },
    { title: 'are too many', payload: [...times, 5, 5], given: { header }, kind: 'broke-protocol' },
  ])('that $title are an error', async ({ payload, given, kind }) => {
    await expect(time(payload, given)).rejects.toMatchObject({ kind, arm: 'candidate' });
  });
});

describe('timeBlock', () => {
  const time = async (columns: readonly (readonly number[])[], acts: { act?: string; start?: string } = {}) =>
    timeBlock(await childThat('time', columns, acts), { count: columns[0]?.length ?? 0, rewarm: 0 });

  test.each([
    { title: 'a latency of zero', columns: [[0], [0], [0]] },
    { title: 'a negative latency', columns: [[-1], [0], [0]] },
    { title: 'a latency that is no number', columns: [[Number.NaN], [0], [0]] },
    {
      title: 'latencies longer than it took to answer',
      columns: [
        [1, 3600e9],
        [0, 0],
        [0, 0],
      ],
    },
  ])('F36: refuses a child that reports $title', async ({ columns }) => {
    await expect(time(columns)).rejects.toMatchObject({
      kind: 'broke-protocol',
      message: 'the measuring child reported impossible latencies',
    });
  });

  test('refuses a child that reports other columns', async () => {
    await expect(time([[MS], [0]])).rejects.toMatchObject({
      kind: 'broke-protocol',
      message: 'the measuring child reported 16 bytes for 1 inferences',
    });
  });

  describe.runIf(readMainThread(process.pid) !== undefined)('with a kernel that reports waiting', () => {
    const waiting = { start: SPIN, act: WAIT };

    test.each([
      { title: 'no waits', columns: [[MS], [0], [0]] },
      {
        title: 'waits by both causes',
        columns: [
          [MS, MS / 2],
          [MS / 2, 0],
          [MS / 4, MS / 4],
        ],
      },
      { title: 'a wait 1 ns shorter than its inference', columns: [[MS], [MS - 1], [0]] },
      { title: 'waits together 1 ns shorter than their inference', columns: [[MS], [MS / 2], [MS / 2 - 1]] },
    ])('believes $title', async ({ columns }) => {
      const [latencies, others = [], own = []] = columns;
      expect(await time(columns, waiting)).toEqual(
        latencies?.map((latencyNs, run) => ({
          latencyNs,
          serviceNs: latencyNs,
          waits: { othersNs: others[run], ownNs: own[run] },
          lateNs: undefined,
        })),
      );
    });

    test.each([
      { title: 'a wait as long as its inference', columns: [[MS], [MS], [0]] },
      { title: 'a wait for itself as long as its inference', columns: [[MS], [0], [MS]] },
      { title: 'waits together as long as their inference', columns: [[MS], [MS / 2], [MS / 2]] },
      { title: 'a negative wait', columns: [[MS], [-1], [0]] },
      { title: 'a negative wait for itself', columns: [[MS], [0], [-1]] },
      { title: 'a wait that is no number', columns: [[MS], [Number.NaN], [0]] },
      { title: 'a wait for itself that is no number', columns: [[MS], [0], [Number.NaN]] },
      { title: 'an endless wait', columns: [[MS], [Number.POSITIVE_INFINITY], [0]] },
      {
        title: 'one impossible wait among others',
        columns: [
          [MS / 2, MS / 2],
          [0, MS],
          [0, 0],
        ],
      },
    ])('believes no wait of a child that reports $title', async ({ columns }) => {
      const samples = await time(columns, waiting);
      expect(samples.map(({ latencyNs, waits }) => ({ latencyNs, waits }))).toEqual(
        columns[0]?.map((latencyNs) => ({ latencyNs, waits: undefined })),
      );
    });

    test.each([
      { title: 'one wait', columns: [[400 * MS], [399 * MS], [0]] },
      { title: 'one wait for itself', columns: [[400 * MS], [0], [399 * MS]] },
      {
        title: 'waits',
        columns: [
          [200 * MS, 200 * MS],
          [199 * MS, 0],
          [0, 199 * MS],
        ],
      },
    ])('believes no wait of a child that slept, but reports $title', async ({ columns }) => {
      const samples = await time(columns, { act: sleep(500) });
      expect(samples.map(({ waits }) => waits)).toEqual(columns[0]?.map(() => undefined));
    });
  });
});

/** Rows of what a stream reports about one request that takes 1 ms. */
const REPORTED = [
  { title: 'believes that nothing waited', wait: 0, waits: { othersNs: 0, ownNs: 0 } },
  {
    title: 'believes a wait 1 ns shorter than the inference',
    wait: MS - 1,
    waits: { othersNs: MS - 1, ownNs: 0 },
  },
  { title: 'does not believe a wait as long as the inference', wait: MS, waits: undefined },
  { title: 'does not believe a negative wait', wait: -1, waits: undefined },
  { title: 'knows no wait where there is no number', wait: Number.NaN, waits: undefined },
];

describe('serveBlock', () => {
  test.each(REPORTED)('$title', async ({ wait, waits }) => {
    const columns = [
      [3 * MS, 2 * MS],
      [MS, MS],
      [Number.NaN, 7],
      [wait, 0],
    ];
    const samples = await serveBlock(await childThat('serve', columns), new Float64Array(2));
    expect(samples).toEqual([
      { latencyNs: 3 * MS, serviceNs: MS, waits, lateNs: undefined },
      // A request's wait says nothing about the next one's.
      { latencyNs: 2 * MS, serviceNs: MS, waits: { othersNs: 0, ownNs: 0 }, lateNs: 7 },
    ]);
  });

  test.each([
    { title: 'a request served before it was due', columns: [[MS], [2 * MS], [0], [0]] },
    { title: 'a service time of zero', columns: [[MS], [0], [0], [0]] },
    { title: 'a latency that is no number', columns: [[Number.NaN], [MS], [0], [0]] },
    { title: 'a latency longer than it took to answer', columns: [[3600e9], [MS], [0], [0]] },
  ])('refuses a child that reports $title', async ({ columns }) => {
    const request = await childThat('serve', columns);
    await expect(serveBlock(request, new Float64Array(1))).rejects.toMatchObject({ kind: 'broke-protocol' });
  });
});

describe('queryBlock', () => {
  const NO_LATENESS = Array(6).fill(Number.NaN) as number[];

  test('gives a query the mean wait of its requests, without the re-warm-up', async () => {
    const columns = [
      [9, 9, 3, 5, 8, 4].map((ms) => ms * MS),
      [9, 9, 3, 4, 6, 2].map((ms) => ms * MS),
      NO_LATENESS,
      [8, 8, 1, 2, 5, 0].map((ms) => ms * MS),
    ];
    const request = await childThat('query', columns);
    expect(await queryBlock(request, { count: 2, rewarm: 1, samplesPerQuery: 2 })).toEqual([
      { latencyNs: 5 * MS, serviceNs: 3.5 * MS, waits: { othersNs: 1.5 * MS, ownNs: 0 }, lateNs: undefined },
      { latencyNs: 8 * MS, serviceNs: 4 * MS, waits: { othersNs: 2.5 * MS, ownNs: 0 }, lateNs: undefined },
    ]);
  });

  test('knows no wait of a query if that of one of its requests is unknown', async () => {
    const all = Array(6).fill(MS) as number[];
    const columns = [all, all, NO_LATENESS, [0, 0, 0, Number.NaN, 0, 0]];
    const request = await childThat('query', columns);
    const samples = await queryBlock(request, { count: 3, rewarm: 0, samplesPerQuery: 2 });
    expect(samples.map(({ waits }) => waits)).toEqual([
      { othersNs: 0, ownNs: 0 },
      undefined,
      { othersNs: 0, ownNs: 0 },
    ]);
  });
});
