import { describe, expect, test } from 'vitest';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import { decideAcceptance, type RecordingGrounds } from '../../../src/gate/conclude/decide-acceptance.ts';
import type { Run } from '../../../src/gate/run.ts';
import type { Limit } from '../../../src/policy/limit.ts';
import type { AcceptanceReason } from '../../../src/records/acceptance.ts';
import type { BaselineSource, NoBaseline } from '../../../src/records/baseline-fact.ts';
import { judgeNothing } from '../../../src/verdict/judge-model.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import type { State } from '../../../src/verdict/state.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';
import { userErrorOf } from '../../support/scoring.ts';

const model = policyOf(
  { 'latency-p95': { 'max-increase': '10%' } },
  { drift: { 'latency-p95': { 'max-increase': '15%' } } },
);
const atMost = (value: number): Limit => ({ 'max-increase': { kind: 'relative', value } });
const P95 = { baseline: 100, limit: atMost(0.1) };
const SOURCE: BaselineSource = { kind: 'git', commit: 'f'.repeat(40) };

interface Case {
  readonly state: State;
  readonly rows?: Row[];
  readonly given?: Partial<RecordingGrounds>;
  readonly onInconclusive?: 'pass' | 'block';
  readonly acceptedBy?: { actor: string; reason: string };
  readonly mode?: 'check' | 'alone';
}

function decide({ state, rows = [], given, onInconclusive = 'pass', acceptedBy, mode = 'check' }: Case) {
  const run = {
    request: { mode, recording: { commit: 'a'.repeat(40), acceptedBy } },
    policy: { 'on-inconclusive': onInconclusive },
    model,
  } as unknown as Run;
  return decideAcceptance(run, {
    found: { baseline: { kind: 'model', file: '/m.onnx', source: SOURCE }, notes: [] },
    outcome: { kind: 'compared', comparison: comparisonOf(model, { baseline: {}, candidate: {} }) },
    judgement: { ...judgeNothing(state), rows },
    drift: undefined,
    ...given,
  });
}

const undecided = (candidate: number) => [row('latency-p95', { ...P95, candidate, state: 'inconclusive' })];
const none = (why: NoBaseline) => ({ found: { baseline: { kind: 'none', why } as const, notes: [] } });
const NEW: NoBaseline = { kind: 'new-model', commit: null };
const NO_COMMIT: NoBaseline = { kind: 'no-commit' };
const drift = (state: 'fail' | 'inconclusive' | 'incomparable', candidate: number) => ({
  drift: {
    state,
    release: { tag: 'v1', commit: 'b'.repeat(40) },
    source: SOURCE,
    rows: [row('latency-p95', { baseline: 100, candidate, state: 'inconclusive', limit: atMost(0.15) })],
    notes: [],
  },
});
const crashed = {
  outcome: { kind: 'failed', failure: new ModelFailure('crashed', 'candidate', 'it crashed') } as const,
};

const disturbed = (gpuBusy: number, launches = 0): Partial<RecordingGrounds> => {
  const { candidate, ...rest } = comparisonOf(model, { baseline: {}, candidate: {} });
  const measured = {
    ...candidate,
    launches: candidate.launches.slice(0, launches),
    discardedLaunches: { late: 0, gpuBusy },
  };
  return { outcome: { kind: 'compared', comparison: { ...rest, candidate: measured } } };
};

/** A store did not say what is accepted, so the base commit is the reference. */
const UNSURE: Partial<RecordingGrounds> = {
  found: {
    baseline: { kind: 'model', file: '/m.onnx', source: SOURCE },
    notes: [
      {
        kind: 'acceptance-unknown',
        store: { kind: 'actions-cache' },
        problem: { kind: 'no-answer', seconds: 60 },
        isReferenceUnsure: true,
      },
    ],
  },
};

