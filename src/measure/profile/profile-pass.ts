import { join } from 'node:path';
import { mean, median } from 'simple-statistics';
import { type Arm, scratchOf, type Workspace } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { RuntimeLogReader } from '../../engine/onnxruntime/read-runtime-log.ts';
import { holdFeeds, startWorker } from '../../engine/onnxruntime/start-worker.ts';
import type { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { PlacementRow } from '../arm-measurement.ts';
import type { FedArm } from '../fed-arm.ts';
import { type Sample, timeBlock } from '../latency/time-block.ts';
import { type ProfileKind, parseProfile, profileName, readProfile } from './parse-profile.ts';
import { tabulatePlacement } from './tabulate-placement.ts';
import { timeNodes } from './time-nodes.ts';

/** The children take turns, and each runs each input this often: a slow moment affects all alike, and the median ignores it. */
const ROUNDS = 5;
const MAX_INPUTS = 16;
/** The runtime drops events beyond a million; a tenth of that is just as informative and quick to read. */
const MAX_EVENTS = 100_000;
/** A slow model gets fewer runs. */
const MAX_ROUND_NS = 2e9;

export interface Profile {
  /** Null if the provider's allocator does not report to the profile. */
  readonly arenaPeakBytes: number | null;
  readonly placement: PlacementRow[];
  /** Mean time of unprofiled runs of the same inputs, alternating with the profiled ones. */
  readonly plainRunNs: number;
  /** Time to enqueue one run's kernels; null if the provider computes synchronously. */
  readonly enqueueNs: number | null;
}

/** A child with its runs after the warm-up. */
interface Runner {
  readonly worker: WorkerProcess;
  readonly warmUpRuns: number;
  /** Approximate time of a run after warm-up. */
  readonly runNs: number;
  /** One entry per round, each with one sample per input. */
  readonly rounds: Sample[][];
}

/** Makes CUDA wait for each kernel, so that a node's time is that of its kernels, not of enqueueing them. */
const BLOCKING = { CUDA_LAUNCH_BLOCKING: '1' };

/**
 * An arm's children: one with a profile, and one that shows how long the same runs take without. If the provider only
 * enqueues its kernels, the first waits for each kernel, and a third shows how long enqueueing takes.
 */
interface Pair {
  readonly arm: Arm;
  readonly profiled: Runner;
  readonly plain: Runner;
  readonly enqueueing: Runner | undefined;
  readonly log: RuntimeLogReader;
}

/**
 * Short profiled runs of all arms, in turns. They show where each operator ran and why, how long it took, and the peak of
 * the runtime's allocator. Profiling slows a run down, so these times are never used as latencies.
 *
 * @param hasQueue - Whether an arm's provider only enqueues its kernels and computes them later.
 * @returns One profile per arm, in their order.
 * @throws {ModelFailure} If a model crashes, hangs or is refused, or leaves no readable profile.
 */
export async function measureProfiles(
  workspace: Workspace,
  arms: readonly FedArm[],
  hasQueue: (arm: Arm) => boolean = runsOnCuda,
): Promise<Profile[]> {
  const pairs: Pair[] = [];
  try {
    for (const fed of arms) pairs.push(await startPair(workspace, fed, hasQueue(fed.arm)));
    const inputs = Math.min(...pairs.map(countInputs));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const pair of round % 2 === 0 ? pairs : pairs.toReversed())
        await runRound(workspace, pair, inputs);
    }
    const profiles: Profile[] = [];
    for (const pair of pairs) profiles.push(await finishProfile(workspace, pair, inputs));
    return profiles;
  } finally {
    for (const pair of pairs) for (const { worker } of runnersOf(pair)) worker.kill();
  }
}

const runsOnCuda = ({ session: { providers } }: Arm): boolean =>
  providers[0] === 'cuda' || providers[0] === 'tensorrt';

const runnersOf = ({ profiled, plain, enqueueing }: Pair): readonly Runner[] =>
  enqueueing === undefined ? [profiled, plain] : [profiled, plain, enqueueing];

async function startPair(workspace: Workspace, { arm, feeds }: FedArm, hasQueue: boolean): Promise<Pair> {
  const log = new RuntimeLogReader();
  const scratch = scratchOf(workspace, arm.name);
  const prefixOf = (kind: ProfileKind) => join(scratch, profileName(kind, arm.name));
  const started: Runner[] = [];
  const start = async (options: Parameters<typeof startRunner>[2]): Promise<Runner> => {
    const runner = await startRunner(workspace, arm, options);
    started.push(runner);
    return runner;
  };
  try {
    const plain = await start({ feeds });
    const variables = hasQueue ? BLOCKING : {};
    const profiled = await start({ feeds, profilePrefix: prefixOf('profile'), log, variables });
    const enqueueing = hasQueue ? await start({ feeds, profilePrefix: prefixOf('enqueueing') }) : undefined;
    return { arm, log, plain, profiled, enqueueing };
  } catch (error) {
    for (const { worker } of started) worker.kill();
    throw error;
  }
}

