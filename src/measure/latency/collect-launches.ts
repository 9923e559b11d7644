import type { GpuDisturbance } from '../../device/gpu-disturbance.ts';
import type { DiscardedLaunches, GpuState, Launch } from '../arm-measurement.ts';
import { gpuStateBetween } from './gpu-snapshot.ts';
import type { EndedLaunch } from './schedule-launches.ts';

/** Maximum number of distinct GPU disturbances to keep. */
const MAX_DISTURBANCES = 3;

/** The launches of a latency pass. */
export interface CollectedLaunches {
  /** One entry per launch, with one entry per arm, in the order of the pass's arms. */
  readonly launches: readonly (readonly Launch[])[];
  readonly discarded: DiscardedLaunches;
  /** Undefined where no GPU was watched. */
  readonly gpu: GpuState | undefined;
}

/** Takes launches until they are clear or there are no more.
 *
 * @param isClear - Called before the first launch and after each one, with the counted launches so far.
 */
export async function collectLaunches(
  source: AsyncGenerator<EndedLaunch, void, undefined>,
  isClear: (launches: readonly (readonly Launch[])[]) => boolean,
): Promise<CollectedLaunches> {
  const launches: (readonly Launch[])[] = [];
  const ended: EndedLaunch[] = [];
  while (!isClear(launches)) {
    const { done, value } = await source.next();
    if (done) break;
    ended.push(value);
    if (value.outcome.kind === 'timed') launches.push(value.outcome.arms);
  }
  await source.return();
  return { launches, ...summarizeEnded(ended) };
}

function summarizeEnded(ended: readonly EndedLaunch[]): Omit<CollectedLaunches, 'launches'> {
  const count = (kind: EndedLaunch['outcome']['kind']): number =>
    ended.filter(({ outcome }) => outcome.kind === kind).length;
  const times = ended.flatMap(({ outcome: { kind }, span }) =>
    kind === 'timed' ? [] : [{ span, why: kind }],
  );
  const discarded = { late: count('late'), ...(times.length > 0 && { times }) };
  const [first, last] = [ended[0]?.gpu, ended.at(-1)?.gpu];
  if (first === undefined || last === undefined) return { discarded, gpu: undefined };
  const disturbances = ended.flatMap(({ outcome }) =>
    outcome.kind === 'gpu-busy' ? [outcome.disturbance] : [],
  );
  return {
    discarded: { ...discarded, gpuBusy: count('gpu-busy'), disturbances: firstDisturbances(disturbances) },
    gpu: gpuStateBetween(first.before, last.after),
  };
}

/** The first few distinct disturbances. */
export function firstDisturbances(disturbances: readonly GpuDisturbance[]): GpuDisturbance[] {
  const different = new Map(disturbances.map((each) => [JSON.stringify(each), each]));
  return [...different.values()].slice(0, MAX_DISTURBANCES);
}
