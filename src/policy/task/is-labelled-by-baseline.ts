import type { TaskPolicy } from '../model-policy.ts';

/** Whether what the baseline answers is the label of each item, so that the baseline has to run. */
export const isLabelledByBaseline = (task: TaskPolicy): boolean =>
  'label' in task && task.label === 'baseline';
