import { limitClauses, shownUnit } from '../../../figures/limit-clauses.ts';
import { formatChange } from '../../../figures/row-figures.ts';
import type { Row } from '../../../verdict/row/row.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';

/** The task score of one slice, of both models. */
export type Slice = ModelVerdict['slices'][number];

/** The unit to print a model's scores in: shares if the limit is in percentage points. */
export function scoreUnit(rows: readonly Row[]): Row['unit'] {
  return shownUnit('score', limitClauses(scoreRow(rows)?.limit ?? null));
}

const scoreRow = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ metric, slice }) => metric === 'task-score' && slice === undefined);

type Sliced = Pick<ModelVerdict, 'slices' | 'rows'>;

/** The slices, worst change first; those that cannot be compared last. */
export const worstSlicesFirst = ({ slices, rows }: Sliced): Slice[] =>
  slices.toSorted((left, right) => harmOf(right, rows) - harmOf(left, rows));

/** The slice with the worst change; undefined if none got worse. */
export function worstSlice(model: Sliced): Slice | undefined {
  const [worst] = worstSlicesFirst(model);
  return worst !== undefined && harmOf(worst, model.rows) > 0 ? worst : undefined;
}

/** Maximum number of rows by slice in a table of the verdict. */
const MAX_SLICE_ROWS = 8;

/** The rows for a table of the verdict: all but those by slice that decide nothing, and the worst of these. */
export function tabledRows(rows: readonly Row[]): Row[] {
  const ofSlices = rows.filter(({ slice }) => slice !== undefined);
  const decisive = ofSlices.filter(({ state }) => state !== 'pass' && state !== 'shown');
  return [...rows.filter(({ slice }) => slice === undefined), ...decisive.slice(0, MAX_SLICE_ROWS)];
}

/** How much worse a slice got; −∞ if it cannot be compared. */
function harmOf({ baseline, candidate }: Slice, rows: readonly Row[]): number {
  if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
  return scoreRow(rows)?.score?.better === 'lower' ? candidate - baseline : baseline - candidate;
}

/** "−18.3 pp"; undefined if the slice cannot be compared. */
export function sliceChangeText({ baseline, candidate }: Slice, unit: Row['unit']): string | undefined {
  if (baseline === null || candidate === null) return undefined;
  const change = candidate - baseline;
  return formatChange({ baseline, candidate, change, changeKind: 'difference', unit, state: 'shown' }, []);
}
