import { z } from 'zod';
import { LIMIT_DEFAULTS, limitEffect } from './diff/limit-effect.ts';
import { describeLimitValue } from './format-limit.ts';
import type { Limit } from './limit.ts';
import { limitsSchema } from './limits.ts';
import { METRIC_NAMES, type Metric } from './metric.ts';
import { ageMs, durationNs } from './quantity.ts';

/** What a sign-off requires beyond the rules for a pull request. A profile can only be stricter. */
export const releaseProfileSchema = z.strictObject({
  /** Minimum for the latency sampling of one model, in ns. A smaller budget is raised to it. */
  budget: durationNs.refine((ns) => ns > 0, { error: 'expected a duration above 0, got 0' }).optional(),
  /** Number of independent comparisons, each with fresh processes and its own seed. All must pass. */
  repeats: z.int().min(1).max(20).default(1),
  /** Maximum age, in ms, of the nightly run that tested this exact model file. */
  'nightly-max-age': ageMs.prefault('7d'),
  /** By model id. Keys that are left out are taken from the model's own limits. */
  limits: z.record(z.string(), limitsSchema).default({}),
});

/** Rules that apply only to one use of the gate, by the name of that use. */
export const profilesSchema = z.strictObject({ release: releaseProfileSchema.optional() });

export type ReleaseProfile = z.output<typeof releaseProfileSchema>;

/** Used if the policy has no release profile. */
export const DEFAULT_PROFILE: ReleaseProfile = { repeats: 1, 'nightly-max-age': 604_800_000, limits: {} };

/** Limits by metric, of a model or of a profile. */
export type LimitsByMetric = { readonly [Name in Metric]?: Limit | undefined };

/** The keys of a limit that have a value. */
export const given = (limit: Limit | undefined): Partial<Limit> =>
  Object.fromEntries(Object.entries(limit ?? {}).filter(([, value]) => value !== undefined));

/** A profile's value that is looser than the model's own limit, or not comparable with it. */
interface LooserLimit {
  readonly metric: Metric;
  readonly key: keyof Limit;
  readonly message: string;
}

/** The profile's values that would allow what the model's own limits block. */
export function findLooserLimits(base: LimitsByMetric, stricter: LimitsByMetric): LooserLimit[] {
  return METRIC_NAMES.flatMap((metric) => {
    const [before, after] = [base[metric], stricter[metric]];
    if (before === undefined || after === undefined) return [];
    return (Object.keys(given(after)) as (keyof Limit)[]).flatMap((key) => {
      const [own, wanted] = [before[key] ?? LIMIT_DEFAULTS[key], after[key]];
      if (wanted === undefined || JSON.stringify(own) === JSON.stringify(wanted)) return [];
      if (limitEffect(key, own, wanted) === 'tightened') return [];
      const text = own === undefined ? 'none' : describeLimitValue(metric, key, own);
      const message = `expected a value in the same unit and at least as strict as under "models" (${text}), got ${describeLimitValue(metric, key, wanted)}`;
      return [{ metric, key, message }];
    });
  });
}
