import { mean } from 'simple-statistics';
import { formatShare } from '../../figures/format-value.ts';
import type { Launch } from '../../measure/arm-measurement.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import { isPreemptedAlike, preemptedShare } from '../../verdict/row/p95-ratio.ts';

/** Beyond this share of samples or time the reader is told: the machine was not quiet. */
const PREEMPTED_SHARE = 0.02;

/** What the reader should know of the launches before believing them; nothing where all went well. */
export function describeLaunches(comparison: Comparison): string[] {
  return [
    ...describeDiscarded(comparison),
    ...describeUnsteady(comparison),
    ...describePowerCap(comparison),
    ...describePreemption(comparison),
    ...describeSteal(comparison.candidate.launches),
  ];
}

function describeDiscarded({ candidate: { discardedLaunches, launches } }: Comparison): string[] {
  const { late, unsteady, disturbed = 0, disturbances = [] } = discardedLaunches;
  const all = late + unsteady + disturbed + launches.length;
  const of = (count: number, why: string): string[] =>
    count === 0 ? [] : [`${count} of ${all} launches were thrown away: ${why}.`];
  return [
    ...of(late, 'the load generator could not keep up'),
    ...of(unsteady, 'a model changed its pace on the way; they were run again'),
    ...of(disturbed, `the card was not quiet (${disturbances.join('; ')})`),
  ];
}

function describeUnsteady({ candidate: { launches }, isPaired }: Comparison): string[] {
  const unsteady = launches.filter(({ isSteady }) => !isSteady).length;
  if (unsteady === 0) return [];
  const what = isPaired ? 'one model changed its pace against the other' : 'the model changed its pace';
  return [
    `In ${unsteady} of ${launches.length} launches ${what}, again when they were repeated, so they count. A model that slows down as it runs does that.`,
  ];
}

/** No disturbance, since the model meets it in production too; but another power limit would give another figure. */
function describePowerCap({ candidate: { card } }: Comparison): string[] {
  return card?.isPowerCapped ? ['The card was held at its power limit for a part of the time.'] : [];
}

function describePreemption(comparison: Comparison): string[] {
  // Where the preempted samples were left out, the row says so itself.
  if (isPreemptedAlike(comparison)) return [];
  const { baseline, candidate, isPaired } = comparison;
  const own = preemptedShare(candidate);
  const other = baseline === undefined || !isPaired ? 0 : preemptedShare(baseline);
  if (Math.max(own, other) < PREEMPTED_SHARE) return [];
  return [
    `The machine was not quiet: the kernel interrupted ${formatShare(own)} of this model’s runs and ${formatShare(other)} of the baseline’s.`,
  ];
}

function describeSteal(launches: readonly Launch[]): string[] {
  const shares = launches.flatMap(({ stealShare }) => stealShare ?? []);
  if (shares.length === 0 || !(mean(shares) >= PREEMPTED_SHARE)) return [];
  return [
    `The machine was not its own: its host kept ${formatShare(mean(shares))} of the CPU time from it (steal).`,
  ];
}
