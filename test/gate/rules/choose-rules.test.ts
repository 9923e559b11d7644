import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import { chooseRules } from '../../../src/gate/rules/choose-rules.ts';
import { historyUrlOf } from '../../../src/gate/rules/history-url-of.ts';
import { readRules } from '../../../src/gate/rules/read-rules.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures');

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

/** The next commit has it. */
function addModel(): void {
  copyFileSync(join(FIXTURES, 'fashion', 'model.onnx'), join(lab.folder, 'm.onnx'));
  lab.run('add', 'm.onnx');
}

async function choose(policyCommit: string | undefined) {
  const policyFile = join(lab.folder, FILE);
  return chooseRules(await readRules({ policyFile, policyCommit }), 'pull-request');
}

describe('historyUrlOf', () => {
  const linked = (host: string) => `${POLICY}history-url: https://${host}/\n`;

  test.each([
    { title: 'is that of the base commit', base: linked('own.example'), url: 'https://own.example/' },
    { title: 'is none if the base commit names none', base: POLICY, url: undefined },
    { title: 'is none if the base commit has no policy', base: undefined, url: undefined },
    { title: 'is none if that of the base commit cannot be read', base: 'version: 2\n', url: undefined },
  ])('$title, whatever the change says', async ({ base, url }) => {
    const commit = base === undefined ? lab.commit('other.txt', 'x') : commitPolicy(base);
    writePolicy(linked('evil.example'));
    expect(historyUrlOf(await choose(commit))).toBe(url);
  });

  test('is that of the checkout if there is no change to judge', async () => {
    writePolicy(linked('own.example'));
    expect(historyUrlOf(await choose(undefined))).toBe('https://own.example/');
  });
});

