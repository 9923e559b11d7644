import type { Arm } from '../engine/onnxruntime/arm.ts';
import type { ScorerOptions } from '../task/score/scorer.ts';
import type { ArmMeasurement } from './arm-measurement.ts';
import type { ArmSets } from './feeds/sample-feeds.ts';
import type { Schedule } from './schedule.ts';

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

/** Models to measure in onnxruntime. */
export interface OnnxArms extends ArmSets {
  readonly engine?: 'onnxruntime';
  /** One or two; each gets the same items, in the same order. */
  readonly preparedArms: readonly PreparedArm[];
}

/** What to measure of models in onnxruntime, and when to stop. */
export interface Experiment extends OnnxArms, Schedule {
  /** Whether to measure energy too, which takes a minute. */
  readonly wantsEnergy?: boolean;
  /** Whether to compare the answers of two arms item by item, for which none may come from a record. */
  readonly comparesAnswers?: boolean;
}
