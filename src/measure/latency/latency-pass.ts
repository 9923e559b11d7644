import type { Arm, Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { holdFeeds } from '../../engine/onnxruntime/start-worker.ts';
import { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import { createRandom } from '../../stats/random.ts';
import type { DiscardedLaunches, Launch } from '../arm-measurement.ts';
import type { LatencyPlan } from './latency-plan.ts';
import { readMachineTicks, stealShare } from './steal-time.ts';
import { hasKeptUp, summarizeLaunch } from './summarize-launch.ts';
import { type BlockRequest, queryBlock, type Sample, serveBlock, timeBlock } from './time-block.ts';
import { drawArrivals, type Traffic } from './traffic.ts';

/** Late launches more than others after which it is no use to go on. */
const MAX_LATE = 5;

interface LatencyPass {
  readonly arms: readonly Arm[];
  /** Inputs of the timed runs, the same for all arms and in the same order. */
  readonly feeds: readonly Feed[];
  readonly plan: LatencyPlan;
  readonly traffic: Traffic;
  /** Draws the arrivals of open traffic. */
  readonly seed: number;
  readonly budgetNs: number;
  /** Asked after each launch: whether the evidence so far is clear and sampling may stop. */
  readonly isClear: (launches: readonly (readonly Launch[])[]) => boolean;
  readonly progress: (line: string) => void;
}

/** What the latency pass found. */
export interface TimedLaunches {
  /** One entry a launch, with one entry an arm, in the order of the pass's arms. */
  readonly launches: readonly (readonly Launch[])[];
  /** Launches thrown away. */
  readonly discarded: DiscardedLaunches;
}

/**
 * Times the arms in launches, each a fresh process an arm, until the evidence is clear or the budget is spent.
 * Within a launch the arms take turns block by block in the order ABBA, so that a slow minute of the machine
 * meets both alike; only one arm runs at a time, and the threads of the other are stopped meanwhile.
 *
 * A launch for which the load generator was late tells nothing and is thrown away. One that is not steady is run again;
 * when the next is not steady either, it is not the machine's doing, and counts.
 *
 * @throws {ModelFailure} If a model crashes, hangs or is refused.
 */
export async function measureLatency(workspace: Workspace, pass: LatencyPass): Promise<TimedLaunches> {
  const launches: Launch[][] = [];
  const start = performance.now();
  let late = 0;
  let unsteady = 0;
  let isRepeat = false;
  let longestMs = 0;
  while (!pass.isClear(launches) && late < MAX_LATE + launches.length) {
    const spentMs = performance.now() - start;
    const begun = launches.length + late + unsteady;
    // A launch that would overrun the budget is not begun; the first is, or there would be nothing to say.
    if (begun > 0 && (spentMs + longestMs) * 1e6 > pass.budgetNs) break;
    pass.progress(`latency: launch ${launches.length + 1}, ${(spentMs / 1000).toFixed(0)} s`);
    const launch = await runLaunch(workspace, pass, begun);
    longestMs = Math.max(longestMs, performance.now() - start - spentMs);
    if (launch === undefined) {
      late += 1;
      continue;
    }
    const isToBeRepeated: boolean = !isRepeat && launch.some(({ isSteady }) => !isSteady);
    if (isToBeRepeated) unsteady += 1;
    else launches.push(launch);
    isRepeat = isToBeRepeated;
  }
  return { launches, discarded: { late, unsteady } };
}

interface RunningArm {
  readonly arm: Arm;
  readonly worker: WorkerProcess;
  readonly samples: Sample[];
  loadNs: number;
  firstRunNs: number;
}

/** Undefined when the load generator could not keep up. */
async function runLaunch(
  workspace: Workspace,
  pass: LatencyPass,
  launch: number,
): Promise<Launch[] | undefined> {
  const runningArms = pass.arms.map(
    (arm): RunningArm => ({
      arm,
      worker: new WorkerProcess(workspace, arm.name),
      samples: [],
      loadNs: 0,
      firstRunNs: 0,
    }),
  );
  try {
    // Which arm loads, warms up and begins first changes from launch to launch.
    const order = launch % 2 === 0 ? runningArms : runningArms.toReversed();
    for (const runningArm of order) await prepare(runningArm, workspace, pass);
    const before = await readMachineTicks();
    for (let round = 0; round < pass.plan.rounds; round += 1) {
      const turns = round % 2 === 0 ? order : order.toReversed();
      for (const runningArm of turns)
        await runBlock(runningArm, pass, { workspace: workspace, block: launch * pass.plan.rounds + round });
    }
    const after = await readMachineTicks();
    if (!runningArms.every(({ samples }) => hasKeptUp(samples))) return undefined;
    return summarizeLaunch(runningArms, {
      traffic: pass.traffic,
      windowSize: 2 * pass.plan.blockSize,
      stealShare: stealShare(before, after),
    });
  } finally {
    for (const { worker } of runningArms) worker.kill();
  }
}

async function prepare(runningArm: RunningArm, workspace: Workspace, pass: LatencyPass): Promise<void> {
  const { arm, worker } = runningArm;
  const { deadlines } = workspace;
  const loaded = await worker.request(
    { do: 'load', runtimeFolder: arm.runtimeFolder, modelFile: arm.model.file, session: arm.session },
    { deadlineMs: deadlines.loadMs },
  );
  await holdFeeds(worker, pass.feeds, deadlines.runMs);
  const { minWarmUpRuns: minRuns, minWarmUpNs: minNs } = pass.plan;
  const limits = { minRuns, minNs, outputs: arm.outputs };
  const warm = await worker.request({ do: 'warm-up', ...limits }, { deadlineMs: deadlines.runMs });
  runningArm.loadNs = loaded.reply.loadNs;
  runningArm.firstRunNs = warm.reply.firstRunNs;
  if (pass.traffic.kind !== 'closed') {
    const { streams } = pass.traffic;
    await worker.request({ do: 'open-streams', streams, ...limits }, { deadlineMs: deadlines.loadMs });
  }
  await worker.pause();
}

/** Both arms run a block of the same number: the same inputs, and the same arrivals. The other one stands still. */
async function runBlock(
  { arm, worker, samples }: RunningArm,
  pass: LatencyPass,
  { workspace, block }: { workspace: Workspace; block: number },
): Promise<void> {
  const from = block * pass.plan.blockSize;
  worker.resume();
  const request = { arm, worker, from, deadlineMs: workspace.deadlines.runMs };
  samples.push(...(await sampleBlock(request, pass, block)));
  await worker.pause();
}

function sampleBlock(
  request: BlockRequest,
  { plan, traffic, seed }: LatencyPass,
  block: number,
): Promise<Sample[]> {
  const { blockSize: count, rewarm } = plan;
  if (traffic.kind === 'closed') return timeBlock(request, { count, rewarm });
  if (traffic.kind === 'queries') {
    const { samplesPerQuery } = traffic;
    const from = block * (rewarm + count) * samplesPerQuery;
    return queryBlock({ ...request, from }, { count, rewarm, samplesPerQuery });
  }
  // A seed of its own for each block, apart from the one that chose the items.
  const random = createRandom((BigInt(seed) << 32n) + BigInt(block) + 1n);
  return serveBlock(request, drawArrivals(traffic, count, random));
}
