import { GAP } from '../markdown/fit-pieces.ts';
import { fittingRows, renderTable, type TableShape } from '../markdown/render-table.ts';
import { moreText } from '../words/labels.ts';

const MAX_TABLE_UNITS = 6_000;

/** A table of any number of rows: those that do not fit are counted below it. */
export function renderCutTable(shape: TableShape, rows: readonly (readonly string[])[]): string {
  const shown = fittingRows(rows, MAX_TABLE_UNITS);
  const table = renderTable(shape, shown);
  return shown.length === rows.length ? table : [table, moreText(rows.length - shown.length)].join(GAP);
}
