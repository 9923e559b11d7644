import type { Unit } from '../policy/metric.ts';
import { type Decimal, decimalOf, decimalText, exactText, roundDecimal } from './decimal.ts';

/** How figures of one row are printed: divided by `divisor`, times 10^`powerOfTen`, with `decimals` and a label. */
export interface FigureFormat {
  readonly divisor: number;
  readonly powerOfTen: number;
  readonly decimals: number;
  /** With its leading no-break space, except for a percent sign; empty for a score. */
  readonly label: string;
}

/** Maximum number of digits after the point that a failing figure may need to differ from its limit. */
export const MAX_DECIMALS = 30;

/** From here on, figures are printed as 1.234e+15, in their base unit and without a label. */
const MAX_PLAIN = 1e15;

/** Shown if nothing was measured. */
export const NO_VALUE = '–';

type Scale = Pick<FigureFormat, 'divisor' | 'powerOfTen' | 'label'> & { readonly significantDigits: number };

/** Largest first. Every label except the percent sign starts with a no-break space. */
const SCALES: Record<Unit, readonly [Scale, ...Scale[]]> = {
  ns: [
    { divisor: 1, powerOfTen: -9, label: '\u00A0s', significantDigits: 3 },
    { divisor: 1, powerOfTen: -6, label: '\u00A0ms', significantDigits: 4 },
    { divisor: 1, powerOfTen: -3, label: '\u00A0µs', significantDigits: 3 },
    { divisor: 1, powerOfTen: 0, label: '\u00A0ns', significantDigits: 3 },
  ],
  bytes: [
    { divisor: 2 ** 30, powerOfTen: 0, label: '\u00A0GiB', significantDigits: 3 },
    { divisor: 2 ** 20, powerOfTen: 0, label: '\u00A0MiB', significantDigits: 3 },
    { divisor: 2 ** 10, powerOfTen: 0, label: '\u00A0KiB', significantDigits: 3 },
    { divisor: 1, powerOfTen: 0, label: '\u00A0B', significantDigits: 1 },
  ],
  USD: [{ divisor: 1, powerOfTen: 0, label: '\u00A0USD', significantDigits: 3 }],
  J: [
    { divisor: 1, powerOfTen: -3, label: '\u00A0kJ', significantDigits: 3 },
    { divisor: 1, powerOfTen: 0, label: '\u00A0J', significantDigits: 3 },
    { divisor: 1, powerOfTen: 3, label: '\u00A0mJ', significantDigits: 3 },
  ],
  score: [{ divisor: 1, powerOfTen: 0, label: '', significantDigits: 4 }],
  share: [{ divisor: 1, powerOfTen: 2, label: '%', significantDigits: 3 }],
  'items/s': [{ divisor: 1, powerOfTen: 0, label: '\u00A0items/s', significantDigits: 4 }],
  'tokens/s': [{ divisor: 1, powerOfTen: 0, label: '\u00A0tokens/s', significantDigits: 4 }],
  nats: [{ divisor: 1, powerOfTen: 0, label: '\u00A0nats', significantDigits: 3 }],
  tokens: [{ divisor: 1, powerOfTen: 0, label: '\u00A0tokens', significantDigits: 4 }],
};

/** Beyond this ratio of largest to smallest, one unit for all is harder to read than two. */
const MAX_RATIO_IN_ONE_UNIT = 100;

/** A figure alone: "1.234 ms", "812 µs", "12.3 MiB", "60.35 USD", "8.05%", "0.9120"; "–" for null. */
export function formatValue(value: number | null, unit: Unit): string {
  return value === null ? NO_VALUE : printFigure(value, figureFormats([value], unit)[0]);
}

/**
 * One format per figure, in the same unit and with the same decimals so that a reader can compare them at a glance,
 * unless they are too far apart.
 */
export function figureFormats(
  values: readonly [number, ...number[]],
  unit: Unit,
): readonly [FigureFormat, ...FigureFormat[]] {
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  const smallest = Math.min(...sizes);
  const alike = sizes.length === 0 || Math.max(...sizes) <= MAX_RATIO_IN_ONE_UNIT * smallest;
  const reference = sizes.length === 0 ? 0 : smallest;
  const [first, ...others] = values;
  const format = (value: number) => figureFormat(alike ? reference : Math.abs(value), unit);
  return [format(first), ...others.map(format)];
}

