import { z } from 'zod';
import { type Launch, launchSchema } from '../../src/measure/arm-measurement.ts';
import { launchV3Schema } from '../../src/measure/arm-measurement-v3.ts';
import type { Columns } from './results.ts';

type Column = Columns[string];
type Value = Exclude<Column, string>[number];

const DIGITS = 5;

/** Rounds to whole ns, or to five digits below that: far below the noise, and a third of the size. */
function shorten(value: Value): Value {
  if (typeof value === 'number') return shortNumber(value);
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shorten(each)]));
}

export function shortNumber(value: number): number {
  return Math.abs(value) >= 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS));
}

/** Packs launches as columns. Does not name figures, so that future ones are kept too. */
export function packLaunches(launches: readonly Launch[]): Columns {
  const columns: Columns = {};
  const names = new Map<string, string>();
  for (const name of Object.keys(launches[0] ?? {}) as (keyof Launch)[]) {
    const values = launches.map((launch) => shorten(launch[name]));
    const text = JSON.stringify(values);
    const first = JSON.stringify(values[0]);
    const isShared = values.every((value) => JSON.stringify(value) === first);
    columns[name] = isShared ? values.slice(0, 1) : (names.get(text) ?? values);
    if (!names.has(text)) names.set(text, name);
  }
  return columns;
}

/** The reverse of {@link packLaunches}, also for launches stored before figures were renamed; undefined if figures differ. */
export function unpackLaunches(columns: Columns): readonly Launch[] | undefined {
  const count = Math.max(
    0,
    ...Object.values(columns).map((column) => (typeof column === 'string' ? 0 : column.length)),
  );
  const valueAt = (column: Column | undefined, index: number): unknown => {
    const values = typeof column === 'string' ? columns[column] : column;
    return values?.length === 1 ? values[0] : values?.[index];
  };
  const records = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueAt(column, index)])),
  );
  const parsed = z.array(z.union([launchSchema, launchV3Schema])).safeParse(records);
  return parsed.success ? parsed.data : undefined;
}
