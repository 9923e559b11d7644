import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limit.ts';
import {
  checkConfident,
  checkExact,
  checkSampled,
  marginOf,
  worst,
} from '../../../src/verdict/row/check-limit.ts';

const relative = (value: number) => ({ kind: 'relative', value }) as const;
const absolute = (value: number) => ({ kind: 'absolute', value }) as const;
const oneUlpOver = (value: number) => value * (1 + Number.EPSILON);

describe('checkExact', () => {
  test.each<{ title: string; limit: Limit; baseline: number | undefined; candidate: number; answer: string }>(
    [
      {
        title: 'a rise up to the limit passes',
        limit: { 'max-increase': relative(0.1) },
        baseline: 100,
        candidate: 110,
        answer: 'pass',
      },
      {
        title: 'a rise beyond the limit fails',
        limit: { 'max-increase': relative(0.1) },
        baseline: 100,
        candidate: 110.001,
        answer: 'fail',
      },
      {
        title: 'a fall passes a limit on rises',
        limit: { 'max-increase': relative(0.1) },
        baseline: 100,
        candidate: 1,
        answer: 'pass',
      },
      {
        title: 'exactly one point less passes a limit of one point',
        limit: { 'max-drop': absolute(0.01) },
        baseline: 0.912,
        candidate: 0.902,
        answer: 'pass',
      },
      {
        title: 'one item of 2,000 more than one point fails',
        limit: { 'max-drop': absolute(0.01) },
        baseline: 0.912,
        candidate: 0.9015,
        answer: 'fail',
      },
      {
        title: 'a better score passes',
        limit: { 'max-drop': absolute(0.01) },
        baseline: 0.9,
        candidate: 0.95,
        answer: 'pass',
      },
      {
        title: 'a rise below the floor is no regression',
        limit: { 'max-increase': relative(0.1), floor: 16 },
        baseline: 100,
        candidate: 116,
        answer: 'pass',
      },
      {
        title: 'a rise above limit and floor fails',
        limit: { 'max-increase': relative(0.1), floor: 16 },
        baseline: 100,
        candidate: 117,
        answer: 'fail',
      },
      {
        title: 'any rise from zero breaks a relative limit',
        limit: { 'max-increase': relative(0.1) },
        baseline: 0,
        candidate: 0.001,
        answer: 'fail',
      },
      {
        title: 'zero to zero passes a relative limit',
        limit: { 'max-increase': relative(0.1) },
        baseline: 0,
        candidate: 0,
        answer: 'pass',
      },
      {
        title: 'a maximum is allowed itself',
        limit: { max: 0.08 },
        baseline: undefined,
        candidate: 0.08,
        answer: 'pass',
      },
      {
        title: 'one ulp over a maximum fails',
        limit: { max: 0.08 },
        baseline: undefined,
        candidate: oneUlpOver(0.08),
        answer: 'fail',
      },
      {
        title: 'a minimum is allowed itself',
        limit: { min: 0.9 },
        baseline: undefined,
        candidate: 0.9,
        answer: 'pass',
      },
      {
        title: 'just under a minimum fails',
        limit: { min: 0.9 },
        baseline: undefined,
        candidate: 0.8999,
        answer: 'fail',
      },
      {
        title: 'a change without a baseline is not judged',
        limit: { 'max-drop': absolute(0.01) },
        baseline: undefined,
        candidate: 0.9,
        answer: 'unjudged',
      },
      {
        title: 'a broken minimum fails even without a baseline',
        limit: { 'max-drop': absolute(0.01), min: 0.95 },
        baseline: undefined,
        candidate: 0.9,
        answer: 'fail',
      },
      {
        title: 'a NaN candidate fails a change',
        limit: { 'max-drop': absolute(0.01) },
        baseline: 0.9,
        candidate: Number.NaN,
        answer: 'fail',
      },
      {
        title: 'a NaN baseline fails a change',
        limit: { 'max-increase': relative(0.1) },
        baseline: Number.NaN,
        candidate: 1,
        answer: 'fail',
      },
      {
        title: 'a NaN candidate fails a maximum',
        limit: { max: 1 },
        baseline: undefined,
        candidate: Number.NaN,
        answer: 'fail',
      },
      {
        title: 'a NaN candidate fails a minimum',
        limit: { min: 1 },
        baseline: undefined,
        candidate: Number.NaN,
        answer: 'fail',
      },
    ],
  )('$title', ({ limit, baseline, candidate, answer }) => {
    expect(checkExact(limit, { baseline, candidate })).toBe(answer);
  });
});