describe('chooseRules', () => {
  test('takes the scored output from the checkout, and the other rules of the task from the base commit', async () => {
    const task = (text: string) => POLICY.replace(/task: .*/, `task: { ${text} }`);
    const base = commitPolicy(task('kind: classification, output: label, metric: macro-f1'));
    writePolicy(task('kind: classification, output: probabilities, metric: accuracy'));
    const { policy, basePolicy, rules } = await choose(base);
    const rest = { kind: 'classification', metric: 'macro-f1' };
    expect(policy.models[0]?.task).toMatchObject({ ...rest, output: 'probabilities' });
    expect(basePolicy?.models[0]?.task).toMatchObject({ ...rest, output: 'label' });
    expect(rules?.changes).toMatchObject([
      { place: ['task', 'output'], before: 'label', after: 'probabilities', effect: 'subject' },
      { place: ['task', 'metric'], effect: 'changed' },
    ]);
    writePolicy(task('kind: classification, metric: macro-f1'));
    expect((await choose(base)).policy.models[0]?.task).not.toHaveProperty('output');
    writePolicy(task('kind: output-match'));
    expect((await choose(base)).policy.models[0]?.task).toMatchObject({ ...rest, output: 'label' });
  });

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
    addModel();
    const base = commitPolicy(POLICY);
    writePolicy(POLICY.replace('id: m', 'id: other').replace('{ max-drop: 1pp }', '{ max-drop: 2pp }'));
    const models = (await choose(base)).policy.models.map(({ id, limits }) => [id, limits['task-score']]);
    expect(models).toMatchObject([
      ['m', { 'max-drop': { value: 0.01 } }],
      ['other', { 'max-drop': { value: 0.02 } }],
    ]);
  });

  test('judges a model under a new id by the rules and the records of the former one', async () => {
    addModel();
    const base = commitPolicy(POLICY);
    writePolicy(POLICY.replace('id: m', 'id: renamed').replace('10%', '5%'));
    const { policy, basePolicy, relocations, rules } = await choose(base);
    expect(policy.models).toMatchObject([
      { id: 'renamed', limits: { 'latency-p95': { 'max-increase': { value: 0.1 } } } },
    ]);
    expect(basePolicy?.models).toMatchObject([{ id: 'renamed' }]);
    expect([...relocations]).toEqual([['renamed', { formerId: 'm' }]]);
    expect(rules?.changes).toMatchObject([{ kind: 'limit', model: 'renamed', effect: 'tightened' }]);
  });

  test.each<{ title: string; edit: (policy: string) => string }>([
    {
      title: 'renamed with a looser limit',
      edit: (policy) => policy.replace('id: m', 'id: n').replace('10%', '11%'),
    },
    {
      title: 'renamed with other data',
      edit: (policy) => policy.replace('id: m', 'id: n').replace('d.jsonl', 'e.jsonl'),
    },
    {
      title: 'renamed to one of two models that match',
      edit: (policy) =>
        policy.replace('id: m', 'id: n') + policy.slice(policy.indexOf('  - id')).replace('id: m', 'id: o'),
    },
  ])('stops if a model and its file disappear: $title', async ({ edit }) => {
    const base = commitPolicy(POLICY);
    writePolicy(edit(POLICY));
    const choosing = choose(base);
    await expect(choosing).rejects.toThrow(UserError);
    await expect(choosing).rejects.toThrow(
      'expected every model of the base policy, got none with the id "m"',
    );
  });

  test('lets a model go that the base policy calls retired', async () => {
    const retired = (policy: string) => policy.replace('id: m\n', 'id: m\n    retired: replaced by n\n');
    const other = POLICY.replace('id: m', 'id: n').replace('max-drop: 1pp', 'max-drop: 2pp');
    const before = commitPolicy(POLICY);
    writePolicy(retired(POLICY));
    expect((await choose(before)).rules?.changes).toMatchObject([{ place: ['retired'], effect: 'loosened' }]);
    const base = commitPolicy(retired(POLICY));
    writePolicy(other);
    expect((await choose(base)).policy.models.map(({ id }) => id)).toEqual(['n']);
  });

  test('does not believe a change that retires its own model', async () => {
    const base = commitPolicy(POLICY);
    writePolicy(
      POLICY.replace('id: m', 'id: n\n    retired: gone').replace('max-drop: 1pp', 'max-drop: 2pp'),
    );
    await expect(choose(base)).rejects.toThrow('expected every model of the base policy');
  });

  describe('of a model whose file moves', () => {
    const moved = POLICY.replace('../m.onnx', '../new.onnx');

    test('says what became of the old file', async () => {
      addModel();
      const base = commitPolicy(POLICY);
      writePolicy(moved);
      const relocation = async () => (await choose(base)).relocations.get('m')?.moved;
      expect(await relocation()).toEqual({ from: '../m.onnx', to: '../new.onnx', oldFile: 'unchanged' });
      lab.run('rm', '--quiet', 'm.onnx');
      expect(await relocation()).toMatchObject({ oldFile: 'removed' });
    });

    test('does not know whether a file that git does not track is unchanged', async () => {
      const base = commitPolicy(POLICY);
      writeFileSync(join(lab.folder, 'm.onnx'), 'x');
      writePolicy(moved);
      expect((await choose(base)).relocations.get('m')?.moved?.oldFile).toBe('not-in-git');
    });

    test('stops if the old file is changed too, because it would not be judged', async () => {
      lab.commit('m.onnx', 'x');
      const base = commitPolicy(POLICY);
      lab.commit('m.onnx', 'worse');
      writePolicy(moved);
      const choosing = choose(base);
      await expect(choosing).rejects.toThrow(UserError);
      await expect(choosing).rejects.toThrow('expected the old file "../m.onnx" to be removed or unchanged');
    });
  });

  describe('of a path that the change brings', () => {
    test.each([
      { title: 'an absolute artifact', edit: ['../m.onnx', '/opt/models/old.onnx'], key: 'artifact' },
      { title: 'an artifact outside the repository', edit: ['../m.onnx', '../../old.onnx'], key: 'artifact' },
      { title: 'data outside the repository', edit: ['../d.jsonl', '/etc/passwd'], key: 'dataset.path' },
      {
        title: 'class names outside the repository',
        edit: ['kind: classification', 'kind: classification, classes: ../../../names.json'],
        key: 'task.classes',
      },
    ] as const)('refuses $title', async ({ edit: [from, to], key }) => {
      const base = commitPolicy(POLICY);
      writePolicy(POLICY.replace(from, to));
      const choosing = choose(base);
      await expect(choosing).rejects.toThrow(UserError);
      await expect(choosing).rejects.toThrow(`models.m.${key}: expected a path inside the repository`);
    });

    test('accepts one outside the repository that the base policy names', async () => {
      const outside = POLICY.replace('../m.onnx', '/opt/models/m.onnx');
      const base = commitPolicy(outside);
      writePolicy(outside.replace('10%', '5%'));
      expect((await choose(base)).policy.models[0]?.artifact).toBe('/opt/models/m.onnx');
    });

    test.each([
      { title: 'file', path: '../m.onnx', link: 'm.onnx' },
      { title: 'folder', path: '../models/m.onnx', link: 'models' },
    ])('refuses a link in git as a $title on the path', async ({ path, link }) => {
      const policy = POLICY.replace('../m.onnx', path);
      const base = commitPolicy(policy);
      symlinkSync('/opt/models', join(lab.folder, link));
      lab.run('add', link);
      lab.run('commit', '--quiet', '--message', 'link');
      await expect(choose(base)).rejects.toThrow('a symbolic link that the change adds');
    });

    test.each([
      {
        title: 'data',
        base: 'path: ../data/holdout.csv',
        head: 'path: ../other.csv',
        key: 'dataset.path',
      },
      {
        title: 'annotations',
        base: 'path: ../photos, preprocess: {}, annotations: ../data/coco.json',
        head: 'path: ../photos, preprocess: {}, annotations: ../coco.json',
        key: 'dataset.annotations',
      },
    ])(
      'refuses a link on the path of $title that only the base policy names',
      async ({ base, head, key }) => {
        const detection = POLICY.replace('kind: classification', 'kind: detection');
        const policyOf = (dataset: string) =>
          (dataset.includes('annotations') ? detection : POLICY).replace('path: ../d.jsonl', dataset);
        const commit = commitPolicy(policyOf(base));
        symlinkSync('easy', join(lab.folder, 'data'));
        lab.run('add', 'data');
        commitPolicy(policyOf(head));
        const choosing = choose(commit);
        await expect(choosing).rejects.toThrow(UserError);
        await expect(choosing).rejects.toThrow(
          `at commit ${commit.slice(0, 7)}: models.m.${key}: expected a file, got "../data", a symbolic link that the change adds.`,
        );
      },
    );

    test('accepts a link on a path of the base policy that the base commit has too', async () => {
      symlinkSync('easy', join(lab.folder, 'data'));
      lab.run('add', 'data');
      const base = commitPolicy(POLICY.replace('../d.jsonl', '../data/holdout.csv'));
      commitPolicy(POLICY);
      expect((await choose(base)).policy.models[0]?.dataset.path).toBe('../data/holdout.csv');
    });

    test('accepts a link that the base commit has too, or that git does not track', async () => {
      symlinkSync('/opt/models/m.onnx', join(lab.folder, 'm.onnx'));
      lab.run('add', 'm.onnx');
      const base = commitPolicy(POLICY);
      symlinkSync('/opt/data.jsonl', join(lab.folder, 'd.jsonl'));
      writePolicy(POLICY.replace('10%', '5%'));
      expect((await choose(base)).policy.models).toHaveLength(1);
    });
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
