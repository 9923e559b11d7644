import { breaksAtBaseline, breaksOwnBound } from '../../../figures/limit-clauses.ts';
import type { Row } from '../../../verdict/row/row.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { isTail, p95Cause } from '../row/p95.ts';

const ADVICE: Partial<Record<Row['metric'], string>> = {
  'task-score': 'Look at the flipped items and the slices in the report',
  flips:
    'Look at the flipped items in the report: many changed answers are a sign of damage, even at the same score',
  agreement:
    'Look at the flipped items in the report: many changed answers are a sign of damage, even at the same score',
  'kl-divergence':
    'Look at the layers whose precision changed: the probabilities moved, even where the answers did not',
  'review-rate': 'Look at the confidences: calibration often suffers before accuracy does',
  'memory-ram-peak': 'Look for tensors that are allocated at load or kept longer than needed',
  'memory-vram-peak': 'Look for tensors that are allocated at load or kept longer than needed',
  'memory-arena-peak': 'Look for tensors that are allocated at load or kept longer than needed',
  'energy-per-1000': 'Look at the operators in the report: fewer and cheaper ones use less energy',
  'fallback-time-share': 'Replace the operators that fell back with ones the provider has a kernel for',
  'cost-per-1000': 'Look at which part of the cost rose',
};

/** Where to look, by the first row that failed for a change: a clause without a full stop. */
export function adviceOn(rows: readonly Row[]): string {
  const failed = rows.filter(({ state, change }) => state === 'fail' && change !== null);
  for (const row of failed) {
    const { metric } = row;
    if (breaksOwnBound(row) && breaksAtBaseline(row))
      return 'The baseline does not meet this limit either: bring the model within it';
    const advice = metric === 'latency-p95' ? adviceOnTail(rows) : ADVICE[metric];
    if (advice !== undefined) return advice;
  }
  return 'Fix the model';
}

/** Like {@link adviceOn}. Two files may be meant to differ: nothing says how much. */
export const adviceWithoutPolicy = ({ rows, notes }: ModelVerdict): string =>
  notes.some(({ kind }) => kind === 'random-inputs') &&
  rows.some(({ metric, state }) => metric === 'task-score' && state === 'fail')
    ? 'If small differences are intended, as after quantization, set `--rtol` and `--atol`'
    : adviceOn(rows);

function adviceOnTail(rows: readonly Row[]): string {
  const row = rows.find(({ metric }) => metric === 'latency-p95');
  const cause = row && p95Cause(row);
  switch (cause?.kind) {
    case 'stalls':
      return 'Look for what delays single runs: memory that is allocated again and again, threads that sleep, caches that are refilled';
    case 'waits-for-itself':
      return 'Use fewer threads than there are cores';
    case 'slower-inputs':
    case undefined:
      return isTail(cause)
        ? 'Look for inputs that take a different path through the model'
        : 'Look at the operators that grew most';
  }
}