describe('a run is accepted', () => {
  test.each<{ title: string; given: Case }>([
    { title: 'when every limit holds', given: { state: 'pass' } },
    { title: 'when what breaks a limit is waived', given: { state: 'waived' } },
    { title: 'when the model is new', given: { state: 'no-baseline', given: none(NEW) } },
    { title: 'when a person has measured it alone', given: { state: 'no-baseline', mode: 'alone' } },
    {
      title: 'when it is undecided, the noise may pass and what was measured keeps the limit',
      given: { state: 'inconclusive', rows: undecided(110) },
    },
    {
      title: 'when the drift is undecided, and what was measured keeps it',
      given: { state: 'pass', given: drift('inconclusive', 115) },
    },
  ])('$title', ({ given }) => {
    expect(decide(given)).toMatchObject({ accepted: true });
    expect(decide(given)?.by).toBeUndefined();
  });
});

describe('a model that is no better than guessing', () => {
  const guessing = { arm: 'candidate', score: 0.1, chance: 0.1, by: 'most-frequent' } as const;
  const score = row('task-score', {
    baseline: null,
    candidate: 0.1,
    score: { name: 'Accuracy', better: 'higher' },
  });
  const judgement = { ...judgeNothing('no-baseline'), rows: [score], guessing };
  const recordAlone = (policy: typeof model) =>
    decideAcceptance(
      { request: { mode: 'alone', recording: { commit: undefined } }, model: policy } as unknown as Run,
      {
        found: { baseline: { kind: 'none', why: NEW }, notes: [] },
        outcome: { kind: 'compared', comparison: comparisonOf(model, { baseline: null, candidate: {} }) },
        judgement,
        drift: undefined,
      },
    );

  test('is not recorded by hand, with the way out', () => {
    const { message, hint } = userErrorOf(() => recordAlone(model));
    expect(message).toBe(
      'models.m: expected a baseline that is better than guessing, got Accuracy 0.1000 (guessing: 0.1000).',
    );
    expect(hint).toContain('write "guessing: allow"');
  });

  test('is recorded if the policy allows it', () => {
    expect(recordAlone({ ...model, guessing: 'allow' })).toMatchObject({ accepted: true });
  });
});

describe('a run is not recorded', () => {
  test.each<{ title: string; given: Case }>([
    {
      title: 'when a person has measured alone what could not be measured',
      given: { state: 'fail', mode: 'alone', given: crashed },
    },
    {
      title: 'when a person has measured it alone on a GPU with other work',
      given: { state: 'inconclusive', mode: 'alone', given: disturbed(5) },
    },
    {
      title: 'when every limit holds, but its reference may have been refused: a store did not answer',
      given: { state: 'pass', given: UNSURE },
    },
    {
      title: 'when what breaks a limit is waived, but a store did not answer',
      given: { state: 'waived', given: UNSURE },
    },
  ])('$title', ({ given }) => {
    expect(decide(given)).toBeUndefined();
  });

  test('but one that fails is, whatever a store did not answer', () => {
    expect(decide({ state: 'fail', given: UNSURE })).toMatchObject({ accepted: false, state: 'fail' });
  });
});

describe('a run is recorded, but not accepted', () => {
  const cases: { title: string; given: Case; state?: State }[] = [
    { title: 'when a limit is broken', given: { state: 'fail' } },
    {
      title: 'when the GPU had other work, whoever accepts it',
      given: { state: 'inconclusive', acceptedBy: { actor: 'a', reason: 'r' }, given: disturbed(1) },
    },
    {
      title: 'when there was nothing to compare with',
      given: { state: 'no-baseline', given: none(NO_COMMIT) },
    },
    {
      title: 'when it is undecided and what was measured is beyond the limit',
      given: { state: 'inconclusive', rows: undecided(110.1) },
    },
    {
      title: 'when it is undecided and the noise may not pass',
      given: { state: 'inconclusive', rows: undecided(100), onInconclusive: 'block' },
    },
    {
      title: 'when it could not be compared',
      given: {
        state: 'incomparable',
        given: { outcome: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] } },
      },
    },
    { title: 'when the model crashed', given: { state: 'fail', given: crashed } },
    { title: 'when the provider is not there', given: { state: 'no-provider', given: crashed } },
    {
      title: 'when the last release is not kept to',
      given: { state: 'pass', given: drift('fail', 120) },
      state: 'fail',
    },
    {
      title: 'when the last release could not be measured',
      given: { state: 'pass', given: drift('incomparable', 100) },
      state: 'incomparable',
    },
    {
      title: 'when the drift is undecided and what was measured is beyond it',
      given: { state: 'pass', given: drift('inconclusive', 116) },
      state: 'inconclusive',
    },
  ];
  test.each(cases)('$title', ({ given, state }) => {
    expect(decide(given)).toMatchObject({ accepted: false, state: state ?? given.state });
  });
});

