import type { Policy } from './policy.ts';
import { DEFAULT_PROFILE, type ReleaseProfile, tightenLimits } from './release-profile.ts';

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
