import { describe, expect, test } from 'vitest';
import { UserError } from '../../../../src/errors/errors.ts';
import { capRuntime, installableVersions } from '../../../../src/gate/rules/subjects/cap-runtime.ts';
import { policySchema } from '../../../../src/policy/policy.ts';
import { RUNTIME_VERSION } from '../../../../src/policy/runtime-settings.ts';
import { policyOf } from '../../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { min: 0.5 } };
const withRuntime = (runtime: Record<string, unknown>) => policyOf(LIMITS, { runtime });
const cap = (base: Record<string, unknown>, head: Record<string, unknown>) => () =>
  capRuntime(withRuntime(base), withRuntime(head), 'p.yml');

describe('capRuntime', () => {
  test.each([
    { title: 'nothing', base: {}, head: {} },
    { title: 'a deadline at the default', base: { 'run-deadline': '5s' }, head: { 'run-deadline': '60s' } },
    {
      title: 'a deadline at the base’s',
      base: { 'load-deadline': '5min' },
      head: { 'load-deadline': '5min' },
    },
    { title: 'memory at the base’s', base: { 'memory-limit': '4GiB' }, head: { 'memory-limit': '4GiB' } },
    { title: 'less memory', base: { 'memory-limit': '4GiB' }, head: { 'memory-limit': '1GiB' } },
    { title: 'other threads', base: {}, head: { 'intra-op-threads': 64 } },
  ])('lets a change set $title', ({ base, head }) => {
    expect(cap(base, head)).not.toThrow();
  });

  test.each([
    {
      title: 'a longer deadline than the default',
      base: {},
      head: { 'run-deadline': '61s' },
      message: 'run-deadline: expected at most 60s, as the base policy allows, got 61s.',
    },
    {
      title: 'a longer deadline than the base’s',
      base: { 'load-deadline': '5min' },
      head: { 'load-deadline': '301s' },
      message: 'load-deadline: expected at most 300s, as the base policy allows, got 301s.',
    },
    {
      title: 'more memory than the base’s',
      base: { 'memory-limit': '1GiB' },
      head: { 'memory-limit': '1025MiB' },
      message: 'memory-limit: expected at most 1024MiB, as the base policy allows, got 1025MiB.',
    },
    {
      title: 'memory where the base policy names none',
      base: {},
      head: { 'memory-limit': '1MiB' },
      message: 'memory-limit: expected none, as in the base policy, got 1MiB.',
    },
    {
      title: 'more threads than any machine of ours',
      base: {},
      head: { 'intra-op-threads': 65 },
      message: 'intra-op-threads: expected at most 64, as the base policy allows, got 65.',
    },
  ])('refuses $title', ({ base, head, message }) => {
    expect(cap(base, head)).toThrow(UserError);
    expect(cap(base, head)).toThrow(`p.yml: models.m.runtime.${message}`);
  });
});

test('a change may have the versions installed that the base policy names, anywhere', () => {
  const policy = policySchema.parse({
    version: 1,
    'runtime-versions': ['1.31.0'],
    models: [
      {
        ...{ id: 'm', artifact: 'm.onnx', dataset: { path: 's.jsonl' }, task: { kind: 'classification' } },
        runtime: { version: '1.29.0' },
        ladder: { rungs: { runtime: [{ version: '1.28.0' }, { 'intra-op-threads': 2 }] } },
        limits: LIMITS,
      },
    ],
  });
  expect(installableVersions(policy)).toEqual([RUNTIME_VERSION, '1.31.0', '1.29.0', '1.28.0']);
  expect(installableVersions(undefined)).toEqual([RUNTIME_VERSION]);
});
