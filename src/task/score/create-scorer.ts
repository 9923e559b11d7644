import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { ReviewPolicy, TaskPolicy } from '../../policy/policy.ts';
import { matchOutputs } from '../match-outputs.ts';
import type { ItemOutcome } from '../outcome.ts';
import { scoreBinary } from './score-binary.ts';
import { scoreClassification } from './score-classification.ts';
import { scoreEmbedding } from './score-embedding.ts';
import { scoreRegression } from './score-regression.ts';

/** Judges a model's outputs item by item. One scorer belongs to one model. */
export interface Scorer {
  /** The outputs that the runtime must be asked for; sequences and maps are never among them. */
  readonly outputNames: readonly string[];
  /**
   * Judges one item.
   *
   * @param outputs - At least those of `outputNames`, of this item alone; leading axes of 1 do not matter.
   * @throws {UserError} If label and outputs do not fit together; names the item's place.
   */
  score(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): ItemOutcome;
  /** To be called after the last item. @throws {UserError} If only all items together show that the task is described wrongly. */
  finish(): void;
}

/** What a scorer is made from. */
export interface ScorerOptions<Task = TaskPolicy> {
  readonly task: Task;
  readonly review: ReviewPolicy | undefined;
  /** All outputs of the model, in its order. */
  readonly outputs: readonly TensorSignature[];
  /** Names of the classes, index = class; undefined when labels are class indices. */
  readonly classes: readonly string[] | undefined;
  /** Where the task stands in the policy, for messages: `models.fashion.task`. */
  readonly place: string;
}

/**
 * The scorer of a task.
 *
 * @throws {UserError} If the task names no output that can be scored, or asks for a review that the task has no confidence for.
 */
export function createScorer(options: ScorerOptions): Scorer {
  const { task } = options;
  switch (task.kind) {
    case 'classification':
      return scoreClassification({ ...options, task });
    case 'binary':
      return scoreBinary({ ...options, task });
    case 'regression':
      return scoreRegression({ ...options, task });
    case 'embedding':
      return scoreEmbedding({ ...options, task });
    case 'output-match':
      return matchOutputs({ ...options, task });
  }
}
