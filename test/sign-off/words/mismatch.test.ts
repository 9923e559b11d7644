import { expect, test } from 'vitest';
import type {
  ModelMismatch,
  RepeatMismatch,
  RowMismatch,
  SignOffMismatch,
} from '../../../src/sign-off/verify/mismatch.ts';
import { mismatchText } from '../../../src/sign-off/words/mismatch.ts';

const AT = '2026-11-25T09:30:00.000Z';

test.each<{ mismatch: SignOffMismatch; text: string }>([
  {
    mismatch: { kind: 'not-a-number' },
    text: 'record: expected finite figures, got NaN or an infinity',
  },
  {
    mismatch: { kind: 'other-version', got: '3' },
    text: 'version: expected one that this gate knows, got 3',
  },
  {
    mismatch: { kind: 'digest', expected: 'aa', got: 'bb' },
    text: 'digest: expected aa for what the record says, got bb',
  },
  {
    mismatch: { kind: 'decision', field: 'exitCode', expected: 3, got: 0 },
    text: 'exitCode: expected 3, got 0',
  },
  {
    mismatch: { kind: 'signed-despite-refusal', refusal: { kind: 'no-earlier-release', why: null } },
    text: 'refusals: expected none in a signed release, got: there is no earlier release to compare with',
  },
  {
    mismatch: { kind: 'signed-without-commit' },
    text: 'release.commit: expected the commit that is released, got none',
  },
  {
    mismatch: {
      kind: 'waiver-not-in-force',
      model: 'm',
      metric: 'task-score',
      expires: '2026-11-24',
      at: AT,
    },
    text: `waivers: expected one for \`m\`, task-score, that is in force at ${AT}, got one that expired on 2026-11-24`,
  },
  {
    mismatch: { kind: 'no-waiver-file' },
    text: 'waivers.file: expected the file that the waivers are from, got none',
  },
  {
    mismatch: { kind: 'duplicate-model', model: 'm' },
    text: 'models: expected each model once, got `m` again',
  },
  {
    mismatch: {
      kind: 'not-signed',
      state: 'fail',
      refusals: [{ kind: 'repeat-not-passed', model: 'm', repeat: 1, of: 1, state: 'fail' }],
    },
    text: 'the release was not signed off: `m` ended as `fail`',
  },
  {
    mismatch: { kind: 'not-signed', state: 'fail', refusals: [] },
    text: 'the release was not signed off: it ended as `fail`',
  },
  {
    mismatch: { kind: 'derived-file', name: 'sign-off.sha256' },
    text: 'sign-off.sha256: expected the text that follows from the record, got a different one',
  },
  {
    mismatch: { kind: 'given-file', path: 'm.onnx', expected: ['aa', 'bb'], got: 'cc' },
    text: 'm.onnx: expected SHA-256 aa or bb, got cc',
  },
  {
    mismatch: { kind: 'given-file', path: 'waivers.yml', expected: [], got: 'cc' },
    text: 'waivers.yml: expected SHA-256 of no file, got cc',
  },
  {
    mismatch: { kind: 'policy-file', expected: 'aa', got: 'bb' },
    text: 'policy: expected SHA-256 aa, got bb',
  },
  {
    mismatch: { kind: 'profile', field: 'repeats', expected: 3, got: 2 },
    text: 'profile.repeats: expected 3, as the policy says, got 2',
  },
  {
    mismatch: { kind: 'profile', field: 'budgetNs', expected: 60, got: 50 },
    text: 'profile.budgetNs: expected at least 60, as the policy says, got 50',
  },
  {
    mismatch: { kind: 'profile', field: 'nightlyMaxAgeMs', expected: 172_800_000, got: 604_800_000 },
    text: 'profile.nightlyMaxAgeMs: expected 2 days, as the policy says, got 7 days',
  },
  {
    mismatch: { kind: 'model-not-in-policy', model: 'm' },
    text: 'models: expected a model in the policy, got `m`',
  },
  {
    mismatch: { kind: 'model-not-in-policy', model: null },
    text: 'models: expected a model in the policy, got none',
  },
  {
    mismatch: { kind: 'missing-model', model: 'm' },
    text: 'models: expected `m`, which is in the policy, got none',
  },
])('$text', ({ mismatch, text }) => {
  expect(mismatchText(mismatch)).toBe(text);
});

