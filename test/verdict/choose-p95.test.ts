import { describe, expect, test } from 'vitest';
import { isDisturbedAlike, preemptedShare } from '../../src/verdict/choose-p95.ts';
import { readEvidence } from '../../src/verdict/read-evidence.ts';
import { comparisonOf, launchOf, policyOf } from './comparison-fixture.ts';

const MS = 1e6;
const policy = policyOf({ 'latency-p95': { 'max-increase': '5%' } });

/** Eight launches whose P95 is 3 ms; in windows 2 ms with the interrupted samples and 1 ms without, or has no filtered one. */
const armOf = (preemptedShare: number, p95UndisturbedNs: number | null = MS) => ({
  launches: Array.from({ length: 8 }, () =>
    launchOf(3 * MS, { preemptedShare, p95WindowNs: 2 * MS, p95UndisturbedNs }),
  ),
});

describe('isDisturbedAlike', () => {
  test.each([
    { title: 'no interruption at all', before: 0, now: 0, alike: true },
    { title: 'a point apart', before: 0, now: 0.01, alike: true },
    { title: 'an ulp more than a point apart', before: 0, now: 0.010000000000000002, alike: false },
    { title: 'a quarter more', before: 0.5, now: 0.625, alike: true },
    { title: 'an ulp more than a quarter more', before: 0.5, now: 0.6250000000000001, alike: false },
    { title: 'a quarter less, which is a third more the other way', before: 0.5, now: 0.375, alike: false },
    { title: 'a candidate that interrupts itself', before: 0.02, now: 0.37, alike: false },
    { title: 'a candidate that interrupts the baseline more', before: 0.36, now: 0.25, alike: false },
    { title: 'NaN', before: 0.02, now: Number.NaN, alike: false },
  ])('of $title is $alike, whichever arm is which', ({ before, now, alike }) => {
    const [baseline, candidate] = [armOf(before), armOf(now)];
    expect(isDisturbedAlike(comparisonOf(policy, { baseline, candidate }))).toBe(alike);
    expect(isDisturbedAlike(comparisonOf(policy, { baseline: candidate, candidate: baseline }))).toBe(alike);
  });

  test('is false when one launch of either arm has too few undisturbed samples', () => {
    const lacking = { launches: [...armOf(0.1).launches.slice(1), ...armOf(0.1, null).launches.slice(0, 1)] };
    const arms = { baseline: armOf(0.1), candidate: lacking };
    expect(isDisturbedAlike(comparisonOf(policy, arms))).toBe(false);
    expect(isDisturbedAlike(comparisonOf(policy, { baseline: lacking, candidate: arms.baseline }))).toBe(
      false,
    );
  });

  test('is false without a baseline that took turns with the candidate', () => {
    expect(isDisturbedAlike(comparisonOf(policy, { baseline: null, candidate: armOf(0) }))).toBe(false);
    const comparison = comparisonOf(policy, { baseline: armOf(0), candidate: armOf(0) });
    expect(isDisturbedAlike({ ...comparison, isPaired: false })).toBe(false);
  });
});

describe('readEvidence of the P95', () => {
  test('shows all samples; the change leaves interrupted ones out of both arms or of none', () => {
    const read = (now: number) =>
      readEvidence('latency-p95', comparisonOf(policy, { baseline: armOf(0.1), candidate: armOf(now) }));
    const both = (ns: number) => ({ baseline: Array(8).fill(ns), candidate: Array(8).fill(ns) });
    expect(read(0.1)).toEqual({ kind: 'sampled', ...both(3 * MS), change: both(MS) });
    expect(read(0.3)).toEqual({ kind: 'sampled', ...both(3 * MS), change: both(2 * MS) });
  });
});

test('the share of no launches is none', () => {
  const { candidate } = comparisonOf(policy, { baseline: null, candidate: { launches: [] } });
  expect(preemptedShare(candidate)).toBe(0);
});
