import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import type { GateRequest } from '../../../src/gate/gate-request.ts';
import { chooseRules } from '../../../src/gate/rules/choose-rules.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

const POLICY = `version: 1
models:
  - id: m
    artifact: ../m.onnx
    dataset: { path: ../d.jsonl }
    task: { kind: classification }
    limits: { latency-p95: { max-increase: 10% }, task-score: { max-drop: 1pp } }
`;

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
});
afterEach(() => lab.remove());

const FILE = '.github/regression-gate.yml';
const commitPolicy = (text: string) => lab.commit(FILE, text);
const writePolicy = (text: string) => writeFileSync(join(lab.folder, FILE), text);

function choose(policyCommit: string | undefined) {
  const policyFile = join(lab.folder, FILE);
  return chooseRules({ policyFile, policyCommit } as GateRequest);
}

describe('chooseRules', () => {
  test('takes the rules from the base commit, and what is judged from the checkout', async () => {
    const base = commitPolicy(POLICY);
    writePolicy(
      POLICY.replace('10%', '50%').replace('../m.onnx', '../new.onnx\n    runtime: { intra-op-threads: 2 }'),
    );
    const { policy, basePolicy, headPolicy, rules } = await choose(base);
    expect(policy.models[0]?.limits['latency-p95']?.['max-increase']?.value).toBe(0.1);
    expect(policy.models[0]?.artifact).toBe('../new.onnx');
    expect(policy.models[0]?.runtime['intra-op-threads']).toBe(2);
    expect(basePolicy?.models[0]?.runtime['intra-op-threads']).toBe(1);
    expect(headPolicy.models[0]?.limits['latency-p95']?.['max-increase']?.value).toBe(0.5);
    expect(rules?.origin).toBe('base-commit');
    expect(rules?.source).toContain(`${FILE} at commit ${base.slice(0, 7)}`);
    expect(rules?.changes.map(({ place, effect }) => `${place} ${effect}`)).toEqual([
      'artifact subject',
      'runtime.intra-op-threads subject',
      'limits.latency-p95.max-increase loosened',
    ]);
  });

  test('leaves the checkout to its own policy where no commit is named', async () => {
    commitPolicy(POLICY);
    writePolicy(POLICY.replace('10%', '50%'));
    const { policy, rules } = await choose(undefined);
    expect(policy.models[0]?.limits['latency-p95']?.['max-increase']?.value).toBe(0.5);
    expect(rules).toBeUndefined();
  });

  test('says that the base commit has no policy', async () => {
    const base = lab.commit('README.md', 'x');
    writePolicy(POLICY);
    expect((await choose(base)).rules).toMatchObject({ origin: 'first', changes: [] });
  });

  test('says that the policy of the base commit is none, and why', async () => {
    const base = commitPolicy('version: 7\n');
    writePolicy(POLICY);
    const { rules, policy } = await choose(base);
    expect(rules).toMatchObject({
      origin: 'unreadable',
      source: expect.stringContaining('expected 1, got 7'),
    });
    expect(policy.models).toHaveLength(1);
  });

  test('takes a commit that git does not have for no answer, never for "no policy"', async () => {
    commitPolicy(POLICY);
    const choosing = choose('c'.repeat(40));
    await expect(choosing).rejects.toThrow(InfrastructureError);
    await expect(choosing).rejects.toThrow('base commit ccccccc');
  });

  test('still refuses a broken policy of the change', async () => {
    const base = commitPolicy(POLICY);
    writePolicy('version: 1\n');
    await expect(choose(base)).rejects.toThrow(UserError);
  });

  test('judges a model that leaves the policy as before, while its file is there', async () => {
    const base = commitPolicy(POLICY);
    lab.commit('m.onnx', 'x');
    writePolicy(POLICY.replace('id: m', 'id: renamed'));
    const ids = async () => (await choose(base)).policy.models.map(({ id }) => id);
    expect(await ids()).toEqual(['m', 'renamed']);
    rmSync(join(lab.folder, 'm.onnx'));
    expect(await ids()).toEqual(['renamed']);
  });

  test('lets a model new to the policy bring its prices where the base commit has none', async () => {
    const base = commitPolicy(POLICY);
    writePolicy(`${POLICY}prices: { hardware: 1 USD/h }\n`);
    expect((await choose(base)).policy.prices?.hardware).toBe(1);
  });
});