function figureFormat(size: number, unit: Unit): FigureFormat {
  const scales = SCALES[unit];
  // 0.9995 of a unit rounds to 1.00 of it.
  const scale = scales.find((each) => scaled(size, each) >= 0.9995) ?? scales[scales.length - 1] ?? scales[0];
  return { ...scale, decimals: decimalsOf(scaled(size, scale), unit, scale.significantDigits) };
}

/** Shares and whole dollars have two decimals, as people write them; everything else has its significant digits. */
function decimalsOf(size: number, unit: Unit, significantDigits: number): number {
  if (unit === 'share' || (unit === 'USD' && size >= 1)) return 2;
  if (size === 0) return unit === 'score' ? 4 : 0;
  // 0.9999 with three digits is 1.00, not 1.000.
  const rounded = Number(size.toPrecision(significantDigits));
  const decimals = significantDigits - 1 - Math.floor(Math.log10(rounded));
  return Math.min(Math.max(0, decimals), MAX_DECIMALS);
}

function scaled(size: number, { divisor, powerOfTen }: Pick<Scale, 'divisor' | 'powerOfTen'>): number {
  return (size / divisor) * 10 ** powerOfTen;
}

/** `value` in the unit of `format`, exact. Dividing by a power of two loses nothing. */
export function inFormat(value: number, { divisor, powerOfTen }: FigureFormat): Decimal {
  return decimalOf(value / divisor, powerOfTen);
}

/** "1.234 ms". A figure that is not a number reads "not a number", because even a broken measurement gets a report. */
export function printFigure(value: number, format: FigureFormat): string {
  if (!Number.isFinite(value)) return 'not a number';
  if (scaled(Math.abs(value), format) >= MAX_PLAIN) return value.toExponential(3).replace('-', '−');
  const rounded = roundDecimal(inFormat(value, format), format.decimals);
  return `${rounded.coefficient < 0n ? '−' : ''}${decimalText(rounded)}${format.label}`;
}

/**
 * Like `printFigure`, with the sign of a change: "+1.25 pp", "−18.2%", "0%", and "±0.0%" if only rounding makes it
 * zero.
 */
export function printChange(value: number, format: FigureFormat): string {
  if (value === 0) return `0${format.label}`;
  const size = printFigure(Math.abs(value), format);
  if (!Number.isFinite(value)) return size;
  return `${changeSign(value, format)}${size}`;
}

function changeSign(value: number, format: FigureFormat): string {
  if (roundDecimal(inFormat(value, format), format.decimals).coefficient === 0n) return '±';
  return value < 0 ? '−' : '+';
}

/** "14,400". */
export function formatCount(count: number): string {
  return printFigure(count, { divisor: 1, powerOfTen: 0, decimals: 0, label: '' });
}

/** Twelve digits: enough for any limit that a person writes, too few for rounding errors to show. */
const asWritten = (value: number): number => Number(value.toPrecision(12));

/**
 * A figure with the fewest digits that are exact, in the largest unit that gives at least 1: "50 µs", "16 MiB", "90%",
 * "−0.5".
 */
export function formatExact(value: number, unit: Unit): string {
  const text = exactIn(value, SCALES[unit]);
  // 16 MB would be 15.2587890625 MiB.
  const inDecimal = unit === 'bytes' ? exactIn(value, DECIMAL_BYTES) : text;
  return inDecimal.length < text.length ? inDecimal : text;
}

type ExactScale = Pick<Scale, 'divisor' | 'powerOfTen' | 'label'>;

const DECIMAL_BYTES: readonly [ExactScale, ...ExactScale[]] = [
  { divisor: 1, powerOfTen: -9, label: '\u00A0GB' },
  { divisor: 1, powerOfTen: -6, label: '\u00A0MB' },
  { divisor: 1, powerOfTen: -3, label: '\u00A0kB' },
  { divisor: 1, powerOfTen: 0, label: '\u00A0B' },
];

function exactIn(value: number, scales: readonly [ExactScale, ...ExactScale[]]): string {
  const smallest = scales[scales.length - 1] ?? scales[0];
  const scale = scales.find((each) => scaled(Math.abs(value), each) >= 1) ?? smallest;
  const text = exactText(decimalOf(asWritten(value / scale.divisor), scale.powerOfTen));
  return `${value < 0 ? '−' : ''}${text}${scale.label}`;
}

/** A share as a person writes it: 0.07 is "7%". */
export const formatPercent = (share: number): string => `${asWritten(share * 100)}%`;

/** A measured share, to the tenth of a percent: 0.6123 is "61.2%". */
export const formatShare = (share: number): string => `${(share * 100).toFixed(1)}%`;
