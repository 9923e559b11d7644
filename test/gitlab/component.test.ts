import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { readComponent, runJob } from './component-job.ts';

/* The components in templates/: their inputs, and what their jobs run, with a program that prints its arguments. */

const GATE = readComponent('gate');
const RECORD = readComponent('record');
const COMPONENTS = [
  { title: 'gate', component: GATE },
  { title: 'record', component: RECORD },
];

let bin: string;
/** The address of the project without ".git". */
let origin: string;
let fork: GitLab;
let clone: GitLab;
let tip: string;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'component-project-'));
  origin = join(folder, 'models');
  mkdirSync(`${origin}.git`);
  const project = openGitLab(`${origin}.git`);
  project.commit('README.md', 'a\n');
  project.run('checkout', '--quiet', '-b', 'release/1.x');
  tip = project.commit('README.md', 'b\n');
  // Its owner writes what its branches have.
  fork = openGitLab();
  fork.run('checkout', '--quiet', '-b', 'release/1.x');
  fork.commit('README.md', 'c\n');
  clone = openGitLab();
  clone.run('remote', 'add', 'origin', `file://${origin}.git`);

  bin = mkdtempSync(join(tmpdir(), 'component-'));
  const program = join(bin, 'regression-gate');
  const tokens = '"token=$REGRESSION_GATE_TOKEN" "push=$REGRESSION_GATE_PUSH_TOKEN"';
  writeFileSync(program, `#!/usr/bin/env bash\nprintf '%s\\n' "$@" ${tokens}\n`);
  chmodSync(program, 0o755);
});
afterAll(() => {
  fork.remove();
  clone.remove();
  for (const folder of [bin, dirname(origin)]) rmSync(folder, { recursive: true });
});

const SECRETS = { REGRESSION_GATE_TOKEN: 'glpat-note', REGRESSION_GATE_PUSH_TOKEN: 'glpat-push' };
const SAME_PROJECT = {
  CI_PROJECT_ID: '42',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42',
  CI_MERGE_REQUEST_PROJECT_ID: '42',
  get CI_MERGE_REQUEST_PROJECT_URL() {
    return `file://${origin}`;
  },
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release/1.x',
};

/** @returns The words that the program got, and the tokens in its environment. */
async function wordsOf(
  component: typeof GATE,
  job: string,
  {
    env = {},
    given = {},
  }: { env?: Readonly<Record<string, string>>; given?: Readonly<Record<string, string>> } = {},
): Promise<readonly string[]> {
  const { status, stdout, stderr } = await runJob(component, job, {
    bin,
    given: { image: 'registry.example.com/gate:1', ...given },
    cwd: clone.folder,
    env: { ...SECRETS, ...env },
  });
  expect(status, stderr).toBe(0);
  return stdout.trimEnd().split('\n');
}

describe.each(COMPONENTS)('the GitLab component $title', ({ component: { text, inputs, jobs } }) => {
  test('declares every input that it uses, and uses every input that it declares', () => {
    const used = [...text.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
  });

  test('takes no variable that a project may have for something else', () => {
    const own = Object.values(jobs).flatMap(({ variables }) => Object.keys(variables));
    expect(own.filter((name) => !/^(?:GATE_|GIT_)/.test(name))).toEqual([]);
  });

  test('names commands and options that exist', () => {
    const calls = [...text.matchAll(/^ +(?:- )?regression-gate ([a-z-]+)(.*)$/gm)];
    expect(calls.length).toBeGreaterThan(0);
    for (const [, name = '', rest = ''] of calls) {
      const command = COMMANDS.find((each) => each.name === name);
      const options = [...rest.matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option);
      expect(Object.keys(command?.options ?? {})).toEqual(expect.arrayContaining(options));
    }
  });
});

describe('the job gate', () => {
  test('checks by the rules of the target branch, without a token', async () => {
    expect(await wordsOf(GATE, 'gate', { env: SAME_PROJECT })).toEqual([
      ...['check', '--policy', '.github/regression-gate.yml', '--budget', '60s'],
      ...['--target', 'FETCH_HEAD', '--junit', '.regression-gate/out/junit.xml', 'token=', 'push='],
    ]);
    expect(clone.run('rev-parse', 'FETCH_HEAD')).toBe(tip);
  });

  test('asks the project of the merge request for its branch, also in a pipeline of the fork’s own project', async () => {
    const env = { ...SAME_PROJECT, CI_PROJECT_ID: '66', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '66' };
    clone.run('remote', 'set-url', 'origin', `file://${fork.folder}`);
    expect(await wordsOf(GATE, 'gate', { env })).toContain('--fork');
    expect(clone.run('rev-parse', 'FETCH_HEAD')).toBe(tip);
    clone.run('remote', 'set-url', 'origin', `file://${origin}.git`);
  });

  test('fails if the target branch cannot be fetched, rather than judge by what was fetched before', async () => {
    const job = { bin, given: { image: 'i' }, cwd: clone.folder };
    const env = { ...SAME_PROJECT, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'nowhere' };
    const { status, stdout } = await runJob(GATE, 'gate', { ...job, env });
    expect({ status, stdout }).toEqual({ status: 128, stdout: '' });
  });

  test('passes --fork for a change from a fork', async () => {
    const env = { ...SAME_PROJECT, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '66' };
    expect(await wordsOf(GATE, 'gate', { env })).toContain('--fork');
  });

  test('reads the records of the data branch if the project has one', async () => {
    const given = { 'data-branch': 'regression-gate-data' };
    const words = await wordsOf(GATE, 'gate', { env: SAME_PROJECT, given });
    expect(words.slice(-4)).toEqual(['--data-branch', 'regression-gate-data', 'token=', 'push=']);
  });
});

test.each([
  { title: 'gate', job: GATE.jobs['gate'] },
  { title: 'gate-record', job: RECORD.jobs['gate-record'] },
])('the job $title checks out all commits and tags, of which GitLab leaves most out', ({ job }) => {
  expect(job?.variables['GIT_DEPTH']).toBe('0');
});

test('the job gate-note checks out nothing of the change, and cannot change the verdict', async () => {
  expect(await wordsOf(GATE, 'gate-note')).toEqual([
    ...['gitlab-note', '--policy', '.github/regression-gate.yml', '--label', ''],
    ...['token=glpat-note', 'push='],
  ]);
  const { 'gate-note': note, gate } = GATE.jobs;
  expect(note?.variables['GIT_STRATEGY']).toBe('none');
  expect(note?.allow_failure).toBe(true);
  expect(gate?.allow_failure).toBeUndefined();
});

test('the job gate-record records on the default branch only, with the token that may push there', async () => {
  expect(await wordsOf(RECORD, 'gate-record')).toEqual([
    ...['check', '--record', '--policy', '.github/regression-gate.yml', '--budget', '60s'],
    ...['--data-branch', 'regression-gate-data', 'token=', 'push=glpat-push'],
  ]);
  expect(RECORD.jobs['gate-record']?.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
});
