import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { MAX_REASONS } from '../../measure/latency/keep-gpu-quiet.ts';
import { METRIC_NAMES } from '../../policy/metric.ts';
import type { AttemptRecord } from '../../records/attempt-record.ts';
import type { Attempts } from '../../verdict/attempts.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import { checkRow } from '../../verdict/row/check-row.ts';
import { restsOnLaunches } from '../../verdict/row/check-row-at-look.ts';
import type { State } from '../../verdict/verdict.ts';
import { isClearWithWaivers } from '../../verdict/waiver/clear-with-waivers.ts';

/** An earlier attempt whose figures can be judged. */
export interface EarlierAttempt {
  readonly record: AttemptRecord;
  readonly arms: readonly ArmMeasurement[];
}

/** Puts the arms of a comparison into it: as many as are measured, the candidate last. */
type ToComparison = (arms: readonly ArmMeasurement[]) => Comparison;

/**
 * The arms of several attempts as if they were one: its launches and processes are those of all, in the order in which
 * they were made. What repeats exactly is that of the last.
 */
export function poolArms(attempts: readonly (readonly ArmMeasurement[])[]): ArmMeasurement[] {
  const last = attempts.at(-1) ?? [];
  return last.map((own, position) => {
    const all = attempts.flatMap((arms) => arms[position] ?? []);
    const sum = (of: (arm: ArmMeasurement) => number): number =>
      all.reduce((total, arm) => total + of(arm), 0);
    return {
      ...own,
      launches: all.flatMap(({ launches }) => launches),
      discardedLaunches: {
        late: sum(({ discardedLaunches }) => discardedLaunches.late),
        unsteady: sum(({ discardedLaunches }) => discardedLaunches.unsteady),
        ...poolDisturbed(all),
      },
      ramPeakBytes: all.flatMap(({ ramPeakBytes }) => ramPeakBytes),
      ...poolGpu(own, all),
    };
  });
}

/** Launches on a GPU that was not quiet; no keys where no GPU was watched. */
function poolDisturbed(
  arms: readonly ArmMeasurement[],
): Pick<ArmMeasurement['discardedLaunches'], 'disturbed' | 'disturbances'> {
  const counts = arms.flatMap(({ discardedLaunches: { disturbed } }) => disturbed ?? []);
  if (counts.length === 0) return {};
  const reasons = arms.flatMap(({ discardedLaunches: { disturbances = [] } }) => disturbances);
  return {
    disturbed: counts.reduce((total, count) => total + count, 0),
    disturbances: [...new Set(reasons)].slice(0, MAX_REASONS),
  };
}

/** What was measured by another meter, or of the whole GPU instead of the process, is no value of the same figure. */
function poolGpu(
  { cardMemory, energy }: ArmMeasurement,
  all: readonly ArmMeasurement[],
): Pick<ArmMeasurement, 'cardMemory' | 'energy'> {
  const memories = all.flatMap((arm) => arm.cardMemory ?? []).filter(({ how }) => how === cardMemory?.how);
  const energies = all.flatMap((arm) => arm.energy ?? []).filter(({ how }) => how === energy?.how);
  return {
    ...(cardMemory && {
      cardMemory: { ...cardMemory, peakBytes: memories.flatMap(({ peakBytes }) => peakBytes) },
    }),
    ...(energy && { energy: { ...energy, windows: energies.flatMap(({ windows }) => windows) } }),
  };
}

/** The arms of a comparison that were measured. */
export const armsOf = ({ baseline, candidate, isPaired }: Comparison): ArmMeasurement[] =>
  isPaired && baseline !== undefined ? [baseline, candidate] : [candidate];

/** How arms are compared and judged today. */
export interface PoolJudging {
  readonly toComparison: ToComparison;
  readonly judge: (comparison: Comparison) => State;
}

/** The attempts before this one, and how they are judged. */
interface Pool extends PoolJudging {
  readonly earlier: readonly EarlierAttempt[];
}

function poolWith(own: Comparison, { earlier, toComparison }: Omit<Pool, 'judge'>): Comparison {
  if (earlier.length === 0) return own;
  return toComparison(poolArms([...earlier.map(({ arms }) => arms), armsOf(own)]));
}

/**
 * Whether sampling may stop: when this run's own launches are clear by the ordinary procedure, so that they count for
 * themselves whatever else was kept, and all launches together are.
 */
export function isClearTogether(own: Comparison, pool: Omit<Pool, 'judge'>): boolean {
  if (!isClearWithWaivers(own)) return false;
  // What fails by its own launches fails, whatever the pooled ones would still say.
  return pool.earlier.length === 0 || failsByLaunches(own) || isClearWithWaivers(poolWith(own, pool));
}

/** What an attempt comes to together with those before it. */
interface JudgedTogether {
  readonly comparison: Comparison;
  readonly state: State;
  /** Whether the comparison is of this attempt alone. */
  readonly isOwn: boolean;
  /** Where this attempt alone would have ended otherwise. */
  readonly explanation: readonly string[];
}

/**
 * Judges an attempt on the launches of all. They may decide what its own could not, but what those prove to be worse
 * fails: kept evidence must not turn a failing attempt green.
 */
export function judgeTogether(own: Comparison, pool: Pool): JudgedTogether {
  const together = poolWith(own, pool);
  const [ownState, state] = [pool.judge(own), pool.judge(together)];
  if (ownState === 'fail' && state !== 'fail') {
    const why = 'This attempt fails by itself, so it fails, although all attempts together would not.';
    return { comparison: own, state: ownState, isOwn: true, explanation: [why] };
  }
  const explanation =
    ownState === state
      ? []
      : [
          `This attempt alone would have ended as "${ownState}"; the launches of all attempts together decide.`,
        ];
  return { comparison: together, state, isOwn: false, explanation };
}

/** Whether a row that rests on launches is worse than its limit, while memory and profile are still to come. */
const failsByLaunches = (comparison: Comparison): boolean =>
  METRIC_NAMES.filter(restsOnLaunches).some((metric) => checkRow(metric, comparison)?.state === 'fail');

/** An attempt as the verdict lists it. */
export const describeRecord = ({ state, arms, at, run }: AttemptRecord): Attempts['earlier'][number] => ({
  state,
  launches: arms?.at(-1)?.launches.length ?? 0,
  at,
  url: run?.url ?? null,
});

/**
 * What earlier attempts have decided already, by the rules of today: together, or one of them by itself. A failing attempt
 * stays failed, however many others are pooled with it.
 *
 * @returns The failing comparison and the attempts that it is of; undefined where nothing failed.
 */
export function findFailure(
  earlier: readonly EarlierAttempt[],
  { toComparison, judge }: PoolJudging,
): { comparison: Comparison; of: readonly EarlierAttempt[] } | undefined {
  if (earlier.length === 0) return undefined;
  for (const of of [earlier, ...earlier.map((each) => [each])]) {
    const comparison = toComparison(poolArms(of.map(({ arms }) => arms)));
    if (judge(comparison) === 'fail') return { comparison, of };
  }
  return undefined;
}

/** Those of the earlier attempts that hold figures of the arms that are measured now, and can be judged at all. */
export function usableAttempts(
  records: readonly AttemptRecord[],
  { arms: count, toComparison, judge }: PoolJudging & { arms: number },
): EarlierAttempt[] {
  return records.flatMap((record) => {
    const { arms } = record;
    if (arms === null || arms.length !== count) return [];
    try {
      judge(toComparison(arms));
      return [{ record, arms }];
    } catch {
      // Kept evidence is foreign: what cannot even be judged is no evidence.
      return [];
    }
  });
}
