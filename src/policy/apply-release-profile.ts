import type { Limit } from './limits.ts';
import { METRIC_NAMES } from './metric.ts';
import type { Policy } from './policy.ts';
import { DEFAULT_PROFILE, given, type LimitsByMetric, type ReleaseProfile } from './release-profile.ts';

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
