import { formatCount, NO_VALUE } from '../../figures/format-value.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import { renderJudgedRow } from './render-rows.ts';

const MAX_ROWS = 30;

/** Every limit by slice with its figures and the items that its margin needs; undefined if the policy has none. */
export const renderSliceLimits = ({ rows }: Pick<ModelVerdict, 'rows'>): Fold | undefined =>
  renderTableOf(rows, { name: PARTS.sliceLimits, title: 'Limits by slice', against: COLUMNS.baseline });

/** The same of the drift limits by slice. */
export const renderDriftSlices = ({ drift }: Pick<ModelVerdict, 'drift'>): Fold | undefined =>
  renderTableOf(drift?.rows ?? [], {
    name: PARTS.driftSlices,
    title: 'Limits by slice since the last release',
    against: COLUMNS.release,
  });

interface Heading {
  readonly name: string;
  readonly title: string;
  /** Heading of the column with the compared figures. */
  readonly against: string;
}

function renderTableOf(rows: readonly Row[], { name, title, against }: Heading): Fold | undefined {
  const ofSlices = rows.filter(({ slice }) => slice !== undefined);
  if (ofSlices.length === 0) return undefined;
  const { metric, candidate, change, limit } = COLUMNS;
  const header = ['', metric, against, candidate, change, limit, ITEM_COLUMNS.items, ITEM_COLUMNS.needed];
  const cells = ofSlices.slice(0, MAX_ROWS).map((row) => [...renderJudgedRow(row), ...itemCells(row)]);
  const table = renderTable({ header, align: 'llrrrlrr' }, cells);
  const left = ofSlices.length - MAX_ROWS;
  return {
    name,
    summary: `${title}: ${countsText(ofSlices)}`,
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

/** "10 met, 1 broken, 2 undecided". */
function countsText(rows: readonly Row[]): string {
  const count = (...states: Row['state'][]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  const [broken, waived, open] = [count('fail'), count('waived'), count('inconclusive', 'shown')];
  return [
    `${formatCount(count('pass'))} met`,
    ...(broken === 0 ? [] : [`${formatCount(broken)} broken`]),
    ...(waived === 0 ? [] : [`${formatCount(waived)} waived`]),
    ...(open === 0 ? [] : [`${formatCount(open)} undecided`]),
  ].join(', ');
}
