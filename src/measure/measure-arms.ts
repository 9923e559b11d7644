import { join } from 'node:path';
import { mean, sum } from 'simple-statistics';
import type { Arm, ArmName, Workspace } from '../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { type Feed, feedBytes } from '../engine/onnxruntime/protocol.ts';
import { UserError } from '../errors/errors.ts';
import { isLabelledByBaseline } from '../policy/task/is-labelled-by-baseline.ts';
import { OutcomeTable } from '../task/outcome-table.ts';
import type { Scorer, ScorerOptions } from '../task/score/scorer.ts';
import { type AccuracyResult, measureAccuracy, shapeOf } from './accuracy/accuracy-pass.ts';
import type { ArmMeasurement, Launch } from './arm-measurement.ts';
import { chooseScoring } from './accuracy/choose-scoring.ts';
import { compareAnswers, recordAnswers, type WrapScorer } from './accuracy/compared/compare-answers.ts';
import { labelByBaseline, labelByItself } from './accuracy/compared/label-by-baseline.ts';
import { RecordFile } from './accuracy/compared/record-file.ts';
import { measureEnergy } from './resources/energy-pass.ts';
import type { FedArm } from './fed-arm.ts';
import { type CollectedLaunches, collectLaunches } from './latency/collect-launches.ts';
import { keepGpuQuiet } from './latency/keep-gpu-quiet.ts';
import { planLatency, smallestBudgetNs } from './latency/latency-plan.ts';
import { measureLaunches } from './latency/measure-launches.ts';
import { planTraffic } from './latency/traffic.ts';
import { type MemoryPeaks, measureMemory } from './resources/memory-pass.ts';
import { measureProfiles, type Profile } from './profile/profile-pass.ts';
import type { ProgressStep } from './progress-event.ts';
import { type ArmSets, sampleFeeds } from './feeds/sample-feeds.ts';
import type { Schedule } from './schedule.ts';
import type { TimedInput } from './accuracy/timed-answers.ts';

/** Interval between progress reports of the accuracy pass. */
const SCORING_REPORT_MS = 10_000;
/** Number of inputs in a memory or profile run… */
const [MIN_SHORT_RUN_FEEDS, MAX_SHORT_RUN_FEEDS] = [4, 64];
/** …and the time that they may take. */
const SHORT_RUN_NS = 10e9;

/** A model to measure, with its recorded figures if any. */
export interface PreparedArm {
  readonly arm: Arm;
  /** The task, and this model's outputs. */
  readonly scoring: ScorerOptions;
  /** From its record, if comparable: deterministic figures are not measured again. */
  readonly known: ArmMeasurement | undefined;
  /** The items as this model takes them; undefined if it takes those of the experiment as they are. */
  readonly items?: ArmSets | undefined;
}

export interface Experiment extends ArmSets, Schedule {
  readonly engine?: 'onnxruntime';
  /** One or two; each gets the same items, in the same order. */
  readonly preparedArms: readonly PreparedArm[];
  /** Whether to measure energy too, which takes a minute. */
  readonly wantsEnergy?: boolean;
  /** Whether to compare the answers of two arms item by item, for which none may come from a record. */
  readonly comparesAnswers?: boolean;
}

/**
 * Measures the arms in separate passes, in this order: accuracy, latency, memory, energy, profile.
 *
 * @returns One measurement per arm, in their order.
 * @throws {ModelFailure} If a model crashes, hangs or is refused; it names the arm.
 * @throws {UserError} If items, model and task do not fit together, or the budget is too small for this model.
 */
