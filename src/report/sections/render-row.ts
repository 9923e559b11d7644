import { formatValues } from '../../figures/format-values.ts';
import { limitClauses } from '../../figures/limit-clauses.ts';
import type { Row } from '../../verdict/verdict.ts';
import { limitCell, rowChangeText, rowTitle } from '../words/row/row.ts';

/** A row's figures as text, before any escaping. `metric` may hold foreign text; the others are our own. */
interface RowText {
  readonly metric: string;
  readonly baseline: string;
  readonly candidate: string;
  /** With its interval. */
  readonly change: string;
  readonly limit: string;
}

/** One row's figures with the digits that its limit needs. */
export function renderRow(row: Row): RowText {
  return {
    metric: rowTitle(row),
    ...formatValues(row, limitClauses(row.limit)),
    change: rowChangeText(row),
    limit: limitCell(row),
  };
}
