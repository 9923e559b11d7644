import { describe, expect, test } from 'vitest';
import { OURS, RULES } from '../../bench/verdicts/rules/all-rules.ts';
import { judgeRatio } from '../../bench/verdicts/rules/github-action-benchmark.ts';
import { judgeSignificance, mannWhitneyP } from '../../bench/verdicts/rules/mann-whitney.ts';
import { notInterleaved } from '../../bench/verdicts/rules/ours.ts';
import { judgePoint } from '../../bench/verdicts/rules/point-limit.ts';
import type { Evidence, Run, Sequential } from '../../bench/verdicts/rules/rule.ts';
import { judgeNewValue } from '../../bench/verdicts/rules/student-t-threshold.ts';
import { compareSamples, judgeDifferences } from '../../bench/verdicts/rules/tango.ts';
import { judgeMedian } from '../../bench/verdicts/rules/torch-bench.ts';

const run = (p95Ns: number, more: Partial<Run> = {}): Run => ({
  seconds: 3,
  meanNs: p95Ns * 0.8,
  p50Ns: p95Ns * 0.75,
  p95Ns,
  launchP95sNs: [1, 2, 3].map(() => p95Ns),
  repetitionsNs: [1, 2, 3].map((value) => value * p95Ns),
  ...more,
});

const sequential = (more: Partial<Sequential> = {}): Sequential => ({
  baseline: run(100),
  candidate: run(100),
  samplesP: 1,
  productAnswer: 'cannot-tell',
  ...more,
});

const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  interleaved: { answer: 'cannot-tell', seconds: 60 },
  differences: { z: 0, change: 0, seconds: 1 },
  sequential: sequential(),
  earlier: [],
  ...more,
});

describe('the point rule', () => {
  test.each([
    { title: 'at the limit passes', candidate: 125, answer: 'pass' },
    { title: 'one ulp over blocks', candidate: 125.00000000000001, answer: 'block' },
    { title: 'faster passes', candidate: 10, answer: 'pass' },
    { title: 'no number blocks', candidate: Number.NaN, answer: 'block' },
  ])('$title', ({ candidate, answer }) => {
    // 100 × 1.25 is exact, which 100 × 1.05 is not.
    expect(judgePoint({ baseline: 100, candidate }, 0.25)).toBe(answer);
  });
});

describe('github-action-benchmark', () => {
  test.each([
    { title: 'twice as much is no alert at 200 %', values: { previous: 50, current: 100 }, answer: 'pass' },
    { title: 'more than twice is one', values: { previous: 50, current: 100.1 }, answer: 'block' },
    { title: 'nothing against nothing is a ratio of 1', values: { previous: 0, current: 0 }, answer: 'pass' },
    { title: 'something against nothing alerts', values: { previous: 0, current: 1 }, answer: 'block' },
    {
      title: 'NaN never alerts, as published',
      values: { previous: 50, current: Number.NaN },
      answer: 'pass',
    },
  ])('$title', ({ values, answer }) => {
    expect(judgeRatio(values, 2)).toBe(answer);
  });

  test('takes the last stored run, and nothing without one', () => {
    const rule = RULES.find(({ name }) => name === 'gab-110');
    expect(
      rule?.judge(
        evidence({ sequential: sequential({ candidate: run(120) }), earlier: [run(100), run(115)] }),
      ),
    ).toBe('pass');
    expect(
      rule?.judge(
        evidence({ sequential: sequential({ candidate: run(120) }), earlier: [run(115), run(100)] }),
      ),
    ).toBe('block');
    expect(rule?.judge(evidence())).toBeUndefined();
  });
});

describe('the t threshold', () => {
  // Mean 5.5, s = 3.02765, t(0.99, 9) = 2.82144: 14.459. Without √(1 + 1/n) 14.04; an interval of the mean ends at 8.20.
  const earlier = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  test('is the upper end of the prediction interval', () => {
    expect(judgeNewValue(earlier, 14.45)).toBe('pass');
    expect(judgeNewValue(earlier, 14.47)).toBe('block');
  });

  test('does not depend on the order of the earlier runs', () => {
    expect(judgeNewValue(earlier.toReversed(), 14.47)).toBe('block');
  });

  test('never blocks when the earlier runs are equal, as published', () => {
    expect(judgeNewValue([5, 5, 5, 5], 500)).toBe('pass');
  });

  test('says nothing before ten runs, and then takes the last ten', () => {
    const rule = RULES.find(({ name }) => name === 'bencher-t');
    const runs = [1000, ...earlier].map((value) => run(value));
    expect(
      rule?.judge(evidence({ sequential: sequential({ candidate: run(15) }), earlier: runs.slice(2) })),
    ).toBeUndefined();
    expect(rule?.judge(evidence({ sequential: sequential({ candidate: run(15) }), earlier: runs }))).toBe(
      'block',
    );
  });
});

