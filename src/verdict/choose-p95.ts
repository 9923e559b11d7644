import { mean } from 'simple-statistics';
import type { ArmMeasurement, Launch } from '../measure/arm-measurement.ts';
import type { Comparison } from './comparison.ts';

/** The figure of a launch that a change of the P95 is formed of, in ns: in windows, without preempted samples where that is fair. */
export function chooseP95(comparison: Comparison): (launch: Launch) => number {
  return isDisturbedAlike(comparison)
    ? ({ p95UndisturbedNs }) => p95UndisturbedNs ?? Number.NaN
    : ({ p95WindowNs }) => p95WindowNs;
}

/** Shares of preempted samples that differ by no more are alike: a longer run is preempted a little more often. */
const ALIKE_DIFFERENCE = 0.01;
const ALIKE_RATIO = 0.25;

/**
 * Whether preempted samples may be left out of the P95: only when the machine disturbed both models alike. A candidate
 * that causes its own preemption, by too many threads, is judged on all of its samples.
 *
 * The shares know nothing of which model is slower, so choosing by them blocks no more models than either P95 alone; and a
 * candidate that disturbs itself is caught as by the raw one (`npm run bench:looks`, last table).
 */
export function isDisturbedAlike({ baseline, candidate, isPaired }: Comparison): boolean {
  if (baseline === undefined || !isPaired || candidate.launches.length === 0) return false;
  // Where too few samples of a launch were undisturbed, that launch has nothing to fall back on.
  const launches = [...baseline.launches, ...candidate.launches];
  if (launches.some(({ p95UndisturbedNs }) => p95UndisturbedNs === null)) return false;
  const [before, now] = [baseline, candidate].map((arm) => preemptedShare(arm)) as [number, number];
  // By the smaller share, so that the answer is the same when the arms are swapped.
  return Math.abs(now - before) <= Math.max(ALIKE_DIFFERENCE, ALIKE_RATIO * Math.min(before, now));
}

/** Mean share of samples, 0..1, during which the kernel took the core away. */
export function preemptedShare({ launches }: ArmMeasurement): number {
  return launches.length === 0 ? 0 : mean(launches.map((launch) => launch.preemptedShare));
}
