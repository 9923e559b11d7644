import type { RegressionItem } from '../../dataset/regression-set.ts';
import { readBinaryLabel, readClassLabel, UNKNOWN_CLASS } from '../read-label.ts';
import type { ItemOutcome, ScorerOptions } from './scorer.ts';

/**
 * The outcome of an item to which a model gave no answer: it is wrong, and goes to human review. Where the score is more than
 * the share of right items, it is not finite, because any number would make the score too good.
 *
 * @throws {UserError} If the item's label does not fit the task.
 */
export function unanswered({ task, classes }: ScorerOptions, item: RegressionItem): ItemOutcome {
  const nothing = { correct: false, confidence: Number.NaN, review: true, predicted: Number.NaN } as const;
  switch (task.kind) {
    case 'classification': {
      const actual = labelledClass(item, classes, task['unknown-labels']);
      return { ...nothing, actual, value: Number.NaN, finite: task.metric !== 'log-loss' };
    }
    case 'binary': {
      const actual = readBinaryLabel(item, classes);
      return { ...nothing, actual, value: Number.NaN, finite: task.metric !== 'auc' };
    }
    case 'regression':
    case 'embedding':
    case 'multi-label':
    case 'token-classification':
    case 'ranking':
    case 'retrieval':
    case 'similarity':
    case 'probability':
    case 'anomaly':
    case 'forecast':
    case 'segmentation':
    case 'detection':
    case 'keypoints':
    case 'speech':
    case 'ocr':
    case 'custom':
      return { ...nothing, actual: Number.NaN, value: Number.NaN, finite: false };
    case 'output-match':
    case 'text':
      return { ...nothing, actual: Number.NaN, value: Number.NaN, finite: true };
  }
}

/** Class names that the policy does not list have no number before an answer has them. */
function labelledClass(
  item: RegressionItem,
  classes: readonly string[] | undefined,
  unknown: 'refuse' | 'wrong' | undefined,
): number {
  if (classes === undefined && typeof item.label === 'string' && !/^\d+$/.test(item.label))
    return UNKNOWN_CLASS;
  return readClassLabel(item, classes, unknown);
}
