import { mean, median } from 'simple-statistics';
import type { ArmMeasurement, Launch } from '../../measure/arm-measurement.ts';
import type { Comparison } from '../comparison.ts';

/**
 * ln(P95 candidate / P95 baseline) of each launch in two views, without preempted samples where that is fair. The
 * change is the worse of the two.
 *
 * The view over the whole launch misses nothing that a model does, but a slow spell of the machine that hits one arm
 * counts in full. The median over the launch's windows ignores such spells, and detects small changes in half the time
 * or less. But it also ignores a model's own slow spells if they fill fewer than half of the windows.
 *
 * @returns One entry per view, each with one value per launch. Launches without an undisturbed sample are left out.
 *   Undefined unless the arms took turns.
 */
export function lnRatiosOfP95(comparison: Comparison): readonly (readonly number[])[] | undefined {
  const { baseline, candidate, isPaired } = comparison;
  if (baseline === undefined || !isPaired) return undefined;
  const pairs = pairsOf(baseline, candidate);
  return isPreemptedAlike(comparison)
    ? ratiosBetween(
        pairs.filter((pair) => pair.every(isUnpreempted)),
        UNPREEMPTED,
        UNPREEMPTED,
      )
    : ratiosBetween(pairs, ALL, ALL);
}

/**
 * The same ratios in the worst case for the candidate: all of its preemptions count, as if it had caused them itself,
 * and none of the baseline's.
 *
 * @returns As above; empty if the baseline has too few launches with a P95 without preemptions.
 */
export function lnRatiosAtWorst({ baseline, candidate }: Comparison): readonly (readonly number[])[] {
  const pairs = baseline === undefined ? [] : pairsOf(baseline, candidate);
  const comparable = pairs.filter(([before]) => isUnpreempted(before));
  return ratiosBetween(canStandFor(comparable, pairs) ? comparable : [], UNPREEMPTED, ALL);
}

/** The P95s of a launch: over all of it, and over each of its windows. */
interface View {
  readonly whole: (launch: Launch) => number;
  readonly windows: (launch: Launch) => readonly (number | null)[];
}

const ALL: View = { whole: ({ p95Ns }) => p95Ns, windows: ({ windowP95Ns }) => windowP95Ns };
const UNPREEMPTED: View = {
  whole: ({ p95UnpreemptedNs }) => p95UnpreemptedNs ?? Number.NaN,
  windows: ({ windowP95UnpreemptedNs }) => windowP95UnpreemptedNs,
};

const ratiosBetween = (pairs: readonly LaunchPair[], ofBaseline: View, ofCandidate: View): number[][] => [
  pairs.map(([before, now]) => Math.log(ofCandidate.whole(now) / ofBaseline.whole(before))),
  pairs.map(([before, now]) => medianLnRatio(ofBaseline.windows(before), ofCandidate.windows(now))),
];

type LaunchPair = readonly [before: Launch, now: Launch];

const pairsOf = (baseline: ArmMeasurement, candidate: ArmMeasurement): LaunchPair[] =>
  candidate.launches.map((now, launch) => [baseline.launches[launch] as Launch, now]);

const isUnpreempted = ({ p95UnpreemptedNs }: Launch): boolean => p95UnpreemptedNs !== null;

/** Half of the launches are enough to represent all of them. */
const canStandFor = (comparable: readonly LaunchPair[], pairs: readonly LaunchPair[]): boolean =>
  comparable.length >= pairs.length / 2;

/** Over the windows in which both arms have a P95; NaN if there is none, or one of them is not a number. */
function medianLnRatio(before: readonly (number | null)[], now: readonly (number | null)[]): number {
  const lnRatios = now.flatMap((nowNs, window) => {
    const beforeNs = before[window] ?? null;
    return beforeNs === null || nowNs === null ? [] : Math.log(nowNs / beforeNs);
  });
  return lnRatios.length === 0 || lnRatios.some(Number.isNaN) ? Number.NaN : median(lnRatios);
}

/**
 * Shares of preempted samples that differ by no more than this are alike: a longer run is preempted a little more
 * often.
 */
const ALIKE_DIFFERENCE = 0.01;
const ALIKE_RATIO = 0.25;

/**
 * Whether preempted samples may be left out of the P95: only if the kernel preempted both models alike. A candidate
 * that causes its own preemption, by using too many threads, is judged on all of its samples. The shares do not depend
 * on which model is slower. So choosing by them blocks no more models than either P95 alone, and catches a candidate
 * that disturbs itself as the raw P95 does (`npm run bench:looks`, last table).
 */
export function isPreemptedAlike({
  baseline,
  candidate,
  isPaired,
}: Pick<Comparison, 'baseline' | 'candidate' | 'isPaired'>): boolean {
  if (baseline === undefined || !isPaired || candidate.launches.length === 0) return false;
  const pairs = pairsOf(baseline, candidate);
  const unpreempted = pairs.filter((pair) => pair.every(isUnpreempted));
  if (!canStandFor(unpreempted, pairs)) return false;
  const [before, now] = [baseline, candidate].map((arm) => preemptedShare(arm)) as [number, number];
  // By the smaller share, so that the answer is the same when the arms are swapped.
  return Math.abs(now - before) <= Math.max(ALIKE_DIFFERENCE, ALIKE_RATIO * Math.min(before, now));
}

/** Half of the samples beyond a P95. */
const MOST_BEYOND = 0.025;

/**
 * Whether the P95 over all samples may hide a slower candidate. If even the baseline is preempted this often, its P95
 * is mostly the length of a preemption. A candidate that is preempted still more, because it has more threads than
 * cores, may then look faster. An increase is still an increase, but only {@link lnRatiosAtWorst} can prove that there
 * is none.
 */
export function isMaskedByPreemption(comparison: Comparison): boolean {
  const { baseline, candidate, isPaired } = comparison;
  if (baseline === undefined || !isPaired || isPreemptedAlike(comparison)) return false;
  const [before, now] = [baseline, candidate].map((arm) => preemptedShare(arm)) as [number, number];
  // States when it is not masked, so that NaN shares count as masked.
  return !(before <= MOST_BEYOND || now <= before);
}

/** Mean share of samples, 0..1, during which the kernel took the core away. */
export function preemptedShare({ launches }: ArmMeasurement): number {
  return launches.length === 0 ? 0 : mean(launches.map((launch) => launch.preemptedShare));
}
