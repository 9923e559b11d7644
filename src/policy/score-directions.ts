import type { ModelPolicy, TaskPolicy } from './model-policy.ts';

/** Whether a higher or a lower task score is better, by model id. */
export function scoreDirections({
  models,
}: {
  readonly models: readonly Pick<ModelPolicy, 'id' | 'task'>[];
}): ReadonlyMap<string, 'lower' | 'higher'> {
  return new Map(models.map(({ id, task }) => [id, scoreDirection(metricOf(task))]));
}

/** Name of a task's score: its metric, or its kind if it has only one metric. */
export const metricOf = (task: TaskPolicy): string => ('metric' in task ? task.metric : task.kind);

/** Whether a higher or a lower score is better, by the name from {@link metricOf}. */
export function scoreDirection(metric: string): 'higher' | 'lower' {
  return ['rmse', 'mae', 'log-loss'].includes(metric) ? 'lower' : 'higher';
}
