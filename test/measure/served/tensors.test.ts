import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import type { TensorServerArm } from '../../../src/engine/server/served-arm.ts';
import { killAllServers, ServerProcess } from '../../../src/engine/server/server-process.ts';
import { UserError } from '../../../src/errors/errors.ts';
import { scoreBy } from '../../../src/measure/accuracy/answer-scoring.ts';
import { type ArmMeasurement, armMeasurementSchema } from '../../../src/measure/arm-measurement.ts';
import { measureServed } from '../../../src/measure/served/measure-served.ts';
import { type ScoredTensors, scoreTensors } from '../../../src/measure/served/scoring/score-tensors.ts';
import type { TensorExperiment } from '../../../src/measure/served/served-experiment.ts';
import { declareTensors } from '../../../src/measure/served/tensors/declare-tensors.ts';
import { openTensorServer } from '../../../src/measure/served/tensors/open-tensor-server.ts';
import { createScorer } from '../../../src/task/score/create-scorer.ts';
import { openFolder, serverSettings } from '../../support/servers.ts';
import { fashionArm, fashionSet, prepareTensors, v2Onnx, workspaceIn } from '../../support/tensor-servers.ts';

/* A classifier behind a real server of the Open Inference Protocol. How long it takes is never looked at. */

const ITEMS = 40;
const PLACE = 'models.fashion.engine';

let place: ReturnType<typeof openFolder>;
/** Whose server has been asked. */
let asked: TensorServerArm;
let set: RegressionSet;
beforeAll(async () => {
  place = openFolder();
  asked = await declareTensors(workspaceIn(place.folder), fashionArm(), PLACE);
  set = await fashionSet(place.folder, { count: ITEMS, arm: asked });
});
afterAll(() => {
  killAllServers();
  place.remove();
});

/** What a call throws. */
const caught = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await call();
  } catch (error) {
    return error;
  }
};

/** The same model, behind a server with other options. */
const withOptions = (...options: string[]): TensorServerArm => ({
  ...asked,
  engine: { ...asked.engine, start: v2Onnx(...options) },
});

describe('declareTensors', () => {
  test('finds out what the model takes and gives, and whether as bytes', () => {
    expect(asked.model.facts).toEqual({
      inputs: [{ name: 'image', dtype: 'uint8', shape: [null, 1, 28, 28] }],
      outputs: [{ name: 'logits', dtype: 'float32', shape: [null, 10] }],
    });
    expect(asked.model.takesBinary).toBe(true);
  });

  test('reports a server that does not know the model by that name', async () => {
    const failure = await caught(() =>
      declareTensors(workspaceIn(place.folder), fashionArm([], { 'model-name': 'other' }), PLACE),
    );
    expect(failure).toBeInstanceOf(ModelFailure);
    expect(failure).toMatchObject({
      kind: 'no-answer',
      message:
        'its server does not declare the inputs and outputs of the model: the server answered 404: there is no /v2/models/other',
    });
  });

  test('does not guess what a server leaves out', async () => {
    const error = await caught(() =>
      declareTensors(workspaceIn(place.folder), fashionArm(['--no-metadata']), PLACE),
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      message:
        'models.fashion.engine: expected the candidate\'s server to declare the inputs and outputs of "fashion", got none.',
    });
  });
});

async function score(arm: TensorServerArm, { streams = 1, items = set } = {}): Promise<ScoredTensors> {
  const { scoring } = prepareTensors(arm);
  const server = await openTensorServer(workspaceIn(place.folder), arm, { connections: streams });
  try {
    return await scoreTensors(server, {
      set: items,
      start: scoreBy(createScorer(scoring)),
      streams,
      onScored: () => {},
    });
  } finally {
    await server.close();
  }
}

const outcomesOf = ({ outcomes }: Pick<ScoredTensors, 'outcomes'>) =>
  Array.from({ length: outcomes.count }, (_, index) => outcomes.outcomeAt(index));

