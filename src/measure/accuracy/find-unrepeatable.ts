import type { ModelFacts } from '../../model/model-facts.ts';
import type { OutcomeTable, StoredOutcome } from '../../task/outcome-table.ts';
import { RANDOM_OPERATORS, type Unrepeatable } from '../arm-measurement.ts';

/** A score may differ by rounding: some kernels add in an order that varies. */
const RELATIVE_TOLERANCE = 1e-3;
const ABSOLUTE_TOLERANCE = 1e-6;

/**
 * Compares the outcomes of a second run over the first items with those of the first run.
 *
 * @param again - One entry per item, in the order of the set.
 * @returns Undefined if all of them repeat.
 */
export function findUnrepeatable(
  outcomes: OutcomeTable,
  again: readonly StoredOutcome[],
  { operators }: Pick<ModelFacts, 'operators'>,
): Unrepeatable | undefined {
  const items = again.filter((outcome, index) => !isSame(outcome, outcomes.outcomeAt(index))).length;
  if (items === 0) return undefined;
  return {
    items,
    of: again.length,
    operators: RANDOM_OPERATORS.filter((operator) => operators.has(operator)),
  };
}

const isSame = (left: StoredOutcome, right: StoredOutcome): boolean =>
  left.correct === right.correct &&
  left.review === right.review &&
  isClose(left.predicted, right.predicted) &&
  isClose(left.value, right.value) &&
  left.parts?.length === right.parts?.length &&
  (left.parts ?? []).every((part, index) => isClose(part, right.parts?.[index] ?? Number.NaN));

const isClose = (left: number, right: number): boolean =>
  Object.is(left, right) ||
  Math.abs(left - right) <=
    ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.max(Math.abs(left), Math.abs(right));
