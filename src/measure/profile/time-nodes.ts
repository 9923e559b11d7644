import { mean, median } from 'simple-statistics';
import type { Kernel, ProfiledTensor, ProfileEvents, TimeSpan } from './parse-profile.ts';
import { nodeKey, timeRun } from './time-run.ts';

/** A node with its own time, excluding that of the nodes inside it. */
export interface TimedNode {
  readonly node: string;
  readonly operator: string;
  readonly provider: string;
  readonly inputs: readonly ProfiledTensor[];
  readonly outputs: readonly ProfiledTensor[];
  readonly nsPerRun: number;
}

const NS_PER_US = 1000;

/**
 * Time of each node in a run: the median over the runs of one input, which ignores stalls of the machine, then the mean over
 * the inputs, which includes slow inputs.
 *
 * @param runsByInput - For each input, the positions of its runs in the profile.
 */
export function timeNodes(events: ProfileEvents, runsByInput: readonly (readonly number[])[]): TimedNode[] {
  const kernels = splitByRun(events.kernels, events.runs);
  const programs = splitByRun(events.programs, events.runs);
  const nodes = new Map<string, Kernel>();
  const times = new Map<number, ReadonlyMap<string, number>>();
  for (const run of runsByInput.flat()) {
    const ofRun = kernels[run] ?? [];
    for (const kernel of ofRun) nodes.set(nodeKey(kernel), kernel);
    times.set(run, timeRun(ofRun, programs[run] ?? []));
  }
  const usOf = (key: string): number =>
    mean(runsByInput.map((runs) => median(runs.map((run) => times.get(run)?.get(key) ?? 0))));
  return [...nodes].map(([key, { node, operator, provider, inputs, outputs }]) => {
    return { node, operator, provider, inputs, outputs, nsPerRun: usOf(key) * NS_PER_US };
  });
}

/** The events that start within each run, in time order, enclosing ones first. */
function splitByRun<Event extends TimeSpan>(events: readonly Event[], runs: readonly TimeSpan[]): Event[][] {
  const split: Event[][] = runs.map(() => []);
  let run = 0;
  for (const event of events.toSorted((a, b) => a.fromUs - b.fromUs || b.us - a.us)) {
    while (run + 1 < runs.length && event.fromUs >= (runs[run + 1] as TimeSpan).fromUs) run += 1;
    const { fromUs, us } = runs[run] ?? { fromUs: 0, us: -1 };
    if (event.fromUs >= fromUs && event.fromUs <= fromUs + us) split[run]?.push(event);
  }
  return split;
}
