import type { z } from 'zod';
import {
  durationNs,
  energyJoules,
  moneyUsd,
  percentagePoints,
  relativeShare,
  sizeBytes,
} from '../policy/quantity.ts';
import type { Row } from '../verdict/verdict.ts';
import { decimalOf, exactText } from './decimal.ts';

/** What a figure is expressed in: a fraction of the baseline, a difference of two shares, or the row's own unit. */
export type Expression = 'relative' | 'points' | 'own';

/** One condition of a limit, as `max-increase 10%`. It holds when the figure is `at-most` or `at-least` the bound. */
export interface LimitClause {
  /** Judges the change or the candidate's own value. */
  readonly of: 'change' | 'candidate';
  readonly side: 'at-most' | 'at-least';
  readonly expression: Expression;
  /** In base units, signed: −0.01 for `max-drop 1pp`. */
  readonly bound: number;
  /** For people: "≤ +10 % (floor 0.05 ms)". */
  readonly text: string;
}

const KEYS = {
  'max-increase': { of: 'change', side: 'at-most', sign: 1 },
  'max-drop': { of: 'change', side: 'at-least', sign: -1 },
  max: { of: 'candidate', side: 'at-most', sign: 1 },
  min: { of: 'candidate', side: 'at-least', sign: 1 },
} as const;

const CLAUSE = /^(max-increase|max-drop|max|min) ([^()]+?)(?: \(floor ([^()]+)\))?$/;

/**
 * The conditions in a row's limit; undefined when the row has none or says it in words that are not the policy's.
 * Units are read by the policy's own parser.
 */
export function readLimit(row: Pick<Row, 'limit' | 'unit'>): readonly LimitClause[] | undefined {
  if (row.limit === null) return undefined;
  const clauses = row.limit.split(', ').map((clause) => readClause(clause, row.unit));
  return clauses.every((clause) => clause !== undefined) ? clauses : undefined;
}

function readClause(clause: string, unit: Row['unit']): LimitClause | undefined {
  const [, key, quantity, floor] = CLAUSE.exec(clause) ?? [];
  if (key === undefined || quantity === undefined) return undefined;
  const { of, side, sign } = KEYS[key as keyof typeof KEYS];
  const read = readQuantity(quantity, unit, of);
  if (read === undefined) return undefined;
  const relation = side === 'at-most' ? '≤' : '≥';
  const shown = of === 'candidate' || read.bound === 0 ? read.text : `${sign > 0 ? '+' : '−'}${read.text}`;
  const suffix = floor === undefined ? '' : ` (floor ${spaced(floor)})`;
  return {
    of,
    side,
    expression: read.expression,
    bound: sign * asWritten(read.bound),
    text: `${relation}\u00A0${shown}${suffix}`,
  };
}

/** 35.11 / 100 is 0.35109999999999997 and a figure above it might still be printed as 35.11: undoes such rounding. */
const asWritten = (bound: number): number => Number(bound.toPrecision(15));

interface Quantity {
  readonly expression: Expression;
  readonly bound: number;
  readonly text: string;
}

/** A percentage is a fraction of the baseline when it bounds a change, and a share when it bounds the value itself. */
function readQuantity(text: string, unit: Row['unit'], of: LimitClause['of']): Quantity | undefined {
  const share = parsed(relativeShare, text);
  if (share !== undefined) {
    return { expression: of === 'change' ? 'relative' : 'own', bound: share, text: spaced(text) };
  }
  const points = parsed(percentagePoints, text);
  if (points !== undefined) return { expression: 'points', bound: points, text: spaced(text) };
  return readOwnUnit(text, unit);
}

const OWN_UNIT: Partial<Record<Row['unit'], z.ZodType<number, string>>> = {
  ns: durationNs,
  bytes: sizeBytes,
  USD: moneyUsd,
  J: energyJoules,
};

function readOwnUnit(text: string, unit: Row['unit']): Quantity | undefined {
  const schema = OWN_UNIT[unit];
  const plain = /^-?\d+(\.\d+)?(e[-+]?\d+)?(\/s)?$/.test(text) ? Number.parseFloat(text) : undefined;
  const bound = schema === undefined ? plain : parsed(schema, text);
  if (bound === undefined) return undefined;
  const shown = unit === 'share' ? `${exactText(decimalOf(bound, 2))}%` : text.replace('-', '−');
  return { expression: 'own', bound, text: spaced(shown) };
}

function parsed(schema: z.ZodType<number, string>, text: string): number | undefined {
  const result = schema.safeParse(text);
  return result.success ? result.data : undefined;
}

/** "10%" → "10 %" with a no-break space, "50us" → "50 µs". */
function spaced(quantity: string): string {
  return quantity.replace(
    /^([-−\d.]+)\s*(\D+)$/,
    (_, digits: string, unit: string) => `${digits}\u00A0${unit === 'us' ? 'µs' : unit}`,
  );
}
