import type { ProgressRow, ProgressStep } from '../../../measure/progress-event.ts';
import { METRICS } from '../../../policy/metric.ts';
import { joinAnd } from '../grammar.ts';

/** "26 s left"; empty if that is unknown. */
export function leftText(step: ProgressStep): string[] {
  if (step.kind !== 'timing') return [];
  return [`${Math.max(0, (step.budgetNs - step.spentNs) / 1e9).toFixed(0)}\u00A0s left`];
}

/** What sampling still waits for; empty before the first look. */
export function waitingText(rows: readonly ProgressRow[]): string[] {
  if (rows.length === 0) return [];
  const open = rows
    .filter(({ state }) => state === 'inconclusive')
    .map(({ metric }) => METRICS[metric].title);
  return open.length === 0 ? ['Decided.'] : [`Not decided yet: ${joinAnd(open)}.`];
}
