import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arm } from '../../../src/engine/onnxruntime/arm.ts';
import { type Feed, packFeeds } from '../../../src/engine/onnxruntime/protocol.ts';
import { holdFeeds, startWorker } from '../../../src/engine/onnxruntime/start-worker.ts';
import { unpackAnswers } from '../../../src/engine/onnxruntime/unpack-answers.ts';
import {
  createAnswerCheck,
  type ScoredAnswers,
  scoreTimedInputs,
} from '../../../src/measure/accuracy/timed-answers.ts';
import type { TimedInput } from '../../../src/measure/feeds/sample-feeds.ts';
import { chooseKept } from '../../../src/measure/latency/kept-runs.ts';
import {
  type BlockRequest,
  queryBlock,
  type Sample,
  serveBlock,
} from '../../../src/measure/latency/time-block.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { float32 } from '../../support/scoring.ts';

const LIMITS = { deadlineMs: 60_000 };

/** Answers of so many bytes to each of so many inputs. */
function checked(count: number, { bytes = 4, scored = count } = {}) {
  const feeds = Array.from({ length: count }, (_, index): Feed => new Map([['x', float32([1], index)]]));
  const answer: Feed = new Map([
    ['y', { dtype: 'float32', shape: [bytes / 4], bytes: new Uint8Array(bytes) }],
  ]);
  const answers = new Map(feeds.slice(0, scored).map((feed) => [feed, { items: [], outputs: answer }]));
  return { feeds, check: createAnswerCheck('candidate', answers) };
}

describe('the runs of a block whose answers are compared', () => {
  test.each([
    {
      title: 'are spread from its first to its last',
      answers: checked(100),
      block: { from: 0, first: 0, count: 50 },
      runs: [0, 7, 14, 21, 28, 35, 42, 49],
    },
    {
      title: 'are timed ones, after the re-warm-up',
      answers: checked(100),
      block: { from: 0, first: 6, count: 15 },
      runs: [6, 8, 10, 12, 14, 16, 18, 20],
    },
    {
      title: 'have inputs with a scored answer, counted from where the block starts',
      answers: checked(100, { scored: 3 }),
      block: { from: 95, first: 0, count: 10 },
      runs: [5, 6, 7],
    },
    {
      title: 'have each input once',
      answers: checked(2),
      block: { from: 0, first: 0, count: 80 },
      runs: [0, 11],
    },
    {
      title: 'are fewer where answers are large: up to 1 MiB',
      answers: checked(100, { bytes: 2 ** 18 }),
      block: { from: 0, first: 0, count: 50 },
      runs: [0, 7, 14, 21],
    },
    {
      title: 'are at least one',
      answers: checked(100, { bytes: 2 ** 21 }),
      block: { from: 0, first: 0, count: 50 },
      runs: [0],
    },
    { title: 'may be the only one', answers: checked(1), block: { from: 7, first: 0, count: 1 }, runs: [0] },
    {
      title: 'are none without scored answers',
      answers: checked(9, { scored: 0 }),
      block: { from: 0, first: 0, count: 9 },
      runs: [],
    },
    {
      title: 'are none without a check',
      answers: undefined,
      block: { from: 0, first: 0, count: 9 },
      runs: [],
    },
  ])('$title', ({ answers, block, runs }) => {
    expect(chooseKept(answers, block).map(({ run }) => run)).toEqual(runs);
  });
});

/* From here on: the real child, from the committed bundle. */

const INPUTS: TimedInput[] = Array.from({ length: 48 }, (_, item) => ({
  feed: new Map([['x', float32([1, 8], ...Array.from({ length: 8 }, (__, index) => item + index / 8))]]),
  items: [`item-${item}`],
}));
const FEEDS = INPUTS.map(({ feed }) => feed);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kept-runs-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

const TRAFFIC: { title: string; run: (request: BlockRequest) => Promise<Sample[]> }[] = [
  {
    title: 'server',
    run: (request) =>
      serveBlock(
        request,
        Float64Array.from(FEEDS, (_, each) => each * 1e5),
      ),
  },
  { title: 'offline', run: (request) => serveBlock(request, new Float64Array(FEEDS.length)) },
  {
    title: 'multi-stream',
    run: (request) => queryBlock(request, { count: 15, rewarm: 1, samplesPerQuery: 3 }),
  },
];