describe('checkSampled', () => {
  const ln = (low: number, high: number) => ({
    mean: (low + high) / 2,
    low: Math.log1p(low),
    high: Math.log1p(high),
  });
  const tenPercent: Limit = { 'max-increase': relative(0.1) };
  const judge = (limit: Limit, low: number, high: number, baseline = 1e6, slack = 0) =>
    checkSampled(limit, {
      lnRatio: ln(low, high),
      lnCandidate: ln(baseline * (1 + low) - 1, baseline * (1 + high) - 1),
      baseline,
      slack,
    });

  test.each([
    { title: 'an interval within the limit passes', low: -0.02, high: 0.09, answer: 'pass' },
    { title: 'an interval beyond the limit fails', low: 0.11, high: 0.2, answer: 'fail' },
    { title: 'an interval over the limit is not decided', low: 0.05, high: 0.15, answer: 'inconclusive' },
    { title: 'an upper end at the limit passes', low: 0, high: 0.1, answer: 'pass' },
    {
      title: 'an upper end one ulp over is not decided',
      low: 0,
      high: oneUlpOver(0.1) + 1e-15,
      answer: 'inconclusive',
    },
    { title: 'a lower end at the limit is not decided', low: 0.1, high: 0.2, answer: 'inconclusive' },
    { title: 'an interval of NaN fails', low: Number.NaN, high: Number.NaN, answer: 'fail' },
  ])('$title', ({ low, high, answer }) => {
    expect(judge(tenPercent, low, high)).toBe(answer);
  });

  test('a floor widens a relative limit on small figures', () => {
    // 0.2 ms with a floor of 0.05 ms: +25 % is no regression.
    expect(judge({ 'max-increase': relative(0.1), floor: 50_000 }, 0.15, 0.24, 200_000)).toBe('pass');
    expect(judge({ 'max-increase': relative(0.1), floor: 50_000 }, 0.26, 0.3, 200_000)).toBe('fail');
  });

  test('a stored baseline’s spread widens the limit', () => {
    expect(judge(tenPercent, 0.12, 0.14, 1e6, 0.05)).toBe('pass');
  });

  test('a drop is judged by its own side', () => {
    const limit: Limit = { 'max-drop': relative(0.1) };
    expect(judge(limit, -0.05, 0.5)).toBe('pass');
    expect(judge(limit, -0.5, -0.11)).toBe('fail');
    expect(judge(limit, -0.15, -0.05)).toBe('inconclusive');
  });

  test('an absolute maximum is judged by the whole interval of the candidate', () => {
    expect(judge({ max: 1.2e6 }, 0, 0.19)).toBe('pass');
    expect(judge({ max: 1.2e6 }, 0.1, 0.3)).toBe('inconclusive');
    expect(judge({ max: 1.2e6 }, 0.21, 0.3)).toBe('fail');
  });

  test('too few launches decide nothing', () => {
    expect(
      checkSampled(tenPercent, { lnRatio: undefined, lnCandidate: undefined, baseline: 1, slack: 0 }),
    ).toBe('inconclusive');
  });

  test('a looser limit never turns a pass into anything else', () => {
    const share = fc.double({ min: -0.5, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, limit, looser) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          if (judge({ 'max-increase': relative(limit) }, low, high) !== 'pass') return;
          expect(judge({ 'max-increase': relative(limit + looser) }, low, high)).toBe('pass');
        },
      ),
    );
  });
});

describe('checkConfident', () => {
  const points = (value: number) => ({ kind: 'points', value }) as const;
  const drop: Limit = { 'max-drop': points(0.01) };
  const judge = (limit: Limit, low: number, high: number, baseline: number | undefined = 0.9) =>
    checkConfident(limit, { baseline, difference: { low, high }, own: { low, high } });

  test.each<{ title: string; limit: Limit; low: number; high: number; answer: string }>([
    { title: 'an interval within the margin passes', limit: drop, low: -0.009, high: 0.002, answer: 'pass' },
    { title: 'an end at the margin passes', limit: drop, low: -0.01, high: 0.002, answer: 'pass' },
    {
      title: 'an end one ulp over the margin is not decided',
      limit: drop,
      low: -oneUlpOver(0.01),
      high: 0.002,
      answer: 'inconclusive',
    },
    {
      title: 'an interval that ends at the margin is not decided',
      limit: drop,
      low: -0.02,
      high: -0.01,
      answer: 'inconclusive',
    },
    { title: 'an interval beyond the margin fails', limit: drop, low: -0.02, high: -0.011, answer: 'fail' },
    { title: 'an interval of NaN fails', limit: drop, low: Number.NaN, high: Number.NaN, answer: 'fail' },
    {
      title: 'a maximum is held by the upper end',
      limit: { max: 0.08 },
      low: 0.05,
      high: 0.08,
      answer: 'pass',
    },
    {
      title: 'a maximum within the interval is not decided',
      limit: { max: 0.08 },
      low: 0.05,
      high: 0.09,
      answer: 'inconclusive',
    },
    {
      title: 'a minimum above the interval fails',
      limit: { min: 0.95 },
      low: 0.9,
      high: 0.94,
      answer: 'fail',
    },
    {
      title: 'a relative margin is a share of the baseline',
      limit: { 'max-increase': relative(0.1) },
      low: 0.01,
      high: 0.08,
      answer: 'pass',
    },
  ])('$title', ({ limit, low, high, answer }) => {
    expect(judge(limit, low, high)).toBe(answer);
  });

  test('without an interval decides nothing', () => {
    const nothing = { baseline: 0.9, difference: undefined, own: undefined };
    expect(checkConfident(drop, nothing)).toBe('inconclusive');
    expect(checkConfident({ min: 0.5 }, nothing)).toBe('inconclusive');
  });

  test('without a baseline judges no change', () => {
    expect(checkConfident(drop, { baseline: undefined, difference: undefined, own: undefined })).toBe(
      'unjudged',
    );
  });

  test('takes the tighter of two margins for the margin', () => {
    expect(marginOf({ 'max-drop': relative(0.1), 'max-increase': points(0.02) }, 0.5)).toBe(0.02);
    expect(marginOf({ min: 0.5 }, 0.5)).toBeUndefined();
  });
});

describe('worst', () => {
  test('no answer at all is a failure', () => {
    expect(worst([])).toBe('fail');
  });
});
