import { readFile } from 'node:fs/promises';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { holdFeeds } from '../../engine/onnxruntime/start-worker.ts';
import { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import { createRandom } from '../../stats/random.ts';
import { type AnswerCheck, createAnswerCheck } from '../accuracy/timed-answers.ts';
import type { Launch, Span } from '../arm-measurement.ts';
import type { FedArm } from '../fed-arm.ts';
import type { ProgressStep } from '../progress-event.ts';
import { ClockLedger } from './clock-ledger.ts';
import { takeGpuSnapshot } from './gpu-snapshot.ts';
import type { LatencyPlan } from './latency-plan.ts';
import { type EndedLaunch, scheduleLaunches, startClock } from './schedule-launches.ts';
import { hasKeptUp, summarizeLaunch } from './summarize-launch.ts';
import { type BlockRequest, queryBlock, type Sample, serveBlock, timeBlock } from './time-block.ts';
import { drawArrivals, type Traffic } from './traffic.ts';

interface LatencyPass {
  /** Feeds with the same position have the same items for each. */
  readonly arms: readonly FedArm[];
  readonly plan: LatencyPlan;
  readonly traffic: Traffic;
  /** Draws the arrivals of open traffic. */
  readonly seed: number;
  readonly budgetNs: number;
  readonly progress: (step: ProgressStep) => void;
}

/**
 * Times the arms launch by launch, with a fresh process per arm, until the budget is spent. The caller stops earlier once
 * the evidence is clear.
 *
 * Within a launch the arms take turns block by block in the order ABBA, so that a slow minute of the machine affects both
 * alike. Only one arm runs at a time; the threads of the other are stopped.
 *
 * @throws {ModelFailure} If a model crashes, hangs or is refused.
 */
export function measureLaunches(
  workspace: Workspace,
  pass: LatencyPass,
): AsyncGenerator<EndedLaunch, void, undefined> {
  const { gpu } = workspace;
  const now = startClock();
  return scheduleLaunches({
    now,
    run: (launch) => runLaunch(workspace, { ...pass, now }, launch),
    readGpu: gpu?.kind === 'readable' ? () => takeGpuSnapshot(gpu.gpu) : undefined,
    budgetNs: pass.budgetNs,
    progress: pass.progress,
  });
}

/** A pass under way. `now`: ms since it began. */
interface RunningPass extends LatencyPass {
  readonly now: () => number;
}

interface RunningArm extends FedArm {
  readonly worker: WorkerProcess;
  readonly samples: Sample[];
  readonly ledger: ClockLedger;
  readonly check: AnswerCheck;
  loadNs: number;
  firstRunNs: number;
  loadWaitNs: number | null;
  firstRunWaitNs: number | null;
  readonly times: { prepare: Span; readonly blocks: Span[] };
}

/** Undefined if the load generator could not keep up. */
async function runLaunch(
  workspace: Workspace,
  pass: RunningPass,
  launch: number,
): Promise<Launch[] | undefined> {
  const runningArms = pass.arms.map(
    ({ arm, feeds, answers }): RunningArm => ({
      arm,
      feeds: feedsOf(launch, feeds, pass),
      worker: new WorkerProcess(workspace, arm.name),
      samples: [],
      ledger: new ClockLedger(),
      check: createAnswerCheck(arm.name, answers ?? new Map()),
      loadNs: 0,
      firstRunNs: 0,
      loadWaitNs: null,
      firstRunWaitNs: null,
      times: { prepare: [0, 0], blocks: [] },
    }),
  );
  try {
    // The arm that loads, warms up and starts first alternates from launch to launch.
    const order = launch % 2 === 0 ? runningArms : runningArms.toReversed();
    for (const runningArm of order) await prepare(runningArm, workspace, pass);
    const before = await readMachineTicks();
    for (let round = 0; round < pass.plan.rounds; round += 1) {
      const turns = round % 2 === 0 ? order : order.toReversed();
      for (const runningArm of turns) await runBlock(runningArm, pass, { workspace, launch, round });
    }
    const after = await readMachineTicks();
    for (const { arm, ledger } of runningArms) ledger.check(arm);
    if (!runningArms.every(({ samples }) => hasKeptUp(samples))) return undefined;
    return summarizeLaunch(runningArms, {
      traffic: pass.traffic,
      inputs: { timed: runningArms[0]?.feeds.length ?? 0, of: pass.arms[0]?.feeds.length ?? 0 },
      stealShare: stealShare(before, after),
    });
  } finally {
    for (const { worker } of runningArms) worker.kill();
  }
}

/**
 * In a closed loop each launch times other inputs, each several times. In other traffic every launch goes through all of
 * them, or through as many as it can warm up.
 */
function feedsOf(
  launch: number,
  feeds: readonly Feed[],
  { plan, traffic }: Pick<LatencyPass, 'plan' | 'traffic'>,
): readonly Feed[] {
  if (traffic.kind !== 'closed') return feeds.slice(0, plan.inputs);
  return Array.from(
    { length: plan.inputs },
    (_, input) => feeds[(launch * plan.inputs + input) % feeds.length] as Feed,
  );
}

async function prepare(runningArm: RunningArm, workspace: Workspace, pass: RunningPass): Promise<void> {
  const start = pass.now();
  const { arm, feeds, worker } = runningArm;
  const { deadlines } = workspace;
  const loaded = await worker.request(
    {
      do: 'load',
      runtimeFolder: arm.runtimeFolder,
      modelFile: arm.model.file,
      session: arm.session,
      schedstat: workspace.schedstat,
    },
    { deadlineMs: deadlines.loadMs },
  );
  await holdFeeds(worker, feeds, deadlines.runMs);
  const { minWarmUpRuns: minRuns, minWarmUpNs: minNs } = pass.plan;
  const limits = { minRuns, minNs, outputs: arm.outputs };
  const warm = await worker.request({ do: 'warm-up', ...limits }, { deadlineMs: deadlines.runMs });
  runningArm.loadNs = loaded.reply.loadNs;
  runningArm.loadWaitNs = loaded.reply.loadWaitNs;
  runningArm.firstRunNs = warm.reply.firstRunNs;
  runningArm.firstRunWaitNs = warm.reply.firstRunWaitNs;
  if (pass.traffic.kind !== 'closed') {
    const { streams } = pass.traffic;
    await worker.request({ do: 'open-streams', streams, ...limits }, { deadlineMs: deadlines.loadMs });
  }
  await worker.pause();
  runningArm.times.prepare = [start, pass.now()];
}

/** Block n has the same inputs and arrivals for both arms. The other arm is stopped. */
async function runBlock(
  { arm, feeds, worker, samples, ledger, times, check }: RunningArm,
  pass: RunningPass,
  { workspace, launch, round }: { workspace: Workspace; launch: number; round: number },
): Promise<void> {
  const block = launch * pass.plan.rounds + round;
  // In a closed loop the child has this launch's inputs only.
  const from = (pass.traffic.kind === 'closed' ? round : block) * pass.plan.blockSize;
  const start = pass.now();
  worker.resume();
  const answers = { feeds, check };
  const request = { arm, worker, ledger, from, answers, deadlineMs: workspace.deadlines.runMs };
  samples.push(...(await sampleBlock(request, pass, block)));
  await worker.pause();
  times.blocks.push([start, pass.now()]);
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
  // Each block has its own seed, distinct from the one that chose the items.
  const random = createRandom((BigInt(seed) << 32n) + BigInt(block) + 1n);
  return serveBlock(request, drawArrivals(traffic, count, random));
}

/** CPU time of the whole machine since it started, in clock ticks. */
interface MachineTicks {
  readonly total: number;
  /** Time during which this virtual machine had work to do but its host ran another one. */
  readonly steal: number;
}

/** @returns Undefined on systems without /proc/stat, which only Linux has. */
export async function readMachineTicks(): Promise<MachineTicks | undefined> {
  if (process.platform !== 'linux') return undefined;
  return parseMachineTicks(await readFile('/proc/stat', 'utf8'));
}

/** @see proc_stat(5): user nice system idle iowait irq softirq steal; guest time is within user. */
export function parseMachineTicks(stat: string): MachineTicks | undefined {
  const fields = /^cpu +(.+)$/m.exec(stat)?.[1]?.split(' ').slice(0, 8).map(Number);
  const steal = fields?.[7];
  if (fields === undefined || steal === undefined) return undefined;
  return { total: fields.reduce((sum, ticks) => sum + ticks, 0), steal };
}

/** Share of the machine's CPU time, 0..1, that its host gave to others between two readings; null if unknown. */
export function stealShare(before: MachineTicks | undefined, after: MachineTicks | undefined): number | null {
  if (before === undefined || after === undefined || !(after.total > before.total)) return null;
  return Math.min(Math.max((after.steal - before.steal) / (after.total - before.total), 0), 1);
}
