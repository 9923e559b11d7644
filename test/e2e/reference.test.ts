import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { FASHION } from './run-check.ts';

/* One default branch in its order: a model that is recorded, one that breaks a limit, a change on top of it, a person. */

const BRANCH = 'regression-gate-data';
const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };
const POLICY = `version: 1
models:
  - id: fashion
    artifact: ../model.onnx
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, classes: ../classes.json }
    limits: { memory-arena-peak: { max-increase: 10% } }
`;

let lab: GitLab;
let origin: string;
let server: Loopback;
let commits: { good: string; bad: string };

function commitModel(name: string): string {
  copyFileSync(join(FASHION, name), join(lab.folder, 'model.onnx'));
  lab.run('add', '--all');
  lab.run('commit', '--quiet', '--message', `model: ${name}`);
  return lab.run('rev-parse', 'HEAD');
}

beforeAll(async () => {
  lab = openGitLab();
  origin = mkdtempSync(join(tmpdir(), 'origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  lab.run('remote', 'add', 'origin', `file://${origin}`);
  mkdirSync(join(lab.folder, '.github'));
  writeFileSync(join(lab.folder, '.github/regression-gate.yml'), POLICY);
  writeFileSync(join(lab.folder, '.gitignore'), '.regression-gate/\n');
  copyFileSync(join(FASHION, 'classes.json'), join(lab.folder, 'classes.json'));
  const items = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n').slice(0, 40);
  writeFileSync(join(lab.folder, 'regression-set.jsonl'), `${items.join('\n')}\n`);
  server = await startLoopback({ repository: lab.folder });
  commits = { good: commitModel('model.onnx'), bad: commitModel('candidates/memory.onnx') };
});
afterAll(async () => {
  lab.remove();
  rmSync(origin, { recursive: true });
  await server.close();
});

interface Started {
  readonly name: string;
  readonly sha: string;
  readonly payload: object;
  readonly inputs?: Record<string, string>;
}

function run({ name, sha, payload, inputs }: Started): Promise<ActionRun> {
  rmSync(join(lab.folder, '.regression-gate'), { recursive: true, force: true });
  lab.run('checkout', '--quiet', '--detach', sha);
  return runAction({
    workspace: lab.folder,
    serverUrl: server.url,
    sha,
    inputs: { budget: '60s', 'data-branch': BRANCH, ...inputs },
    env: { GITHUB_ACTOR: 'octocat' },
    event: { name, payload: { repository: REPOSITORY, ...payload } },
  });
}

const push = (sha: string, before: string) =>
  run({ name: 'push', sha, payload: { ref: 'refs/heads/main', before } });

/** A change of a text on top of the tip of the default branch. */
function pull(base: string): Promise<ActionRun> {
  lab.run('checkout', '--quiet', '--detach', base);
  const head = lab.commit('notes.md', `on ${base}`);
  lab.run('checkout', '--quiet', '--detach', base);
  lab.run('merge', '--quiet', '--no-ff', '--no-edit', head);
  const repo = { full_name: 'owner/repository' };
  const pull_request = { number: 7, head: { sha: head, repo }, base: { sha: base, repo } };
  return run({ name: 'pull_request', sha: lab.run('rev-parse', 'HEAD'), payload: { pull_request } });
}

function readModel({ outputs, log }: ActionRun) {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  const [model] = verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).models;
  if (model === undefined) throw new Error(log);
  return { ...model, report: readFileSync(outputs['report'] ?? '', 'utf8') };
}

const history = () =>
  execFileSync('git', ['show', `${BRANCH}:history.jsonl`], { cwd: origin, encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

const short = (sha: string) => sha.slice(0, 7);

/** As the verdict names it, from the Actions cache. */
const recordOf = (commit: string) => ({
  kind: 'record',
  commit,
  recordedAt: expect.any(String),
  store: { kind: 'actions-cache' },
});

test('the first record of a model is accepted, and says that nothing was before it', async () => {
  const first = await push(commits.good, '0'.repeat(40));
  expect(first.exitCode, first.log).toBe(0);
  expect(readModel(first)).toMatchObject({ state: 'no-baseline', acceptance: { accepted: true } });
  expect(readModel(first).ending).toEqual({ kind: 'no-baseline', why: { kind: 'new-model', commit: null } });
});

test('what breaks a limit on the default branch is red, recorded and not accepted', async () => {
  const failed = await push(commits.bad, commits.good);
  expect(failed.exitCode, failed.log).toBe(1);
  const model = readModel(failed);
  expect(model).toMatchObject({ state: 'fail', acceptance: { accepted: false, state: 'fail' } });
  expect(model.acceptance?.why).toEqual({
    kind: 'limits-broken',
    metrics: ['memory-arena-peak'],
    isDrift: false,
  });
  expect(model.baselineSource).toEqual(recordOf(commits.good));
  expect(failed.summary).toMatch(/^### ❌ Blocked: .*; recorded, but not accepted as a baseline$/m);
  expect(history()).toMatchObject([
    { commit: commits.good, use: 'pull-request', state: 'no-baseline', accepted: true },
    { commit: commits.bad, use: 'pull-request', state: 'fail', accepted: false },
  ]);
});

test('a change on top of it is compared with what is accepted, and says so, where the cache has lost everything', async () => {
  const entries = server.entries.splice(0);
  const pulled = await pull(commits.bad);
  server.entries.push(...entries);
  expect(pulled.exitCode, pulled.log).toBe(1);
  const model = readModel(pulled);
  const before = { commits: 1, of: commits.bad };
  expect(model.baselineSource).toEqual({
    ...recordOf(commits.good),
    store: { kind: 'branch', name: BRANCH },
    before,
  });
  expect(model.notes[0]).toEqual({
    kind: 'earlier-reference',
    refused: commits.bad,
    state: 'fail',
    reference: commits.good,
    before,
  });
  expect(model.report).toContain(
    `Commit \`${short(commits.bad)}\` failed and is not accepted, so the baseline is \`${short(commits.good)}\`, 1 commit before \`${short(commits.bad)}\`.`,
  );
});

test('a person who runs it by hand accepts it, with a reason that is in the report', async () => {
  const accepted = await run({
    name: 'workflow_dispatch',
    sha: commits.bad,
    payload: { ref: 'refs/heads/main' },
    inputs: { accept: 'the new layer needs it' },
  });
  expect(accepted.exitCode, accepted.log).toBe(0);
  const model = readModel(accepted);
  expect(model.state).toBe('waived');
  expect(model.acceptance).toEqual({
    accepted: true,
    state: 'fail',
    why: { kind: 'accepted-by-person', reason: 'the new layer needs it' },
    by: { actor: 'octocat', isThisRun: true },
  });
  expect(model.report.split('\n')[0]).toMatch(
    /^### ☑️ Waived: `fashion` Arena peak \+.*; accepted by octocat$/,
  );
  expect(accepted.summary).toContain('the new layer needs it');
  expect(history().at(-1)).toMatchObject({ commit: commits.bad, state: 'fail', accepted: true });

  const pulled = await pull(commits.bad);
  expect(pulled.exitCode, pulled.log).toBe(0);
  expect(readModel(pulled).baselineSource).toEqual(recordOf(commits.bad));
});

test('a nightly run is compared with the last accepted commit, although later ones were never judged', async () => {
  lab.run('checkout', '--quiet', '--detach', commits.bad);
  lab.commit('README.md', 'a run of this commit was cancelled');
  const tip = lab.commit('README.md', 'and here is the night');
  const nightly = await run({ name: 'schedule', sha: tip, payload: { schedule: '17 3 * * *' } });
  expect(nightly.exitCode, nightly.log).toBe(0);
  expect(readModel(nightly).baselineSource).toEqual({
    ...recordOf(commits.bad),
    before: { commits: 2, of: tip },
  });
  expect(history().at(-1)).toMatchObject({ commit: tip, use: 'nightly', state: 'pass', accepted: true });
});

test.each([
  { title: 'a pull request', inputs: { accept: 'please' }, says: 'got a pull request' },
  { title: 'a reason of spaces', inputs: { accept: '   ' }, says: 'input "accept": expected a reason' },
])('$title accepts nothing', async ({ inputs, says }) => {
  const repo = { full_name: 'owner/repository' };
  const pull_request = { number: 7, head: { sha: commits.bad, repo }, base: { sha: commits.good, repo } };
  const refused = await run({ name: 'pull_request', sha: commits.bad, payload: { pull_request }, inputs });
  expect(refused.exitCode).toBe(2);
  expect(refused.log).toContain(says);
});
