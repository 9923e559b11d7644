import { canonicalJson } from '../baseline/comparability.ts';
import { applyReleaseProfile, releaseProfileOf } from '../policy/apply-release-profile.ts';
import type { Policy } from '../policy/policy.ts';
import { describeAge } from './choose-nightly.ts';
import type { SignOff } from './sign-off-record.ts';

/**
 * Holds a record against the policy that it names: whether all of its models were judged, by its limits, as often and as
 * long as it asks.
 *
 * @param policy - As it is written, and the SHA-256 of its file.
 * @returns What differs, a sentence each; empty where nothing does.
 */
export function checkPolicy(
  record: SignOff,
  { policy, sha256 }: { readonly policy: Policy; readonly sha256: string },
): string[] {
  const found: string[] = [];
  if (record.policy.sha256 !== sha256)
    found.push(`policy: expected SHA-256 ${record.policy.sha256}, got ${sha256}`);
  const asked = releaseProfileOf(policy);
  const { repeats, budgetNs, nightlyMaxAgeMs, onlyModel } = record.profile;
  if (repeats !== asked.repeats)
    found.push(`profile.repeats: expected ${asked.repeats} by the policy, got ${repeats}`);
  if (!(budgetNs >= (asked.budget ?? 0)))
    found.push(`profile.budgetNs: expected at least ${asked.budget} by the policy, got ${budgetNs}`);
  const maxAgeMs = asked['nightly-max-age'];
  if (nightlyMaxAgeMs !== maxAgeMs) {
    const [expected, got] = [maxAgeMs, nightlyMaxAgeMs].map(describeAge);
    found.push(`profile.nightlyMaxAgeMs: expected ${expected} by the policy, got ${got}`);
  }
  const wanted = applyReleaseProfile(policy).models.filter(
    ({ id }) => onlyModel === null || id === onlyModel,
  );
  if (wanted.length === 0) found.push(`models: expected one of the policy, got "${onlyModel}"`);
  for (const { id, limits } of wanted) {
    const model = record.models.find((each) => each.id === id);
    if (model === undefined) found.push(`models: expected "${id}", which the policy has, got none`);
    else if (canonicalJson(model.limits) !== canonicalJson(limits))
      found.push(`${id}: limits: expected those of the policy, got others`);
  }
  return found;
}
