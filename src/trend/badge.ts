import type { HistoryLine } from '../records/history.ts';
import { listRuns } from './nights.ts';
import { isOpen, type Trend } from './trend.ts';

/** What a badge shows. `regressions`: how many are open. */
export type BadgeFact =
  | { readonly kind: 'no-runs' | 'passing' | 'undecided' | 'blocked' }
  | { readonly kind: 'regressions'; readonly count: number };

/** Open regressions first, else the worst state of the models' last runs. A state that is unknown never passes. */
export function judgeBadge(lines: readonly HistoryLine[], trend: Trend): BadgeFact {
  const count = trend.series.filter(isOpen).length;
  if (count > 0) return { kind: 'regressions', count };
  const last = new Map(listRuns(lines).map(({ line }) => [line.modelId, line]));
  const states = [...last.values()].map(({ state }) => state);
  if (states.length === 0) return { kind: 'no-runs' };
  if (states.some((state) => state === 'fail' || state === 'error' || state === 'no-provider'))
    return { kind: 'blocked' };
  return { kind: states.every((state) => state === 'pass' || state === 'waived') ? 'passing' : 'undecided' };
}
