import { readGpu } from '../../device/open-gpu.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import { serviceTimeNs } from '../../measure/accuracy/estimate-service.ts';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import type { Experiment, OnnxArms } from '../../measure/experiment.ts';
import type { ProgressStep } from '../../measure/progress-event.ts';
import type { Schedule } from '../../measure/schedule.ts';
import type {
  ServedExperiment,
  ServedPrompts,
  ServedTensors,
} from '../../measure/served/served-experiment.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { DatedWaiver } from '../../policy/waivers/waivers.ts';
import { serverStep } from '../../report/words/next-step/server-step.ts';
import { takeOutcomes } from '../../task/split-outcomes.ts';
import type { Comparison, FilePrecision, Outcome } from '../../verdict/comparison.ts';
import { couldDecide } from '../../verdict/row/could-decide.ts';
import { measuresPower } from '../../verdict/row/evidence/compute-cost.ts';
import { listItemsNeeded } from '../../verdict/row/items/list-items-needed.ts';
import { rowsSoFar } from '../../verdict/row/rows-so-far.ts';
import type { Run } from '../run.ts';
import { longestBudgetNs } from './budget-extension.ts';

/** What to measure, and when to stop. */
export type Trial = TrialPlan & {
  /** Called after each launch. */
  readonly isClear: (comparison: Comparison) => boolean;
};

/** What to measure. */
export type TrialPlan = TrialRules & TrialArms;

/** The candidate, preceded by the baseline if both are measured, and their items. */
export type TrialArms = OnnxArms | ServedPrompts | ServedTensors;

interface TrialRules {
  /** Why the inputs and outputs of the candidate are unknown; then nothing is measured. */
  readonly failure?: ModelFailure | undefined;
  /** Whether the baseline is the same file with the same settings: what is measured of the candidate is its own too. */
  readonly isSameModel?: boolean;
  /** Figures of a baseline that is not measured in this run. */
  readonly stored: ArmMeasurement | undefined;
  /** Precision that the candidate's file declares, if it was inspected. */
  readonly filePrecision?: FilePrecision | undefined;
  /** Waivers of the model's limits; undefined if only the policy's own limits count. */
  readonly waivers?: readonly DatedWaiver[] | undefined;
}

/** How it ended: with figures, or with a candidate that could not be measured. */
export type Measured = Exclude<Outcome, { kind: 'incomparable' | 'unchanged' }>;

/**
 * Measures one or two arms by a run's policy.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault. Also if the GPU was
 *   lost or the regression set changed during the run.
 */
export async function measureComparison(run: Run, trial: Trial): Promise<Measured> {
  const { request, ports, model, baselinePolicy, workspace } = run;
  const { set, stored, failure } = trial;
  try {
    if (failure !== undefined) throw failure;
    const progress = (step: ProgressStep): void =>
      ports.progress({ step, within: [{ kind: 'model', id: model.id }] });
    for (const step of listItemsNeeded(model)) progress(step);
    const isClear = (comparison: Comparison): boolean => {
      const launches = comparison.candidate.launches.length;
      if (launches > 0) progress({ kind: 'judged', launches, rows: rowsSoFar(comparison) });
      return trial.isClear(comparison);
    };
    const schedule = {
      isAccuracyOnly: isAccuracyOnly(run),
      traffic: model.traffic,
      capacityNs: stored && serviceTimeNs(stored, model.traffic.streams),
      budgetNs: request.budgetNs,
      longestBudgetNs: longestBudgetNs(request.budgetNs, request.extension),
      couldDecide: (soFar) => couldDecide(compareArms(run, trial, soFar)),
      seed: request.seed,
      isClear: (soFar) => isClear(compareArms(run, trial, soFar)),
      progress,
    } satisfies Schedule;
    const measured = await ports.machine.measure(workspace, experimentOf(run, trial, schedule));
    await set.verify();
    return { kind: 'compared', comparison: compareArms(run, trial, measured) };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    blameGpu(workspace, error);
    // A missing provider is neither model's fault.
    if (error.arm === 'candidate' || error.kind === 'no-provider') return { kind: 'failed', failure: error };
    throw new InfrastructureError(
      `baseline of "${model.id}": expected a model that runs here, but ${error.message}`,
      baselinePolicy.engine.kind === 'server'
        ? `The baseline’s server starts from the files of its own commit. ${serverStep(error.kind)}`
        : 'Fix the baseline, or name another with --baseline.',
      { cause: error },
    );
  }
}

