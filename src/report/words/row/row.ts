import { formatCount, formatExact, NO_VALUE } from '../../../figures/format-value.ts';
import { type LimitClause, limitClauses, shownUnit } from '../../../figures/limit-clauses.ts';
import { formatChange, formatValues } from '../../../figures/row-figures.ts';
import { guardLimit } from '../../../policy/items/guard-limit.ts';
import { sliceLabel } from '../../../policy/items/slices.ts';
import { METRICS, type Unit } from '../../../policy/metric.ts';
import type { Row } from '../../../verdict/row/row.ts';
import { countOf } from '../grammar.ts';

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
    ...formatValues(row, clausesOf(row)),
    change: rowChangeText(row),
    limit: limitCell(row),
  };
}

/** "P95 latency", "Accuracy", "Accuracy of lang=de". */
export function rowTitle({ metric, score, slice }: Pick<Row, 'metric' | 'score' | 'slice'>): string {
  const title = score?.name ?? METRICS[metric].title;
  return slice === undefined ? title : `${title} of ${sliceLabel(slice)}`;
}

/** How much the candidate differs: "+45.6% [+13, +60]". */
export const rowChangeText = (row: Row): string => formatChange(row, clausesOf(row));

/** The candidate's value with the digits that its limit needs: "20.4 ms", "88.10%". */
export const valueText = (row: Row): string => formatValues(row, clausesOf(row)).candidate;

type Limited = Pick<Row, 'limit' | 'unit'> & Partial<Pick<Row, 'baseline'>>;

/** The limit as a condition, for a table: "at most +10%", "at most −1 pp", "at most +10% or +50 µs", "at least 90%". */
export function limitCell(row: Limited): string {
  const bothWays = bothWaysText(row);
  if (bothWays !== undefined) return bothWays;
  return joinClauses(row, (clause, unit) => {
    const text = boundText(clause, unit);
    return clause.of === 'change' ? `at most ${withFloor(text, row)}` : `${SIDES[clause.side]} ${text}`;
  });
}

/** The limit in few words, for prose: "+10%", "−1 pp", "+10% or +50 µs", "at most 20 ms"; "–" if there is none. */
export function limitText(row: Limited): string {
  const bothWays = bothWaysText(row);
  if (bothWays !== undefined) return bothWays;
  return joinClauses(row, (clause, unit) => {
    const text = boundText(clause, unit);
    return clause.of === 'change' ? withFloor(text, row) : `${SIDES[clause.side]} ${text}`;
  });
}

/** "within ±10%", if a limit bounds a change by as much in both directions, and nothing else. */
function bothWaysText({ limit, unit }: Limited): string | undefined {
  const [up, down, ...more] = limitClauses(limit);
  const isBoth = up?.side === 'at-most' && down?.side === 'at-least' && up.bound === -down.bound;
  if (!isBoth || down.of !== 'change' || more.length > 0) return undefined;
  return `within ±${sizeText(up.bound, up.expression, unit)}`;
}

/** How far a part of a limit lets a figure go: "up to +12%", "down to −2 pp", "up to 25 ms". */
export function extentText(row: Limited): string {
  return joinClauses(row, (clause, unit) => `${EXTENTS[clause.side]} ${boundText(clause, unit)}`);
}

const SIDES: Readonly<Record<LimitClause['side'], string>> = { 'at-most': 'at most', 'at-least': 'at least' };
const EXTENTS: Readonly<Record<LimitClause['side'], string>> = { 'at-most': 'up to', 'at-least': 'down to' };

/** The conditions of the limit as it applies to this baseline. */
const clausesOf = ({ limit, baseline }: Pick<Limited, 'limit' | 'baseline'>): LimitClause[] =>
  limitClauses(limit && guardLimit(limit, baseline));

function joinClauses(row: Limited, textOf: (clause: LimitClause, unit: Unit) => string): string {
  const { unit } = row;
  const clauses = clausesOf(row);
  const shown = shownUnit(unit, clauses);
  return clauses.length === 0 ? NO_VALUE : clauses.map((clause) => textOf(clause, shown)).join(', ');
}

/** A worsening within the floor always passes, even beyond the rest of the limit. */
function withFloor(text: string, { limit, unit }: Limited): string {
  const floor = limit?.floor ?? 0;
  return floor > 0 ? `${text} or +${formatExact(floor, unit)}` : text;
}

function boundText({ of, expression, bound }: LimitClause, unit: Unit): string {
  if (of === 'candidate') return formatExact(bound, unit);
  const sign = bound === 0 ? '' : bound > 0 ? '+' : '−';
  return `${sign}${sizeText(Math.abs(bound), expression, unit)}`;
}

function sizeText(size: number, expression: LimitClause['expression'], unit: Unit): string {
  switch (expression) {
    case 'relative':
      return formatExact(size, 'share');
    case 'points':
      return `${formatExact(100 * size, 'score')}\u00A0pp`;
    case 'own':
      return unit === 'share' ? `${formatExact(100 * size, 'score')}\u00A0pp` : formatExact(size, unit);
  }
}

/** "14,400 inferences in 40 launches", "40+38 launches" if the arms differ; empty if nothing was counted. */
export function samplesText({ samples }: Pick<Row, 'samples'>): string {
  if (samples === undefined) return '';
  const { baseline, candidate, of, launches } = samples;
  const isAlike = baseline === candidate || baseline === 0;
  const counted = `${isAlike ? '' : `${formatCount(baseline)}+`}${countOf(candidate, of, PLURALS[of])}`;
  return launches === undefined ? counted : `${counted} in ${countOf(launches, 'launch')}`;
}

const PLURALS: Readonly<Record<NonNullable<Row['samples']>['of'], string>> = {
  inference: 'inferences',
  item: 'items',
  process: 'processes',
  launch: 'launches',
  window: 'windows',
  request: 'requests',
};
