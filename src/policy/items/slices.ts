import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import type { Limit } from '../limit.ts';
import { reviewLimit, scoreLimit } from '../limits.ts';
import type { Metric } from '../metric.ts';

/** The metrics that can be limited by slice: those computed over items. */
export const SLICE_METRICS = ['task-score', 'review-rate'] as const satisfies readonly Metric[];

export type SliceMetric = (typeof SLICE_METRICS)[number];

/** A group of items: those with this value of a slice key. */
export interface SliceName {
  readonly key: string;
  readonly value: string;
}

/** Matches every value of a key, or every key. */
const ANY = '*';

/** Whether a text has the form of a pattern: "lang=de", "lang=*" or "*". There is none for a value of every key. */
export const isSlice = (text: string): boolean =>
  text === ANY || (/^[^=]+=.+$/.test(text) && !text.startsWith(`${ANY}=`));

const sliceLimits = z
  .strictObject({
    // Few items prove little, so a slice is judged by a confidence interval unless the policy says otherwise.
    'task-score': scoreLimit
      .overwrite((limit) => ({ ...limit, decide: limit.decide ?? 'confident' }))
      .optional(),
    'review-rate': reviewLimit
      .overwrite((limit) => ({ ...limit, decide: limit.decide ?? 'confident' }))
      .optional(),
  })
  .refine((limits) => SLICE_METRICS.some((metric) => limits[metric] !== undefined), {
    error: 'expected a limit on "task-score" or "review-rate", got none',
  });

/**
 * Limits by slice: `lang=de` names one slice, `lang=*` every value of a key, and `*` every slice. The most specific
 * pattern that limits a metric applies.
 */
export const slicesSchema = z.record(z.string(), sliceLimits).superRefine((slices, context) => {
  if (Object.keys(slices).length === 0)
    context.addIssue({ code: 'custom', message: 'expected at least one slice, got none' });
  for (const pattern of Object.keys(slices)) {
    if (isSlice(pattern)) continue;
    const message = `expected a slice such as "lang=de", "lang=*" for every value, or "*" for every slice, got ${quotedJson(pattern)}`;
    context.addIssue({ code: 'custom', path: [pattern], message });
  }
});

export type SlicesPolicy = z.output<typeof slicesSchema>;

/** "lang=de", as a policy names the slice. */
export const sliceLabel = ({ key, value }: SliceName): string =>
  key === ANY && value === ANY ? ANY : `${key}=${value}`;

/** The slice, or the slices, that a pattern of the policy names; `*` where any will do. */
export function parseSlice(pattern: string): SliceName {
  if (pattern === ANY) return { key: ANY, value: ANY };
  const at = pattern.indexOf('=');
  return { key: pattern.slice(0, at), value: pattern.slice(at + 1) };
}

/** Whether a pattern names one slice rather than several. */
export const isOneSlice = (pattern: string): boolean => parseSlice(pattern).value !== ANY;

/** Whether a pattern of the policy covers a slice. */
export function coversSlice(pattern: string, slice: SliceName): boolean {
  const { key, value } = parseSlice(pattern);
  return (key === ANY && value === ANY) || (key === slice.key && (value === ANY || value === slice.value));
}

/**
 * The limit on a metric of a slice: the slice's own, else that of its key, else that of `*`. A pattern ends the key at the first
 * "=", so it cannot name a slice whose key has one.
 *
 * @returns Undefined if none of them limits the metric.
 */
export function limitOfSlice(
  slices: SlicesPolicy | undefined,
  slice: SliceName,
  metric: SliceMetric,
): Limit | undefined {
  const own = slice.key.includes('=') ? [] : [sliceLabel(slice), `${slice.key}=${ANY}`];
  return [...own, ANY]
    .map((pattern) => limitAt(slices, pattern, metric))
    .find((limit) => limit !== undefined);
}

function limitAt(slices: SlicesPolicy | undefined, pattern: string, metric: SliceMetric): Limit | undefined {
  return slices !== undefined && Object.hasOwn(slices, pattern) ? slices[pattern]?.[metric] : undefined;
}

/** Whether two rows or waivers are of the same slice, or both of all items. */
export const isSameSlice = (one: SliceName | undefined, other: SliceName | undefined): boolean =>
  one?.key === other?.key && one?.value === other?.value;
