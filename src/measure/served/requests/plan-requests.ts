import { sum } from 'simple-statistics';
import { intervalNs, type Traffic } from '../../latency/traffic.ts';

/** How one launch of servers samples. */
export interface RequestPlan {
  /** Timed requests of one arm in one block. */
  readonly blockSize: number;
  /** Blocks of one arm in one launch. */
  readonly rounds: number;
  /** Untimed requests before the first block. */
  readonly warmUp: number;
  /** Launches for which the budget has room, about: at least five. */
  readonly launches: number;
}

interface RequestBounds {
  /** Typical time of a request of each arm, in ns. Shape [1 or 2]. */
  readonly serviceNs: readonly number[];
  /** Time until the server of each arm is ready, in ns; 0 for one that runs already. */
  readonly startNs: readonly number[];
  /** Wall time for all launches, in ns. */
  readonly budgetNs: number;
}

/** Launches that should fit into the budget, best first, with the fewest requests of one arm that each should have. */
const SIZES = [
  { launches: 10, requests: 80 },
  { launches: 8, requests: 40 },
  { launches: 12, requests: 20 },
  { launches: 8, requests: 20 },
  { launches: 8, requests: 12 },
  { launches: 5, requests: 12 },
  { launches: 5, requests: 4 },
] as const;
const MAX_REQUESTS = 200;
/** Time that a launch samples if the budget allows, at least; twice as long as its servers take to start. */
const LEAST_SAMPLED_NS = 1e9;
const WARM_UP = 2;
/** Ending two servers, and the checks around a launch. */
const OVERHEAD_NS = 200e6;

/**
 * Plans the launches of served models. A launch is expensive, because each starts new servers, so it has few blocks, and
 * samples for longer than its servers take to start.
 *
 * @returns Undefined if the budget does not even fit {@link smallestServedBudgetNs}.
 */
export function planRequests(traffic: Traffic, bounds: RequestBounds): RequestPlan | undefined {
  for (const { launches, requests } of SIZES) {
    const affordable = requestsWithin(bounds.budgetNs / launches, traffic, bounds);
    if (affordable < requests) continue;
    // With more, a clear case would take longer to decide; with less, most of the time would go into starts.
    const sampledNs = Math.max(LEAST_SAMPLED_NS, 2 * sum([...bounds.startNs]));
    const wanted = Math.max(requests, Math.floor(sampledNs / requestNs(traffic, bounds)));
    const count = Math.min(affordable, wanted, MAX_REQUESTS);
    const rounds = count >= 8 ? 4 : 2;
    const blockSize = Math.floor(count / rounds);
    const launchNs = launchOverheadNs(bounds) + rounds * blockSize * requestNs(traffic, bounds);
    return { rounds, blockSize, warmUp: WARM_UP, launches: Math.floor(bounds.budgetNs / launchNs) };
  }
  return undefined;
}

/** Requests of each arm that a launch of a given length has time for. */
function requestsWithin(launchNs: number, traffic: Traffic, bounds: RequestBounds): number {
  const leftNs = launchNs - launchOverheadNs(bounds);
  return Math.floor(leftNs / requestNs(traffic, bounds));
}

const launchOverheadNs = ({ serviceNs, startNs }: RequestBounds): number =>
  OVERHEAD_NS + sum([...startNs]) + WARM_UP * sum([...serviceNs]);

/** One request of each arm. */
const requestNs = (traffic: Traffic, { serviceNs }: RequestBounds): number =>
  sum(serviceNs.map((ns) => intervalNs(traffic, ns)));

/** Shortest budget, in ns, for which {@link planRequests} finds a plan. */
export function smallestServedBudgetNs(traffic: Traffic, bounds: Omit<RequestBounds, 'budgetNs'>): number {
  const { launches, requests } = SIZES[SIZES.length - 1] as (typeof SIZES)[number];
  const all = { ...bounds, budgetNs: 0 };
  return launches * (launchOverheadNs(all) + requests * requestNs(traffic, all));
}
