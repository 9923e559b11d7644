import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { findContradictions, findProfileMistakes } from './find-contradictions.ts';
import type { Limit } from './limits.ts';
import { METRIC_NAMES } from './metric.ts';
import { modelSchema } from './model-policy.ts';
import { pricesSchema } from './prices.ts';
import {
  DEFAULT_PROFILE,
  given,
  type LimitsByMetric,
  profilesSchema,
  type ReleaseProfile,
} from './release-profile.ts';
import { ISOLATION_MODES, runtimeSettings } from './runtime-settings.ts';

/** Schema of `.github/regression-gate.yml`. Types, checks and the JSON Schema for editors are derived from it. */
export const policySchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${quotedJson(issue.input)}` }),
    models: z.array(modelSchema).min(1),
    prices: pricesSchema.optional(),
    /** Whether the job is blocked (exit 3) or passes (exit 0) if a row cannot be decided within the extended budget. */
    'on-inconclusive': z.enum(['pass', 'block']).default('block'),
    /**
     * What to do if several things changed, so that no comparison can separate their effects: `require` stops with
     * exit 3, `warn` says so, `off` ignores it.
     */
    'one-change': z.enum(['require', 'warn', 'off']).default('warn'),
    /** `strict` for forks and `auto` otherwise, unless given. Read only from the base commit's policy. */
    isolation: z.enum(ISOLATION_MODES).optional(),
    /** Further versions of onnxruntime-node that a change may have installed. Read only from the base commit's policy. */
    'runtime-versions': z.array(runtimeSettings.version).max(50).default([]),
    /** Whether models from forks may run on self-hosted runners. Read only from the base commit's policy. */
    forks: z.enum(['refuse', 'allow']).default('refuse'),
    /** Stricter rules for one use of the gate. Where a profile says nothing, the rules above apply. */
    profiles: profilesSchema.optional(),
  })
  .superRefine((policy, context) => {
    policy.models.forEach((each, index) => {
      for (const { path: place, message } of findContradictions(each, policy.prices)) {
        context.addIssue({ code: 'custom', path: ['models', index, ...place], message });
      }
      if (policy.models.findIndex(({ id }) => id === each.id) < index) {
        context.addIssue({
          code: 'custom',
          path: ['models', index, 'id'],
          message: `expected a unique id, got "${each.id}" twice`,
        });
      }
    });
    for (const { path: place, message } of findProfileMistakes(policy)) {
      context.addIssue({ code: 'custom', path: ['profiles', 'release', 'limits', ...place], message });
    }
  });

export type Policy = z.output<typeof policySchema>;

/** The policy with its release profile applied: the limits that a sign-off uses. */
export function applyReleaseProfile(policy: Policy): Policy {
  const { limits } = releaseProfileOf(policy);
  const models = policy.models.map((model) => {
    const stricter = limits[model.id];
    return stricter === undefined ? model : { ...model, limits: tightenLimits(model.limits, stricter) };
  });
  return { ...policy, models };
}

/** The policy's release profile, or the defaults if it has none. */
export function releaseProfileOf({ profiles }: Pick<Policy, 'profiles'>): ReleaseProfile {
  return profiles?.release ?? DEFAULT_PROFILE;
}

/** The policy's limits, overridden key by key by the profile's. */
function tightenLimits<Limits extends LimitsByMetric>(base: Limits, stricter: LimitsByMetric): Limits {
  const merged: Record<string, Limit> = {};
  for (const metric of METRIC_NAMES) {
    const limit = { ...given(base[metric]), ...given(stricter[metric]) };
    if (Object.keys(limit).length > 0) merged[metric] = limit;
  }
  return merged as Limits;
}
