import type { ModelPolicy, TaskPolicy } from './model-policy.ts';

/** A task that scores one output of the model, which it may name. */
export type OneOutputTask = Exclude<TaskPolicy, { kind: 'output-match' | 'custom' | 'text' }>;

/** Whether a task scores one output of the model. */
export const isOfOneOutput = (task: TaskPolicy): task is OneOutputTask =>
  task.kind !== 'output-match' && task.kind !== 'custom' && task.kind !== 'text';

/** A task on the output that another version of the policy names: an output's name belongs to the model, not to its rules. */
export function withOutput(task: TaskPolicy, { task: other }: Pick<ModelPolicy, 'task'>): TaskPolicy {
  if (!isOfOneOutput(task) || !isOfOneOutput(other)) return task;
  const { output: _, ...rules } = task;
  return other.output === undefined ? rules : { ...rules, output: other.output };
}
