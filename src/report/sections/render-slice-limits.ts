import { formatCount, NO_VALUE } from '../../figures/format-value.ts';
import type { Row } from '../../verdict/row/row.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import { renderJudgedRow } from './render-rows.ts';

const MAX_ROWS = 30;

/** Every limit by slice with its figures and the items that its margin needs; undefined if the policy has none. */
export function renderSliceLimits(rows: readonly Row[]): Fold | undefined {
  const ofSlices = rows.filter(({ slice }) => slice !== undefined);
  if (ofSlices.length === 0) return undefined;
  const { metric, baseline, candidate, change, limit } = COLUMNS;
  const header = ['', metric, baseline, candidate, change, limit, ITEM_COLUMNS.items, ITEM_COLUMNS.needed];
  const cells = ofSlices.slice(0, MAX_ROWS).map((row) => [...renderJudgedRow(row), ...itemCells(row)]);
  const table = renderTable({ header, align: 'llrrrlrr' }, cells);
  const left = ofSlices.length - MAX_ROWS;
  return {
    name: PARTS.sliceLimits,
    summary: summaryText(ofSlices),
    body: left <= 0 ? table : [table, `${formatCount(left)} more in verdict.json.`].join(GAP),
  };
}

const ITEM_COLUMNS = { items: 'Items', needed: 'Items needed' } as const;

/** The items of a slice and, if it is undecided, those that would decide. */
function itemCells({ samples, reasons }: Row): [string, string] {
  const needed = reasons.find((reason) => reason.kind === 'slice-undecided')?.needed;
  const items = samples === undefined ? NO_VALUE : formatCount(samples.candidate);
  return [items, needed == null ? NO_VALUE : formatCount(needed)];
}

/** "Limits by slice: 10 kept, 1 broken, 2 undecided". */
function summaryText(rows: readonly Row[]): string {
  const count = (...states: Row['state'][]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  const [broken, waived, open] = [count('fail'), count('waived'), count('inconclusive', 'shown')];
  return [
    `Limits by slice: ${formatCount(count('pass'))} kept`,
    ...(broken === 0 ? [] : [`${formatCount(broken)} broken`]),
    ...(waived === 0 ? [] : [`${formatCount(waived)} waived`]),
    ...(open === 0 ? [] : [`${formatCount(open)} undecided`]),
  ].join(', ');
}
