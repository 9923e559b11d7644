import { mean } from 'simple-statistics';
import type { Launch } from '../../measure/arm-measurement.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { Note } from '../../verdict/note.ts';
import { isPreemptedAlike, preemptedShare } from '../../verdict/row/p95-ratio.ts';

/** From this share of samples or CPU time on, a note says that the machine was busy with something else. */
const NOTED_SHARE = 0.02;

/** What a reader should know about the launches before trusting them; empty if nothing was unusual. */
export function describeLaunches(comparison: Comparison): Note[] {
  return [
    ...describeDiscarded(comparison),
    ...describeUnsteady(comparison),
    ...describePowerCap(comparison),
    ...describePreemption(comparison),
    ...describeSteal(comparison.candidate.launches),
  ];
}

function describeDiscarded({ candidate: { discardedLaunches, launches } }: Comparison): Note[] {
  const { late, unsteady, gpuBusy = 0, disturbances = [] } = discardedLaunches;
  const of = late + unsteady + gpuBusy + launches.length;
  const counts = [
    { why: 'late', count: late },
    { why: 'unsteady', count: unsteady },
    { why: 'gpu-busy', count: gpuBusy },
  ] as const;
  return counts
    .filter(({ count }) => count > 0)
    .map(({ why, count }) => ({
      kind: 'launches-discarded',
      why,
      launches: count,
      of,
      disturbances: why === 'gpu-busy' ? [...disturbances] : [],
    }));
}

function describeUnsteady({ candidate: { launches }, isPaired }: Comparison): Note[] {
  const unsteady = launches.filter(({ isSteady }) => !isSteady).length;
  if (unsteady === 0) return [];
  return [{ kind: 'launches-unsteady', launches: unsteady, of: launches.length, isPaired }];
}

/**
 * Launches at the power limit count, because it applies in production too. But another power limit would give other
 * figures.
 */
const describePowerCap = ({ candidate: { gpu } }: Comparison): Note[] =>
  gpu?.isPowerCapped ? [{ kind: 'gpu-power-capped' }] : [];

function describePreemption(comparison: Comparison): Note[] {
  // If the preempted samples were left out, the row says so.
  if (isPreemptedAlike(comparison)) return [];
  const { baseline, candidate, isPaired } = comparison;
  const candidateShare = preemptedShare(candidate);
  const baselineShare = baseline === undefined || !isPaired ? 0 : preemptedShare(baseline);
  if (Math.max(candidateShare, baselineShare) < NOTED_SHARE) return [];
  return [{ kind: 'preempted', baselineShare, candidateShare }];
}

function describeSteal(launches: readonly Launch[]): Note[] {
  const shares = launches.flatMap(({ stealShare }) => stealShare ?? []);
  if (shares.length === 0 || !(mean(shares) >= NOTED_SHARE)) return [];
  return [{ kind: 'cpu-stolen', share: mean(shares) }];
}
