import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { ReviewPolicy, TaskPolicy } from '../../policy/model-policy.ts';
import type { ClassAnswer } from '../divergence/divergence.ts';

/** Judges a model's outputs item by item. One scorer belongs to one model. */
export interface Scorer {
  /** The outputs to request from the runtime. They are never sequences or maps. */
  readonly outputNames: readonly string[];
  /**
   * Looks at one of the first items, before any is scored; see `ItemScoring`. Absent if nothing has to be learned.
   *
   * @returns Whether enough is known to score.
   */
  learn?(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): boolean;
  /**
   * Checks that the label of an item fits the model's outputs, before any is scored. Absent if only the outputs show it.
   *
   * @throws {UserError} If it names an output that the model does not have.
   */
  check?(item: RegressionItem): void;
  /**
   * Judges one item.
   *
   * @param outputs - The tensors of this item alone, at least those of `outputNames`. Leading axes of 1 do not
   *   matter.
   * @throws {UserError} If label and outputs do not fit together. The message has the item's place.
   */
  score(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): ItemOutcome;
  /**
   * What the model answers to an item, apart from its label; called after `score`. Absent unless the task has classes, and
   * undefined for an output of decisions.
   */
  answer?(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): ClassAnswer | undefined;
  /**
   * The label that these outputs would be right for, as JSON has it; undefined if there is none, as for NaN. Absent in tasks
   * whose answers are not labels.
   */
  toLabel?(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): unknown;
  /**
   * Call once after the last item.
   *
   * @throws {UserError} If the items together show that the policy describes the task wrongly.
   */
  finish(): void;
}

/** A scorer that also knows the outcome of an item to which the model gave no answer. */
export interface ItemScorer extends Scorer {
  /** @throws {UserError} If the item's label does not fit the task. */
  unanswered(item: RegressionItem): ItemOutcome;
}

/** The result of one item for one model. */
export interface ItemOutcome {
  /** Whether the item is correct. Undefined in tasks without right and wrong (regression, embedding). */
  readonly correct: boolean | undefined;
  /** Top probability, 0..1. NaN if the task has none. */
  readonly confidence: number;
  /** Whether the item goes to human review. */
  readonly review: boolean;
  /** Predicted class index, score or value. NaN if there is none. */
  readonly predicted: number;
  /** Labelled class index or value. NaN if there is none. */
  readonly actual: number;
  /** The number that the task's metric averages: log loss, cosine, squared error… NaN if it averages nothing. */
  readonly value: number;
  /** False if a scored output contains NaN or an infinity. Such an item is wrong and goes to review. */
  readonly finite: boolean;
  /**
   * What the item adds to a score that is no mean over items: counts that are summed, or the scores that are ranked
   * over the whole set. The task defines its layout. Absent if there is nothing to add.
   */
  readonly parts?: readonly number[];
}

/** The outputs of the model that one is compared with. */
interface OtherOutputs {
  /** Its name of an output by the model's own, where they differ. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of the outputs that a label gives by position; undefined for the model's own. */
  readonly positions: readonly string[] | undefined;
}

/** The task, and the parts of the model and the policy that its scorer needs. */
export interface ScorerOptions<Task = TaskPolicy> {
  readonly task: Task;
  readonly review: ReviewPolicy | undefined;
  /** All outputs of the model, in order. */
  readonly outputs: readonly TensorSignature[];
  /** The model that it is compared with, for labels that name outputs as that one does. */
  readonly other?: OtherOutputs | undefined;
  /** Class names by index; undefined if labels are class indices. */
  readonly classes: readonly string[] | undefined;
  /** Place of the task in the policy, for messages: `models.fashion.task`. */
  readonly place: string;
}
