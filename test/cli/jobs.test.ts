import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import { UserError } from '../../src/errors/errors.ts';

/* What the commands for several machines refuse, and whose policy counts. Nothing is measured here. */

const TABULAR = resolve(import.meta.dirname, '..', '..', 'fixtures', 'first-repository', 'tabular');

const policyOf = (...ids: readonly string[]) => `version: 1
models:
${ids
  .map(
    (id) => `  - id: ${id}
    artifact: ${id}.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }
`,
  )
  .join('')}`;

let folder: string;
let policy: string;
const git = (...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  policy = join(folder, 'gate', 'regression-gate.yml');
  mkdirSync(join(folder, 'gate'));
  writeFileSync(policy, policyOf('a', 'b'));
  copyFileSync(join(TABULAR, 'model.onnx'), join(folder, 'gate', 'a.onnx'));
  copyFileSync(join(TABULAR, 'candidate.onnx'), join(folder, 'gate', 'b.onnx'));
  writeFileSync(join(folder, 'gate', 'set.jsonl'), '{}\n');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'base');
  git('checkout', '--quiet', '-b', 'change');
  // The change tries to get rid of a model.
  writeFileSync(policy, policyOf('a'));
  git('commit', '--quiet', '--all', '--message', 'change');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<string> {
  let printed = '';
  await runCommand([...words, ...(words.includes('--policy') ? [] : ['--policy', policy])], {
    ...{ bundleFolder: '/nowhere', version: '1.2.3', folder, color: false },
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  });
  return printed;
}

describe('route', () => {
  test('lists a job for each shard of each model of the base commit’s policy', async () => {
    const jobs = JSON.parse(await run('route', '--base', 'main', '--shards', '{"b":2}'));
    expect(jobs).toEqual([
      { job: 1, model: 'a', shard: '', name: 'a' },
      { job: 2, model: 'b', shard: '1/2', name: 'b-1-of-2' },
      { job: 3, model: 'b', shard: '2/2', name: 'b-2-of-2' },
    ]);
    expect(await run('route', '--base', 'main', '--shards', '4', '--count')).toBe('8\n');
  });
});

describe('one error names what is wrong:', () => {
  test.each([
    {
      title: 'a base that git does not have',
      words: ['route', '--base', 'nowhere'],
      message: /^--base: expected a commit, got "nowhere": /,
    },
    {
      title: 'a commit that git can neither find nor fetch, with why it was not fetched',
      words: ['route', '--base', 'f'.repeat(40)],
      message:
        /^--base: expected a commit, got "f{40}": fatal: 'origin' does not appear to be a git repository\.$/,
    },
    {
      title: 'a base that is an option',
      words: ['route', '--base=--upload-pack=x'],
      message: /^--base: expected a commit, got "--upload-pack=x": /,
    },
    {
      title: 'no shards',
      words: ['route', '--shards', '0'],
      message:
        '--shards: expected a whole number from 1 to 256, or a JSON object with such a number per model, got "0".',
    },
    {
      title: 'a job after the last one',
      words: ['measure', '--run', 'r', '--base', 'main', '--job', '3'],
      message: '--job: expected a whole number from 1 to 2, got "3".',
    },
    {
      title: 'a job before the first one',
      words: ['measure', '--run', 'r', '--base', 'main', '--job', '0'],
      message: '--job: expected a whole number from 1 to 2, got "0".',
    },
    {
      title: 'a job with a shard',
      words: ['measure', '--run', 'r', '--base', 'main', '--job', '1', '--shard', '1/2'],
      message: '--job: expected no --shard with it, got one.',
    },
    {
      title: 'a job of no model',
      words: ['measure', '--run', 'r', '--base', 'main'],
      message: '--model: expected one of a, b, got none.',
    },
    {
      title: 'a shard over its number',
      words: ['measure', '--run', 'r', '--base', 'main', '--model', 'a', '--shard', '5/4'],
      message: '--shard: expected an index and a number of shards such as "2/4", got "5/4".',
    },
    {
      title: 'a shard without a run',
      words: ['measure', '--shard', '1/2'],
      message: '--shard: expected --run with it, got none.',
    },
    {
      title: 'a model file in a run',
      words: ['measure', 'model.onnx', '--run', 'r'],
      message: 'measure: expected no MODEL with --run, got "model.onnx".',
    },
    { title: 'no model file', words: ['measure'], message: 'measure: expected a model file, got none.' },
    {
      title: 'a verdict on a folder that is not there',
      words: ['verdict', 'nowhere', '--run', 'r'],
      message: 'verdict: expected a folder of results, got no such folder (nowhere).',
    },
    {
      title: 'a verdict on no run',
      words: ['verdict', '.'],
      message: '--run: expected the name of the run, got none.',
    },
    {
      title: 'a fork without a base, whose policy alone could allow it',
      words: ['check', '--fork'],
      message: '--fork: expected --target or --base with it, got none.',
    },
    {
      title: 'a fork that the base does not allow',
      words: ['check', '--fork', '--base', 'main'],
      message: /Nothing was run\.$/,
    },
    {
      title: 'a record with a base',
      words: ['check', '--record', '--base', 'main'],
      message: '--record: expected no --base with it, got one.',
    },
    {
      title: 'a fork that the target does not allow',
      words: ['check', '--fork', '--target', 'main'],
      message: /Nothing was run\.$/,
    },
    {
      title: 'a record with a target',
      words: ['check', '--record', '--target', 'main'],
      message: '--record: expected no --target with it, got one.',
    },
    {
      title: 'a target next to a base',
      words: ['check', '--target', 'main', '--base', 'main'],
      message: '--target: expected no --base with it, got one.',
    },
    {
      title: 'a target that git does not have',
      words: ['check', '--target', 'nowhere'],
      message: /^--target: expected a branch or commit, got "nowhere": /,
    },
    {
      title: 'a policy in a folder that is not there, next to a target',
      words: ['check', '--policy', 'nowhere/policy.yml', '--target', 'main'],
      message: /nowhere\/policy\.yml: expected a policy file, got no such file\.$/,
    },
  ])('$title', async ({ words, message }) => {
    const error = await run(...words).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    if (typeof message === 'string') expect((error as Error).message).toBe(message);
    else expect((error as Error).message).toMatch(message);
  });
});
