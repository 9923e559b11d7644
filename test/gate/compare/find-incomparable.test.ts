import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../src/baseline/find-baseline.ts';
import { type BeforeMeasuring, findIncomparable } from '../../../src/gate/compare/find-incomparable.ts';
import type { ListedChanges } from '../../../src/gate/compare/list-changes.ts';
import type { Run } from '../../../src/gate/run.ts';
import { policySchema } from '../../../src/policy/policy.ts';
import type { Difference } from '../../../src/records/difference.ts';

const run = (rule: string, use = 'pull-request') => {
  const model = {
    id: 'm',
    artifact: 'm.onnx',
    dataset: { path: 'set.csv' },
    task: { kind: 'regression' },
    limits: { 'model-size': { max: '1MiB' } },
  };
  const policy = policySchema.parse({ version: 1, models: [model], 'one-change': rule });
  return { policy, request: { use }, model: policy.models[0] } as Run;
};
const nothing: ListedChanges = { changes: [], changesUnknown: undefined, precision: undefined };
const several: ListedChanges = {
  ...nothing,
  changes: [
    { kind: 'weights-other', head: 'weights' },
    { kind: 'setting', head: 'session-options', name: 'intra-op-threads', before: '1', after: '2' },
  ],
};
const unknown: ListedChanges = { ...nothing, changesUnknown: 'too-large-to-inspect' };
const figures = { kind: 'figures' } as Baseline;
const model = { kind: 'model' } as Baseline;
const none: Baseline = { kind: 'none', why: { kind: 'new-model', commit: null } };
const known = (listed: ListedChanges, given: Partial<BeforeMeasuring> = {}): BeforeMeasuring => ({
  baseline: figures,
  misfits: [],
  differences: [],
  listed,
  ...given,
});

describe('findIncomparable', () => {
  test('F25: figures of other settings are one, whatever changed', () => {
    const differences: Difference[] = [
      { kind: 'field', field: 'providers', baseline: 'cpu', candidate: 'webgpu' },
    ];
    expect(findIncomparable(run('off'), known(nothing, { differences }))).toEqual(differences);
  });

  test('a release is not signed off by figures alone, however equal the settings', () => {
    expect(findIncomparable(run('off', 'release'), known(nothing))).toEqual([{ kind: 'figures-only' }]);
    expect(findIncomparable(run('off', 'nightly'), known(nothing))).toEqual([]);
  });

  test.each([
    { title: 'one change', rule: 'require', listed: { ...several, changes: several.changes.slice(0, 1) } },
    { title: 'several, which are only warned of', rule: 'warn', listed: several },
    { title: 'what is not known, where nobody requires it', rule: 'warn', listed: unknown },
  ])('$title is none', ({ rule, listed }) => {
    expect(findIncomparable(run(rule), known(listed))).toEqual([]);
  });

  test('several changes are one where the policy requires one change', () => {
    expect(findIncomparable(run('require'), known(several))).toEqual([
      { kind: 'several-changes', heads: ['weights', 'session-options'] },
    ]);
  });

  test('unknown changes are not taken for one change', () => {
    expect(findIncomparable(run('require'), known(unknown))).toEqual([
      { kind: 'changes-unknown', why: 'too-large-to-inspect' },
    ]);
  });

  test('models that cannot be given the same items are one, before their changes are counted', () => {
    const misfits: Difference[] = [
      {
        kind: 'input',
        name: 'x',
        baseline: { dtype: 'float32', rank: 2 },
        candidate: { dtype: 'int64', rank: 2 },
      },
    ];
    expect(findIncomparable(run('require'), known(several, { baseline: model, misfits }))).toEqual(misfits);
  });

  test('without a baseline there is nothing to split', () => {
    expect(findIncomparable(run('require'), known(several, { baseline: none }))).toEqual([]);
  });
});