async function startRunner(
  workspace: Workspace,
  arm: Arm,
  {
    feeds,
    ...options
  }: {
    feeds: readonly Feed[];
    profilePrefix?: string;
    log?: RuntimeLogReader;
    variables?: Readonly<Record<string, string>>;
  },
): Promise<Runner> {
  const { worker } = await startWorker(workspace, arm, options);
  try {
    const deadlineMs = workspace.deadlines.runMs;
    await holdFeeds(worker, feeds, deadlineMs);
    // At least two runs: the first one is not representative.
    const command = { do: 'warm-up', minRuns: 2, minNs: 0, outputs: arm.outputs } as const;
    const { reply } = await worker.request(command, { deadlineMs });
    const runNs = (reply.ns - reply.firstRunNs) / Math.max(1, reply.runs - 1);
    return { worker, warmUpRuns: reply.runs, runNs, rounds: [] };
  } catch (error) {
    worker.kill();
    throw error;
  }
}

/** Number of inputs that fit into a round's time and the profile's size. */
function countInputs({ arm, profiled: { runNs } }: Pair): number {
  const nodes = [...arm.model.facts.operators.values()].reduce((sum, count) => sum + count, 1);
  const inputs = Math.min(MAX_INPUTS, MAX_EVENTS / (nodes * ROUNDS), MAX_ROUND_NS / runNs);
  return Math.max(1, Math.floor(inputs));
}

/** All children run the same inputs. The first run after a switch of children is slow and does not count. */
async function runRound(workspace: Workspace, pair: Pair, count: number): Promise<void> {
  for (const { worker, rounds } of runnersOf(pair)) {
    const { arm } = pair;
    const block = { arm, worker, from: 0, deadlineMs: workspace.deadlines.runMs };
    rounds.push(await timeBlock(block, { count, rewarm: 1 }));
  }
}

async function finishProfile(workspace: Workspace, pair: Pair, inputs: number): Promise<Profile> {
  const { arm, plain, enqueueing } = pair;
  const { arenaPeakBytes, placement } = await endProfile(workspace, pair, {
    kind: 'profile',
    runner: pair.profiled,
    inputs,
  });
  const enqueuePlacement =
    enqueueing &&
    (await endProfile(workspace, pair, { kind: 'enqueueing', runner: enqueueing, inputs })).placement;
  const plainRunNs = mean(
    Array.from({ length: inputs }, (_, input) =>
      median(plain.rounds.map((samples) => (samples[input] as Sample).serviceNs)),
    ),
  );
  if (enqueuePlacement === undefined) return { arenaPeakBytes, placement, plainRunNs, enqueueNs: null };
  return {
    arenaPeakBytes,
    placement: shareOut(placement, plainRunNs),
    plainRunNs,
    enqueueNs: enqueueTimeNs(arm, enqueuePlacement),
  };
}

/**
 * Waiting for each kernel shows its share of a run but makes the run longer, so the shares are applied to the time of a run
 * without waiting.
 */
function shareOut(placement: readonly PlacementRow[], plainRunNs: number): PlacementRow[] {
  const totalNs = placement.reduce((total, { nsPerRun }) => total + nsPerRun, 0);
  const factor = Math.min(1, plainRunNs / totalNs);
  return placement.map((row) => ({ ...row, nsPerRun: row.nsPerRun * factor }));
}

/** Copies wait for earlier kernels, so they do not count as enqueueing. */
function enqueueTimeNs(arm: Arm, placement: readonly PlacementRow[]): number {
  const ns = placement
    .filter(({ role }) => role !== 'copy')
    .reduce((total, { nsPerRun }) => total + nsPerRun, 0);
  if (ns > 0) return ns;
  throw new ModelFailure('broke-protocol', arm.name, 'its profile has no time of any node');
}

async function endProfile(
  workspace: Workspace,
  { arm, log }: Pair,
  { kind, runner, inputs }: { kind: ProfileKind; runner: Runner; inputs: number },
): Promise<Pick<Profile, 'arenaPeakBytes' | 'placement'>> {
  const { worker, warmUpRuns } = runner;
  await worker.request({ do: 'end-profile' }, { deadlineMs: workspace.deadlines.runMs });
  await worker.end();
  const events = parseProfile(await readProfile(scratchOf(workspace, arm.name), kind, arm.name));
  if (events.runs.length !== warmUpRuns + ROUNDS * (inputs + 1)) {
    throw new ModelFailure('broke-protocol', arm.name, `its profile has ${events.runs.length} runs`);
  }
  const runsByInput = Array.from({ length: inputs }, (_, input) =>
    // The profile starts with the warm-up, and each round starts with one run that does not count.
    Array.from({ length: ROUNDS }, (__, round) => warmUpRuns + round * (inputs + 1) + 1 + input),
  );
  return {
    arenaPeakBytes: events.arenaPeakBytes,
    placement: tabulatePlacement(timeNodes(events, runsByInput), {
      wantsDevice: arm.session.providers[0] !== 'cpu',
      log: log.findings,
    }),
  };
}
