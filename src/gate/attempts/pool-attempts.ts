import { InfrastructureError } from '../../errors/errors.ts';
import type { ArmMeasurement, Launch } from '../../measure/arm-measurement.ts';
import { firstDisturbances } from '../../measure/latency/collect-launches.ts';
import { METRIC_NAMES } from '../../policy/metric.ts';
import type { AttemptRecord } from '../../records/attempt-record.ts';
import { unusableAttemptRemedy } from '../../report/words/baseline/attempts.ts';
import type { AttemptPlace } from '../../stores/attempt-store.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { Attempts } from '../../verdict/facts/attempts.ts';
import type { Doubt, Note } from '../../verdict/facts/note.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import { checkRow } from '../../verdict/row/check-row.ts';
import { restsOnLaunches } from '../../verdict/row/check-row-at-look.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';
import { isClearWithWaivers } from '../../verdict/waiver/waive-row.ts';
import { findDoubts } from './find-doubts.ts';

/** An earlier attempt whose figures can be judged. */
export interface EarlierAttempt {
  readonly record: AttemptRecord;
  readonly arms: readonly ArmMeasurement[];
}

/** Builds a comparison from its measured arms, the candidate last. */
type ToComparison = (arms: readonly ArmMeasurement[]) => Comparison;

/**
 * The arms of several attempts as if they were one, with the launches and processes of all, oldest first. Figures that
 * repeat exactly come from the last attempt, and so do times: each attempt has its own clock.
 */
export function poolArms(attempts: readonly (readonly ArmMeasurement[])[]): ArmMeasurement[] {
  const last = attempts.at(-1) ?? [];
  return last.map((own, position) => {
    const all = attempts.flatMap((arms) => arms[position] ?? []);
    const sum = (of: (arm: ArmMeasurement) => number): number =>
      all.reduce((total, arm) => total + of(arm), 0);
    return {
      ...own,
      launches: all.flatMap((arm) => (arm === own ? arm.launches : arm.launches.map(withoutTimes))),
      discardedLaunches: {
        late: sum(({ discardedLaunches }) => discardedLaunches.late),
        ...poolDisturbed(all),
        ...(own.discardedLaunches.times && { times: own.discardedLaunches.times }),
      },
      ramPeakBytes: all.flatMap(({ ramPeakBytes }) => ramPeakBytes),
      ...poolGpu(own, all),
    };
  });
}

const withoutTimes = ({ times: _, ...launch }: Launch): Launch => launch;

/** Launches discarded because of other work on the GPU; no keys if no GPU was monitored. */
function poolDisturbed(
  arms: readonly ArmMeasurement[],
): Pick<ArmMeasurement['discardedLaunches'], 'gpuBusy' | 'disturbances'> {
  const counts = arms.flatMap(({ discardedLaunches: { gpuBusy } }) => gpuBusy ?? []);
  if (counts.length === 0) return {};
  const disturbances = arms.flatMap(({ discardedLaunches }) => discardedLaunches.disturbances ?? []);
  return {
    gpuBusy: counts.reduce((total, count) => total + count, 0),
    disturbances: firstDisturbances(disturbances),
  };
}

/** Values from another meter, or for the whole GPU instead of the process, are another figure and are left out. */
function poolGpu(
  { gpuMemory, energy }: ArmMeasurement,
  all: readonly ArmMeasurement[],
): Pick<ArmMeasurement, 'gpuMemory' | 'energy'> {
  const memories = all.flatMap((arm) => arm.gpuMemory ?? []).filter(({ how }) => how === gpuMemory?.how);
  const energies = all.flatMap((arm) => arm.energy ?? []).filter(({ how }) => how === energy?.how);
  return {
    ...(gpuMemory && {
      gpuMemory: { ...gpuMemory, peakBytes: memories.flatMap(({ peakBytes }) => peakBytes) },
    }),
    ...(energy && { energy: { ...energy, windows: energies.flatMap(({ windows }) => windows) } }),
  };
}

/** The arms of a comparison that were measured. */
export const armsOf = ({
  baseline,
  candidate,
  isPaired,
  isSameModel = false,
}: Comparison): ArmMeasurement[] =>
  isPaired && !isSameModel && baseline !== undefined ? [baseline, candidate] : [candidate];

/** How arms are compared and judged by the current rules. */
export interface PoolJudging {
  readonly toComparison: ToComparison;
  readonly judge: (comparison: Comparison) => Pick<Judgement, 'state' | 'rows'>;
}

/** The attempts before this one, with the rules that judge them. */
interface Pool extends PoolJudging {
  readonly earlier: readonly EarlierAttempt[];
}

