import type { Reason } from '../../../verdict/row/reason.ts';
import type { Row } from '../../../verdict/verdict.ts';
import { reasonText } from './reason.ts';
import { rowTitle } from './row.ts';

/** A reason, and the titles of the rows that have it. */
interface RowRemark {
  readonly titles: string;
  readonly text: string;
}

/**
 * Why rows are in their state: each reason once, in the order of the rows.
 *
 * @param told - Left out, because the reader has it already.
 */
export function rowRemarks(rows: readonly Row[], told?: Reason): RowRemark[] {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    for (const reason of row.reasons.filter((each) => each !== told)) {
      const text = reasonText(reason, row);
      titles.set(text, [...(titles.get(text) ?? []), rowTitle(row)]);
    }
  }
  return [...titles].map(([text, named]) => ({ titles: rowNames(named, rows), text }));
}

const rowNames = (named: readonly string[], rows: readonly Row[]): string =>
  named.length > 2 && named.length === rows.length ? 'Every metric' : named.join(', ');
