import type { InferenceSession } from 'onnxruntime-node';

type Feeds = InferenceSession.FeedsType;

const NS_PER_MS = 1e6;

/** Figures of a timed block: one entry per inference. */
interface TimedBlock {
  /** Latency in ns, from passing the inputs to having all outputs. */
  readonly latenciesNs: Float64Array;
  /** How often the kernel took the core away during the inference or just before it; 0 if not reported. */
  readonly preemptions: Float64Array;
}

/** A session with its inputs in memory, so that nothing is decoded or copied while the clock runs. */
interface LoadedRuns {
  readonly session: InferenceSession;
  readonly feeds: readonly Feeds[];
  readonly outputs: readonly string[];
}

/**
 * Times `count` inferences, starting at feed `from` and cycling through all feeds. Before them, `rewarm` inferences are run
 * and discarded: caches are cold after the other arm's block, and a block's start would dominate its P95.
 */
export async function runTimedBlock(
  { session, feeds, outputs }: LoadedRuns,
  { from, count, rewarm }: { from: number; count: number; rewarm: number },
): Promise<TimedBlock> {
  const latenciesNs = new Float64Array(count);
  const preemptions = new Float64Array(count);
  let switches = countPreemptions();
  for (let index = -rewarm; index < count; index += 1) {
    // The re-warm-up uses the block's own first inputs, not those of the previous block.
    const position = (from + (index < 0 ? index + rewarm : index)) % feeds.length;
    const feed = feeds[position] as Feeds;
    const start = performance.now();
    await session.run(feed, outputs);
    const end = performance.now();
    // Reading the count takes microseconds, so it is read once per run: the count after one run is the count before the next.
    const switchesBefore = switches;
    switches = countPreemptions();
    if (index < 0) continue;
    latenciesNs[index] = (end - start) * NS_PER_MS;
    preemptions[index] = switches - switchesBefore;
  }
  return { latenciesNs, preemptions };
}

const countPreemptions = (): number => process.resourceUsage().involuntaryContextSwitches;

/**
 * Runs every distinct input shape once (the runtime plans memory and tunes kernels by shape), then continues until both
 * `minRuns` and `minNs` are reached.
 */
export async function warmUp(
  { session, feeds, outputs }: LoadedRuns,
  { minRuns, minNs }: { minRuns: number; minNs: number },
): Promise<{ firstRunNs: number; runs: number; ns: number }> {
  const start = performance.now();
  const shapes = firstOfEachShape(feeds);
  let firstRunNs = 0;
  let runs = 0;
  let elapsedNs = 0;
  while (runs < shapes.length || runs < minRuns || elapsedNs < minNs) {
    await session.run((shapes[runs] ?? feeds[runs % feeds.length]) as Feeds, outputs);
    elapsedNs = (performance.now() - start) * NS_PER_MS;
    if (runs === 0) firstRunNs = elapsedNs;
    runs += 1;
  }
  return { firstRunNs, runs, ns: elapsedNs };
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
