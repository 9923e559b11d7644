import { posix } from 'node:path';
import { digestOfModel } from '../../model/stage-model.ts';
import { isInForce } from '../../policy/waivers/waivers.ts';
import { digestFields } from '../../records/comparability.ts';
import { decideSignOff } from '../decide-sign-off.ts';
import { digestRecord, type SignedModel, type SignOff } from '../sign-off-record.ts';
import { checkRepeat } from './check-repeat.ts';
import type { ModelMismatch, SignOffMismatch } from './mismatch.ts';

/**
 * Decides a sign-off again from its record: every row from its figures, interval and limit, every state from its rows,
 * the release from all of them.
 *
 * @returns Empty where the record agrees with itself, whether or not it signs the release off.
 */
export function checkSignOff(record: SignOff): SignOffMismatch[] {
  return [
    ...checkDigest(record),
    ...checkDecision(record),
    ...checkWaivers(record),
    ...checkIds(record),
    ...record.models.flatMap((model) => ofModel(model.id, checkModel(model, record))),
  ];
}

const ofModel = (model: string, found: readonly ModelMismatch[]): SignOffMismatch[] =>
  found.map((what) => ({ kind: 'of-model', model, what }));

function checkDigest(record: SignOff): SignOffMismatch[] {
  const expected = digestRecord(record);
  return expected === record.digest ? [] : [{ kind: 'digest', expected, got: record.digest }];
}

function checkDecision(record: SignOff): SignOffMismatch[] {
  const decided = decideSignOff(record);
  const { signed, release, refusals } = record;
  const [refusal] = refusals;
  return [
    ...(['signed', 'state', 'exitCode'] as const).flatMap((field): SignOffMismatch[] => {
      const [expected, got] = [decided[field], record[field]];
      return expected === got ? [] : [{ kind: 'decision', field, expected, got }];
    }),
    ...(signed && refusal !== undefined ? [{ kind: 'signed-despite-refusal' as const, refusal }] : []),
    ...(signed && release.commit === null ? [{ kind: 'signed-without-commit' as const }] : []),
  ];
}

function checkWaivers({ waivers, at }: SignOff): SignOffMismatch[] {
  const expired = waivers.inForce
    .filter((waiver) => !isInForce(waiver, new Date(at)))
    .map(({ model, metric, expires }): SignOffMismatch => {
      return { kind: 'waiver-not-in-force', model, metric, expires, at };
    });
  const lacksFile = waivers.inForce.length > 0 && waivers.file === null;
  return lacksFile ? [...expired, { kind: 'no-waiver-file' }] : expired;
}

function checkIds({ models }: SignOff): SignOffMismatch[] {
  const ids = models.map(({ id }) => id);
  const model = ids.find((id, index) => ids.indexOf(id) < index);
  return model === undefined ? [] : [{ kind: 'duplicate-model', model }];
}

function checkModel(model: SignedModel, record: SignOff): ModelMismatch[] {
  return [
    ...checkFiles(model),
    ...checkNightly(model, record),
    ...checkMeasured(model),
    ...checkRepeats(model, record),
  ];
}

function checkFiles({ files, sha256: got }: SignedModel): ModelMismatch[] {
  const folder = posix.dirname(files[0]?.path ?? '');
  const named = files.map((file) => ({ name: posix.relative(folder, file.path), sha256: file.sha256 }));
  const expected = digestOfModel(named);
  return expected === got ? [] : [{ kind: 'model-digest', expected, got }];
}

function checkNightly({ nightly, sha256 }: SignedModel, { at, profile, signed }: SignOff): ModelMismatch[] {
  if (nightly === null) return signed ? [{ kind: 'no-nightly' }] : [];
  const { model, recordedAt } = nightly;
  const { nightlyMaxAgeMs: maxAgeMs } = profile;
  const ageMs = Date.parse(at) - Date.parse(recordedAt);
  const isInTime = ageMs >= 0 && ageMs <= maxAgeMs;
  return [
    ...(model === sha256 ? [] : [{ kind: 'nightly-of-other-file' as const, expected: sha256, got: model }]),
    ...(isInTime ? [] : [{ kind: 'nightly-too-old' as const, maxAgeMs, at, recordedAt }]),
  ];
}

function checkMeasured({ measured }: SignedModel): ModelMismatch[] {
  if (measured === null) return [];
  const digests = (['comparability', 'environment'] as const).flatMap((of): ModelMismatch[] => {
    const { fields, sha256: got } = measured[of];
    const expected = digestFields(fields);
    return expected === got ? [] : [{ kind: 'fields-digest', of, expected, got }];
  });
  const expected = measured.comparability.fields['dataset'] ?? null;
  const got = measured.dataset.sha256;
  return expected === got ? digests : [...digests, { kind: 'dataset', expected, got }];
}

function checkRepeats(
  { id, repeats, limits, slices, dataSet }: SignedModel,
  record: SignOff,
): ModelMismatch[] {
  const seeds = repeats.map(({ seed }) => seed);
  const waivers = record.waivers.inForce.filter(
    (waiver) => waiver.model === id && isInForce(waiver, new Date(record.at)),
  );
  const { budgetNs: expected } = record.profile;
  return [
    ...(Object.keys(limits).length === 0 ? [{ kind: 'no-limits' as const }] : []),
    ...(new Set(seeds).size < seeds.length ? [{ kind: 'repeated-seed' as const, seeds }] : []),
    ...repeats.flatMap((repeat, index) => {
      const { budgetNs: got } = repeat;
      const budget = expected === got ? [] : [{ kind: 'budget' as const, expected, got }];
      const found = [...budget, ...checkRepeat(repeat, { limits, slices, waivers, dataSet })];
      return found.map((what) => ({ kind: 'of-repeat' as const, repeat: index + 1, what }));
    }),
  ];
}