describe('scoreTensors', () => {
  let plain: ScoredTensors;
  beforeAll(async () => {
    plain = await score(asked);
  });

  test('scores every item, and finds that the answers repeat', () => {
    expect(plain.answers).toEqual({
      meanInputTokens: null,
      cutOff: 0,
      failures: {},
      // How fast a machine is says nothing here; without a cache nothing is ten times as fast.
      repeatRatio: expect.any(Number),
    });
    expect(plain.answers.repeatRatio).toBeGreaterThan(0.1);
    expect(plain.unrepeatable).toBeUndefined();
    // Those that the model gets wrong when onnxruntime-node runs it directly.
    const wrong = outcomesOf(plain).flatMap(({ correct }, index) => (correct === true ? [] : [index]));
    expect(wrong).toEqual([24, 29]);
  });

  test.each([
    { title: 'JSON instead of bytes', options: ['--json'], streams: 1, isBinary: false },
    { title: 'several items at a time', options: [], streams: 4, isBinary: true },
  ])('gives the same outcomes, in order, with $title', async ({ options, streams, isBinary }) => {
    const arm = withOptions(...options);
    const other = await score({ ...arm, model: { ...arm.model, takesBinary: isBinary } }, { streams });
    expect(outcomesOf(other)).toEqual(outcomesOf(plain));
  });

  test('detects a server that caches its answers', async () => {
    const { answers } = await score(withOptions('--cache', '--slow-ms', '60'));
    expect(answers.repeatRatio).toBeLessThan(0.9);
  });

  test('cannot detect one from fewer than six pairs of requests', async () => {
    const [enough, few] = [8, 7].map((count) => fashionSet(place.folder, { count, arm: asked }));
    expect((await score(asked, { items: await enough })).answers.repeatRatio).not.toBeNull();
    expect((await score(asked, { items: await few })).answers.repeatRatio).toBeNull();
  });

  test('counts an item whose request failed as wrong, at its place', async () => {
    const { answers, ...scored } = await score(withOptions('--fail-every', '7'));
    // The seventh request of all ended the search for a cache.
    expect(answers.repeatRatio).toBeNull();
    expect(answers.failures).toEqual({ status: 5 });
    const failed = outcomesOf(scored).flatMap(({ predicted }, index) =>
      Number.isNaN(predicted) ? [index + 1] : [],
    );
    expect(failed).toEqual([7, 14, 21, 28, 35]);
    for (const turn of failed) {
      const { actual } = outcomesOf(plain)[turn - 1] ?? {};
      const outcome = outcomesOf(scored)[turn - 1];
      expect(outcome).toMatchObject({ correct: false, review: true, finite: true, actual });
    }
    // A request that fails is no answer that changes.
    expect(scored.unrepeatable).toBeUndefined();
  });

  test('fails NaN as for files, and sees that the answers do not repeat', async () => {
    const scored = await score(withOptions('--nan-every', '9'));
    const broken = outcomesOf(scored).flatMap(({ finite }, index) => (finite ? [] : [index + 1]));
    // After 34 requests that look for a cache, the items are requests 35 to 74, of which 36, 45, 54, 63 and 72 have NaN.
    expect(broken).toEqual([2, 11, 20, 29, 38]);
    // They are sent again as requests 75 to 114, of which 81, 90, 99 and 108 have NaN: items 7, 16, 25 and 34.
    expect(scored.unrepeatable).toEqual({ items: 9, of: ITEMS, operators: [] });
  });

  test.each([{ items: ITEMS }, { items: 2 }])(
    'gives up on outputs of another shape than declared, with $items items',
    async ({ items }) => {
      const few = await fashionSet(place.folder, { count: items, arm: asked });
      const failure = await caught(() => score(withOptions('--other-shape'), { items: few }));
      expect(failure).toBeInstanceOf(ModelFailure);
      expect(failure).toMatchObject({
        kind: 'no-answer',
        message: `its server answered none of the first ${Math.min(5, items)} items: expected shape [?, 10] in "logits", got [1, 10, 1]`,
      });
    },
  );
});

type Traffic = TensorExperiment['traffic'];
const CLOSED: Traffic = { scenario: 'single-stream', batch: 1, streams: 1 };

/** Measures until there is one launch. */
function measure(arms: readonly TensorServerArm[], traffic: Traffic = CLOSED): Promise<ArmMeasurement[]> {
  const names = arms.length === 2 ? (['baseline', 'candidate'] as const) : (['candidate'] as const);
  const has = (measured: readonly ArmMeasurement[]): boolean => (measured[0]?.launches.length ?? 0) > 0;
  return measureServed(workspaceIn(place.folder), {
    engine: 'server',
    answers: 'tensors',
    preparedArms: arms.map((arm, index) => prepareTensors(arm, names[index])),
    set,
    traffic,
    capacityNs: undefined,
    budgetNs: 300e9,
    longestBudgetNs: 300e9,
    couldDecide: () => false,
    seed: 7,
    isClear: has,
    progress: () => {},
  });
}

