import type { PromptSet } from '../../dataset/prompt-set.ts';
import type { PromptArm, TensorArm } from '../../engine/server/served-arm.ts';
import type { ScorerOptions } from '../../task/score/scorer.ts';
import type { TextScorer } from '../../task/text/create-text-scorer.ts';
import type { ArmMeasurement } from '../arm-measurement.ts';
import type { ArmSets } from '../feeds/sample-feeds.ts';
import type { Schedule } from '../schedule.ts';
import type { CustomTextTask } from './scoring/text-scoring.ts';

/** A language model to measure, with its recorded figures if any. */
export interface PreparedServer {
  readonly arm: PromptArm;
  readonly scorer: TextScorer | CustomTextTask;
  /** From its record, if comparable: answers are not scored again. */
  readonly known: ArmMeasurement | undefined;
}

/** The same for a model that answers tensors. */
export interface PreparedTensorServer {
  readonly arm: TensorArm;
  /** The task, and this model's outputs. */
  readonly scoring: ScorerOptions;
  readonly known: ArmMeasurement | undefined;
  /** The items as this model takes them; undefined if it takes those of the experiment as they are. */
  readonly items?: ArmSets | undefined;
}

/** Language models to measure. */
export interface ServedPrompts {
  readonly engine: 'server';
  readonly answers: 'texts';
  /** One or two; each gets the same prompts, in the same order. */
  readonly preparedArms: readonly PreparedServer[];
  readonly set: PromptSet;
  /** Prompts of the accuracy pass, if not the whole set. */
  readonly scored?: PromptSet | undefined;
}

/** Models to measure that answer tensors. */
export interface ServedTensors extends ArmSets {
  readonly engine: 'server';
  readonly answers: 'tensors';
  /** One or two; each gets the same items, in the same order. */
  readonly preparedArms: readonly PreparedTensorServer[];
}

/** What to measure of language models, and when to stop. */
export interface PromptExperiment extends ServedPrompts, Schedule {
  /** Whether the scorer needs the probabilities of the tokens. */
  readonly logprobs: boolean;
}

/** What to measure of models that answer tensors, and when to stop. */
export type TensorExperiment = ServedTensors &
  Schedule & {
    /** Whether to compare the answers of two arms item by item, for which none may come from a record. */
    readonly comparesAnswers?: boolean;
  };

export type ServedExperiment = PromptExperiment | TensorExperiment;