/** Runs one block in a child of its own. */
async function runBlock(
  arm: Arm,
  { scored, streams, run }: { scored: ScoredAnswers; streams: number; run: (typeof TRAFFIC)[number]['run'] },
): Promise<string[]> {
  const { worker } = await startWorker(workspaceIn(directory), arm);
  try {
    await holdFeeds(worker, FEEDS, LIMITS.deadlineMs);
    const limits = { minRuns: 1, minNs: 0, outputs: arm.outputs };
    await worker.request({ do: 'open-streams', streams, ...limits }, LIMITS);
    const check = createAnswerCheck(arm.name, scored);
    await run({ arm, worker, from: 0, ...LIMITS, answers: { feeds: FEEDS, check } });
    return INPUTS.filter(({ feed }) => scored.has(feed) && !check.wants(feed)).flatMap(({ items }) => items);
  } finally {
    worker.kill();
  }
}

/** The answers of a process in which nothing else runs, as the items are scored. */
async function score(arm: Arm): Promise<ScoredAnswers> {
  const { worker } = await startWorker(workspaceIn(directory), arm);
  try {
    return await scoreTimedInputs(INPUTS, async (feed) => {
      const { headers: feeds, payload } = packFeeds([feed]);
      const command = { do: 'infer', feeds, outputs: arm.outputs } as const;
      const answer = await worker.request(command, { payload, ...LIMITS });
      const taken = { headers: answer.reply.outputs, payload: answer.payload };
      return unpackAnswers(taken, { arm: arm.name, names: arm.outputs, count: 1 })[0];
    });
  } finally {
    worker.kill();
  }
}

/** A runtime whose model doubles its input, but triples it in a thread of its own from the 12th run on. */
async function lazyRuntime(): Promise<Arm> {
  const runtimeFolder = join(directory, 'runtime');
  await mkdir(runtimeFolder);
  await writeFile(join(runtimeFolder, 'package.json'), '{"name":"lazy","main":"index.js"}');
  await writeFile(
    join(runtimeFolder, 'index.js'),
    `const { isMainThread } = require('node:worker_threads');
class Tensor { constructor(type, data, dims) { Object.assign(this, { type, data, dims }); } }
let runs = 0;
const run = async ({ x }) => {
  runs += 1;
  const factor = isMainThread || runs < 12 ? 2 : 3;
  return { y: new Tensor('float32', x.data.map((each) => each * factor), x.dims) };
};
module.exports = { Tensor, env: { versions: { node: '1' } }, InferenceSession: { create: async () => ({ run }) } };
`,
  );
  return { ...realArm(), runtimeFolder };
}

describe('answers under load', () => {
  test.each(TRAFFIC)('of a real model are those that were scored, in $title traffic', async ({ run }) => {
    const compared = await runBlock(realArm(), { scored: await score(realArm()), streams: 2, run });
    expect(compared).toHaveLength(8);
  });

  test.each(TRAFFIC)('are compared with those to the same input, in $title traffic', async ({ run }) => {
    const scored = new Map(await score(realArm()));
    const [last, { items, outputs }] = [...scored].at(-1) as [Feed, { items: string[]; outputs: Feed }];
    const zeros = new Map(
      Array.from(outputs, ([name, { shape }]) => [name, float32([...shape], ...Array(8).fill(0))]),
    );
    scored.set(last, { items, outputs: zeros });
    await expect(runBlock(realArm(), { scored, streams: 2, run })).rejects.toMatchObject({
      kind: 'answers-differ',
      message:
        'its timed answers differ from the scored ones, for 1 of 8 inputs: output "y" differs for item-47',
    });
  });

  test.each(
    TRAFFIC.map((each, row) => ({
      ...each,
      // In multi-stream traffic, the first query warms up.
      named: [
        '5 of 8 inputs: output "y" differs for item-13, item-21, item-29, item-39, item-47',
        '5 of 8 inputs: output "y" differs for item-13, item-21, item-29, item-39, item-47',
        '6 of 8 inputs: output "y" differs for item-11, item-15, item-23, item-31, item-39 and 1 more',
      ][row],
    })),
  )(
    'that are wrong only there are an error that names the items, in $title traffic',
    async ({ run, named }) => {
      const arm = await lazyRuntime();
      const scored = await score(arm);
      await expect(runBlock(arm, { scored, streams: 1, run })).rejects.toMatchObject({
        kind: 'answers-differ',
        message: `its timed answers differ from the scored ones, for ${named}`,
      });
    },
  );
});