describe('measureServed', () => {
  test('times both arms, whose records have requests but no tokens', async () => {
    const measured = await measure([asked, withOptions('--fail-every', '10')]);
    for (const each of measured) {
      expect(armMeasurementSchema.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
      const [launch] = each.launches;
      expect(launch?.served).not.toHaveProperty('ttftNs');
      expect(launch?.served).not.toHaveProperty('outputTokens');
      expect(launch?.samples).toBeGreaterThanOrEqual(20);
      expect(launch?.served?.latencyNs).toHaveLength(launch?.samples ?? 0);
      // A launch sends 20 to 32 of the 40 images in turn, four times if there are enough requests.
      const repeated = Math.floor((launch?.samples ?? 0) / 4);
      expect(launch?.tails).toMatchObject({ of: ITEMS });
      expect(launch?.tails?.inputsNs).toHaveLength(Math.min(32, Math.max(20, repeated)));
      expect(each.ramPeakBytes).toHaveLength(1);
    }
    const failures = measured.map(({ launches }) => launches[0]?.served?.failures);
    expect(failures[0]).toEqual({});
    const samples = measured[1]?.launches[0]?.samples ?? 0;
    expect(failures[1]?.status).toBeGreaterThanOrEqual(Math.floor(samples / 10) - 1);
    // A failed request took its whole deadline.
    const slowest = Math.max(...(measured[1]?.launches[0]?.served?.latencyNs ?? []));
    expect(slowest).toBeGreaterThanOrEqual(60e9);
  });

  test.each<{ title: string; traffic: Traffic }>([
    { title: 'all at once', traffic: { scenario: 'offline', batch: 1, streams: 2 } },
    { title: 'at random', traffic: { scenario: 'server', batch: 1, streams: 2, 'rate-per-second': 100_000 } },
  ])('sends requests $title', async ({ traffic }) => {
    const [one] = await measure([asked], traffic);
    const [launch] = one?.launches ?? [];
    expect(launch?.served?.latencyNs).toHaveLength(launch?.samples ?? 0);
    expect(launch?.served?.failures).toEqual({});
    expect(launch?.tails).toBeNull();
  });

  test('compares timed answers with the scored ones, and names the items', async () => {
    const lazy = withOptions('--lazy', join(place.folder, 'was-started'));
    const failure = await caught(() => measure([lazy]));
    expect(failure).toMatchObject({ kind: 'answers-differ', arm: 'candidate' });
    expect(String(failure)).toMatch(
      /its timed answers differ from the scored ones, for \d+ of \d+ inputs: output "logits" differs for \S+/,
    );
  });

  test('runs one server at a time where the policy says so', async () => {
    const alternate = { ...asked, engine: { ...asked.engine, turns: 'alternate' } } as const;
    const measured = await measure([alternate, alternate]);
    expect(measured.map(({ launches }) => launches.map(({ served }) => served?.turns))).toEqual([
      ['alternate'],
      ['alternate'],
    ]);
  });

  test('measures servers that run already, whose memory is unknown', async () => {
    const settings = serverSettings(place.folder, v2Onnx());
    const server = await ServerProcess.start('candidate', {
      ...settings,
      artifact: asked.model.file,
      ready: { path: '/v2/health/ready', withinMs: 60_000 },
    });
    try {
      const { start: _, ...engine } = asked.engine;
      const running = { ...asked, engine: { ...engine, url: server.origin, 'baseline-url': server.origin } };
      const measured = await measure([running, running]);
      expect(measured.map(({ ramPeakBytes }) => ramPeakBytes)).toEqual([[], []]);
      const samples = measured.map(({ launches }) => launches[0]?.samples);
      expect(samples[0]).toBeGreaterThanOrEqual(20);
      expect(samples[1]).toBe(samples[0]);
      expect(measured.map(({ launches }) => launches[0]?.served?.turns)).toEqual([
        'side-by-side',
        'side-by-side',
      ]);
    } finally {
      await server.stop();
    }
  });
});
