import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseRules } from '../../../src/gate/rules/choose-rules.ts';
import { locateBaseFile } from '../../../src/gate/rules/files/locate-base-file.ts';
import { readRules } from '../../../src/gate/rules/read-rules.ts';
import type { Run } from '../../../src/gate/run.ts';
import { caught } from '../../support/caught.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { policyChangeText } from '../../support/policy-change-text.ts';

/* A branch that was forked before its target got other rules: which rules judge it, and which differences are its own. */

const FASHION = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'fashion', 'model.onnx');
const FILE = 'regression-gate.yml';
const WAIVERS = 'regression-gate-waivers.yml';

const entry = (id: string, limit: string, more = '') => `  - id: ${id}
    artifact: ${id}.onnx
    dataset: { path: d.jsonl }
    task: { kind: classification }
    runtime: { intra-op-threads: 1 }
    limits: { latency-p95: { max-increase: ${limit} }, task-score: { max-drop: 1pp } }
${more}`;
const policyOf = (...entries: readonly string[]) => `version: 1\nmodels:\n${entries.join('')}`;
const waiverOf = (ceiling: string) => `version: 1
waivers:
  - model: m
    metric: latency-p95
    ceiling: { max-increase: ${ceiling} }
    expires: 2100-01-01
    issue: https://example.com/issues/1
    reason: It is worth it.
`;

let lab: GitLab;
let fork: string;
beforeEach(() => {
  lab = openGitLab();
  copyFileSync(FASHION, join(lab.folder, 'm.onnx'));
  writeFileSync(join(lab.folder, 'd.jsonl'), '{"label": 1}\n{"label": 2}\n');
  lab.run('add', '.');
  fork = lab.commit(FILE, policyOf(entry('m', '20%')));
});
afterEach(() => lab.remove());

/** The target gets other files, then the branch of the change is checked out and gets its own. */
function diverge(
  target: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>> = {},
): string {
  lab.run('checkout', '--quiet', '-b', 'target');
  for (const [name, text] of Object.entries({ 'notes.md': 't\n', ...target })) lab.commit(name, text);
  const tip = lab.run('rev-parse', 'HEAD');
  lab.run('checkout', '--quiet', '--detach', fork);
  for (const [name, text] of Object.entries({ 'notes.md': 'c\n', ...change })) lab.commit(name, text);
  return tip;
}

const rulesOf = async (policyCommit: string, forkPoint: string | undefined = fork) =>
  chooseRules(
    await readRules({ policyFile: join(lab.folder, FILE), policyCommit, forkPoint }),
    'pull-request',
  );

const textsOf = (rules: Awaited<ReturnType<typeof rulesOf>>) =>
  (rules.rules?.changes ?? []).map((change) => `${policyChangeText(change)} ${change.effect}`);

describe('the policy at the tip of the target', () => {
  test('judges a branch from before it was tightened, and the branch is not said to loosen it', async () => {
    const tip = diverge({ [FILE]: policyOf(entry('m', '5%')) });
    const rules = await rulesOf(tip);
    expect(rules.policy.models[0]?.limits['latency-p95']?.['max-increase']).toEqual({
      kind: 'relative',
      value: 0.05,
    });
    expect(rules.rules).toEqual({
      origin: 'base-commit',
      source: expect.objectContaining({ commit: tip }),
      changes: [],
    });
    // Judged from where it was forked, it would keep the old limit.
    expect(
      (await rulesOf(fork, undefined)).policy.models[0]?.limits['latency-p95']?.['max-increase'],
    ).toEqual({
      kind: 'relative',
      value: 0.2,
    });
  });

  test('judges a branch that loosens the limit itself, which is said', async () => {
    const tip = diverge({ [FILE]: policyOf(entry('m', '5%')) }, { [FILE]: policyOf(entry('m', '50%')) });
    const rules = await rulesOf(tip);
    expect(rules.policy.models[0]?.limits['latency-p95']?.['max-increase']?.value).toBe(0.05);
    expect(textsOf(rules)).toEqual(['m: limits.latency-p95.max-increase 5% → 50% loosened']);
  });

  test('judges together with the runtime of the branch', async () => {
    const tip = diverge(
      { [FILE]: policyOf(entry('m', '5%')) },
      { [FILE]: policyOf(entry('m', '20%')).replace('threads: 1', 'threads: 2') },
    );
    const rules = await rulesOf(tip);
    expect(rules.policy.models[0]).toMatchObject({
      runtime: { 'intra-op-threads': 2 },
      limits: { 'latency-p95': { 'max-increase': { value: 0.05 } } },
    });
    expect(textsOf(rules)).toEqual(['m: runtime.intra-op-threads 1 → 2 subject']);
  });

  test('names all differences if that of the fork point cannot be read', async () => {
    fork = lab.commit(FILE, 'version: 2\n');
    const tip = diverge({ [FILE]: policyOf(entry('m', '5%')) }, { [FILE]: policyOf(entry('m', '20%')) });
    expect(textsOf(await rulesOf(tip))).toEqual(['m: limits.latency-p95.max-increase 5% → 20% loosened']);
  });

  test('names what a branch adds if the fork point has none', async () => {
    lab.run('rm', '--quiet', FILE);
    fork = lab.commit('notes.md', 'no policy\n');
    const tip = diverge({ [FILE]: policyOf(entry('m', '5%')) }, { [FILE]: policyOf(entry('m', '20%')) });
    expect(textsOf(await rulesOf(tip))).toEqual(['m: limits.latency-p95.max-increase 5% → 20% loosened']);
  });

  test('may be missing: then the change brings the first', async () => {
    const { rules } = await rulesOf(diverge({ 'other.md': 'x\n' }));
    expect(rules?.origin).toBe('base-commit');
    lab.run('checkout', '--quiet', 'target');
    lab.run('rm', '--quiet', FILE);
    const tip = lab.commit('notes.md', 'no policy\n');
    lab.run('checkout', '--quiet', '--detach', fork);
    expect((await rulesOf(tip)).rules?.origin).toBe('first');
  });
});

