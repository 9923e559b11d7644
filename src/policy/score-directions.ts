import type { Policy, TaskPolicy } from './policy.ts';

/** Which way each model's task score is better, by model id. */
export function scoreDirections({ models }: Pick<Policy, 'models'>): ReadonlyMap<string, 'lower' | 'higher'> {
  return new Map(models.map(({ id, task }) => [id, scoreDirection(metricOf(task))]));
}

/** What the score of a task is: its metric, and where it has no choice of one, its kind. */
export const metricOf = (task: TaskPolicy): string => ('metric' in task ? task.metric : task.kind);

/** Whether a higher or a lower task score is better, by its name. */
export function scoreDirection(metric: string): 'higher' | 'lower' {
  return ['rmse', 'mae', 'log-loss'].includes(metric) ? 'lower' : 'higher';
}