export async function measureArms(workspace: Workspace, experiment: Experiment): Promise<ArmMeasurement[]> {
  const { preparedArms, progress } = experiment;
  const onScored = reportScored(progress);
  let sampled: Promise<TimedInput[][]> | undefined;
  const sample = (): Promise<TimedInput[][]> => {
    sampled ??= sampleFeeds(experiment);
    return sampled;
  };
  const timedInputs = async (name: ArmName): Promise<readonly TimedInput[]> =>
    (await sample())[preparedArms.findIndex(({ arm }) => arm.name === name)] ?? [];
  const scored = await scoreArms(workspace, {
    ...experiment,
    onScored,
    ...(!experiment.isAccuracyOnly && { timedInputs }),
  });
  const measured = preparedArms.map(({ arm }, index): ArmMeasurement => {
    const { outcomes, unrepeatable, stepsPerItem, versus } = scored[index] as AccuracyResult;
    return {
      launches: [],
      discardedLaunches: { late: 0 },
      outcomes,
      ...(unrepeatable && { unrepeatable }),
      ...(versus && { versus }),
      ...(stepsPerItem !== undefined && { stepsPerItem }),
      ramPeakBytes: [],
      arenaPeakBytes: null,
      modelSizeBytes: arm.model.sizeBytes,
      placement: [],
      plainRunNs: null,
    };
  });
  if (experiment.isAccuracyOnly) return measured;
  const inputs = await sample();
  const arms = preparedArms.map(
    ({ arm }, index): FedArm => ({
      arm,
      feeds: (inputs[index] as TimedInput[]).map(({ feed }) => feed),
      answers: scored[index]?.timedAnswers,
    }),
  );
  const { launches, discarded, gpu } = await timeAll(workspace, experiment, { arms, scored, measured });
  progress({ kind: 'measuring-memory' });
  const few = chooseShortRun(arms, scored);
  const memory = await measureMemories(workspace, few);
  if (experiment.wantsEnergy) progress({ kind: 'measuring-energy' });
  const energy = experiment.wantsEnergy ? await measureEnergy(workspace, arms) : [];
  progress({ kind: 'profiling' });
  const profiles = await measureProfiles(workspace, few);
  return measured.map((each, index) => ({
    ...each,
    launches: launches.map((launch) => launch[index] as Launch),
    discardedLaunches: discarded,
    ...(memory[index] as MemoryPeaks),
    ...(profiles[index] as Profile),
    ...(gpu && { gpu }),
    ...(energy[index] && { energy: energy[index] }),
  }));
}

/** Inputs of a memory or profile run, the largest among them because it needs the most memory; the same ones for each arm. */
export function chooseShortRun<Fed extends Pick<FedArm, 'feeds'>>(
  arms: readonly Fed[],
  estimates: readonly Pick<AccuracyResult, 'serviceNs' | 'newShapeNs'>[],
): Fed[] {
  const slowestNs = Math.max(...estimates.map(({ serviceNs, newShapeNs }) => serviceNs + newShapeNs));
  const affordable = Math.floor(SHORT_RUN_NS / slowestNs);
  const count = Math.max(MIN_SHORT_RUN_FEEDS, Math.min(affordable, MAX_SHORT_RUN_FEEDS));
  const bytesAt = (position: number): number =>
    sum(arms.map(({ feeds }) => feedBytes(feeds[position] as Feed)));
  const positions = [...(arms[0]?.feeds.keys() ?? [])];
  const largest = positions.reduce((most, each) => (bytesAt(each) > bytesAt(most) ? each : most), 0);
  const chosen = [largest, ...positions.filter((each) => each !== largest)].slice(0, count);
  return arms.map((fed) => ({ ...fed, feeds: chosen.map((position) => fed.feeds[position] as Feed) }));
}

/**
 * Memory is not timed, so the arms need not take turns. On a GPU they still run one after the other, because a process's
 * memory may have to be derived from that of the whole GPU.
 */
async function measureMemories(workspace: Workspace, arms: readonly FedArm[]): Promise<MemoryPeaks[]> {
  if (workspace.gpu === undefined)
    return allOrFirstFailure(arms.map(({ arm, feeds }) => measureMemory(workspace, arm, feeds)));
  const peaks: MemoryPeaks[] = [];
  for (const { arm, feeds } of arms) peaks.push(await measureMemory(workspace, arm, feeds));
  return peaks;
}

/** An experiment with the scoring of each item reported. */
type ReportedExperiment = Experiment & {
  readonly onScored: (items: number) => void;
  /** The inputs that an arm is timed with; absent if none are. */
  readonly timedInputs?: (arm: ArmName) => Promise<readonly TimedInput[]>;
};

/** If the answers of the arms are compared, the candidate is scored after the baseline, and neither from a record. */
async function scoreArms(workspace: Workspace, experiment: ReportedExperiment): Promise<AccuracyResult[]> {
  const { preparedArms } = experiment;
  const [baseline, candidate] = preparedArms;
  const isLabelled = preparedArms.some(({ scoring: { task } }) => isLabelledByBaseline(task));
  if (baseline === undefined || candidate === undefined || !(experiment.comparesAnswers || isLabelled)) {
    // A model without another to compare with is its own reference.
    const alone = isLabelled ? { ...experiment, wrap: labelByItself(undefined) } : experiment;
    return allOrFirstFailure(preparedArms.map((each) => scoreOne(workspace, each, alone)));
  }
  const answers = new RecordFile(join(workspace.directory, 'answers.bin'));
  const labels = new RecordFile(join(workspace.directory, 'labels.bin'));
  try {
    const versus = experiment.comparesAnswers ? new OutcomeTable() : undefined;
    const score = (arm: PreparedArm, wraps: readonly (WrapScorer | false | undefined)[]) =>
      scoreOne(workspace, { ...arm, known: undefined }, { ...experiment, wrap: wrapIn(wraps) });
    const before = await score(baseline, [
      isLabelled && labelByItself(labels),
      versus && recordAnswers(answers),
    ]);
    const now = await score(candidate, [
      isLabelled && labelByBaseline(labels),
      versus && compareAnswers(answers, versus),
    ]);
    return [before, { ...now, versus }];
  } finally {
    answers.remove();
    labels.remove();
  }
}

