import type { HistoryLine } from '../records/history.ts';
import { lastAttempts, type Night } from './nights.ts';
import { isOpen, type Trend } from './trend.ts';

/** What a badge shows. `count`: open regressions. `sinceMs`: the oldest of the models' last runs, ms since 1970. */
export type BadgeFact =
  | { readonly kind: 'no-runs' | 'undecided' | 'blocked' }
  | { readonly kind: 'passing'; readonly sinceMs: number }
  | { readonly kind: 'regressions'; readonly count: number };

/**
 * Open regressions first, else the worst state of the models' last runs. A state that is unknown never passes, and a run that
 * could not measure its model counts as any other.
 *
 * @param models - Ids of the models that the policy has: others are left out, and those without a run are undecided. Undefined
 *   for all models of the history.
 */
export function judgeBadge(
  lines: readonly HistoryLine[],
  trend: Trend,
  models?: ReadonlySet<string>,
): BadgeFact {
  const isJudged = ({ modelId }: { readonly modelId: string }): boolean => models?.has(modelId) ?? true;
  const count = trend.series.filter((series) => isOpen(series) && isJudged(series)).length;
  if (count > 0) return { kind: 'regressions', count };
  const last = lastOfModels(lastAttempts(lines.filter(isJudged)));
  if (last.length === 0) return { kind: 'no-runs' };
  const states = last.map(({ line }) => line.state);
  if (states.some((state) => state === 'fail' || state === 'error' || state === 'no-provider'))
    return { kind: 'blocked' };
  const isComplete =
    models === undefined || new Set(last.map(({ line }) => line.modelId)).size >= models.size;
  if (!isComplete || !states.every((state) => state === 'pass' || state === 'waived'))
    return { kind: 'undecided' };
  return { kind: 'passing', sinceMs: Math.min(...last.map(({ atMs }) => atMs)) };
}

/** The last run of each model, on each machine that measured it in that run. */
function lastOfModels(runs: readonly Night[]): Night[] {
  const last = new Map(runs.map(({ line }) => [line.modelId, line]));
  return runs.filter(({ line }) => {
    const newest = last.get(line.modelId);
    return line === newest || (line.run !== null && line.run.id === newest?.run?.id);
  });
}
