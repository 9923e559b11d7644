import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { refuseFork } from '../../../src/gate/rules/refuse-fork.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';

const policy = (rest = '') =>
  parsePolicy(
    `version: 1
models:
  - { id: m, artifact: m.onnx, dataset: { path: d.jsonl }, task: { kind: classification }, limits: { task-score: { min: 0.9 } } }
${rest}`,
    'p.yml',
  );

test('a fork on a machine of the owner is refused', () => {
  expect(() => refuseFork({ fork: 'on-own-runner' }, { basePolicy: policy() })).toThrow(UserError);
});

test('it is refused where the base commit has no policy, whatever the change brings along', () => {
  expect(() => refuseFork({ fork: 'on-own-runner' }, { basePolicy: undefined })).toThrow('Nothing was run');
});

test('it is let in where the policy of the base commit says so', () => {
  expect(() => refuseFork({ fork: 'on-own-runner' }, { basePolicy: policy('forks: allow') })).not.toThrow();
});

test.each([{ fork: 'on-hosted-runner' as const }, {}])('everybody else is let in: %j', (request) => {
  expect(() => refuseFork(request, { basePolicy: undefined })).not.toThrow();
});
