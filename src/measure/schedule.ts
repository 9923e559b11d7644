import type { ModelPolicy } from '../policy/model-policy.ts';
import type { ArmMeasurement } from './arm-measurement.ts';
import type { ProgressStep } from './progress-event.ts';

/** The traffic of an experiment, how long it may take, and when it ends. */
export interface Schedule {
  /** Stop after the accuracy pass: nothing is timed, and all other figures stay empty. */
  readonly isAccuracyOnly?: boolean;
  readonly traffic: ModelPolicy['traffic'];
  /** Service time that turns a `load` into a rate, in ns; defaults to the first arm's. */
  readonly capacityNs: number | undefined;
  /** The plan of each launch fits this budget. */
  readonly budgetNs: number;
  /** At least `budgetNs`. */
  readonly longestBudgetNs: number;
  /** Whether launches beyond the budget could decide what is undecided by then. */
  readonly couldDecide: (measurements: readonly ArmMeasurement[]) => boolean;
  readonly seed: number;
  /** Whether the launches so far are enough. Called before the first launch and after each one, with all figures so far. */
  readonly isClear: (measurements: readonly ArmMeasurement[]) => boolean;
  readonly progress: (step: ProgressStep) => void;
}

/**
 * Whether measuring may end: the launches are enough, or the budget is spent and more of them would not decide.
 *
 * @param soFar - One measurement per arm, with all figures so far.
 * @param spentNs - Asked only if the launches are not enough.
 */
export function mayEnd(
  { isClear, couldDecide, budgetNs }: Schedule,
  soFar: readonly ArmMeasurement[],
  spentNs: () => number,
): boolean {
  return isClear(soFar) || (spentNs() >= budgetNs && !couldDecide(soFar));
}
