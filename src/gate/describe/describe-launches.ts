import { mean } from 'simple-statistics';
import type { ArmMeasurement, Launch } from '../../measure/arm-measurement.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { Note } from '../../verdict/facts/note.ts';

/** From this share of samples or CPU time on, a note says that the machine was busy with something else. */
const NOTED_SHARE = 0.02;

/** What a reader should know about the launches before trusting them; empty if nothing was unusual. */
export function describeLaunches(comparison: Comparison): Note[] {
  return [
    ...describeSteps(comparison),
    ...describeDiscarded(comparison),
    ...describePowerCap(comparison),
    ...describeWaiting(comparison),
    ...describeSteal(comparison.candidate.launches),
  ];
}

/** A sequence takes as long as all its steps. */
function describeSteps({ baseline, candidate }: Comparison): Note[] {
  const { stepsPerItem: steps } = candidate;
  if (steps === undefined) return [];
  const ofSequence = ({ launches }: Pick<ArmMeasurement, 'launches'>): number | null =>
    launches.length === 0 ? null : steps * mean(launches.map(({ meanNs }) => meanNs));
  const baselineNs = baseline === undefined ? null : ofSequence(baseline);
  return [{ kind: 'timed-by-step', steps, baselineNs, candidateNs: ofSequence(candidate) }];
}

function describeDiscarded({ candidate: { discardedLaunches, launches } }: Comparison): Note[] {
  const { late, gpuBusy = 0, disturbances = [] } = discardedLaunches;
  const of = late + gpuBusy + launches.length;
  const counts = [
    { why: 'late', count: late },
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

/**
 * Launches at the power limit count, because it applies in production too. But another power limit would give other
 * figures.
 */
const describePowerCap = ({ candidate: { gpu } }: Comparison): Note[] =>
  gpu?.isPowerCapped ? [{ kind: 'gpu-power-capped' }] : [];

function describeWaiting({ baseline, candidate, isPaired }: Comparison): Note[] {
  const candidateShare = waitingShare(candidate.launches);
  const baselineShare = baseline === undefined || !isPaired ? null : waitingShare(baseline.launches);
  if (Math.max(candidateShare, baselineShare ?? 0) < NOTED_SHARE) return [];
  const isLeftOut = candidate.launches.every(({ net }) => net?.latency != null);
  return [{ kind: 'waited-for-cores', baselineShare, candidateShare, isLeftOut }];
}

/** Mean share of the time, 0..1, that a model waited for a core because of other programs; 0 if unknown. */
function waitingShare(launches: readonly Launch[]): number {
  const shares = launches.flatMap(({ waiting }) =>
    waiting === null ? [] : [waiting.others / (1 + waiting.others + waiting.own)],
  );
  return shares.length === 0 ? 0 : mean(shares);
}

function describeSteal(launches: readonly Launch[]): Note[] {
  const shares = launches.flatMap(({ stealShare }) => stealShare ?? []);
  if (shares.length === 0 || !(mean(shares) >= NOTED_SHARE)) return [];
  return [{ kind: 'cpu-stolen', share: mean(shares) }];
}
