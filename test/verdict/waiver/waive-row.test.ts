import { describe, expect, test } from 'vitest';
import type { DatedWaiver } from '../../../src/policy/waivers/waivers.ts';
import type { Comparison } from '../../../src/verdict/comparison.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { isClear } from '../../../src/verdict/row/is-clear.ts';
import type { Row } from '../../../src/verdict/row/row.ts';

import {
  isClearWithWaivers,
  listStandings,
  lookAtEndWithWaivers,
} from '../../../src/verdict/waiver/waive-row.ts';
import { comparisonOf, latenciesOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { waiverOf } from '../../support/fixtures/waiver-fixture.ts';

const P95 = { 'latency-p95': { 'max-increase': '10%' } };

/** As many launches as given, whose ratios lie evenly within `spread` of `ratio`. */
function latencies(ratio: number, { launches = 20, spread = 0 } = {}): Comparison {
  const baseline = Array.from({ length: launches }, () => 1e6);
  const candidate = baseline.map(
    (ns, index) => ns * ratio * (1 + spread * ((2 * index) / (launches - 1) - 1)),
  );
  return latenciesOf(P95, baseline, candidate);
}

const sizes = (bytes: number, limit: Record<string, unknown> = { 'max-increase': '10%' }): Comparison =>
  comparisonOf(policyOf({ 'model-size': limit }), {
    baseline: { modelSizeBytes: 1000 },
    candidate: { modelSizeBytes: bytes },
  });

/** What a reason names of the fixture's waiver. */
const TERMS = {
  ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
  expires: '2026-12-12',
  issue: 'https://github.com/owner/repository/issues/7',
};

const sizeWaiver = (given: Partial<DatedWaiver> = {}) => waiverOf({ metric: 'model-size', ...given });

function judge(comparison: Comparison, waivers: readonly DatedWaiver[]): { state: string; row: Row } {
  const { state, rows } = judgeModel({ ...comparison, waivers });
  const row = rows.find((each) => each.limit !== null);
  if (row === undefined) throw new Error('no judged row');
  return { state, row };
}

describe('a metric that repeats exactly, limit 10 %, ceiling 20 %', () => {
  test.each([
    { title: 'at the limit', bytes: 1100, state: 'pass' },
    { title: 'one over the limit', bytes: 1101, state: 'waived' },
    { title: 'at the ceiling', bytes: 1200, state: 'waived' },
    { title: 'one over the ceiling', bytes: 1201, state: 'fail' },
    { title: 'not a number', bytes: Number.NaN, state: 'fail' },
  ])('is $state $title', ({ bytes, state }) => {
    const judged = judge(sizes(bytes), [sizeWaiver()]);
    expect([judged.row.state, judged.state]).toEqual([state, state]);
  });

  test('fails on the first day on which the waiver no longer holds, and says so', () => {
    const expired = sizeWaiver({ daysLeft: -1, expires: '2026-11-24' });
    const { state, row } = judge(sizes(1150), [expired]);
    expect(state).toBe('fail');
    expect(row.reasons).toEqual([{ kind: 'waiver-expired', ...TERMS, expires: '2026-11-24' }]);
    expect(judge(sizes(1150), [sizeWaiver({ daysLeft: 0 })]).state).toBe('waived');
    expect(judge(sizes(1150), [sizeWaiver({ daysLeft: Number.NaN })]).state).toBe('fail');
  });

  test('says why it is waived, or why not', () => {
    expect(judge(sizes(1150), [sizeWaiver()]).row.reasons).toEqual([
      { kind: 'within-waiver', isBeyondLimit: true, waivers: [TERMS] },
    ]);
    expect(judge(sizes(1250), [sizeWaiver()]).row.reasons).toEqual([
      { kind: 'beyond-waiver', waivers: [TERMS] },
    ]);
  });

  test('a waiver of one bound does not cover another', () => {
    const limit = { 'max-increase': '10%', max: '1.1kB' };
    const max = sizeWaiver({ ceiling: { max: 1300 } });
    expect(judge(sizes(1150, limit), [sizeWaiver()]).state).toBe('fail');
    expect(judge(sizes(1150, limit), [max]).state).toBe('fail');
    expect(judge(sizes(1150, limit), [sizeWaiver(), max]).state).toBe('waived');
    expect(judge(sizes(1150, limit), [sizeWaiver(), { ...max, daysLeft: -1 }]).state).toBe('fail');
  });

  test('a waiver of another metric covers nothing', () => {
    expect(judge(sizes(1150), [waiverOf()]).state).toBe('fail');
  });

  test('a metric that was not measured is not waived', () => {
    const arena = comparisonOf(policyOf({ 'memory-arena-peak': { 'max-increase': '10%' } }), {
      baseline: { arenaPeakBytes: 1000 },
      candidate: { arenaPeakBytes: null },
    });
    expect(judge(arena, [waiverOf({ metric: 'memory-arena-peak' })]).state).toBe('fail');
    const missing = { ...arena, baseline: { ...arena.candidate }, candidate: arena.baseline! };
    expect(judge(missing, [waiverOf({ metric: 'memory-arena-peak' })]).state).toBe('fail');
  });

  test('one failing row that no waiver covers fails the model', () => {
    const both = comparisonOf(
      policyOf({ 'model-size': { max: '1kB' }, 'memory-arena-peak': { max: '1kB' } }),
      {
        baseline: { modelSizeBytes: 1000, arenaPeakBytes: 1000 },
        candidate: { modelSizeBytes: 1100, arenaPeakBytes: 1100 },
      },
    );
    const waiver = sizeWaiver({ ceiling: { max: 1200 } });
    const { state, rows } = judgeModel({ ...both, waivers: [waiver] });
    expect(state).toBe('fail');
    expect(rows.map(({ metric, state: each }) => `${metric} ${each}`)).toEqual([
      'memory-arena-peak fail',
      'model-size waived',
    ]);
  });
});

describe('a sampled metric, limit 10 %, ceiling 20 %', () => {
  test.each([
    { title: 'whole interval within the limit', ratio: 1.02, spread: 0.01, state: 'pass' },
    { title: 'beyond the limit, within the ceiling', ratio: 1.15, spread: 0.01, state: 'waived' },
    { title: 'beyond the ceiling', ratio: 1.3, spread: 0.01, state: 'fail' },
    { title: 'beyond the limit, across the ceiling', ratio: 1.2, spread: 0.02, state: 'inconclusive' },
    { title: 'across the limit, within the ceiling', ratio: 1.1, spread: 0.02, state: 'waived' },
    { title: 'across both', ratio: 1.15, spread: 0.9, state: 'inconclusive' },
    { title: 'not a number', ratio: Number.NaN, spread: 0, state: 'fail' },
  ])('is $state with its $title', ({ ratio, spread, state }) => {
    expect(judge(latencies(ratio, { spread }), [waiverOf()]).row.state).toBe(state);
  });

  test('says of an undecided row whether the limit was decided, with the figures of the ceiling', () => {
    const reasonsOf = (ratio: number, spread: number) =>
      judge(latencies(ratio, { spread }), [waiverOf()]).row.reasons.filter(({ kind }) => kind !== 'as-timed');
    expect(reasonsOf(1.2, 0.02)).toMatchObject([
      { kind: 'interval-crosses-limit', fails: expect.toSatisfy((fails: number) => fails > 0.2) },
      { kind: 'waiver-undecided', isBeyondLimit: true, waivers: [TERMS] },
    ]);
    expect(reasonsOf(1.1, 0.02)).toMatchObject([
      { kind: 'interval-crosses-limit' },
      { kind: 'within-waiver', isBeyondLimit: false },
    ]);
  });

  test('is judged without a waiver as if there were none', () => {
    for (const ratio of [1.02, 1.1, 1.15, 1.3]) {
      const comparison = latencies(ratio, { spread: 0.02 });
      expect(judge(comparison, [])).toEqual(judge(comparison, [waiverOf({ metric: 'latency-p50' })]));
    }
  });

  test('is sampled on until it is decided against the ceiling too', () => {
    const open = { ...latencies(1.2, { spread: 0.02 }), waivers: [waiverOf()] };
    expect(isClear(open)).toBe(true);
    expect(isClearWithWaivers(open)).toBe(false);
    expect(lookAtEndWithWaivers(open)).toBe('last');
    const decided = { ...latencies(1.15, { spread: 0.01 }), waivers: [waiverOf()] };
    expect(isClearWithWaivers(decided)).toBe(true);
    expect(lookAtEndWithWaivers(decided)).toBe('interim');
  });

  test('is sampled on while it may turn out that the waiver is not needed', () => {
    const open = { ...latencies(1.1, { spread: 0.02 }), waivers: [waiverOf()] };
    expect(isClearWithWaivers(open)).toBe(false);
  });

  test('asks for no more than the planned launches, and nothing of an expired waiver', () => {
    const long = { ...latencies(1.2, { launches: 100, spread: 0.3 }), waivers: [waiverOf()] };
    expect(isClearWithWaivers(long)).toBe(true);
    const expired = { ...latencies(1.2, { spread: 0.02 }), waivers: [waiverOf({ daysLeft: -1 })] };
    expect(isClearWithWaivers(expired)).toBe(true);
  });
});

test('outputs that are no numbers are not waived, however low the score may be', () => {
  const limits = { 'task-score': { min: 0.9 } };
  const waivers = [waiverOf({ metric: 'task-score', ceiling: { min: 0.01 } })];
  const none = comparisonOf(policyOf(limits), { baseline: {}, candidate: {} });
  expect(judge(none, waivers).state).toBe('fail');
});

describe('of a new model', () => {
  const limits = { 'model-size': { 'max-increase': '10%', max: '1000B' } };
  const sizeOf = (modelSizeBytes: number) =>
    comparisonOf(policyOf(limits), { baseline: null, candidate: { modelSizeBytes } });
  const ofMaximum = sizeWaiver({ ceiling: { max: 1200 } });

  test('a maximum is waived, and the model stays new', () => {
    const { state, row } = judge(sizeOf(1100), [ofMaximum]);
    expect([row.state, state]).toEqual(['waived', 'no-baseline']);
    expect(judge(sizeOf(1201), [ofMaximum]).row.state).toBe('fail');
  });

  test('a change is not judged, so a waiver of it is neither needed nor spared', () => {
    const { rows } = judgeModel({ ...sizeOf(900), waivers: [sizeWaiver()] });
    const { limits: parsed } = sizeOf(900).policy;
    expect(listStandings([sizeWaiver()], { limits: parsed, rows })[0]?.standing).toBe('not-judged');
    expect(listStandings([ofMaximum], { limits: parsed, rows })[0]?.standing).toBe('not-needed');
  });
});

test('lists the effect of every waiver', () => {
  const standing = (comparison: Comparison, waiver: DatedWaiver) => {
    const { rows } = judgeModel({ ...comparison, waivers: [waiver] });
    return listStandings([waiver], { limits: comparison.policy.limits, rows })[0];
  };
  expect(standing(sizes(1150), sizeWaiver())).toMatchObject({
    limit: { 'max-increase': { kind: 'relative', value: 0.1 } },
    ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
    standing: 'used',
  });
  expect(standing(sizes(1050), sizeWaiver())?.standing).toBe('not-needed');
  expect(standing(sizes(1250), sizeWaiver())?.standing).toBe('not-enough');
  expect(standing(sizes(1050), sizeWaiver({ daysLeft: -1 }))?.standing).toBe('expired');
  expect(listStandings([sizeWaiver()], { limits: sizes(1).policy.limits, rows: [] })[0]?.standing).toBe(
    'not-judged',
  );
});