describe('the Mann–Whitney test', () => {
  test.each([
    // U = 0, σ² = 25·11/12: z = 12/4.78714.
    {
      title: 'apart',
      first: [1, 2, 3, 4, 5],
      second: [6, 7, 8, 9, 10],
      p: 0.012186,
    },
    // Mid-ranks 1, 3, 3, 6: U = 3; Σ(t³ − t) = 48; σ² = 16/12·(9 − 48/56): z = 4.5/3.29502.
    { title: 'with ties', first: [1, 2, 2, 3], second: [2, 3, 3, 4], p: 0.172035 },
    { title: 'interlocked', first: [1, 4], second: [2, 3], p: 1 },
    { title: 'all equal', first: [7, 7, 7], second: [7, 7], p: 1 },
    { title: 'one side empty', first: [], second: [1, 2], p: 1 },
  ])('of samples $title', ({ first, second, p }) => {
    expect(mannWhitneyP(first, second)).toBeCloseTo(p, 5);
    expect(mannWhitneyP(second, first)).toBeCloseTo(p, 5);
  });

  test('blocks what is significant and slower', () => {
    expect(judgeSignificance(0.049, { baseline: 1, candidate: 1.001 })).toBe('block');
    expect(judgeSignificance(0.05, { baseline: 1, candidate: 2 })).toBe('pass');
    expect(judgeSignificance(0.001, { baseline: 1, candidate: 0.9 })).toBe('pass');
  });
});

describe('TorchBench', () => {
  test.each([
    { title: '+7% passes', candidate: 107, answer: 'pass' },
    { title: '+7.1 % blocks', candidate: 107.1, answer: 'block' },
    { title: '−20 % passes', candidate: 80, answer: 'pass' },
  ])('$title', ({ candidate, answer }) => {
    expect(judgeMedian({ baseline: 100, candidate })).toBe(answer);
  });
});

describe('ours', () => {
  test('is what the product said, in the time it took', () => {
    expect(OURS.judge(evidence())).toBe('cannot-tell');
    expect(OURS.seconds(evidence())).toBe(60);
  });

  test('without interleaving is what the product said of the launches one after the other', () => {
    const answered = evidence({ sequential: sequential({ productAnswer: 'block' }) });
    expect(notInterleaved.judge(answered)).toBe('block');
  });
});

describe('tango-bench', () => {
  test.each([
    { title: 'at 2.6 blocks', z: 2.6, change: 0.006, answer: 'block' },
    { title: 'below 2.6 passes', z: 2.5999999999999996, change: 0.006, answer: 'pass' },
    { title: 'of 0.5% passes', z: 9, change: 0.005, answer: 'pass' },
    { title: 'of an ulp more blocks', z: 9, change: 0.005000000000000001, answer: 'block' },
    { title: 'that is faster passes', z: -9, change: -0.1, answer: 'pass' },
    { title: 'of no number passes, as published', z: Number.NaN, change: Number.NaN, answer: 'pass' },
  ])('a change $title', ({ z, change, answer }) => {
    expect(judgeDifferences({ z, change })).toBe(answer);
  });

  test('compares the mean of paired differences with its standard error', () => {
    // Differences 1, 2, 3: mean 2, s = 1, standard error 1/√3.
    const { z, change } = compareSamples([10, 20, 30], [11, 22, 33]);
    expect(z).toBeCloseTo(2 * Math.sqrt(3), 12);
    expect(change).toBeCloseTo(0.1, 12);
  });
});

test('a trial without runs one after the other says nothing of the rules that need them', () => {
  const judged = RULES.filter((rule) => rule.judge(evidence({ sequential: undefined })) !== undefined);
  expect(judged.map(({ name }) => name)).toEqual(['ours', 'tango']);
});

test('rules have different names, and say where they are defined', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const rule of RULES) expect(rule.source).not.toBe('');
});

test('a stored baseline costs the time of the candidate only', () => {
  const times = RULES.map((rule) => [
    rule.name,
    rule.seconds(evidence({ sequential: sequential({ baseline: run(1, { seconds: 10 }) }) })),
  ]);
  expect(Object.fromEntries(times)).toMatchObject({ 'gab-200': 3, 'bencher-t': 3, 'point-5': 13 });
});
