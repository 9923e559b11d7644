import { mean } from 'simple-statistics';
import type { RegressionSet } from '../dataset/regression-set.ts';
import { sampleItems } from '../dataset/sample-items.ts';
import type { Arm, Workspace } from '../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import type { Feed } from '../engine/onnxruntime/protocol.ts';
import { UserError } from '../errors/errors.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Scorer } from '../task/score/create-scorer.ts';
import { type AccuracyResult, measureAccuracy } from './accuracy-pass.ts';
import type { ArmMeasurement, GpuState, Launch } from './arm-measurement.ts';
import { FeedBuilder } from './build-feeds.ts';
import { measureEnergy } from './energy-pass.ts';
import { keepGpuQuiet } from './latency/keep-gpu-quiet.ts';
import { measureLatency, type TimedLaunches } from './latency/latency-pass.ts';
import { planLatency, smallestBudgetNs } from './latency/latency-plan.ts';
import { planTraffic } from './latency/traffic.ts';
import { type MemoryPeaks, measureMemory } from './memory-pass.ts';
import { measureProfiles, type Profile } from './profile/profile-pass.ts';

/** Items that the timed runs go round: enough to hold a rare slow input, few enough to wait in memory. */
const TIMED_ITEMS = 512;
const TIMED_BYTES = 64 * 2 ** 20;
/** Inputs of a memory or profile run. */
const SHORT_RUN_FEEDS = 64;

/** A model to measure, with what is known of it already. */
export interface PreparedArm {
  readonly arm: Arm;
  readonly scorer: Scorer;
  /** From its record, when that is comparable: what repeats exactly is not measured again. */
  readonly known: ArmMeasurement | undefined;
}

export interface Experiment {
  /** One or two; each gets the same items, in the same order. */
  readonly preparedArms: readonly PreparedArm[];
  readonly set: RegressionSet;
  /** Items of the accuracy pass, where they are not the whole set; the timed runs draw theirs from the whole set. */
  readonly scored?: RegressionSet | undefined;
  /** Ends after the accuracy pass: nothing is timed, and all else stays empty. */
  readonly isAccuracyOnly?: boolean;
  readonly traffic: ModelPolicy['traffic'];
  /** Service time by which a `load` becomes a rate, in ns; undefined takes the first arm's own. */
  readonly capacityNs: number | undefined;
  readonly budgetNs: number;
  readonly seed: number;
  /** Whether energy is measured too, which takes a minute: somebody asks for it. */
  readonly wantsEnergy?: boolean;
  /** Asked after each launch, with all that is known by then. */
  readonly isClear: (measurements: readonly ArmMeasurement[]) => boolean;
  readonly progress: (line: string) => void;
}

/**
 * Measures the arms in separate passes, in this order: accuracy, latency, memory, energy, profile.
 *
 * @returns One measurement an arm, in their order.
 * @throws {ModelFailure} If one of them crashes, hangs or is refused; it says which.
 * @throws {UserError} If items, model and task do not fit together, or the budget is too small for this model.
 */
export async function measureArms(workspace: Workspace, experiment: Experiment): Promise<ArmMeasurement[]> {
  const { preparedArms, progress } = experiment;
  progress('accuracy: running the regression set');
  const scored = await allOrFirstFailure(preparedArms.map((each) => scoreOne(workspace, each, experiment)));
  const measured = preparedArms.map(
    ({ arm }, index): ArmMeasurement => ({
      launches: [],
      discardedLaunches: { late: 0, unsteady: 0 },
      outcomes: (scored[index] as AccuracyResult).outcomes,
      ramPeakBytes: [],
      arenaPeakBytes: null,
      modelSizeBytes: arm.model.sizeBytes,
      placement: [],
      plainRunNs: null,
    }),
  );
  if (experiment.isAccuracyOnly) return measured;
  const feeds = await buildTimedFeeds(experiment);
  const { launches, discarded, card } = await timeAll(workspace, experiment, { feeds, scored, measured });
  progress('memory and profile');
  const few = feeds.slice(0, SHORT_RUN_FEEDS);
  const arms = preparedArms.map(({ arm }) => arm);
  const memory = await measureMemories(workspace, arms, few);
  if (experiment.wantsEnergy) progress('energy');
  const energy = experiment.wantsEnergy ? await measureEnergy(workspace, arms, { feeds }) : [];
  const profiles = await measureProfiles(workspace, arms, few);
  return measured.map((each, index) => ({
    ...each,
    launches: launches.map((launch) => launch[index] as Launch),
    discardedLaunches: discarded,
    ...(memory[index] as MemoryPeaks),
    ...(profiles[index] as Profile),
    ...(card && { card }),
    ...(energy[index] && { energy: energy[index] }),
  }));
}