/** One around the other, the first innermost. */
const wrapIn =
  (wraps: readonly (WrapScorer | false | undefined)[]): WrapScorer =>
  (scorer) =>
    wraps.reduce<Scorer>((inner, wrap) => (wrap ? wrap(inner) : inner), scorer);

async function scoreOne(
  workspace: Workspace,
  preparedArm: PreparedArm,
  experiment: ReportedExperiment & { readonly wrap?: WrapScorer },
): Promise<AccuracyResult> {
  const { arm, scoring, known } = preparedArm;
  if (known !== undefined) {
    const serviceNs = serviceTimeNs(known, experiment.traffic.streams);
    const { outcomes, unrepeatable, stepsPerItem } = known;
    return { outcomes, unrepeatable, stepsPerItem, serviceNs, newShapeNs: 0 };
  }
  const { traffic, onScored, timedInputs, wrap } = experiment;
  const { set, scored = set } = preparedArm.items ?? experiment;
  return measureAccuracy(workspace, arm, {
    set: scored,
    scoring: chooseScoring(workspace, arm.name, { scoring, ...(wrap && { wrap }) }),
    batch: traffic.batch,
    onScored,
    // The answer to a step depends on those before it.
    ...(timedInputs && arm.sequence === undefined && { timedInputs: () => timedInputs(arm.name) }),
  });
}

/** Reports progress at the start of the accuracy pass and then every few seconds. */
function reportScored(progress: Experiment['progress']): (items: number) => void {
  let items = 0;
  let reportedAt = performance.now();
  progress({ kind: 'scoring', items });
  return (more) => {
    items += more;
    if (performance.now() - reportedAt < SCORING_REPORT_MS) return;
    reportedAt = performance.now();
    progress({ kind: 'scoring', items });
  };
}

/** A measured arm's mean time per inference, in ns. */
export function serviceTimeNs({ launches }: ArmMeasurement, streams: number): number {
  return launches.length === 0 ? 0 : mean(launches.map(({ machineNs }) => machineNs * streams));
}

async function timeAll(
  workspace: Workspace,
  experiment: Experiment,
  state: { arms: readonly FedArm[]; scored: readonly AccuracyResult[]; measured: readonly ArmMeasurement[] },
): Promise<CollectedLaunches> {
  const { budgetNs, seed } = experiment;
  const progress = (step: ProgressStep): void => experiment.progress(withinBudget(step, budgetNs));
  const { arms, scored, measured } = state;
  const serviceNs = scored.map((each) => each.serviceNs);
  const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? (serviceNs[0] as number));
  const shapes = Math.max(...arms.map(({ feeds }) => new Set(feeds.map(shapeOf)).size));
  const newShapeNs = scored.map((each) => each.newShapeNs);
  const bounds = { serviceNs, budgetNs, inputs: arms[0]?.feeds.length ?? 0, shapes, newShapeNs };
  const plan = planLatency(traffic, bounds);
  if (plan === undefined)
    throw budgetTooSmall(smallestBudgetNs(traffic, bounds), { ...experiment, serviceNs });
  const start = performance.now();
  const isEnough = (launches: readonly (readonly Launch[])[]): boolean => {
    const soFar = measured.map((each, index) => ({
      ...each,
      launches: launches.map((launch) => launch[index] as Launch),
    }));
    if (experiment.isClear(soFar)) return true;
    const isSpent = (performance.now() - start) * 1e6 >= budgetNs;
    return isSpent && !experiment.couldDecide(soFar);
  };
  const pass = { arms, plan, traffic, seed, budgetNs: experiment.longestBudgetNs, progress };
  return collectLaunches(keepGpuQuiet(measureLaunches(workspace, pass)), isEnough);
}

/** Reports the budget that sampling is in: the first one, or as many as it has been extended to. */
function withinBudget(step: ProgressStep, budgetNs: number): ProgressStep {
  if (step.kind !== 'timing') return step;
  return { ...step, budgetNs: Math.max(1, Math.ceil(step.spentNs / budgetNs)) * budgetNs };
}

/** Waits for all, so that nothing keeps running unnoticed; then throws the first failure. */
async function allOrFirstFailure<Value>(running: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(running);
  const failed = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
  // An error in the policy or the data may explain a model failure, never the other way round.
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
    'This is the time for the fewest launches that give an interval; a P95 takes more. Raise --budget (input "budget").',
  );
}