describe('the reason', () => {
  const failed = [row('latency-p95', { ...P95, candidate: 120, state: 'fail' })];
  test.each<{ title: string; given: Case; why: AcceptanceReason }>([
    { title: 'of a pass', given: { state: 'pass' }, why: { kind: 'limits-kept' } },
    {
      title: 'of a new model',
      given: { state: 'no-baseline', given: none(NEW) },
      why: { kind: 'no-baseline', why: NEW },
    },
    {
      title: 'names the limits that were broken',
      given: { state: 'fail', rows: failed },
      why: { kind: 'limits-broken', metrics: ['latency-p95'], isDrift: false },
    },
    {
      title: 'of a crash is its message',
      given: { state: 'fail', given: crashed },
      why: { kind: 'not-measured', message: 'it crashed' },
    },
    {
      title: 'says that the figures keep the limit where only the policy forbids it',
      given: { state: 'inconclusive', rows: undecided(100), onInconclusive: 'block' },
      why: { kind: 'undecided', keepsLimits: true },
    },
    {
      title: 'says that the figures do not keep the limit',
      given: { state: 'inconclusive', rows: undecided(110.1) },
      why: { kind: 'undecided', keepsLimits: false },
    },
    {
      title: 'of a release that could not be measured',
      given: { state: 'pass', given: drift('incomparable', 100) },
      why: { kind: 'drift-not-judged' },
    },
    { title: 'where no limit was judged', given: { state: 'error' }, why: { kind: 'nothing-judged' } },
  ])('$title', ({ given, why }) => {
    expect(decide(given)?.why).toEqual(why);
  });
});

describe('a person', () => {
  const acceptedBy = { actor: 'octocat', reason: 'a fair price' };
  test.each<Case>([
    { state: 'fail' },
    { state: 'inconclusive', onInconclusive: 'block', rows: undecided(100) },
    { state: 'no-baseline', given: none(NO_COMMIT) },
    { state: 'incomparable' },
  ])('may accept what is $state', (given) => {
    expect(decide({ ...given, acceptedBy })).toEqual({
      accepted: true,
      state: given.state,
      why: { kind: 'accepted-by-person', reason: 'a fair price' },
      by: 'octocat',
    });
  });

  test('vouches for a pass where a store did not answer', () => {
    expect(decide({ state: 'pass', acceptedBy, given: UNSURE })).toEqual({
      accepted: true,
      state: 'pass',
      why: { kind: 'accepted-by-person', reason: 'a fair price' },
      by: 'octocat',
    });
  });

  test('is not named where the verdict is enough', () => {
    expect(decide({ state: 'pass', acceptedBy })?.by).toBeUndefined();
  });

  test.each<Case>([
    { state: 'fail', given: crashed },
    { state: 'no-provider', given: crashed },
    { state: 'error' },
  ])('cannot accept what was not measured ($state)', (given) => {
    expect(decide({ ...given, acceptedBy })).toMatchObject({
      accepted: false,
      why: { kind: 'not-acceptable' },
    });
  });
});

test('nothing is decided where nothing is recorded', () => {
  const run = { request: { mode: 'check', recording: undefined } } as unknown as Run;
  expect(decideAcceptance(run, {} as RecordingGrounds)).toBeUndefined();
});
