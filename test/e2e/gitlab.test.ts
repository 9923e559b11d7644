import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { readComponent, runJob } from '../gitlab/component-job.ts';
import { type LoopbackGitLab, startGitLab } from '../gitlab/loopback-gitlab.ts';
import { type ActionRepository, makeActionRepository, POLICY_FILE } from './action-repository.ts';
import { startGitServer } from './loopback/git-server.ts';
import { ROOT } from './run-check.ts';

/*
 * A project on GitLab, on loopback: the pipeline of its default branch, then those of a merge request. The jobs are the
 * components' own; git is served over HTTP, where only the push token may push.
 */

const BRANCH = 'regression-gate-data';
const PUSH_TOKEN = 'glpat-push';

let bin: string;
let origin: string;
let repository: ActionRepository;
let lab: LoopbackGitLab;
let server: Awaited<ReturnType<typeof startGitServer>>;
beforeAll(async () => {
  bin = mkdtempSync(join(tmpdir(), 'gitlab-bin-'));
  const program = join(bin, 'regression-gate');
  const cli = join(ROOT, 'dist', 'cli.mjs');
  writeFileSync(program, `#!/usr/bin/env bash\nexec '${process.execPath}' '${cli}' "$@"\n`);
  chmodSync(program, 0o755);
  repository = makeActionRepository({ minScore: 0.5 });
  origin = mkdtempSync(join(tmpdir(), 'gitlab-origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  // What a job's own token can fetch.
  execFileSync('git', ['remote', 'add', 'origin', `file://${origin}`], { cwd: repository.folder });
  execFileSync('git', ['push', '--quiet', 'origin', 'main'], { cwd: repository.folder });
  lab = await startGitLab();
  server = await startGitServer(origin, { token: PUSH_TOKEN });
});
afterAll(async () => {
  await Promise.all([server.close(), lab.close()]);
  repository.remove();
  for (const folder of [bin, origin]) rmSync(folder, { recursive: true });
});

/** Runs a job at a commit; only a job of a protected branch gets the push token. */
function run(component: string, job: string, variables: Readonly<Record<string, string>> = {}) {
  const given = { image: 'gate', budget: '10s', ...(component === 'gate' && { 'data-branch': BRANCH }) };
  const env = {
    ...process.env,
    GITLAB_CI: 'true',
    CI_API_V4_URL: lab.apiUrl,
    CI_PROJECT_ID: '42',
    CI_PROJECT_URL: server.remote.replace(/\.git$/, ''),
    CI_JOB_TOKEN: 'job-secret',
    ...variables,
  };
  return runJob(readComponent(component), job, { given, env, bin, cwd: repository.folder });
}

const mergeRequest = () => ({
  CI_MERGE_REQUEST_IID: '3',
  CI_MERGE_REQUEST_PROJECT_ID: '42',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42',
  CI_MERGE_REQUEST_PROJECT_PATH: 'team/models',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_COMMIT_SHA: repository.head,
  CI_PIPELINE_ID: '500',
  CI_PIPELINE_URL: 'https://gitlab.example.com/team/models/-/pipelines/500',
});

async function judge({ sha = repository.merge, expected = 0 } = {}): Promise<{
  readonly model: Verdict['models'][number] | undefined;
  readonly rules: Verdict['rules'];
}> {
  repository.checkOut(sha);
  const { status, stdout, stderr } = await run('gate', 'gate', mergeRequest());
  expect(status, stdout + stderr).toBe(expected);
  const text = readFileSync(join(repository.folder, '.regression-gate', 'out', 'verdict.json'), 'utf8');
  const { models, rules } = verdictSchema.parse(JSON.parse(text));
  return { model: models[0], rules };
}

test('the default branch records, and a merge request is compared with that record and gets its note', async () => {
  repository.checkOut(repository.base);
  const recorded = await run('record', 'gate-record', { REGRESSION_GATE_PUSH_TOKEN: PUSH_TOKEN });
  expect(recorded.status, recorded.stdout + recorded.stderr).toBe(0);
  expect(recorded.stdout + recorded.stderr).not.toContain(PUSH_TOKEN);
  const names = execFileSync('git', ['ls-tree', '-r', '--name-only', BRANCH], {
    cwd: origin,
    encoding: 'utf8',
  });
  expect(names).toMatch(new RegExp(`^records/fashion/.*/${repository.base}\\.json$`, 'm'));
  expect(names).toMatch(/^history\.jsonl$/m);

  lab.branches.push({
    ...{ name: BRANCH, protected: true },
    ...{ developers_can_push: false, developers_can_merge: false },
  });
  const { model } = await judge();
  expect(model?.state).toBe('pass');
  expect(model?.baselineSource).toMatchObject({
    kind: 'record',
    commit: repository.base,
    store: { kind: 'branch', name: BRANCH },
  });

  const noted = await run('gate', 'gate-note', { ...mergeRequest(), REGRESSION_GATE_TOKEN: 'glpat-note' });
  expect(noted.stdout).toBe('Wrote the note on the merge request.\n');
  expect(lab.notes[0]?.body).toContain('Passed');
});

test('a record that a developer could have written is not used, and the model in git is measured', async () => {
  lab.branches.splice(0, 1, { name: BRANCH, protected: false });
  const { model } = await judge();
  expect(model?.baselineSource).toMatchObject({ kind: 'git', commit: repository.base });
  expect(JSON.stringify(model)).toContain('"not-protected"');
});

test('a branch from before a limit was tightened is judged by it, against the model that it left', async () => {
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: repository.folder, encoding: 'utf8' }).trim();
  const fork = git('merge-base', repository.base, repository.head);
  const tip = repository.commitOnMain((folder) => {
    const file = join(folder, POLICY_FILE);
    writeFileSync(file, readFileSync(file, 'utf8').replace('min: 0.5', 'min: 0.9999'));
  });
  git('push', '--quiet', 'origin', 'main');
  const { model, rules } = await judge({ sha: repository.head, expected: 1 });
  expect(rules).toMatchObject({ origin: 'base-commit', source: { commit: tip }, changes: [] });
  expect(model?.baselineSource).toMatchObject({ kind: 'git', commit: fork });
  expect(model?.rows.filter(({ state }) => state === 'fail')).toMatchObject([
    { metric: 'task-score', limit: { min: 0.9999 } },
  ]);
});

test('without the push token, recording fails and says why', async () => {
  repository.checkOut(repository.base);
  execFileSync('git', ['config', 'remote.origin.pushurl', server.remote], { cwd: repository.folder });
  lab.branches.length = 0;
  const { status, stdout, stderr } = await run('record', 'gate-record');
  expect(stderr).toContain('record: expected the store to save it, but it did not.');
  expect(stdout).toMatch(/Not saved in the branch/);
  expect(status).toBe(4);
});
