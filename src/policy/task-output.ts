import type { ModelPolicy, TaskPolicy } from './model-policy.ts';

/** A task on the output that another version of the policy names: an output's name belongs to the model, not to its rules. */
export function withOutput(task: TaskPolicy, { task: other }: Pick<ModelPolicy, 'task'>): TaskPolicy {
  if (task.kind === 'output-match' || other.kind === 'output-match') return task;
  const { output: _, ...rules } = task;
  return other.output === undefined ? rules : { ...rules, output: other.output };
}
