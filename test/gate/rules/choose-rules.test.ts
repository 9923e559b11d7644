import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import { chooseRules } from '../../../src/gate/rules/choose-rules.ts';
import { readRules } from '../../../src/gate/rules/read-rules.ts';
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

async function choose(policyCommit: string | undefined) {
  const policyFile = join(lab.folder, FILE);
  return chooseRules(await readRules({ policyFile, policyCommit }), 'pull-request');
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
    expect(rules?.source).toEqual({ path: expect.stringContaining(FILE), commit: base });
    expect(rules?.changes).toMatchObject([
      { kind: 'value', place: ['artifact'], effect: 'subject' },
      { kind: 'value', place: ['runtime', 'intra-op-threads'], effect: 'subject' },
      { kind: 'limit', metric: 'latency-p95', key: 'max-increase', effect: 'loosened' },
    ]);
  });

  test('leaves the checkout to its own policy where no commit is named', async () => {
    commitPolicy(POLICY);
    writePolicy(POLICY.replace('10%', '50%'));
    const { policy, rules } = await choose(undefined);
    expect(policy.models[0]?.limits['latency-p95']?.['max-increase']?.value).toBe(0.5);
    expect(rules).toBeUndefined();
  });

  test('judges by the change’s own policy where the base commit has none', async () => {
    const base = lab.commit('README.md', 'x');
    writePolicy(POLICY);
    expect((await choose(base)).rules).toMatchObject({ origin: 'first', changes: [] });
  });

  test('judges by the change’s own policy where that of the base commit cannot be read, and keeps why', async () => {
    const base = commitPolicy('version: 7\n');
    writePolicy(POLICY);
    const { rules, policy } = await choose(base);
    expect(rules).toMatchObject({
      origin: 'unreadable',
      source: { commit: base, message: expect.stringContaining('expected 1, got 7') },
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

  test('applies the release profile in a sign-off', async () => {
    commitPolicy(POLICY);
    const policyFile = join(lab.folder, FILE);
    writePolicy(`${POLICY}profiles: { release: { limits: { m: { latency-p95: { max-increase: 5% } } } } }\n`);
    const read = await readRules({ policyFile, policyCommit: undefined });
    const increaseFor = (use: 'release' | 'nightly') =>
      chooseRules(read, use).policy.models[0]?.limits['latency-p95']?.['max-increase']?.value;
    expect([increaseFor('nightly'), increaseFor('release')]).toEqual([0.1, 0.05]);
  });

  test('names a broken policy of the change before anything that git cannot give', async () => {
    commitPolicy(POLICY);
    writePolicy('version: 1\n');
    await expect(choose('c'.repeat(40))).rejects.toThrow(UserError);
  });

  test('names what git cannot give before broken waivers of the change', async () => {
    commitPolicy(POLICY);
    writeFileSync(join(lab.folder, '.github/regression-gate-waivers.yml'), 'version: 1\n');
    await expect(choose('c'.repeat(40))).rejects.toThrow(InfrastructureError);
  });

  test('lets a model new to the policy bring its prices where the base commit has none', async () => {
    const base = commitPolicy(POLICY);
    writePolicy(`${POLICY}prices: { hardware: 1 USD/h }\n`);
    expect((await choose(base)).policy.prices?.hardware).toBe(1);
  });
});
