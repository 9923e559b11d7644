import { z } from 'zod';
import { LIMIT_DEFAULTS, limitEffect } from './diff/limit-effect.ts';
import { describeLimitValue } from './format-limit.ts';
import { type Limit, limitsSchema } from './limits.ts';
import { METRIC_NAMES, type Metric } from './metric.ts';
import type { Policy } from './policy.ts';
import { ageMs, durationNs } from './quantity.ts';

/** What a sign-off asks for beyond the rules of a pull request. It can only be stricter. */
export const releaseProfileSchema = z.strictObject({
  /** Latency sampling of one model, at least: a run that was given less gets this. */
  budget: durationNs.refine((ns) => ns > 0, { error: 'expected a duration above zero, got 0' }).optional(),
  /** Independent comparisons, each with fresh processes and a seed of its own; every one must pass. */
  repeats: z.int().min(1).max(20).default(1),
  /** How old the nightly run may be that tested the very model file. */
  'nightly-max-age': ageMs.prefault('7d'),
  /** By the model's id; what a limit does not say here is as under `models`. */
  limits: z.record(z.string(), limitsSchema).default({}),
});

/** Rules for one use of the gate, by its name. */
export const profilesSchema = z.strictObject({ release: releaseProfileSchema.optional() });

export type ReleaseProfile = z.output<typeof releaseProfileSchema>;

/** A sign-off without a profile. */
export const DEFAULT_PROFILE: ReleaseProfile = { repeats: 1, 'nightly-max-age': 604_800_000, limits: {} };

/** The limits that judge a release: those of the policy, with the profile's keys in their place. */
function tightenLimits<Limits extends LimitsByMetric>(base: Limits, stricter: LimitsByMetric): Limits {
  const merged: Record<string, Limit> = {};
  for (const metric of METRIC_NAMES) {
    const limit = { ...given(base[metric]), ...given(stricter[metric]) };
    if (Object.keys(limit).length > 0) merged[metric] = limit;
  }
  return merged as Limits;
}

/** Limits of any origin, by their metric. */
type LimitsByMetric = { readonly [Name in Metric]?: Limit | undefined };

const given = (limit: Limit | undefined): Partial<Limit> =>
  Object.fromEntries(Object.entries(limit ?? {}).filter(([, value]) => value !== undefined));

/** A value of a profile that is looser than the policy's own, or cannot be told not to be. */
interface LooserLimit {
  readonly metric: Metric;
  readonly key: keyof Limit;
  readonly message: string;
}

/** The values under which a profile would let through what the policy's own limits block. */
export function findLooserLimits(base: LimitsByMetric, stricter: LimitsByMetric): LooserLimit[] {
  return METRIC_NAMES.flatMap((metric) => {
    const [before, after] = [base[metric], stricter[metric]];
    if (before === undefined || after === undefined) return [];
    return (Object.keys(given(after)) as (keyof Limit)[]).flatMap((key) => {
      const [own, wanted] = [before[key] ?? LIMIT_DEFAULTS[key], after[key]];
      if (wanted === undefined || JSON.stringify(own) === JSON.stringify(wanted)) return [];
      if (limitEffect(key, own, wanted) === 'tightened') return [];
      const text = own === undefined ? 'none' : describeLimitValue(metric, own);
      const message = `expected at least as strict as ${text} under "models", in the same unit, got ${describeLimitValue(metric, wanted)}`;
      return [{ metric, key, message }];
    });
  });
}

/** The policy as a sign-off is judged by it. */
export function applyReleaseProfile(policy: Policy): Policy {
  const { limits } = releaseProfileOf(policy);
  const models = policy.models.map((model) => {
    const stricter = limits[model.id];
    return stricter === undefined ? model : { ...model, limits: tightenLimits(model.limits, stricter) };
  });
  return { ...policy, models };
}

/** What a sign-off by this policy asks for; the defaults where the policy does not say. */
export function releaseProfileOf({ profiles }: Pick<Policy, 'profiles'>): ReleaseProfile {
  return profiles?.release ?? DEFAULT_PROFILE;
}
