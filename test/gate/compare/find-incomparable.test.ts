import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../src/baseline/find-baseline.ts';
import { type BeforeMeasuring, findIncomparable } from '../../../src/gate/compare/find-incomparable.ts';
import type { ListedChanges } from '../../../src/gate/compare/list-changes.ts';
import type { Run } from '../../../src/gate/run.ts';
import type { PreparedArm } from '../../../src/measure/measure-arms.ts';
import { policySchema } from '../../../src/policy/policy.ts';

const run = (rule: string, use = 'pull-request') => {
  const model = {
    id: 'm',
    artifact: 'm.onnx',
    dataset: { path: 'set.csv' },
    task: { kind: 'regression' },
    limits: { 'model-size': { max: '1MiB' } },
  };
  const policy = policySchema.parse({ version: 1, models: [model], 'one-change': rule });
  return { policy, request: { use } } as Run;
};
const nothing: ListedChanges = { changes: [], untold: undefined, precision: undefined };
const several: ListedChanges = {
  ...nothing,
  changes: [
    { head: 'weights', text: 'retrained' },
    { head: 'session-options', text: 'intra-op-threads: 1 → 2' },
  ],
};
const untold: ListedChanges = { ...nothing, untold: 'what changed could not be told' };
const figures = { kind: 'figures' } as Baseline;
const none: Baseline = { kind: 'none', isNewModel: true, why: 'new' };
const known = (listed: ListedChanges, given: Partial<BeforeMeasuring> = {}): BeforeMeasuring => ({
  baseline: figures,
  baselineArm: undefined,
  candidate: {} as PreparedArm,
  differences: [],
  listed,
  ...given,
});

describe('findObstacle', () => {
  test('figures of other settings are one, whatever changed', () => {
    const incomparable = findIncomparable(
      run('off'),
      known(nothing, { differences: ['providers: cpu → webgpu'] }),
    );
    expect(incomparable?.differences).toEqual(['providers: cpu → webgpu']);
  });

  test('a release is not signed off by figures alone, however equal the settings', () => {
    expect(findIncomparable(run('off', 'release'), known(nothing))?.differences).toEqual([
      expect.stringContaining('not its model file'),
    ]);
    expect(findIncomparable(run('off', 'nightly'), known(nothing))).toBeUndefined();
  });

  test.each([
    { title: 'one change', rule: 'require', listed: { ...several, changes: several.changes.slice(0, 1) } },
    { title: 'several, which are only warned of', rule: 'warn', listed: several },
    { title: 'what is not known, where nobody requires it', rule: 'warn', listed: untold },
  ])('$title is none', ({ rule, listed }) => {
    expect(findIncomparable(run(rule), known(listed))).toBeUndefined();
  });

  test('several changes are one where the policy requires one change', () => {
    expect(findIncomparable(run('require'), known(several))).toEqual({
      differences: ['weights: retrained', 'session-options: intra-op-threads: 1 → 2'],
      nextStep:
        'Split the change, so that weights and session-options are measured one at a time, or allow it by "one-change: warn".',
    });
  });

  test('a change that cannot be told is not taken for one change', () => {
    expect(findIncomparable(run('require'), known(untold))?.differences).toEqual([
      'what changed could not be told',
    ]);
  });

  test('without a baseline there is nothing to split', () => {
    expect(findIncomparable(run('require'), known(several, { baseline: none }))).toBeUndefined();
  });
});