function experimentOf(run: Run, trial: Trial, schedule: Schedule): Experiment | ServedExperiment {
  if (trial.engine !== 'server') {
    const { preparedArms, set, scored } = trial;
    const wanted = { wantsEnergy: wantsEnergy(run), comparesAnswers: comparesAnswers(run.model) };
    return { ...schedule, preparedArms, set, scored, ...wanted };
  }
  // One after the other, so that the types of arms and items stay together.
  if (trial.answers === 'texts') {
    const { engine, answers, preparedArms, set, scored } = trial;
    const logprobs = needsLogprobs(run.model.review);
    return { ...schedule, engine, answers, preparedArms, set, scored, logprobs };
  }
  const { engine, answers, preparedArms, set, scored } = trial;
  const compares = { comparesAnswers: comparesAnswers(run.model) };
  return { ...schedule, engine, answers, preparedArms, set, scored, ...compares };
}

const needsLogprobs = (review: ModelPolicy['review']): boolean =>
  review !== undefined &&
  'when' in review &&
  review.when.some((when) => typeof when === 'object' && 'below-logprob' in when);

/**
 * Only the first shard is timed: latency is never combined from several machines. And only the model's own data set is: its
 * inputs are those of the traffic.
 */
export const isAccuracyOnly = ({
  request: { shard },
  model: { dataSet },
}: Pick<Run, 'request' | 'model'>): boolean =>
  (shard !== undefined && shard.index > 1) || dataSet !== undefined;

const comparesAnswers = ({ limits }: Pick<ModelPolicy, 'limits'>): boolean =>
  limits.agreement !== undefined || limits['kl-divergence'] !== undefined;

/** Measuring energy takes a minute, so it is done only if a limit or a price needs it. */
const wantsEnergy = ({ policy: { prices }, model: { limits } }: Pick<Run, 'policy' | 'model'>): boolean =>
  limits['energy-per-1000'] !== undefined || (prices !== undefined && measuresPower(prices));

/** The measured arms of a trial, one per prepared arm, as a comparison to judge. */
export function compareArms(
  { policy, model, spend }: Pick<Run, 'policy' | 'model' | 'spend'>,
  { preparedArms, isSameModel = false, stored, filePrecision, waivers }: TrialPlan,
  arms: readonly ArmMeasurement[],
): Comparison {
  const isPaired = preparedArms.length === 2 || isSameModel;
  return {
    policy: model,
    prices: policy.prices,
    baseline: isPaired ? arms[0] : stored,
    candidate: arms.at(-1) as ArmMeasurement,
    isPaired,
    ...(isSameModel && { isSameModel }),
    filePrecision,
    waivers,
    spend,
  };
}

/** A model is not to blame for failing on a GPU that no longer answers. */
function blameGpu({ gpu }: Run['workspace'], failure: ModelFailure): void {
  if (gpu?.kind !== 'readable') return;
  const read = readGpu(gpu.gpu);
  if (read.ok) return;
  throw new InfrastructureError(
    `GPU: expected it to answer as it did at the start, got: ${read.message}.`,
    'The figures of this run cannot be trusted. Check the GPU, then run again.',
    { cause: failure },
  );
}

/** A recorded measurement, with the outcomes of the items that this run scores. */
export function shardMeasurement(
  { request: { shard } }: Pick<Run, 'request'>,
  measurement: ArmMeasurement,
): ArmMeasurement {
  if (shard === undefined) return measurement;
  return { ...measurement, outcomes: takeOutcomes(measurement.outcomes, shard) };
}
