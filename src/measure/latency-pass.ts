import { mean } from 'simple-statistics';
import { percentileNs } from '../stats/percentile.ts';
import type { Arm, Laboratory } from './arm.ts';
import type { Launch } from './arm-measurement.ts';
import type { LatencyPlan } from './latency-plan.ts';
import { ModelFailure } from './model-failure.ts';
import type { Feed } from './protocol.ts';
import { holdFeeds } from './start-worker.ts';
import { WorkerProcess } from './worker-process.ts';

const BYTES_PER_FLOAT64 = 8;

export interface LatencyPass {
  readonly arms: readonly Arm[];
  /** Inputs of the timed runs, the same for all arms and in the same order. */
  readonly feeds: readonly Feed[];
  readonly plan: LatencyPlan;
  readonly budgetNs: number;
  /** Asked after each launch: whether the evidence so far is clear and sampling may stop. */
  readonly isClear: (launches: readonly (readonly Launch[])[]) => boolean;
  readonly progress: (line: string) => void;
}

/**
 * Times the arms in launches, each a fresh process an arm, until the evidence is clear or the budget is spent.
 * Within a launch the arms take turns block by block in the order ABBA, so that a slow minute of the machine
 * meets both alike; only one arm runs at a time.
 *
 * @returns One entry a launch, with one entry an arm, in the order of `arms`.
 * @throws {ModelFailure} If a model crashes, hangs or is refused.
 */
export async function measureLatency(laboratory: Laboratory, pass: LatencyPass): Promise<Launch[][]> {
  const launches: Launch[][] = [];
  const start = performance.now();
  let longestMs = 0;
  while (!pass.isClear(launches)) {
    const spentMs = performance.now() - start;
    // A launch that would overrun the budget is not begun; the first is, or there would be nothing to say.
    if (launches.length > 0 && (spentMs + longestMs) * 1e6 > pass.budgetNs) break;
    pass.progress(`latency: launch ${launches.length + 1}, ${(spentMs / 1000).toFixed(0)} s`);
    launches.push(await runLaunch(laboratory, pass, launches.length));
    longestMs = Math.max(longestMs, performance.now() - start - spentMs);
  }
  return launches;
}

interface Contender {
  readonly arm: Arm;
  readonly worker: WorkerProcess;
  readonly latenciesNs: number[];
  /** Latencies of the samples during which the process kept its core. */
  readonly undisturbedNs: number[];
  loadNs: number;
  firstRunNs: number;
}

async function runLaunch(laboratory: Laboratory, pass: LatencyPass, launch: number): Promise<Launch[]> {
  const contenders = pass.arms.map(
    (arm): Contender => ({
      arm,
      worker: new WorkerProcess(laboratory, arm.name),
      latenciesNs: [],
      undisturbedNs: [],
      loadNs: 0,
      firstRunNs: 0,
    }),
  );
  try {
    // Which arm loads, warms up and begins first changes from launch to launch.
    const order = launch % 2 === 0 ? contenders : contenders.toReversed();
    for (const contender of order) await prepare(contender, laboratory, pass);
    for (let round = 0; round < pass.plan.rounds; round += 1) {
      const from = (launch * pass.plan.rounds + round) * pass.plan.blockSize;
      const turns = round % 2 === 0 ? order : order.toReversed();
      for (const contender of turns) await timeOneBlock(contender, { laboratory, pass, from });
    }
    return contenders.map(summarize);
  } finally {
    for (const { worker } of contenders) worker.kill();
  }
}

async function prepare(contender: Contender, laboratory: Laboratory, pass: LatencyPass): Promise<void> {
  const { arm, worker } = contender;
  const { deadlines, runtimeFolder } = laboratory;
  const loaded = await worker.request(
    { do: 'load', runtimeFolder, modelFile: arm.model.file, session: arm.session },
    { deadlineMs: deadlines.loadMs },
  );
  await holdFeeds(worker, pass.feeds, deadlines.runMs);
  const warm = await worker.request(
    { do: 'warm-up', minRuns: 10, minNs: pass.plan.minWarmUpNs, outputs: contender.arm.outputs },
    { deadlineMs: deadlines.runMs },
  );
  contender.loadNs = loaded.reply.loadNs;
  contender.firstRunNs = warm.reply.firstRunNs;
}

async function timeOneBlock(
  contender: Contender,
  { laboratory, pass, from }: { laboratory: Laboratory; pass: LatencyPass; from: number },
): Promise<void> {
  const { blockSize: count, rewarm } = pass.plan;
  const start = performance.now();
  const { payload } = await contender.worker.request(
    { do: 'time', from, count, rewarm, outputs: contender.arm.outputs },
    { deadlineMs: laboratory.deadlines.runMs },
  );
  const wallNs = (performance.now() - start) * 1e6;
  if (payload.byteLength !== count * 2 * BYTES_PER_FLOAT64) {
    throw new ModelFailure(
      'broke-protocol',
      contender.arm.name,
      `expected ${count} latencies, got ${payload.byteLength} bytes`,
    );
  }
  const latenciesNs = [...new Float64Array(payload.buffer, 0, count)];
  const preemptions = new Float64Array(payload.buffer, count * BYTES_PER_FLOAT64, count);
  // The child is not trusted with the clock: its samples cannot add up to more than the time that it was away.
  const sumNs = latenciesNs.reduce((sum, value) => sum + value, 0);
  if (!(latenciesNs.every((value) => value > 0) && sumNs <= wallNs)) {
    throw new ModelFailure(
      'broke-protocol',
      contender.arm.name,
      'the measuring child reported latencies that cannot be',
    );
  }
  latenciesNs.forEach((latencyNs, index) => {
    contender.latenciesNs.push(latencyNs);
    if (preemptions[index] === 0) contender.undisturbedNs.push(latencyNs);
  });
}

function summarize({ latenciesNs, undisturbedNs, loadNs, firstRunNs }: Contender): Launch {
  const sorted = Float64Array.from(latenciesNs).sort();
  const isEnough = undisturbedNs.length >= sorted.length / 2;
  return {
    samples: sorted.length,
    p50Ns: percentileNs(sorted, 50),
    p95Ns: percentileNs(sorted, 95),
    p95UndisturbedNs: isEnough ? percentileNs(Float64Array.from(undisturbedNs).sort(), 95) : null,
    meanNs: mean(latenciesNs),
    preemptedShare: 1 - undisturbedNs.length / sorted.length,
    loadNs,
    firstRunNs,
  };
}
