import { posix } from 'node:path';
import { digestOfModel } from '../model/stage-model.ts';
import { isInForce } from '../policy/dated-waiver.ts';
import type { Policy } from '../policy/policy.ts';
import { applyReleaseProfile, releaseProfileOf } from '../policy/release-profile.ts';
import { canonicalJson, digestFields } from '../records/comparability.ts';
import { checkRepeat } from './check-repeat.ts';
import { decideSignOff } from './decide-sign-off.ts';
import { digestRecord } from './digest-record.ts';
import { describeAge } from './find-nightly.ts';
import type { SignedModel, SignOff } from './sign-off-record.ts';

/**
 * Decides a sign-off again from its record: every row from its figures, interval and limit, every state from its rows,
 * the whole from all of them.
 *
 * @returns What differs from what the record says, a sentence each with its place; empty where the record bears out what
 *   it says, which may also be that the release is refused.
 */
export function checkSignOff(record: SignOff): string[] {
  return [
    ...checkDigest(record),
    ...checkDecision(record),
    ...checkWaivers(record),
    ...checkIds(record),
    ...record.models.flatMap((model) =>
      checkModel(model, record).map((difference) => `${model.id}: ${difference}`),
    ),
  ];
}

function checkDigest(record: SignOff): string[] {
  const digest = digestRecord(record);
  if (digest === record.digest) return [];
  return [`digest: expected ${digest} over what the record says, got ${record.digest}`];
}

function checkDecision(record: SignOff): string[] {
  const decided = decideSignOff(record);
  const differing = (['signed', 'state', 'exitCode'] as const).filter((key) => decided[key] !== record[key]);
  const found = differing.map((key) => `${key}: expected ${decided[key]}, got ${record[key]}`);
  if (record.signed && record.refusals.length > 0)
    found.push(`refusals: expected none beside a signed release, got "${record.refusals[0]}"`);
  if (record.signed && record.release.commit === null)
    found.push('release.commit: expected the commit that is released, got none');
  return found;
}

function checkWaivers({ waivers, at }: SignOff): string[] {
  const expired = waivers.inForce
    .filter((waiver) => !isInForce(waiver, new Date(at)))
    .map(
      ({ model, metric, expires }) =>
        `waivers: expected one of ${model}, ${metric} in force at ${at}, got one that expired ${expires}`,
    );
  const isUnfounded = waivers.inForce.length > 0 && waivers.file === null;
  return isUnfounded ? [...expired, 'waivers.file: expected the file of waivers, got none'] : expired;
}

function checkIds({ models }: SignOff): string[] {
  const ids = models.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  return twice === undefined ? [] : [`models: expected each once, got "${twice}" again`];
}

function checkModel(model: SignedModel, record: SignOff): string[] {
  return [
    ...checkFiles(model),
    ...checkNightly(model, record),
    ...checkMeasured(model),
    ...checkRepeats(model, record),
  ];
}

function checkFiles({ files, sha256 }: SignedModel): string[] {
  const folder = posix.dirname(files[0]?.path ?? '');
  const named = files.map((file) => ({ name: posix.relative(folder, file.path), sha256: file.sha256 }));
  const digest = digestOfModel(named);
  return digest === sha256 ? [] : [`sha256: expected ${digest} from its files, got ${sha256}`];
}

function checkNightly({ nightly, sha256 }: SignedModel, { at, profile, signed }: SignOff): string[] {
  if (nightly === null) return signed ? ['nightly: expected the run that tested this file, got none'] : [];
  const ageMs = Date.parse(at) - Date.parse(nightly.recordedAt);
  const found: string[] = [];
  if (nightly.model !== sha256)
    found.push(`nightly.model: expected ${sha256}, the file that is released, got ${nightly.model}`);
  if (!(ageMs >= 0 && ageMs <= profile.nightlyMaxAgeMs)) {
    const most = describeAge(profile.nightlyMaxAgeMs);
    found.push(`nightly.recordedAt: expected at most ${most} before ${at}, got ${nightly.recordedAt}`);
  }
  return found;
}

function checkMeasured({ measured }: SignedModel): string[] {
  if (measured === null) return [];
  const found: string[] = [];
  for (const name of ['comparability', 'environment'] as const) {
    const digest = digestFields(measured[name].fields);
    if (digest !== measured[name].sha256)
      found.push(`${name}.sha256: expected ${digest} over its fields, got ${measured[name].sha256}`);
  }
  const dataset = measured.comparability.fields['dataset'];
  if (dataset !== measured.dataset.sha256)
    found.push(
      `dataset.sha256: expected ${dataset}, which was measured with, got ${measured.dataset.sha256}`,
    );
  return found;
}

function checkRepeats(model: SignedModel, record: SignOff): string[] {
  const { repeats, limits } = model;
  const found: string[] = [];
  if (Object.keys(limits).length === 0) found.push('limits: expected at least one, got none');
  const seeds = repeats.map(({ seed }) => seed);
  if (new Set(seeds).size < seeds.length)
    found.push(`repeats: expected a seed of its own for each, got ${seeds.join(', ')}`);
  const waivers = record.waivers.inForce.filter(
    (waiver) => waiver.model === model.id && isInForce(waiver, new Date(record.at)),
  );
  repeats.forEach((repeat, index) => {
    const place = `repeat ${index + 1}`;
    const { budgetNs } = record.profile;
    if (repeat.budgetNs !== budgetNs)
      found.push(`${place}: budgetNs: expected ${budgetNs}, got ${repeat.budgetNs}`);
    found.push(...checkRepeat(repeat, { limits, waivers }).map((difference) => `${place}: ${difference}`));
  });
  return found;
}

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
  const profile = releaseProfileOf(policy);
  const { repeats, budgetNs, nightlyMaxAgeMs, onlyModel } = record.profile;
  if (repeats !== profile.repeats)
    found.push(`profile.repeats: expected ${profile.repeats} by the policy, got ${repeats}`);
  if (!(budgetNs >= (profile.budget ?? 0)))
    found.push(`profile.budgetNs: expected at least ${profile.budget} by the policy, got ${budgetNs}`);
  const maxAgeMs = profile['nightly-max-age'];
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
