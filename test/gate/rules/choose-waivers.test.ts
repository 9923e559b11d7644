import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import { chooseRules } from '../../../src/gate/rules/choose-rules.ts';
import { readRules } from '../../../src/gate/rules/read-rules.ts';
import { needsWarning } from '../../../src/verdict/facts/rules.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

const POLICY = `version: 1
models:
  - id: m
    artifact: ../m.onnx
    dataset: { path: ../d.jsonl }
    task: { kind: classification }
    limits: { latency-p95: { max-increase: 10% }, task-score: { max-drop: 1pp } }
`;
const WAIVERS = `version: 1
waivers:
  - { model: m, metric: latency-p95, ceiling: { max-increase: 20% }, expires: 2026-12-31, issue: 'https://x.example/1', reason: r }
`;
const FILE = '.github/regression-gate-waivers.yml';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
});
afterEach(() => lab.remove());

const commitPolicy = (text = POLICY) => lab.commit('.github/regression-gate.yml', text);
const write = (text: string) => writeFileSync(join(lab.folder, FILE), text);
const choose = async (policyCommit?: string) => {
  const policyFile = join(lab.folder, '.github/regression-gate.yml');
  return chooseRules(await readRules({ policyFile, policyCommit }), 'pull-request');
};
const raisedTo = ({ waivers }: Awaited<ReturnType<typeof choose>>) =>
  waivers.map(({ ceiling }) => ceiling['max-increase']?.value);

describe('chooseWaivers', () => {
  test('takes none where there is no file', async () => {
    const base = commitPolicy();
    expect(await choose()).toMatchObject({ waivers: [], waiverNote: undefined });
    expect(await choose(base)).toMatchObject({ waivers: [], waiverNote: undefined, rules: { changes: [] } });
  });

  test('takes the checkout’s own where no commit is named', async () => {
    commitPolicy();
    write(WAIVERS);
    expect(raisedTo(await choose())).toEqual([0.2]);
  });

  test('a change does not waive its own failure: its waiver is in effect after the merge, and loosens', async () => {
    const base = commitPolicy();
    write(WAIVERS);
    const chosen = await choose(base);
    expect(chosen.waivers).toEqual([]);
    expect(chosen.rules?.changes).toEqual([
      {
        kind: 'waiver',
        model: 'm',
        metric: 'latency-p95',
        key: 'max-increase',
        before: null,
        after: { ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } }, expires: '2026-12-31' },
        effect: 'loosened',
      },
    ]);
    expect(chosen.rules && needsWarning(chosen.rules)).toBe(true);
  });

  test('takes those of the base commit, raised and prolonged as the change may have them', async () => {
    commitPolicy();
    const base = lab.commit(FILE, WAIVERS);
    write(WAIVERS.replace('20%', '50%').replace('2026', '2030'));
    const chosen = await choose(base);
    expect(raisedTo(chosen)).toEqual([0.2]);
    expect(chosen.rules?.changes).toMatchObject([
      {
        effect: 'loosened',
        after: { ceiling: { 'max-increase': { value: 0.5 } }, expires: '2030-12-31' },
      },
    ]);
  });

  test('a waiver that the change takes out still holds for it', async () => {
    commitPolicy();
    const base = lab.commit(FILE, WAIVERS);
    rmSync(join(lab.folder, FILE));
    const chosen = await choose(base);
    expect(raisedTo(chosen)).toEqual([0.2]);
    expect(chosen.rules?.changes).toMatchObject([{ effect: 'tightened', after: null }]);
  });

  test('a first policy does not bring waivers along', async () => {
    const base = lab.commit('README.md', 'x');
    commitPolicy();
    write(WAIVERS);
    const chosen = await choose(base);
    expect(chosen.rules?.origin).toBe('first');
    expect(chosen.waivers).toEqual([]);
    expect(chosen.rules?.changes).toMatchObject([{ effect: 'loosened' }]);
  });

  test.each([
    { title: 'a broken file', text: 'version: 1\nwaivers: 7\n', says: 'expected a list, got 7' },
    {
      title: 'a waiver of another model',
      text: WAIVERS.replace('model: m', 'model: n'),
      says: 'expected "m", got "n"',
    },
  ])('$title at the base commit puts none in force, and a note says why', async ({ text, says }) => {
    commitPolicy();
    const base = lab.commit(FILE, text);
    write(WAIVERS);
    const chosen = await choose(base);
    expect(chosen.waivers).toEqual([]);
    expect(chosen.waiverNote).toEqual({
      kind: 'waivers-unreadable',
      message: expect.stringContaining(says),
    });
  });

  test('the base commit’s are held against the base commit’s policy', async () => {
    commitPolicy();
    const base = lab.commit(FILE, WAIVERS);
    writeFileSync(join(lab.folder, '.github/regression-gate.yml'), POLICY.replace('id: m', 'id: renamed'));
    write(WAIVERS.replace('model: m', 'model: renamed'));
    const chosen = await choose(base);
    expect(chosen.waivers.map(({ model }) => model)).toEqual(['m']);
  });

  test.each([
    { title: 'a broken file', text: 'version: 1\n' },
    { title: 'a waiver that matches no limit', text: WAIVERS.replace('max-increase: 20%', 'max: 20ms') },
  ])('refuses $title of the change, whoever judges', async ({ text }) => {
    const base = commitPolicy();
    write(text);
    await expect(choose()).rejects.toThrow(UserError);
    await expect(choose(base)).rejects.toThrow(UserError);
  });

  test('takes a commit that git does not have for no answer', async () => {
    commitPolicy();
    await expect(choose('c'.repeat(40))).rejects.toThrow(InfrastructureError);
  });
});