test.each<{ what: ModelMismatch; text: string }>([
  {
    what: { kind: 'model-digest', expected: 'aa', got: 'bb' },
    text: 'sha256: expected aa from its files, got bb',
  },
  { what: { kind: 'no-nightly' }, text: 'nightly: expected the run that tested this file, got none' },
  {
    what: { kind: 'nightly-of-other-file', expected: 'aa', got: 'bb' },
    text: 'nightly.model: expected aa, the file that is released, got bb',
  },
  {
    what: { kind: 'nightly-too-old', maxAgeMs: 604_800_000, at: AT, recordedAt: '2026-11-01T00:00:00Z' },
    text: `nightly.recordedAt: expected at most 7 days before ${AT}, got 2026-11-01T00:00:00Z`,
  },
  {
    what: { kind: 'fields-digest', of: 'environment', expected: 'aa', got: 'bb' },
    text: 'environment.sha256: expected aa for its fields, got bb',
  },
  {
    what: { kind: 'dataset', expected: 'aa', got: 'bb' },
    text: 'dataset.sha256: expected aa, which was measured with, got bb',
  },
  {
    what: { kind: 'dataset', expected: null, got: 'bb' },
    text: 'dataset.sha256: expected none, which was measured with, got bb',
  },
  { what: { kind: 'no-limits' }, text: 'limits: expected at least one, got none' },
  { what: { kind: 'limits-not-of-policy' }, text: 'limits: expected those of the policy, got others' },
  {
    what: { kind: 'repeated-seed', seeds: [1, 1] },
    text: 'repeats: expected a different seed for each, got 1, 1',
  },
])('$text', ({ what, text }) => {
  expect(mismatchText({ kind: 'of-model', model: 'm', what })).toBe(`\`m\`: ${text}`);
});

test.each<{ what: RepeatMismatch; text: string }>([
  { what: { kind: 'budget', expected: 60, got: 50 }, text: 'budgetNs: expected 60, got 50' },
  { what: { kind: 'no-rows' }, text: 'rows: expected at least one, got none' },
  {
    what: { kind: 'repeat-state', expected: 'fail', got: 'pass' },
    text: 'state: expected "fail" from its rows, got "pass"',
  },
])('$text', ({ what, text }) => {
  expect(mismatchText({ kind: 'of-model', model: 'm', what: { kind: 'of-repeat', repeat: 2, what } })).toBe(
    `\`m\`: repeat 2: ${text}`,
  );
});

const limit = (value: number) => ({ 'max-increase': { kind: 'relative', value } }) as const;

test.each<{ what: RowMismatch; text: string }>([
  { what: { kind: 'no-row-for-limit' }, text: 'expected a row for its limit, got none' },
  { what: { kind: 'several-rows', rows: 2 }, text: 'expected one row, got 2' },
  {
    what: { kind: 'limit', expected: limit(0.1), got: limit(0.2) },
    text: 'limit: expected "max-increase 10%", got "max-increase 20%"',
  },
  {
    what: { kind: 'limit', expected: null, got: limit(0.2) },
    text: 'limit: expected none, got "max-increase 20%"',
  },
  {
    what: { kind: 'notation', field: 'unit', expected: 'ns', got: 'bytes' },
    text: 'unit: expected "ns", got "bytes"',
  },
  {
    what: { kind: 'row-state', expected: 'fail', got: 'pass', isWaived: false },
    text: 'state: expected "fail" from its figures, got "pass"',
  },
  {
    what: { kind: 'row-state', expected: 'fail', got: 'waived', isWaived: true },
    text: 'state: expected "fail" even with its waiver, got "waived"',
  },
  { what: { kind: 'no-waiver' }, text: 'state: expected a waiver in force for a waived row, got none' },
  {
    what: { kind: 'interval-reversed', low: 0.2, high: 0.1 },
    text: 'interval: expected its low end first, got 0.2 … 0.1',
  },
  {
    what: { kind: 'change-outside-interval', change: 0.3 },
    text: 'change: expected a value within its interval, got 0.3',
  },
  {
    what: { kind: 'change', expected: 0, got: 0.5 },
    text: 'change: expected 0 from its figures, got 0.5',
  },
])('$text', ({ what, text }) => {
  const row: RepeatMismatch = { kind: 'of-row', metric: 'latency-p95', what };
  expect(
    mismatchText({ kind: 'of-model', model: 'm', what: { kind: 'of-repeat', repeat: 1, what: row } }),
  ).toBe(`\`m\`: repeat 1: latency-p95: ${text}`);
});