/**
 * Memory is not timed, so the arms need not take turns; but on a GPU they go one after the other, where the memory
 * of the whole GPU may have to stand for that of a process.
 */
async function measureMemories(
  workspace: Workspace,
  arms: readonly Arm[],
  feeds: readonly Feed[],
): Promise<MemoryPeaks[]> {
  if (workspace.gpu === undefined)
    return allOrFirstFailure(arms.map((arm) => measureMemory(workspace, arm, feeds)));
  const peaks: MemoryPeaks[] = [];
  for (const arm of arms) peaks.push(await measureMemory(workspace, arm, feeds));
  return peaks;
}

async function scoreOne(
  workspace: Workspace,
  preparedArm: PreparedArm,
  experiment: Experiment,
): Promise<AccuracyResult> {
  const { arm, scorer, known } = preparedArm;
  if (known !== undefined) {
    return { outcomes: known.outcomes, serviceNs: serviceTimeNs(known, experiment.traffic.streams) };
  }
  const { set, scored = set, traffic } = experiment;
  return measureAccuracy(workspace, arm, { set: scored, scorer, batch: traffic.batch });
}

async function buildTimedFeeds({ preparedArms, set, traffic, seed }: Experiment): Promise<Feed[]> {
  const items = await sampleItems(set, { seed, maxItems: TIMED_ITEMS, maxBytes: TIMED_BYTES });
  const { inputs } = (preparedArms.at(-1) as PreparedArm).arm.model.facts;
  const builder = new FeedBuilder(inputs, traffic.batch, 'traffic.batch');
  const full = items.flatMap((item) => builder.add(item));
  const feeds = full.length > 0 ? full : builder.end();
  return feeds.map(({ feed }) => feed);
}

/** Mean time of one inference of a measured arm, in ns. */
export function serviceTimeNs({ launches }: ArmMeasurement, streams: number): number {
  return launches.length === 0 ? 0 : mean(launches.map(({ machineNs }) => machineNs * streams));
}

async function timeAll(
  workspace: Workspace,
  experiment: Experiment,
  state: { feeds: readonly Feed[]; scored: readonly AccuracyResult[]; measured: readonly ArmMeasurement[] },
): Promise<TimedLaunches & { readonly card?: GpuState }> {
  const { preparedArms, budgetNs, seed, progress } = experiment;
  const { feeds, scored, measured } = state;
  const arms = preparedArms.map(({ arm }) => arm);
  const serviceNs = scored.map((each) => each.serviceNs);
  const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? (serviceNs[0] as number));
  const plan = planLatency(traffic, { serviceNs, budgetNs });
  if (plan === undefined)
    throw budgetTooSmall(smallestBudgetNs(traffic, { serviceNs }), { ...experiment, serviceNs });
  const isClear = (launches: readonly (readonly Launch[])[]): boolean =>
    experiment.isClear(
      measured.map((each, index) => ({
        ...each,
        launches: launches.map((launch) => launch[index] as Launch),
      })),
    );
  const pass = { arms, feeds, plan, traffic, seed, budgetNs, progress };
  const access = workspace.gpu;
  if (access?.kind !== 'readable') return measureLatency(workspace, { ...pass, isClear });
  const quiet = keepGpuQuiet(access.gpu, isClear);
  return quiet.settle(await measureLatency(workspace, { ...pass, isClear: quiet.isClear }));
}

/** Waits for all, so that nothing runs on unseen, and then throws the first failure. */
async function allOrFirstFailure<Value>(running: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(running);
  const failed = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
  // A mistake in the policy or the data explains a failure of the model; the reverse is never so.
  const first = failed.find((reason) => !(reason instanceof ModelFailure)) ?? failed[0];
  if (first !== undefined) throw first;
  return settled.map((each) => (each as PromiseFulfilledResult<Value>).value);
}

function budgetTooSmall(
  neededNs: number,
  { preparedArms, serviceNs, budgetNs, traffic }: Experiment & { readonly serviceNs: readonly number[] },
): UserError {
  const needed = `${Math.ceil(neededNs / 1e9)}s in ${traffic.scenario} traffic`;
  const each = preparedArms.map(
    ({ arm }, index) => `${Number(((serviceNs[index] as number) / 1e6).toPrecision(3))} ms (${arm.name})`,
  );
  return new UserError(
    `budget: expected at least ${needed}, where an inference takes ${each.join(' and ')}, got ${budgetNs / 1e9}s.`,
    'A P95 needs 72 inferences of each model over at least eight launches. Raise --budget (input "budget").',
  );
}
