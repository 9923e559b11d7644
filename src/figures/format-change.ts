import type { Row } from '../verdict/verdict.ts';
import { decimalsForLimit } from './decimals-for-limit.ts';
import { type FigureFormat, figureFormats, NO_VALUE, printChange } from './format-value.ts';
import type { Expression, LimitClause } from './read-limit.ts';

/** The part of a row that its change is printed from. */
type ChangedFigure = Pick<
  Row,
  'state' | 'baseline' | 'candidate' | 'change' | 'changeKind' | 'unit' | 'interval'
>;

/**
 * How much the candidate differs, as its limit asks for it, with the interval: "+18.2 % (+15.1 … +21.4)".
 * Where the limit bounds another expression than the one that was judged by, both are printed: "+0.61 ms, +18.2 %".
 */
export function formatChange(row: ChangedFigure, clauses: readonly LimitClause[]): string {
  if (row.change === null) return NO_VALUE;
  const main = expressionOf(row, clauses);
  const others = new Set(clauses.filter(({ of }) => of === 'change').map(({ expression }) => expression));
  others.delete(main);
  if (main === 'points') others.delete('own');
  const texts = [...others].map((expression) => otherChange(row, expression, clauses));
  return [...texts, judgedChange(row, main, clauses)].filter((text) => text !== '').join(', ');
}

/** Whether the row's differences are in percentage points: shares are, and scores whose limit speaks of points. */
export function inPoints(row: Pick<Row, 'unit'>, clauses: readonly LimitClause[]): boolean {
  return row.unit === 'share' || clauses.some(({ expression }) => expression === 'points');
}

function expressionOf(row: ChangedFigure, clauses: readonly LimitClause[]): Expression {
  if (row.changeKind === 'relative') return 'relative';
  return inPoints(row, clauses) ? 'points' : 'own';
}

function judgedChange(row: ChangedFigure, expression: Expression, clauses: readonly LimitClause[]): string {
  const change = row.change ?? 0;
  const ends = row.interval === undefined ? [] : [row.interval.low, row.interval.high];
  const format = changeFormat(row, change, expression);
  const bounds = clauses.filter(
    (clause) => clause.of === 'change' && sameScale(clause.expression, expression),
  );
  const decimals = decimalsForLimit([change, ...ends], { bounds, failed: isBeyond(row) }, format);
  const precise = { ...format, decimals };
  const [low, high] = ends.map((end) => printChange(end, { ...precise, label: '' }));
  const isWorthShowing = low !== undefined && high !== undefined && low !== high;
  return `${printChange(change, precise)}${isWorthShowing ? ` (${low}\u00A0…\u00A0${high})` : ''}`;
}

/** A change that the row does not hold, formed from its two values; empty when it cannot be formed. */
function otherChange(row: ChangedFigure, expression: Expression, clauses: readonly LimitClause[]): string {
  if (row.baseline === null || row.candidate === null) return '';
  const difference = row.candidate - row.baseline;
  const change = expression === 'relative' ? difference / Math.abs(row.baseline) : difference;
  if (!Number.isFinite(change)) return '';
  const format = changeFormat(row, change, expression);
  const bounds = clauses.filter((clause) => clause.of === 'change' && clause.expression === expression);
  const judged = { bounds, failed: isBeyond(row) };
  return printChange(change, { ...format, decimals: decimalsForLimit([change], judged, format) });
}

/** Whether the row may be beyond its limit by a hair that counts: a waived row is, however it is called. */
export const isBeyond = ({ state }: Pick<Row, 'state'>): boolean => state === 'fail' || state === 'waived';

/** Points and a score's own unit are the same number; only the label differs. */
function sameScale(left: Expression, right: Expression): boolean {
  return left === right || (left !== 'relative' && right !== 'relative');
}

function changeFormat(row: ChangedFigure, change: number, expression: Expression): FigureFormat {
  if (expression === 'points') return { divisor: 1, powerOfTen: 2, decimals: 2, label: '\u00A0pp' };
  if (expression === 'relative') {
    return { divisor: 1, powerOfTen: 2, decimals: Math.abs(change) >= 1 ? 0 : 1, label: '\u00A0%' };
  }
  return differenceFormat(row, change);
}

/** A score's difference has the decimals of the scores beside it. */
function differenceFormat(row: ChangedFigure, change: number): FigureFormat {
  const [first = change, ...others] =
    row.unit === 'score' ? [row.baseline, row.candidate].filter((value) => value !== null) : [change];
  return figureFormats([first, ...others], row.unit)[0];
}
