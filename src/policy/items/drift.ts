import { z } from 'zod';
import type { Limit } from '../limit.ts';
import { limitsSchema } from '../limits.ts';
import { METRIC_NAMES, type Metric } from '../metric.ts';
import { SLICE_METRICS, slicesSchema } from './slices.ts';

const MOVES = ['max-increase', 'max-drop'] as const satisfies readonly (keyof Limit)[];

/** Do not depend on a release, so they are allowed only where a change is judged. */
const FIXED = ['max', 'min'] as const satisfies readonly (keyof Limit)[];

/** A limit, its keys under `drift`, and the key under which a limit of its kind may be fixed. */
interface WrittenLimit {
  readonly place: readonly string[];
  readonly limit: Limit | undefined;
  readonly elsewhere: 'limits' | 'slices';
}

/** How far metrics may worsen since the last release, over all merges: over all items, and by slice. */
export const driftSchema = z
  .strictObject({ ...limitsSchema.shape, slices: slicesSchema.optional() })
  .superRefine(({ slices = {}, ...limits }, context) => {
    const all = METRIC_NAMES.map(
      (metric): WrittenLimit => ({ place: [metric], limit: limits[metric], elsewhere: 'limits' }),
    );
    if (all.every(({ limit }) => limit === undefined))
      context.addIssue({
        code: 'custom',
        message: 'expected at least one limit on a metric of all items, got none',
      });
    const bySlice = Object.entries(slices).flatMap(([pattern, own]) =>
      SLICE_METRICS.map(
        (metric): WrittenLimit => ({
          place: ['slices', pattern, metric],
          limit: own[metric],
          elsewhere: 'slices',
        }),
      ),
    );
    for (const { path, message } of [...all, ...bySlice].flatMap(findFixed))
      context.addIssue({ code: 'custom', path: [...path], message });
  })
  .transform(({ slices, ...limits }) => ({ limits, slices }));

/** The limits under `drift` of a model. */
export type DriftPolicy = z.output<typeof driftSchema>;

/** Mistakes in a limit that must say how far a figure may move, and nothing else. */
function findFixed({
  place,
  limit,
  elsewhere,
}: WrittenLimit): { path: readonly string[]; message: string }[] {
  if (limit === undefined) return [];
  const moves = MOVES.some((key) => limit[key] !== undefined);
  return [
    ...(moves
      ? []
      : [{ path: place, message: 'expected "max-increase" or "max-drop" under "drift", got neither' }]),
    ...FIXED.filter((key) => limit[key] !== undefined).map((key) => ({
      path: [...place, key],
      message: `expected "${key}" only under "${elsewhere}", got it under "drift"`,
    })),
  ];
}

/** The metrics that have a drift limit, over all items or by slice. */
export const driftMetrics = ({ limits, slices = {} }: DriftPolicy): Metric[] =>
  METRIC_NAMES.filter(
    (metric) =>
      limits[metric] !== undefined ||
      Object.values(slices).some((own) => own[metric as (typeof SLICE_METRICS)[number]] !== undefined),
  );