function poolWith(own: Comparison, { earlier, toComparison }: Omit<Pool, 'judge'>): Comparison {
  if (earlier.length === 0) return own;
  return toComparison(poolArms([...earlier.map(({ arms }) => arms), armsOf(own)]));
}

/**
 * Whether sampling may stop: this run's own launches are clear by the ordinary procedure, so that they can be judged
 * without stored evidence, and the pooled launches are clear too.
 */
export function isClearTogether(own: Comparison, pool: Omit<Pool, 'judge'>): boolean {
  if (!isClearWithWaivers(own)) return false;
  // A failure on its own launches counts, whatever the pooled ones show.
  return pool.earlier.length === 0 || failsByLaunches(own) || isClearWithWaivers(poolWith(own, pool));
}

/** An attempt judged together with those before it. */
interface JudgedTogether {
  readonly comparison: Comparison;
  readonly state: State;
  /** Whether the comparison covers this attempt alone. */
  readonly isOwn: boolean;
  /** Undefined if this attempt alone would have ended in the same state. */
  readonly note: Note | undefined;
}

/**
 * Judges an attempt on the pooled launches. They may decide what its own launches could not. But stored evidence is
 * untrusted: it must not turn a failing attempt green, and an undecided one only if it agrees with what that attempt
 * measured ({@link findDoubts}).
 */
export function judgeTogether(own: Comparison, pool: Pool): JudgedTogether {
  const together = poolWith(own, pool);
  const [ownJudged, judged] = [pool.judge(own), pool.judge(together)];
  const [ownState, state] = [ownJudged.state, judged.state];
  const byItself = (note: Note) => ({ comparison: own, state: ownState, isOwn: true, note });
  if (ownState === 'fail' && state !== 'fail') return byItself({ kind: 'attempt-fails-alone' });
  if (isGreen(state) && !isGreen(ownState)) {
    const doubts = doubtPool(own, ownJudged.rows, pool);
    if (doubts.length > 0) return byItself({ kind: 'attempts-doubted', doubts });
  }
  const note: Note | undefined =
    ownState === state ? undefined : { kind: 'attempts-decide', state: ownState };
  return { comparison: together, state, isOwn: false, note };
}

const isGreen = (state: State): boolean => state === 'pass' || state === 'waived';

function doubtPool(
  { waivers = [] }: Comparison,
  own: readonly Row[],
  { earlier, toComparison, judge }: Pool,
): Doubt[] {
  const rowsOf = (attempts: readonly EarlierAttempt[]): readonly Row[] =>
    judge(toComparison(poolArms(attempts.map(({ arms }) => arms)))).rows;
  return findDoubts({
    own,
    earlier: earlier.map((each) => rowsOf([each])),
    earlierTogether: rowsOf(earlier),
    waivers,
  });
}

/** Whether a row based on launches fails already, before memory and profile are measured. */
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
 * Looks for a failure among earlier attempts, by the current rules: of all of them pooled, or of one alone. A failing
 * attempt stays failed, however many others are pooled with it.
 *
 * @returns The failing comparison and its attempts; undefined if nothing failed.
 */
export function findFailure(
  earlier: readonly EarlierAttempt[],
  { toComparison, judge }: PoolJudging,
): { comparison: Comparison; of: readonly EarlierAttempt[] } | undefined {
  if (earlier.length === 0) return undefined;
  for (const of of [earlier, ...earlier.map((each) => [each])]) {
    const comparison = toComparison(poolArms(of.map(({ arms }) => arms)));
    if (judge(comparison).state === 'fail') return { comparison, of };
  }
  return undefined;
}

/** How many arms this attempt has, and where earlier attempts are stored. */
interface UsableGiven extends PoolJudging {
  readonly arms: number;
  readonly places: ReadonlyMap<AttemptRecord, readonly AttemptPlace[]>;
}

/**
 * The earlier attempts that measured the same number of arms as this one.
 *
 * @throws {InfrastructureError} If one of them cannot be judged. Without it the verdict could be better than the
 *   evidence.
 */
export function usableAttempts(
  records: readonly AttemptRecord[],
  { arms: count, places, toComparison, judge }: UsableGiven,
): EarlierAttempt[] {
  return records.flatMap((record) => {
    const { arms } = record;
    if (arms === null || arms.length !== count) return [];
    try {
      judge(toComparison(arms));
    } catch (error) {
      throw new InfrastructureError(
        `attempts: expected earlier figures that can be judged, got those of ${record.at}: ${(error as Error).message}.`,
        unusableAttemptRemedy(places.get(record) ?? []),
        { cause: error },
      );
    }
    return [{ record, arms }];
  });
}

/** The newest earlier attempt in which a model could not be measured. */
export const findBreakdown = (records: readonly AttemptRecord[]): AttemptRecord['failure'] =>
  records.findLast(({ failure }) => failure !== null)?.failure ?? null;
