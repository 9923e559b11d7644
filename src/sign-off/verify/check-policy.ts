import { writtenId } from '../../policy/data/expand-data-sets.ts';
import { applyReleaseProfile, type Policy, releaseProfileOf } from '../../policy/policy.ts';
import { canonicalJson } from '../../records/comparability.ts';
import type { SignOff } from '../sign-off-record.ts';
import type { SignOffMismatch } from './mismatch.ts';

/**
 * Compares a record with the policy that it names: whether all of its models were judged, by its limits, as often and as
 * long as it asks.
 *
 * @param given - The policy as it is written, and the SHA-256 of its file.
 * @returns Empty where they agree.
 */
export function checkPolicy(
  record: SignOff,
  { policy, sha256 }: { readonly policy: Policy; readonly sha256: string },
): SignOffMismatch[] {
  const isSame = record.policy.sha256 === sha256;
  return [
    ...(isSame ? [] : [{ kind: 'policy-file' as const, expected: record.policy.sha256, got: sha256 }]),
    ...checkProfile(record, policy),
    ...checkModels(record, policy),
  ];
}

function checkProfile(
  { profile: { repeats, budgetNs, nightlyMaxAgeMs } }: SignOff,
  policy: Policy,
): SignOffMismatch[] {
  const wanted = releaseProfileOf(policy);
  const budget = wanted.budget ?? 0;
  const maxAge = wanted['nightly-max-age'];
  const differs = (field: Field, expected: number, got: number): SignOffMismatch => ({
    kind: 'profile',
    field,
    expected,
    got,
  });
  return [
    ...(repeats === wanted.repeats ? [] : [differs('repeats', wanted.repeats, repeats)]),
    ...(budgetNs >= budget ? [] : [differs('budgetNs', budget, budgetNs)]),
    ...(nightlyMaxAgeMs === maxAge ? [] : [differs('nightlyMaxAgeMs', maxAge, nightlyMaxAgeMs)]),
  ];
}

type Field = Extract<SignOffMismatch, { kind: 'profile' }>['field'];

function checkModels({ models, profile: { onlyModel } }: SignOff, policy: Policy): SignOffMismatch[] {
  const wanted = applyReleaseProfile(policy).models.filter(
    (model) => onlyModel === null || model.id === onlyModel || writtenId(model) === onlyModel,
  );
  if (wanted.length === 0) return [{ kind: 'model-not-in-policy', model: onlyModel }];
  return wanted.flatMap(({ id, limits, slices, dataSet }): SignOffMismatch[] => {
    const model = models.find((each) => each.id === id);
    if (model === undefined) return [{ kind: 'missing-model', model: id }];
    const isSame =
      canonicalJson([model.limits, model.slices ?? {}, model.dataSet ?? null]) ===
      canonicalJson([limits, slices ?? {}, dataSet ?? null]);
    return isSame ? [] : [{ kind: 'of-model', model: id, what: { kind: 'limits-not-of-policy' } }];
  });
}
