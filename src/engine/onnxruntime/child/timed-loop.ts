import type { InferenceSession } from 'onnxruntime-node';
import type { RunnableSession } from './stateful-session.ts';
import { splitWait, type WaitClock } from './wait-clock.ts';

type Feeds = InferenceSession.FeedsType;

const NS_PER_MS = 1e6;

/** Figures of a timed block in ns, one entry per inference. */
interface TimedBlock {
  /** From passing the inputs to having all outputs. */
  readonly latenciesNs: Float64Array;
  /** How much of it this thread waited for a core because of other programs; NaN where the kernel does not report it. */
  readonly othersWaitNs: Float64Array;
  /** The same because of its own process's threads. */
  readonly ownWaitNs: Float64Array;
  /** The requested outputs, one feed per run, in order. */
  readonly kept: readonly InferenceSession.OnnxValueMapType[];
}

/** A session with its inputs in memory, so that nothing is decoded or copied while the clock runs. */
export interface LoadedRuns {
  readonly session: RunnableSession;
  readonly feeds: readonly Feeds[];
  readonly outputs: readonly string[];
  readonly waits: WaitClock;
  /** Called between inferences. */
  readonly isAlive: () => void;
}

/**
 * Times `count` inferences, starting at feed `from` and cycling through all feeds. Before them, `rewarm` inferences are run
 * and discarded: caches are cold after the other arm's block, and a block's start would dominate its P95.
 */
export async function runTimedBlock(
  { session, feeds, outputs, waits, isAlive }: LoadedRuns,
  {
    from,
    count,
    rewarm,
    keep = [],
  }: { from: number; count: number; rewarm: number; keep?: readonly number[] | undefined },
): Promise<TimedBlock> {
  const kept: InferenceSession.OnnxValueMapType[] = [];
  const isKept = new Set(keep);
  const block = {
    kept,
    latenciesNs: new Float64Array(count),
    othersWaitNs: new Float64Array(count),
    ownWaitNs: new Float64Array(count),
  };
  let reading = waits.read();
  let endBefore = performance.now();
  for (let index = -rewarm; index < count; index += 1) {
    // The re-warm-up uses the block's own first inputs, not those of the previous block.
    const position = (from + (index < 0 ? index + rewarm : index)) % feeds.length;
    const feed = feeds[position] as Feeds;
    isAlive();
    const start = performance.now();
    const answer = await session.run(feed, outputs);
    const end = performance.now();
    // Reading takes microseconds, so it happens once per run: the reading after one run is the one before the next.
    const readingBefore = reading;
    reading = waits.read();
    const outsideMs = start - endBefore + (performance.now() - end);
    endBefore = end;
    if (index < 0) continue;
    if (isKept.has(index)) kept.push(answer);
    const wait = splitWait([readingBefore, reading], outsideMs * NS_PER_MS);
    block.latenciesNs[index] = (end - start) * NS_PER_MS;
    block.othersWaitNs[index] = wait.othersNs;
    block.ownWaitNs[index] = wait.ownNs;
  }
  return block;
}

/**
 * Runs every distinct input shape once (the runtime plans memory and tunes kernels by shape), then continues until both
 * `minRuns` and `minNs` are reached.
 *
 * @returns `firstRunWaitNs`: how long the first run waited for a core because of other programs; NaN if unknown.
 */
export async function warmUp(
  { session, feeds, outputs, waits, isAlive }: LoadedRuns,
  { minRuns, minNs }: { minRuns: number; minNs: number },
): Promise<{ firstRunNs: number; firstRunWaitNs: number; runs: number; ns: number }> {
  const reading = waits.read();
  const start = performance.now();
  const shapes = firstOfEachShape(feeds);
  let firstRunNs = 0;
  let firstRunWaitNs = 0;
  let runs = 0;
  let elapsedNs = 0;
  while (runs < shapes.length || runs < minRuns || elapsedNs < minNs) {
    await session.run((shapes[runs] ?? feeds[runs % feeds.length]) as Feeds, outputs);
    elapsedNs = (performance.now() - start) * NS_PER_MS;
    if (runs === 0) {
      firstRunNs = elapsedNs;
      firstRunWaitNs = splitWait([reading, waits.read()], 0).othersNs;
    }
    runs += 1;
    isAlive();
  }
  return { firstRunNs, firstRunWaitNs, runs, ns: elapsedNs };
}

function firstOfEachShape(feeds: readonly Feeds[]): Feeds[] {
  const byShape = new Map<string, Feeds>();
  for (const feed of feeds) {
    const shape = JSON.stringify(
      Object.entries(feed).map(([name, tensor]) => [name, (tensor as { dims: unknown }).dims]),
    );
    if (!byShape.has(shape)) byShape.set(shape, feed);
  }
  return [...byShape.values()];
}
