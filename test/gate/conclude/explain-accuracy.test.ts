import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tensorNumbers } from '../../../src/dataset/element-codec.ts';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { explainAccuracy } from '../../../src/gate/conclude/explain-accuracy.ts';
import type { Machine } from '../../../src/gate/machine.ts';
import type { Run } from '../../../src/gate/run.ts';
import type { PreparedArm } from '../../../src/measure/experiment.ts';
import type { FedArms } from '../../../src/measure/layers/compare-layers.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { judgeNothing } from '../../../src/verdict/judge-model.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';
import { float32, itemOf } from '../../support/scoring.ts';

type Explained = Parameters<typeof explainAccuracy>[1];
type Compare = NonNullable<Machine['compareLayers']>;

const MODEL = policyOf({ 'task-score': { 'max-drop': '1pp' } });
const INPUTS = [{ name: 'x', dtype: 'float32', shape: [null, 1] }];
const FASHION = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'fashion');

/** Item n has the id "n" and the value n. */
const ITEMS = Array.from({ length: 20 }, (_, at) =>
  itemOf(0, { id: `${at}`, inputs: new Map([['x', float32([1], at)]]), isWhole: false }),
);
const SET = {
  async *items() {
    yield* ITEMS;
  },
} as unknown as RegressionSet;

const armOf = (name: 'baseline' | 'candidate', file: string, given: object = {}): PreparedArm =>
  ({
    arm: { name, model: { file: join(FASHION, file), sha256: file, facts: { inputs: INPUTS } }, ...given },
    items: { set: SET, scored: SET },
  }) as unknown as PreparedArm;

const BASELINE = armOf('baseline', 'model.onnx');
const CANDIDATE = {
  engine: 'onnxruntime',
  preparedArm: armOf('candidate', 'candidates/int8.onnx'),
  scored: SET,
} as unknown as Explained['candidate'];

const score = (candidate: number, given: Partial<Row> = {}): Row =>
  row('task-score', { baseline: 0.9, candidate, score: { name: 'Accuracy', better: 'higher' }, ...given });

/** The first tensor is equal and the second one differs. */
const differs: Compare = async () =>
  new Map([
    [0, { relative: 0, cosine: 1, isBeyondRounding: false }],
    [1, { relative: 0.5, cosine: 0.9, isBeyondRounding: true }],
  ]);

interface Case {
  readonly request?: Partial<Run['request']>;
  readonly rows?: readonly Row[];
  readonly found?: Partial<Explained>;
  readonly rightToWrong?: readonly number[];
  readonly compare?: Compare | undefined;
  readonly batch?: number;
}

function explain(given: Case) {
  const { request = { explainsAccuracy: true, use: 'pull-request' }, rows = [score(0.8)], found } = given;
  const compareLayers = 'compare' in given ? given.compare : differs;
  const machine = { compareLayers } as Machine;
  const model = { ...MODEL, traffic: { ...MODEL.traffic, batch: given.batch ?? 1 } };
  const flips = { rightToWrong: given.rightToWrong ?? [], wrongToRight: [] };
  return explainAccuracy(
    { request, model, ports: { machine } } as unknown as Parameters<typeof explainAccuracy>[0],
    {
      outcome: { kind: 'compared', comparison: comparisonOf(MODEL, { baseline: {}, candidate: {} }) },
      candidate: CANDIDATE,
      baselineArm: BASELINE,
      judgement: { ...judgeNothing('fail'), rows: [...rows], flips },
      ...found,
    },
  );
}

const PULL_REQUEST = { use: 'pull-request' } as const;
const NIGHTLY = { use: 'nightly' } as const;
const failing = row('flips', { baseline: null, candidate: 0.2, state: 'fail' });
const slow = row('latency-p95', { baseline: 1, candidate: 2, state: 'fail' });

describe('layers are compared', () => {
  test.each<Case & { title: string }>([
    { title: 'if someone asked and the score is lower', rows: [score(0.8999)] },
    {
      title: 'if it is higher and higher is worse',
      rows: [score(0.91, { score: { name: 'WER', better: 'lower' } })],
    },
    { title: 'if the score is not a number', rows: [score(Number.NaN)] },
    { title: 'if another limit on answers fails', rows: [score(0.9), failing] },
    { title: 'if such a limit is undecided', rows: [{ ...failing, state: 'inconclusive' }] },
    { title: 'if such a limit is waived', rows: [{ ...failing, state: 'waived' }] },
    { title: 'at night if such a limit fails', request: NIGHTLY, rows: [failing] },
  ])('$title', async (given) => {
    expect(await explain(given)).toMatchObject({ kind: 'compared', differing: 1, shared: 16 });
  });
});