describe('a waiver', () => {
  test('at the tip is in force, and is not said to be removed by a branch that lacks it', async () => {
    const tip = diverge({ [WAIVERS]: waiverOf('40%') });
    const { waivers, rules } = await rulesOf(tip);
    expect(waivers).toHaveLength(1);
    expect(rules?.changes).toEqual([]);
  });

  test('that the tip revoked is not in force, and is not said to be added', async () => {
    fork = lab.commit(WAIVERS, waiverOf('40%'));
    const tip = diverge({ [WAIVERS]: 'version: 1\nwaivers: []\n' });
    const { waivers, rules } = await rulesOf(tip);
    expect(waivers).toEqual([]);
    expect(rules?.changes).toEqual([]);
  });

  test('that the branch raises is said to be raised', async () => {
    fork = lab.commit(WAIVERS, waiverOf('40%'));
    const tip = diverge({ 'other.md': 'x\n' }, { [WAIVERS]: waiverOf('60%') });
    expect(textsOf(await rulesOf(tip))).toEqual([
      'm: waivers.latency-p95.max-increase 40% until 2100-01-01 → 60% until 2100-01-01 loosened',
    ]);
  });
});

describe('a model that came to the target since', () => {
  const both = policyOf(entry('m', '20%'), entry('n', '20%'));

  test('is not judged, and not missed', async () => {
    const tip = diverge({ [FILE]: both, 'n.onnx': 'new' });
    const { policy, rules } = await rulesOf(tip);
    expect(policy.models.map(({ id }) => id)).toEqual(['m']);
    expect(rules?.changes).toEqual([]);
  });

  test('is judged if the branch changes its file, which was there before', async () => {
    copyFileSync(FASHION, join(lab.folder, 'n.onnx'));
    lab.run('add', 'n.onnx');
    fork = lab.commit('notes.md', 'a model that nothing judges yet\n');
    const tip = diverge({ [FILE]: both });
    expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m']);
    lab.commit('n.onnx', 'changed');
    expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m', 'n']);
  });

  test('is missed if the branch removes its file', async () => {
    fork = lab.commit('n.onnx', 'a model that nothing judges yet');
    const tip = diverge({ [FILE]: both });
    lab.run('rm', '--quiet', 'n.onnx');
    lab.commit('notes.md', 'removed\n');
    expect(await caught(() => rulesOf(tip))).toMatch(
      /got none with the id "n".*\nIf the target branch has got it since, merge that branch into the change first\./,
    );
  });

  test('is missed if it may be a model of the branch under another name', async () => {
    const tip = diverge({ [FILE]: policyOf(entry('n', '5%')), 'n.onnx': 'renamed' });
    expect(await caught(() => rulesOf(tip))).toContain('got none with the id "n"');
  });

  const served = (start: string) =>
    entry('n', '20%')
      .replace('    runtime: { intra-op-threads: 1 }\n', '')
      .replace(
        '    limits:',
        `    engine: { kind: server, protocol: open-inference, start: [node, ${start}, '{port}'] }\n    limits:`,
      );

  test.each([
    { title: 'the program of its server', start: './serve.mjs', file: 'serve.mjs' },
    { title: 'a file in the folder that its server starts from', start: 'server', file: 'server/index.mjs' },
  ])('is judged if the branch edits $title', async ({ start, file }) => {
    mkdirSync(join(lab.folder, 'server'));
    lab.commit('n.onnx', 'a model that nothing judges yet');
    fork = lab.commit(file, 'fast\n');
    const tip = diverge({ [FILE]: policyOf(entry('m', '20%'), served(start)) });
    expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m']);
    lab.commit(file, 'slow\n');
    expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m', 'n']);
  });

  test.each([
    { title: 'missed if the branch edits its file', file: 'old.onnx', to: 'models/n.onnx' },
    { title: 'missed if the branch edits its weights', file: 'old.data', to: 'models/weights.data' },
    { title: 'missed if the branch edits the program of its server', file: 'old.mjs', to: 'serve.mjs' },
    {
      title: 'not missed if the branch edits a file that no model uses',
      file: 'old.md',
      to: 'docs/new.md',
      isFree: true,
    },
  ])('is $title, which the target has moved since', async (row) => {
    const { file, to, isFree = false } = row;
    const text = 'line\n'.repeat(20);
    fork = lab.commit(file, text);
    lab.run('checkout', '--quiet', '-b', 'target');
    for (const name of ['models', 'docs']) mkdirSync(join(lab.folder, name));
    lab.run('mv', file, to);
    writeFileSync(join(lab.folder, 'models', 'n.onnx'), 'new\n');
    // Moved and edited, as far as git recognizes it.
    writeFileSync(join(lab.folder, to), `${text}one more\n`);
    lab.run('add', '.');
    const moved = served('serve.mjs').replace('n.onnx', 'models/n.onnx');
    const tip = lab.commit(FILE, policyOf(entry('m', '20%'), moved));
    lab.run('checkout', '--quiet', '--detach', fork);
    lab.commit('notes.md', 'c\n');
    expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m']);
    lab.commit(file, `slow\n${text}`);
    if (isFree) expect((await rulesOf(tip)).policy.models.map(({ id }) => id)).toEqual(['m']);
    else
      expect(await caught(() => rulesOf(tip))).toMatch(
        /got none with the id "n".*\nIf the target branch has got it since, merge that branch into the change first\./,
      );
  });

  test('cannot hide a model that the branch removes', async () => {
    fork = lab.commit(FILE, both);
    const tip = diverge({ 'other.md': 'x\n' }, { [FILE]: policyOf(entry('m', '20%')) });
    expect(await caught(() => rulesOf(tip))).toContain('got none with the id "n"');
  });
});

