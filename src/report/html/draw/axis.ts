import { formatExact } from '../../../figures/format-value.ts';
import type { Unit } from '../../../policy/metric.ts';
import { ink } from './palette.ts';

/** Axis options of ECharts, and how a value becomes a place on the axis. */
interface Axis {
  readonly option: object;
  readonly placeOf: (value: number) => number;
}

/** From this ratio on, the axis is logarithmic: otherwise one slow run would leave all others in one pixel. */
const LOGARITHMIC_FROM = 8;

const FONT_SIZE = 12;

/** Style that all axes share. */
export const AXIS_STYLE = {
  axisLabel: { color: ink('muted'), fontSize: FONT_SIZE, hideOverlap: true },
  // At the edge, also where zero is elsewhere.
  axisLine: { show: true, onZero: false, lineStyle: { color: ink('muted') } },
  axisTick: { lineStyle: { color: ink('muted') } },
  splitLine: { show: true, lineStyle: { color: ink('line') } },
} as const;

/** Style of lines across a chart, such as limits, each with its name on it. */
export const NAMED_LINES = {
  silent: true,
  symbol: 'none',
  label: {
    color: ink('text'),
    fontSize: FONT_SIZE,
    textBorderWidth: 0,
    position: 'insideStartTop',
    formatter: ({ name }: { readonly name: string }) => name,
  },
} as const;

/** An axis of durations in ns, from the shortest to the longest. @param most - Most labels that fit. */
export function timeAxis(timesNs: readonly number[], most: number): Axis {
  const [min, max] = rangeOf(timesNs);
  if (!(min > 0) || max / min < LOGARITHMIC_FROM) return valueAxis([min, max], { unit: 'ns', most });
  const placeOf = Math.log10;
  const pad = (placeOf(max) - placeOf(min)) * 0.02;
  const ticks = logarithmicTicks(min, max, most);
  return {
    placeOf,
    option: axisWithTicks(ticks.map(placeOf), {
      min: placeOf(min) - pad,
      max: placeOf(max) + pad,
      labelOf: (place) => formatExact(10 ** place, 'ns'),
    }),
  };
}

/** An axis of values in a unit, with round labels. @param most - Most labels that fit. */
export function valueAxis(
  values: readonly number[],
  {
    unit,
    most,
    labelOf = (value) => formatExact(value, unit),
  }: {
    unit: Unit;
    most: number;
    labelOf?: ((value: number) => string) | undefined;
  },
): Axis {
  const [min, max] = rangeOf(values);
  const span = max - min || Math.abs(max) || 1;
  const [from, to] = [min - span * 0.04, max + span * 0.04];
  const size = unit === 'bytes' ? binaryUnit(max) : 1;
  const ticks = linearTicks(from / size, to / size, most).map((tick) => tick * size);
  return {
    placeOf: (value) => value,
    option: axisWithTicks(ticks, { min: from, max: to, labelOf }),
  };
}

/** A label of durations around zero: "0 ns" would be the only one in ns. */
export const durationLabel = (ns: number): string => (ns === 0 ? '0' : formatExact(ns, 'ns'));

/** An axis with labels at given places only. */
export function axisWithTicks(
  ticks: readonly number[],
  { min, max, labelOf }: { min: number; max: number; labelOf: (place: number) => string },
): object {
  const customValues = [...ticks];
  return {
    type: 'value',
    min,
    max,
    axisLabel: { ...AXIS_STYLE.axisLabel, customValues, formatter: labelOf },
    axisLine: AXIS_STYLE.axisLine,
    axisTick: { ...AXIS_STYLE.axisTick, show: true, customValues },
    splitLine: { ...AXIS_STYLE.splitLine, customValues },
  };
}

/** The largest of 1, KiB, MiB, GiB, … that is at most `bytes`, so that ticks are round in the unit that people read. */
const binaryUnit = (bytes: number): number => 2 ** (10 * Math.max(0, Math.floor(Math.log2(bytes) / 10) || 0));

function rangeOf(values: readonly number[]): [min: number, max: number] {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0
    ? [0, 1]
    : finite.reduce<[number, number]>(
        ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      );
}

/** Multiples of 1, 2 or 5 times a power of ten. @param most - About how many. */
export function linearTicks(min: number, max: number, most: number): number[] {
  const rough = (max - min) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.ceil(min / step);
  const count = Math.min(50, Math.floor(max / step) - first + 1);
  // Twelve digits, so that 0.30000000000000004 is 0.3.
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** 1, 2 and 5 times each power of ten; fewer if there would be too many. */
function logarithmicTicks(min: number, max: number, most: number): number[] {
  const digits = [[1, 2, 5], [1, 3], [1]];
  const lists = digits.map((each) => {
    const powers = Array.from({ length: 40 }, (_, power) => 10 ** power);
    return powers
      .flatMap((power) => each.map((digit) => digit * power))
      .filter((tick) => tick >= min && tick <= max);
  });
  return lists.find((list) => list.length <= most) ?? lists.at(-1) ?? [];
}

/** Labels of an axis that counts launches or runs from 1: round numbers. @param most - Most labels that fit. */
export function launchTicks(count: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => count / each <= most) ?? Math.ceil(count / most);
  return Array.from({ length: Math.floor(count / step) }, (_, index) => (index + 1) * step);
}