describe('layers are not compared', () => {
  test.each<Case & { title: string; why: string }>([
    { title: 'if the score is equal', rows: [score(0.9)], why: 'score-kept' },
    { title: 'if the score is higher', rows: [score(0.95)], why: 'score-kept' },
    { title: 'if only the latency fails', rows: [slow], why: 'score-kept' },
    { title: 'without a baseline', found: { baselineArm: undefined }, why: 'no-baseline-model' },
    {
      title: 'without a baseline or a change',
      rows: [score(0.8, { change: null })],
      found: { baselineArm: undefined },
      why: 'no-baseline-model',
    },
    {
      title: 'of a served model',
      found: { candidate: { ...CANDIDATE, engine: 'server' } as never },
      why: 'served',
    },
    {
      title: 'of one file',
      found: { baselineArm: armOf('baseline', 'candidates/int8.onnx') },
      why: 'unchanged',
    },
    {
      title: 'of a model with a state',
      found: { baselineArm: armOf('baseline', 'model.onnx', { sequence: {} }) },
      why: 'state',
    },
    {
      title: 'of models without a comparison',
      found: { outcome: { kind: 'incomparable', differences: [] } },
      why: 'score-unknown',
    },
  ])('$title: $why', async ({ why, ...given }) => {
    expect(await explain(given)).toEqual({ kind: 'not-compared', why });
  });

  test.each<Case & { title: string }>([
    { title: 'if nobody asked', request: PULL_REQUEST, rows: [failing] },
    { title: 'at night if no limit fails', request: NIGHTLY, rows: [score(0.8, { state: 'pass' })] },
    { title: 'at night if another limit fails', request: NIGHTLY, rows: [slow] },
    { title: 'on a simulated machine', compare: undefined },
    {
      title: 'of a model that does not run',
      found: { outcome: { kind: 'failed', failure: new ModelFailure('crashed', 'candidate', 'it crashed') } },
    },
  ])('and not mentioned $title', async (given) => {
    expect(await explain(given)).toBeUndefined();
  });
});

describe('the compared items', () => {
  const record = async (given: Case) => {
    let fed: FedArms | undefined;
    const compare: Compare = async (workspace, arms, pairs) => {
      fed = arms;
      return differs(workspace, arms, pairs);
    };
    const layers = await explain({ ...given, compare });
    const values = (arm: 'baseline' | 'candidate') =>
      fed?.[arm].feeds.map((feed) => [...tensorNumbers(feed.get('x') as Tensor)]);
    return { layers, baseline: values('baseline'), candidate: values('candidate') };
  };

  test('are the first ones that only the baseline answers correctly', async () => {
    const { layers, baseline, candidate } = await record({ rightToWrong: [3, 5, 8, 13, 17] });
    expect(layers).toMatchObject({ items: ['3', '5', '8', '13'] });
    expect(baseline).toEqual([[3], [5], [8], [13]]);
    expect(candidate).toEqual(baseline);
  });

  test('are the first ones of all where there are none of these', async () => {
    expect((await record({})).baseline).toEqual([[0], [1], [2], [3]]);
  });

  test('run in the batches of the model’s traffic', async () => {
    expect((await record({ rightToWrong: [4, 6], batch: 2 })).candidate).toEqual([[4, 6]]);
  });
});

describe('a comparison that fails', () => {
  test.each([
    {
      title: 'because of a model',
      error: new ModelFailure('out-of-memory', 'candidate', 'it took too much'),
      expected: { kind: 'failed', failure: 'out-of-memory', message: 'it took too much' },
    },
    {
      title: 'because of the machine',
      error: new InfrastructureError('the disk is full', 'Make room.'),
      expected: { kind: 'failed', failure: null, message: 'the disk is full' },
    },
  ])('$title is noted', async ({ error, expected }) => {
    expect(await explain({ compare: () => Promise.reject(error) })).toEqual(expected);
  });

  test('because of a mistake in the gate is not hidden', async () => {
    await expect(explain({ compare: () => Promise.reject(new TypeError('oops')) })).rejects.toThrow('oops');
  });
});