describe('a model that the branch seems to rename', () => {
  test('is an error if its new id was that of another model, which the target has removed since', async () => {
    fork = lab.commit(FILE, policyOf(entry('m', '20%'), entry('slow', '20%')));
    const asSlow = entry('slow', '20%').replace('slow.onnx', 'm.onnx');
    const tip = diverge({ [FILE]: policyOf(entry('m', '20%')) }, { [FILE]: policyOf(asSlow) });
    expect(await caught(() => rulesOf(tip))).toBe(
      `${relative(process.cwd(), join(lab.folder, FILE))}: expected to know which model "slow" was where the change began, got two: the change removes "m", and the target branch has removed "slow" since.\nMerge the target branch into the change first.`,
    );
  });

  test('keeps its id if the target has renamed it instead', async () => {
    const renamed = entry('n', '20%');
    const tip = diverge({ [FILE]: policyOf(renamed), 'n.onnx': 'moved' });
    const moved = await rulesOf(tip);
    expect(moved.policy.models.map(({ id, artifact }) => [id, artifact])).toEqual([['m', 'm.onnx']]);
    expect(moved.relocations).toEqual(new Map());
  });
});

describe('the data set', () => {
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'target-'));
    mkdirSync(join(workspace, 'base-commit'));
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  const locate = async (policyCommit: string) => {
    const { basePolicy, policy } = await rulesOf(policyCommit);
    const request = { policyFile: join(lab.folder, FILE), policyCommit, forkPoint: fork };
    const run = { request, workspace: { directory: workspace }, basePolicy, model: policy.models[0] };
    return locateBaseFile(run as unknown as Run, 'd.jsonl');
  };

  test('is that of the tip, and no doing of a branch that does not touch it', async () => {
    const tip = diverge({ 'd.jsonl': '{"label": 3}\n' });
    const { file, isReplaced, note } = await locate(tip);
    expect({ isReplaced, note }).toEqual({ isReplaced: false, note: undefined });
    expect(file).toContain(join(workspace, 'base-commit'));
  });

  test('is that of the tip, also for a branch that edits it, which is said', async () => {
    const tip = diverge({ 'd.jsonl': '{"label": 3}\n' }, { 'd.jsonl': '{"label": 4}\n' });
    const { file, isReplaced } = await locate(tip);
    expect(isReplaced).toBe(true);
    expect(file).toContain(join(workspace, 'base-commit'));
  });
});
