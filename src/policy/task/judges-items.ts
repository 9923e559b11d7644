import type { TaskPolicy } from '../model-policy.ts';

/** Scores of texts that grade answers instead of calling them right or wrong. */
const GRADES: readonly string[] = ['token-f1', 'rouge-l', 'bleu', 'chrf'];

/** Whether a task calls each item right or wrong, so that items can change sides. */
export function judgesItems(task: TaskPolicy): boolean {
  switch (task.kind) {
    case 'classification':
    case 'binary':
    case 'output-match':
    case 'multi-label':
    case 'token-classification':
    case 'speech':
    case 'ocr':
      return true;
    case 'text':
      return !GRADES.includes(task.score);
    case 'regression':
    case 'embedding':
    case 'ranking':
    case 'retrieval':
    case 'similarity':
    case 'probability':
    case 'anomaly':
    case 'forecast':
    case 'segmentation':
    case 'detection':
    case 'keypoints':
    case 'custom':
      return false;
  }
}
