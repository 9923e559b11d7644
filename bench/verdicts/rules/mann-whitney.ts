import { median } from 'simple-statistics';
import { normalUpperTail } from '../../../src/stats/normal.ts';
import { type Answer, type Rule, secondsOfBoth } from './rule.ts';

const ALPHA = 0.05;

/**
 * Two-sided p of the Mann–Whitney U test by the normal approximation, with the corrections for ties and continuity.
 *
 * @returns 1 if all values are equal or a side is empty.
 * @see Mann & Whitney (1947); Lehmann, "Nonparametrics" (1975), formula 1.36 for ties. As `scipy.stats.mannwhitneyu` with
 *   method "asymptotic", which google/benchmark's tools/gbench/report.py `calc_utest` calls.
 */
export function mannWhitneyP(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first.length, second.length];
  const total = n + m;
  const { rankSum, ties } = rankFirst(first, second);
  const u = rankSum - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (!(variance > 0)) return 1;
  const distance = Math.max(Math.abs(u - (n * m) / 2) - 0.5, 0);
  return Math.min(1, 2 * normalUpperTail(distance / Math.sqrt(variance)));
}

/** Sum of the first side's mid-ranks, and Σ (t³ − t) over groups of t equal values. */
function rankFirst(first: readonly number[], second: readonly number[]): { rankSum: number; ties: number } {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length; ) {
    let end = start + 1;
    while (end < all.length && all[end]!.value === all[start]!.value) end += 1;
    const count = end - start;
    const midRank = (start + 1 + end) / 2;
    rankSum += midRank * all.slice(start, end).filter(({ isFirst }) => isFirst).length;
    ties += count ** 3 - count;
    start = end;
  }
  return { rankSum, ties };
}

/** Blocks when the difference is significant and the candidate's median is the higher one. */
export function judgeSignificance(
  p: number,
  medians: { baseline: number; candidate: number },
  alpha = ALPHA,
): Answer {
  return p < alpha && medians.candidate > medians.baseline ? 'block' : 'pass';
}

const SOURCE =
  'google/benchmark: tools/gbench/report.py `calc_utest` (two-sided, alpha 0.05); golang/perf: benchmath/anone.go `Compare`, the test of benchstat';

/** On all samples of both runs. */
export const mannWhitneySamples: Rule = {
  name: 'mann-whitney-samples',
  title: 'Mann–Whitney 0.05, samples',
  source: SOURCE,
  judge: ({ sequential }) =>
    sequential &&
    judgeSignificance(sequential.samplesP, {
      baseline: sequential.baseline.p50Ns,
      candidate: sequential.candidate.p50Ns,
    }),
  seconds: secondsOfBoth,
};

/** As those tools are meant to be used: one mean per repetition (here, launch), ten repetitions per side. */
export const mannWhitneyRepetitions: Rule = {
  name: 'mann-whitney-repetitions',
  title: 'Mann–Whitney 0.05, 10 repetitions',
  source: SOURCE,
  judge({ sequential }) {
    if (sequential === undefined) return undefined;
    const [before, now] = [sequential.baseline.repetitionsNs, sequential.candidate.repetitionsNs];
    const medians = { baseline: median([...before]), candidate: median([...now]) };
    return judgeSignificance(mannWhitneyP(before, now), medians);
  },
  seconds: secondsOfBoth,
};
