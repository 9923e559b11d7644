import type { DeviceProgram, Kernel, ProfiledTensor, ProfileEvents, Span } from './parse-profile.ts';

/** A node with the time that it takes itself. */
export interface TimedNode {
  readonly node: string;
  readonly operator: string;
  readonly provider: string;
  readonly inputs: readonly ProfiledTensor[];
  readonly outputs: readonly ProfiledTensor[];
  /** Mean over the runs that count, without what its subgraphs took. */
  readonly nsPerRun: number;
}

const NS_PER_US = 1000;
/** Durations are cut to whole microseconds: on average each is half of one too short. */
const CUT_US = 0.5;

const COPIES: readonly string[] = ['MemcpyToHost', 'MemcpyFromHost'];

/** Whether an operator only moves a tensor between host and device. */
export const isCopy = (operator: string): boolean => COPIES.includes(operator);

/**
 * What every node takes in a run.
 *
 * A kernel's time is the host's, less the time of the kernels inside it (`If` and `Loop` hold those of their subgraphs).
 * Where the device tells its own times, its kernels count by these, because the host only hands them over; and a copy
 * counts without the time in which the device was still computing, because a copy has to wait for that.
 *
 * @param countedRuns - Positions among the runs of the profile.
 */
export function timeNodes(events: ProfileEvents, countedRuns: readonly number[]): TimedNode[] {
  const runs = countedRuns.flatMap((index) => events.runs[index] ?? []);
  const programs = inRuns(events.programs, runs);
  const kernels = inRuns(events.kernels, runs);
  const deviceUs = sumBy(programs, programKey, ({ us }) => us + CUT_US);
  const sharers = countNodes(kernels);
  const hostUs = hostTimes(kernels, programs);
  const nodes = new Map<string, { kernel: Kernel; us: number }>();
  kernels.forEach((kernel, index) => {
    const key = nodeKey(kernel);
    const device = deviceUs.get(programKey(kernel));
    const before = nodes.get(key);
    // The device's sum is of all runs: it counts once a node.
    const us =
      device === undefined
        ? (before?.us ?? 0) + (hostUs[index] as number)
        : device / (sharers.get(programKey(kernel)) as number);
    nodes.set(key, { kernel: before?.kernel ?? kernel, us });
  });
  return [...nodes.values()].map(({ kernel, us }) => {
    const { node, operator, provider, inputs, outputs } = kernel;
    return { node, operator, provider, inputs, outputs, nsPerRun: (us * NS_PER_US) / runs.length };
  });
}

const nodeKey = ({ node, nodeIndex, operator, provider }: Kernel): string =>
  JSON.stringify([node, nodeIndex, operator, provider]);

const programKey = ({ node, operator }: Kernel | DeviceProgram): string => JSON.stringify([node, operator]);

/** Events that begin within one of the runs, in order of time, the enclosing ones before those inside them. */
function inRuns<Event extends Span>(events: readonly Event[], runs: readonly Span[]): Event[] {
  const sorted = events.toSorted((a, b) => a.fromUs - b.fromUs || b.us - a.us);
  let run = 0;
  return sorted.filter(({ fromUs }) => {
    while (run < runs.length && fromUs > endOf(runs[run] as Span)) run += 1;
    return run < runs.length && fromUs >= (runs[run] as Span).fromUs;
  });
}

const endOf = ({ fromUs, us }: Span): number => fromUs + us;

function sumBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item));
  return sums;
}

/** How many nodes answer to the same name and operator, by which alone programs are told apart. */
function countNodes(kernels: readonly Kernel[]): Map<string, number> {
  const first = new Map(kernels.map((kernel) => [nodeKey(kernel), kernel]));
  return sumBy([...first.values()], programKey, () => 1);
}

/** Own time of each kernel on the host, in µs. `kernels` are in order of time. */
function hostTimes(kernels: readonly Kernel[], programs: readonly DeviceProgram[]): number[] {
  const own: number[] = kernels.map(({ us }) => us + CUT_US);
  const open: number[] = [];
  kernels.forEach((kernel, index) => {
    const middle = kernel.fromUs + kernel.us / 2;
    while (open.length > 0 && endOf(kernels[open.at(-1) as number] as Kernel) <= middle) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) own[parent] = Math.max(0, (own[parent] as number) - kernel.us);
    open.push(index);
  });
  let program = 0;
  kernels.forEach((copy, index) => {
    if (!isCopy(copy.operator)) return;
    while (program < programs.length && endOf(programs[program] as Span) <= copy.fromUs) program += 1;
    own[index] = Math.max(0, (own[index] as number) - overlapUs(copy, programs, program));
  });
  return own;
}

/** Time within `copy` in which the device was busy, looking at programs from position `first` on. */
function overlapUs(copy: Span, programs: readonly Span[], first: number): number {
  let busyUs = 0;
  let coveredUpTo = copy.fromUs;
  for (let index = first; index < programs.length; index += 1) {
    const program = programs[index] as Span;
    if (program.fromUs >= endOf(copy)) break;
    const from = Math.max(program.fromUs, coveredUpTo);
    const to = Math.min(endOf(program), endOf(copy));
    if (to > from) {
      busyUs += to - from;
      coveredUpTo = to;
    }
  }
  return busyUs;
}
