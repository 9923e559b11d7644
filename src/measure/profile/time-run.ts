import type { DeviceProgram, Kernel, TimeSpan } from './parse-profile.ts';

/** Durations are truncated to whole microseconds, so on average each is half a microsecond too short. */
const CUT_US = 0.5;

const COPIES: readonly string[] = ['MemcpyToHost', 'MemcpyFromHost'];

/** Whether an operator only moves a tensor between host and device. */
export const isCopy = (operator: string): boolean => COPIES.includes(operator);

/** Identifies a node in a profile: names may be empty, and indices restart in every subgraph. */
export const nodeKey = ({ node, nodeIndex, operator, provider }: Kernel): string =>
  JSON.stringify([node, nodeIndex, operator, provider]);

/**
 * Time of each node in one run, in µs, by {@link nodeKey}.
 *
 * A kernel's time is the host's time minus that of the kernels inside it: `If` and `Loop` contain the kernels of their
 * subgraphs. If the device reports its own times, these replace the host's, because the host only enqueues kernels. A copy
 * waits until the device has finished computing, so that waiting time is subtracted.
 *
 * @param kernels - The run's kernels in time order, enclosing ones first.
 * @param programs - The run's programs in time order.
 */
export function timeRun(
  kernels: readonly Kernel[],
  programs: readonly DeviceProgram[],
): ReadonlyMap<string, number> {
  const hostUs = subtractWaiting(subtractInner(kernels), kernels, programs);
  const deviceUs = sumBy(programs, programKey, ({ us }) => us + CUT_US);
  const nodes = new Map(kernels.map((kernel) => [nodeKey(kernel), kernel]));
  const host = sumBy(
    [...kernels.keys()],
    (at) => nodeKey(kernels[at] as Kernel),
    (at) => hostUs[at] as number,
  );
  // Programs are identified only by name and operator, which several nodes may share.
  const sharers = sumBy([...nodes.values()], programKey, () => 1);
  return new Map(
    [...nodes].map(([key, kernel]) => {
      const device = deviceUs.get(programKey(kernel));
      const us = device === undefined ? host.get(key) : device / (sharers.get(programKey(kernel)) as number);
      return [key, us as number];
    }),
  );
}

const programKey = ({ node, operator }: Kernel | DeviceProgram): string => JSON.stringify([node, operator]);

function sumBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item));
  return sums;
}

const endOf = ({ fromUs, us }: TimeSpan): number => fromUs + us;

/** Time of each kernel, excluding the kernels inside it. */
function subtractInner(kernels: readonly Kernel[]): number[] {
  const own: number[] = kernels.map(({ us }) => us + CUT_US);
  const open: number[] = [];
  kernels.forEach((kernel, at) => {
    // The middle, because neighbours may overlap by a microsecond after truncation.
    const middle = kernel.fromUs + kernel.us / 2;
    while (open.length > 0 && endOf(kernels[open.at(-1) as number] as Kernel) <= middle) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined) own[outer] = Math.max(0, (own[outer] as number) - kernel.us);
    open.push(at);
  });
  return own;
}

/** The times, minus for copies the time during which a program ran. */
function subtractWaiting(
  timesUs: readonly number[],
  kernels: readonly Kernel[],
  programs: readonly DeviceProgram[],
): number[] {
  let first = 0;
  return kernels.map((kernel, at) => {
    const us = timesUs[at] as number;
    if (!isCopy(kernel.operator)) return us;
    while (first < programs.length && endOf(programs[first] as TimeSpan) <= kernel.fromUs) first += 1;
    return Math.max(0, us - busyUs(kernel, programs, first));
  });
}

/** Time within `copy` during which a program ran, starting with the program at `first`. */
function busyUs(copy: TimeSpan, programs: readonly TimeSpan[], first: number): number {
  let busy = 0;
  let coveredTo = copy.fromUs;
  for (let at = first; at < programs.length; at += 1) {
    const program = programs[at] as TimeSpan;
    if (program.fromUs >= endOf(copy)) break;
    const from = Math.max(program.fromUs, coveredTo);
    const to = Math.min(endOf(program), endOf(copy));
    busy += Math.max(0, to - from);
    coveredTo = Math.max(coveredTo, to);
  }
  return busy;
}
