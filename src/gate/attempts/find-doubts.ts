import { isSameSlice } from '../../policy/items/slices.ts';
import { type DatedWaiver, holds, raiseLimit, waivesRow } from '../../policy/waivers/waivers.ts';
import type { Doubt } from '../../verdict/facts/note.ts';
import { holdsOnAverage } from '../../verdict/row/exact-row.ts';
import type { Row } from '../../verdict/row/row.ts';

/** The rows of this attempt alone, and of the stored ones. */
interface CheckedRows {
  readonly own: readonly Row[];
  /** Of each earlier attempt alone, and of all of them pooled. */
  readonly earlier: readonly (readonly Row[])[];
  /** Of the earlier attempts pooled. */
  readonly earlierTogether: readonly Row[];
  readonly waivers: readonly DatedWaiver[];
}

/**
 * Why stored evidence must not turn this attempt's undecided rows green. A change can write such evidence itself, so it
 * may only narrow down what this run has measured:
 *
 * - The figures of this run keep the limit, noise ignored.
 * - Those of the earlier attempts do not differ from them: all intervals overlap. Equal figures fail this in fewer than
 *   one of a hundred comparisons at the usual confidence of 95%.
 * - The row is undecided because of its figure. How often a model stalls or waits for itself is not compared between
 *   attempts.
 *
 * @returns Empty if it may.
 */
export function findDoubts({ own, earlier, earlierTogether, waivers }: CheckedRows): Doubt[] {
  const undecided = own.filter(({ state }) => state === 'inconclusive');
  return undecided.flatMap((row): Doubt[] => {
    const { metric } = row;
    const rowOf = (rows: readonly Row[]): Row | undefined =>
      rows.find((each) => each.metric === metric && isSameSlice(each.slice, row.slice));
    if (!keepsLimit(row, waivers)) return [{ metric, why: 'own-figures' }];
    const together = rowOf(earlierTogether);
    if (isUndecidedElsewhere(row) || !hasInterval(row) || !hasInterval(together))
      return [{ metric, why: 'not-comparable' }];
    const others = [together, ...earlier.map(rowOf)];
    return others.every((other) => overlaps(row, other)) ? [] : [{ metric, why: 'differs' }];
  });
}

function keepsLimit(row: Row, waivers: readonly DatedWaiver[]): boolean {
  const { limit } = row;
  if (limit === null) return false;
  const valid = waivers.filter((each) => waivesRow(each, row) && holds(each));
  return holdsOnAverage(row, raiseLimit(limit, valid));
}

/** Undecided by something else than the figure that the row shows. */
const isUndecidedElsewhere = ({ reasons }: Row): boolean =>
  reasons.some(
    (reason) => reason.kind === 'interval-crosses-limit' && reason.of !== 'change' && reason.of !== 'value',
  );

const hasInterval = (row: Row | undefined): boolean =>
  row?.interval !== undefined || row?.valueInterval !== undefined;

/** Whether two rows of a metric can belong to the same models. A row without an interval proves nothing by itself. */
function overlaps(row: Row, other: Row | undefined): boolean {
  const pairs = [
    [row.interval, other?.interval],
    [row.valueInterval, other?.valueInterval],
  ];
  return pairs.every(
    ([one, two]) => one === undefined || two === undefined || (one.low <= two.high && two.low <= one.high),
  );
}
