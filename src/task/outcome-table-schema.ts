import { z } from 'zod';

/** Most values of a slice key: one with more is really an id, and no report could show it. */
export const MAX_VALUES = 10_000;
/** Most slice keys. */
export const MAX_KEYS = 64;

/** Steps in which a confidence is kept. */
export const CONFIDENCE_STEPS = 200;

/** All flags of an item together. */
const ALL_FLAGS = 15;

/** A column in JSON. Typed arrays are little-endian on every platform that the runtime supports. */
export const toBase64 = (values: Uint8Array | Uint16Array | Uint32Array | Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');

/** The bytes of a column. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/**
 * JSON form of a table. Columns are base64 of little-endian values, one per item, so that NaN and every bit survive.
 * `parts` is absent if no item has any, as in all records of tasks without them.
 */
export const outcomeTableSchema = z
  .strictObject({
    count: z.int().nonnegative(),
    flags: z.string(),
    /** Absent if no item has any, and in older records. */
    confidence: z.string().optional(),
    predicted: z.string(),
    actual: z.string(),
    value: z.string(),
    /** `lengths`: how many of the `numbers` are each item's, as uint32. */
    parts: z.strictObject({ lengths: z.string(), numbers: z.string() }).optional(),
    /** Numbers that are equal for items that belong together, as float64; absent if each is by itself. */
    clusters: z.string().optional(),
    slices: z
      .array(
        z.strictObject({
          key: z.string(),
          values: z.array(z.string()).max(MAX_VALUES),
          indices: z.string(),
        }),
      )
      .max(MAX_KEYS),
  })
  .superRefine((table, context) => {
    const expectBytes = (text: string, width: number, path: (string | number)[], count = table.count) => {
      const expected = count * width;
      const got = fromBase64(text);
      if (got.length !== expected || text.length !== 4 * Math.ceil(expected / 3)) {
        const message = `expected base64 of ${expected} bytes, got ${got.length}`;
        context.addIssue({ code: 'custom', path, message });
      }
      return got;
    };
    const flags = expectBytes(table.flags, 1, ['flags']);
    if (flags.some((flag) => flag > ALL_FLAGS)) {
      context.addIssue({ code: 'custom', path: ['flags'], message: `expected flags in 0..${ALL_FLAGS}` });
    }
    if (table.confidence !== undefined) {
      const steps = expectBytes(table.confidence, 1, ['confidence']);
      if (steps.some((step) => step > 1 + CONFIDENCE_STEPS)) {
        const message = `expected confidences in 0..${1 + CONFIDENCE_STEPS}`;
        context.addIssue({ code: 'custom', path: ['confidence'], message });
      }
    }
    for (const name of ['predicted', 'actual', 'value'] as const) expectBytes(table[name], 8, [name]);
    if (table.clusters !== undefined) expectBytes(table.clusters, 8, ['clusters']);
    if (table.parts !== undefined) {
      const bytes = expectBytes(table.parts.lengths, 4, ['parts', 'lengths']);
      const lengths = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
      const total = lengths.reduce((sum, length) => sum + length, 0);
      expectBytes(table.parts.numbers, 8, ['parts', 'numbers'], total);
    }
    table.slices.forEach(({ values, indices }, position) => {
      const path = ['slices', position, 'indices'];
      const bytes = expectBytes(indices, 2, path);
      const numbers = new Uint16Array(bytes.buffer, 0, bytes.length >> 1);
      if (numbers.some((number) => number > values.length)) {
        context.addIssue({ code: 'custom', path, message: `expected indices in 0..${values.length}` });
      }
    });
  });
