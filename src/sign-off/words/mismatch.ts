import { quotedJson } from '../../errors/plain-text.ts';
import { describeLimit } from '../../policy/format-limit.ts';
import type { Limit } from '../../policy/limit.ts';
import type { Metric } from '../../policy/metric.ts';
import { ageText, refusalText } from '../../report/words/refusal.ts';
import type { ModelMismatch, RepeatMismatch, RowMismatch, SignOffMismatch } from '../verify/mismatch.ts';

/** A mismatch as "place: expected this, got that", without a full stop. */
export function mismatchText(mismatch: SignOffMismatch): string {
  switch (mismatch.kind) {
    case 'not-a-number':
      return 'record: expected finite figures, got NaN or an infinity';
    case 'other-version':
      return `version: expected one that this gate knows, got ${mismatch.got}`;
    case 'digest':
      return `digest: expected ${mismatch.expected} for what the record says, got ${mismatch.got}`;
    case 'decision':
      return `${mismatch.field}: expected ${mismatch.expected}, got ${mismatch.got}`;
    case 'signed-despite-refusal':
      return `refusals: expected none in a signed release, got: ${refusalText(mismatch.refusal)}`;
    case 'signed-without-commit':
      return 'release.commit: expected the commit that is released, got none';
    case 'waiver-not-in-force': {
      const { model, metric, expires, at } = mismatch;
      return `waivers: expected one for \`${model}\`, ${metric}, that is in force at ${at}, got one that expired on ${expires}`;
    }
    case 'no-waiver-file':
      return 'waivers.file: expected the file that the waivers are from, got none';
    case 'duplicate-model':
      return `models: expected each model once, got \`${mismatch.model}\` again`;
    case 'of-model':
      return `\`${mismatch.model}\`: ${modelMismatchText(mismatch.what)}`;
    case 'not-signed': {
      const { refusals, state } = mismatch;
      const why = refusals.length > 0 ? refusals.map(refusalText).join('; ') : `it ended as \`${state}\``;
      return `the release was not signed off: ${why}`;
    }
    case 'derived-file':
      return `${mismatch.name}: expected the text that follows from the record, got a different one`;
    case 'given-file':
      return `${mismatch.path}: expected SHA-256 ${mismatch.expected.join(' or ') || 'of no file'}, got ${mismatch.got}`;
    case 'policy-file':
      return `policy: expected SHA-256 ${mismatch.expected}, got ${mismatch.got}`;
    case 'profile':
      return profileText(mismatch);
    case 'model-not-in-policy':
      return `models: expected a model in the policy, got ${mismatch.model === null ? 'none' : `\`${mismatch.model}\``}`;
    case 'missing-model':
      return `models: expected \`${mismatch.model}\`, which is in the policy, got none`;
  }
}

function profileText({ field, expected, got }: Extract<SignOffMismatch, { kind: 'profile' }>): string {
  switch (field) {
    case 'repeats':
      return `profile.repeats: expected ${expected}, as the policy says, got ${got}`;
    case 'budgetNs':
      return `profile.budgetNs: expected at least ${expected}, as the policy says, got ${got}`;
    case 'nightlyMaxAgeMs':
      return `profile.nightlyMaxAgeMs: expected ${ageText(expected)}, as the policy says, got ${ageText(got)}`;
  }
}

function modelMismatchText(mismatch: ModelMismatch): string {
  switch (mismatch.kind) {
    case 'model-digest':
      return `sha256: expected ${mismatch.expected} from its files, got ${mismatch.got}`;
    case 'no-nightly':
      return 'nightly: expected the run that tested this file, got none';
    case 'nightly-of-other-file':
      return `nightly.model: expected ${mismatch.expected}, the file that is released, got ${mismatch.got}`;
    case 'nightly-too-old': {
      const { maxAgeMs, at, recordedAt } = mismatch;
      return `nightly.recordedAt: expected at most ${ageText(maxAgeMs)} before ${at}, got ${recordedAt}`;
    }
    case 'fields-digest':
      return `${mismatch.of}.sha256: expected ${mismatch.expected} for its fields, got ${mismatch.got}`;
    case 'dataset':
      return `dataset.sha256: expected ${mismatch.expected ?? 'none'}, which was measured with, got ${mismatch.got}`;
    case 'no-limits':
      return 'limits: expected at least one, got none';
    case 'limits-not-of-policy':
      return 'limits: expected those of the policy, got others';
    case 'repeated-seed':
      return `repeats: expected a different seed for each, got ${mismatch.seeds.join(', ')}`;
    case 'of-repeat':
      return `repeat ${mismatch.repeat}: ${repeatMismatchText(mismatch.what)}`;
  }
}

function repeatMismatchText(mismatch: RepeatMismatch): string {
  switch (mismatch.kind) {
    case 'budget':
      return `budgetNs: expected ${mismatch.expected}, got ${mismatch.got}`;
    case 'no-rows':
      return 'rows: expected at least one, got none';
    case 'repeat-state':
      return `state: expected "${mismatch.expected}" from its rows, got "${mismatch.got}"`;
    case 'of-row':
      return `${mismatch.metric}: ${rowMismatchText(mismatch.what, mismatch.metric)}`;
  }
}

function rowMismatchText(mismatch: RowMismatch, metric: Metric): string {
  const limitText = (limit: Limit | null): string =>
    limit === null ? 'none' : `"${describeLimit(metric, limit)}"`;
  switch (mismatch.kind) {
    case 'no-row-for-limit':
      return 'expected a row for its limit, got none';
    case 'no-row-for-slice':
      return `expected a row for its limit on the slice ${quotedJson(mismatch.slice)}, got none`;
    case 'several-rows':
      return `expected one row, got ${mismatch.rows}`;
    case 'limit':
      return `limit: expected ${limitText(mismatch.expected)}, got ${limitText(mismatch.got)}`;
    case 'notation':
      return `${mismatch.field}: expected "${mismatch.expected}", got "${mismatch.got}"`;
    case 'row-state': {
      const by = mismatch.isWaived ? 'even with its waiver' : 'from its figures';
      return `state: expected "${mismatch.expected}" ${by}, got "${mismatch.got}"`;
    }
    case 'no-waiver':
      return 'state: expected a waiver in force for a waived row, got none';
    case 'interval-reversed':
      return `interval: expected its low end first, got ${mismatch.low} … ${mismatch.high}`;
    case 'change-outside-interval':
      return `change: expected a value within its interval, got ${mismatch.change}`;
    case 'change':
      return `change: expected ${mismatch.expected} from its figures, got ${mismatch.got}`;
  }
}
