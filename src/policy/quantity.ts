import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';

/**
 * Quantities carry a unit and are converted to a base unit: a fraction, nanoseconds, bytes, US dollars. A number
 * without a unit is an error: "10" could mean 10%, 10 ms or a factor of 10.
 */
function quantity<Value>(pattern: RegExp, expected: string, read: (match: RegExpExecArray) => Value) {
  return z
    .string({ error: (issue) => `expected ${expected}, got ${quotedJson(issue.input)}` })
    .regex(pattern, { error: (issue) => `expected ${expected}, got ${quotedJson(issue.input)}` })
    .transform((text) => {
      const match = pattern.exec(text);
      // zod transforms only values that passed the check above.
      if (match === null) throw new TypeError(`unchecked quantity ${text}`);
      return read(match);
    });
}

const toNumber = (match: RegExpExecArray): number => Number(match[1]);

/** Rounded to fifteen digits, so that 0.07 ms is exactly 70,000 ns. */
const scaled = (match: RegExpExecArray, per: number): number =>
  Number((toNumber(match) * per).toPrecision(15));

const NS_PER = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9 } as const;
const BYTES_PER = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, kB: 1e3, MB: 1e6, GB: 1e9 } as const;

/** `10%` → 0.1, relative to the baseline. Parsed as a decimal, because 0.57 / 100 is slightly less than 0.0057. */
export const relativeShare = quantity(/^(\d+(?:\.\d+)?)\s*%$/, 'a percentage such as "10%"', (match) =>
  Number(`${match[1]}e-2`),
);

/** `-30%` → 0.3, a drop relative to the baseline. */
export const relativeDrop = quantity(/^-(\d+(?:\.\d+)?)\s*%$/, 'a drop such as "-30%"', (match) =>
  Number(`${match[1]}e-2`),
);

/** `1pp` → 0.01, an absolute difference of two shares. */
export const percentagePoints = quantity(
  /^(\d+(?:\.\d+)?)\s*pp$/,
  'percentage points such as "1pp"',
  (match) => Number(`${match[1]}e-2`),
);

/** `0.05ms` → 50,000 ns. */
export const durationNs = quantity(
  /^(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|min|h)$/,
  'a duration such as "0.05ms"',
  (match) => scaled(match, NS_PER[match[2] as keyof typeof NS_PER]),
);

/** `16MiB` → 16,777,216 bytes. */
export const sizeBytes = quantity(
  /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|kB|MB|GB)$/,
  'a size such as "16MiB"',
  (match) => scaled(match, BYTES_PER[match[2] as keyof typeof BYTES_PER]),
);

const JOULES_PER = { J: 1, kJ: 1e3, Wh: 3600 } as const;

/** `0.5Wh` → 1,800 J. */
export const energyJoules = quantity(/^(\d+(?:\.\d+)?)\s*(J|kJ|Wh)$/, 'an energy such as "120 J"', (match) =>
  scaled(match, JOULES_PER[match[2] as keyof typeof JOULES_PER]),
);

/** `1410MHz` → 1,410 MHz. */
export const clockMhz = quantity(/^(\d+)\s*MHz$/, 'a clock such as "1410MHz"', toNumber);

/** `1.20 USD` → 1.2. */
export const moneyUsd = quantity(/^(\d+(?:\.\d+)?)\s*USD$/, 'an amount such as "1.20 USD"', toNumber);

/** `1.20 USD/h` → 1.2. */
export const usdPerHour = quantity(/^(\d+(?:\.\d+)?)\s*USD\/h$/, 'a price such as "1.20 USD/h"', toNumber);

/** `0.15 USD/kWh` → 0.15. */
export const usdPerKilowattHour = quantity(
  /^(\d+(?:\.\d+)?)\s*USD\/kWh$/,
  'a price such as "0.15 USD/kWh"',
  toNumber,
);

/** `0.4 USD/1000` → 0.4, per 1,000 runs; `0.0004 USD/run` is the same. */
export const usdPer1000Runs = quantity(
  /^(\d+(?:\.\d+)?)\s*USD\/(1000|run)$/,
  'a price such as "0.40 USD/1000"',
  (match) => scaled(match, match[2] === 'run' ? 1000 : 1),
);

/** `0.15 USD/1M` → 0.15, per million tokens. */
export const usdPerMillionTokens = quantity(
  /^(\d+(?:\.\d+)?)\s*USD\/1M$/,
  'a price of a million tokens such as "0.15 USD/1M"',
  toNumber,
);

const MS_PER = { h: 3_600_000, d: 86_400_000 } as const;

/** `7d` → 604,800,000 ms. */
export const ageMs = quantity(
  /^(\d+(?:\.\d+)?)\s*(h|d)$/,
  'an age such as "7d" or "36h"',
  (match) => Number(match[1]) * MS_PER[match[2] as keyof typeof MS_PER],
);
