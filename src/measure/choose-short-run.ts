import { sum } from 'simple-statistics';
import { type Feed, feedBytes } from '../engine/onnxruntime/protocol.ts';
import type { ServiceTime } from './accuracy/estimate-service.ts';
import type { FedArm } from './fed-arm.ts';

/** Number of inputs in a memory or profile run… */
const [MIN_FEEDS, MAX_FEEDS] = [4, 64];
/** …and the time that they may take. */
const SHORT_RUN_NS = 10e9;

/** Inputs of a memory or profile run, the largest among them because it needs the most memory; the same ones for each arm. */
export function chooseShortRun<Fed extends Pick<FedArm, 'feeds'>>(
  arms: readonly Fed[],
  estimates: readonly ServiceTime[],
): Fed[] {
  const slowestNs = Math.max(...estimates.map(({ serviceNs, newShapeNs }) => serviceNs + newShapeNs));
  const affordable = Math.floor(SHORT_RUN_NS / slowestNs);
  const count = Math.max(MIN_FEEDS, Math.min(affordable, MAX_FEEDS));
  const bytesAt = (position: number): number =>
    sum(arms.map(({ feeds }) => feedBytes(feeds[position] as Feed)));
  const positions = [...(arms[0]?.feeds.keys() ?? [])];
  const largest = positions.reduce((most, each) => (bytesAt(each) > bytesAt(most) ? each : most), 0);
  const chosen = [largest, ...positions.filter((each) => each !== largest)].slice(0, count);
  return arms.map((fed) => ({ ...fed, feeds: chosen.map((position) => fed.feeds[position] as Feed) }));
}
