import { describe, expect, test } from 'vitest';
import { judgeGain, judgeRung } from '../../src/ladder/judge-rung.ts';
import type { RungFailure } from '../../src/ladder/ladder-verdict.ts';
import { p95Row, triedRung } from './ladder-fixture.ts';

const TINY = Number.MIN_VALUE;
/** The double just below −0.02, which is more of a gain. */
const JUST_BELOW = -0.020000000000000004;

describe('judgeGain', () => {
  test.each([
    { title: 'the whole interval below zero', low: -0.3, high: -0.01, gain: 'helps' },
    { title: 'an interval whose end is just below zero', low: -0.3, high: -TINY, gain: 'helps' },
    { title: 'an interval that ends at zero', low: -0.3, high: 0, gain: 'unknown' },
    {
      title: 'an interval around zero that holds the least gain',
      low: JUST_BELOW,
      high: 0.01,
      gain: 'unknown',
    },
    { title: 'an interval that begins at the least gain', low: -0.02, high: 0.01, gain: 'no-gain' },
    { title: 'an interval of nothing', low: 0, high: 0, gain: 'no-gain' },
    { title: 'the whole interval above zero', low: 0.1, high: 0.2, gain: 'no-gain' },
    { title: 'an end that is no number', low: -0.3, high: Number.NaN, gain: 'unknown' },
    { title: 'a beginning that is no number', low: Number.NaN, high: 0.1, gain: 'unknown' },
  ])('$title: $gain', ({ low, high, gain }) => {
    expect(judgeGain(p95Row(low, high), 0.02)).toBe(gain);
  });

  test('looks for 2% where the policy names no least gain, and for the policy’s where it does', () => {
    expect(judgeGain(p95Row(-0.02, 0.01), undefined)).toBe('no-gain');
    expect(judgeGain(p95Row(JUST_BELOW, 0.01), undefined)).toBe('unknown');
    expect(judgeGain(p95Row(-0.05, 0.01), 0.05)).toBe('no-gain');
  });

  test('knows nothing without an interval or without the row', () => {
    const { interval: _, ...bare } = p95Row(-0.3, -0.2);
    expect(judgeGain(bare, 0.02)).toBe('unknown');
    expect(judgeGain(undefined, 0.02)).toBe('unknown');
  });
});

describe('judgeRung', () => {
  const failing = p95Row(0.4, 0.5, { state: 'fail' });
  const noisy = p95Row(-0.2, 0.3, { state: 'inconclusive' });
  const crash: RungFailure = {
    kind: 'not-measured',
    failure: 'crashed',
    message: 'it crashed',
    providers: [],
  };
  const budget: RungFailure = { kind: 'bad-input', message: 'budget: expected at least 9s, got 6s.' };

  test.each([
    { title: 'helps and breaks nothing', given: {}, verdict: 'kept', why: { kind: 'faster' } },
    {
      title: 'breaks a limit, however fast it is',
      given: { state: 'fail', rows: [failing, p95Row(-0.9, -0.8)] },
      verdict: 'dropped',
      why: { kind: 'breaks-limit' },
    },
    {
      title: 'may break a limit',
      given: { state: 'inconclusive', rows: [noisy] },
      verdict: 'undecided',
      why: { kind: 'limit-undecided' },
    },
    {
      title: 'brings nothing',
      given: { rows: [p95Row(-0.01, 0.01)] },
      verdict: 'dropped',
      why: { kind: 'no-gain', minGain: 0.03 },
    },
    {
      title: 'may bring something',
      given: { rows: [p95Row(-0.05, 0.01)] },
      verdict: 'undecided',
      why: { kind: 'gain-undecided' },
    },
    {
      title: 'crashed',
      given: { state: 'fail', rows: [], failure: crash },
      verdict: 'dropped',
      why: { kind: 'no-figures', why: crash },
    },
    {
      title: 'could not be measured through no fault of its own',
      given: { state: 'error', rows: [], failure: budget },
      verdict: 'undecided',
      why: { kind: 'no-figures', why: budget },
    },
    {
      title: 'was judged by no limit',
      given: { state: 'error', rows: [p95Row(-0.6, -0.5)] },
      verdict: 'undecided',
      why: { kind: 'nothing-judged' },
    },
  ] as const)('a rung that $title is $verdict', ({ given, verdict, why }) => {
    expect(
      judgeRung(triedRung({ ...given, rows: [...(given.rows ?? triedRung().rows)] }), 0.03),
    ).toMatchObject({ verdict, why });
  });
});
