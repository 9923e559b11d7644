import type { Unit } from '../policy/metric.ts';
import { decimalsForLimit } from './decimals-for-limit.ts';
import { type FigureFormat, figureFormats, NO_VALUE, printChange, printFigure } from './format-value.ts';
import { type Expression, isInPoints, type LimitClause, shownUnit } from './limit-clauses.ts';

/** The part of a verdict's row that its figures are printed from. */
interface RowFigures {
  readonly state: string;
  /** In `unit`; null if there is none. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  /** A fraction of the baseline, or the difference of two shares or scores; see `changeKind`. */
  readonly change: number | null;
  readonly changeKind: 'relative' | 'difference';
  readonly unit: Unit;
  /** On `change`. */
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
}

/** Both values of a row, in the same unit and digits where possible, with the digits that its limit needs. */
export function formatValues(
  row: RowFigures,
  clauses: readonly LimitClause[],
): { readonly baseline: string; readonly candidate: string } {
  const { baseline, candidate, unit } = row;
  const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
  const [candidateFormat, baselineFormat = candidateFormat] = figureFormats(
    [first, ...others],
    shownUnit(unit, clauses),
  );
  const format = judgedFormat(row, clauses, candidateFormat);
  // Both figures get the added digits, so that they can be compared.
  const decimals = baselineFormat.label === format.label ? format.decimals : baselineFormat.decimals;
  return {
    baseline: baseline === null ? NO_VALUE : printFigure(baseline, { ...baselineFormat, decimals }),
    candidate: candidate === null ? NO_VALUE : printFigure(candidate, format),
  };
}

function judgedFormat(row: RowFigures, clauses: readonly LimitClause[], format: FigureFormat): FigureFormat {
  const bounds = clauses.filter(({ of }) => of === 'candidate');
  const figures = row.candidate === null ? [] : [row.candidate];
  return { ...format, decimals: decimalsForLimit(figures, { bounds, failed: isBeyond(row) }, format) };
}

/** Whether the row may be beyond its limit by a hair that counts: true for failed and waived rows. */
const isBeyond = ({ state }: Pick<RowFigures, 'state'>): boolean => state === 'fail' || state === 'waived';

/**
 * The candidate's change as its limit expresses it, with the interval: "+18.2% [+15.1, +21.4]". If the limit bounds
 * another expression than the judged one, both are printed: "+0.61 ms, +18.2%".
 */
export function formatChange(row: RowFigures, clauses: readonly LimitClause[]): string {
  if (row.change === null) return NO_VALUE;
  const main = expressionOf(row, clauses);
  const others = new Set(clauses.filter(({ of }) => of === 'change').map(({ expression }) => expression));
  others.delete(main);
  if (main === 'points') others.delete('own');
  const texts = [...others].map((expression) => otherChange(row, expression, clauses));
  const change = [...texts, judgedChange(row, main, clauses)].filter((text) => text !== '').join(', ');
  const interval = formatInterval(row, clauses);
  return interval === '' ? change : `${change} ${interval}`;
}

/** The interval alone, in the unit of the change: "[+13, +60]"; empty if there is none worth showing. */
export function formatInterval(row: RowFigures, clauses: readonly LimitClause[]): string {
  if (row.change === null) return '';
  const main = expressionOf(row, clauses);
  const format = changeFormat(row, row.change, main);
  return intervalText(row, { bounds: boundsOf(main, clauses), failed: isBeyond(row) }, format);
}

/** A difference of two shares, alone: "+0.62 pp". */
export const formatPointsChange = (difference: number): string =>
  printChange(difference, { divisor: 1, powerOfTen: 2, decimals: 2, label: '\u00A0pp' });

/** A change relative to the baseline, alone: "+45.6%". */
export const formatRelativeChange = (change: number): string => printChange(change, relativeFormat(change));

function expressionOf(row: RowFigures, clauses: readonly LimitClause[]): Expression {
  if (row.changeKind === 'relative') return 'relative';
  return isInPoints(row.unit, clauses) ? 'points' : 'own';
}

/** A change that the row does not have, computed from its two values; empty if it cannot be computed. */
function otherChange(row: RowFigures, expression: Expression, clauses: readonly LimitClause[]): string {
  if (row.baseline === null || row.candidate === null) return '';
  const difference = row.candidate - row.baseline;
  const change = expression === 'relative' ? difference / Math.abs(row.baseline) : difference;
  if (!Number.isFinite(change)) return '';
  const format = changeFormat(row, change, expression);
  const bounds = clauses.filter((clause) => clause.of === 'change' && clause.expression === expression);
  const judged = { bounds, failed: isBeyond(row) };
  return printChange(change, { ...format, decimals: decimalsForLimit([change], judged, format) });
}

function judgedChange(row: RowFigures, expression: Expression, clauses: readonly LimitClause[]): string {
  const change = row.change ?? 0;
  const format = changeFormat(row, change, expression);
  const judged = { bounds: boundsOf(expression, clauses), failed: isBeyond(row) };
  return printChange(change, { ...format, decimals: decimalsForLimit([change], judged, format) });
}

const boundsOf = (expression: Expression, clauses: readonly LimitClause[]): LimitClause[] =>
  clauses.filter((clause) => clause.of === 'change' && sameScale(clause.expression, expression));

/** Points and a score's own unit are the same number; only the label differs. */
function sameScale(left: Expression, right: Expression): boolean {
  return left === right || (left !== 'relative' && right !== 'relative');
}

/** An interval at least this wide, in the unit of the change, is printed without decimals. */
const WIDE = 10;

function intervalText(
  { interval }: RowFigures,
  judged: Parameters<typeof decimalsForLimit>[1],
  format: FigureFormat,
): string {
  if (interval === undefined || interval.low === interval.high) return '';
  const { low, high } = interval;
  const isWide = ((high - low) / format.divisor) * 10 ** format.powerOfTen >= WIDE;
  const ofEnds = { ...format, label: '', decimals: isWide ? 0 : format.decimals };
  const decimals = decimalsForLimit([low, high], judged, ofEnds);
  const [first, last] = [low, high].map((end) => printChange(end, { ...ofEnds, decimals }));
  return first === last ? '' : `[${first},\u00A0${last}]`;
}

function changeFormat(row: RowFigures, change: number, expression: Expression): FigureFormat {
  if (expression === 'points') return { divisor: 1, powerOfTen: 2, decimals: 2, label: '\u00A0pp' };
  return expression === 'relative' ? relativeFormat(change) : differenceFormat(row, change);
}

const relativeFormat = (change: number): FigureFormat => ({
  divisor: 1,
  powerOfTen: 2,
  decimals: Math.abs(change) >= 1 ? 0 : 1,
  label: '%',
});

/** A score's difference has the decimals of the two scores. */
function differenceFormat(row: RowFigures, change: number): FigureFormat {
  const [first = change, ...others] =
    row.unit === 'score' ? [row.baseline, row.candidate].filter((value) => value !== null) : [change];
  return figureFormats([first, ...others], row.unit)[0];
}
