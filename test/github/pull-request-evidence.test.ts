import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGitHub } from '../../src/github/github-client.ts';
import { fetchPullRequestEvidence, type QueuedRun } from '../../src/github/pull-request-evidence.ts';
import { zip } from '../dataset/write-npz.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { type GitLab, openGitLab } from './git-lab.ts';

const REPOSITORY = 'owner/repository';
const HEAD = 'd'.repeat(40);
const PATH = '.github/workflows/gate.yml';

let lab: GitLab;
let server: Loopback;
let baseSha: string;
beforeEach(async () => {
  server = await startLoopback();
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
  baseSha = lab.commit('.github/regression-gate.yml', 'version: 1\n');
  lab.commit('model.onnx', 'x');
  server.pulls.set(7, { head: { sha: HEAD, repo: { full_name: REPOSITORY } } });
  server.runs.push(runOf({}));
});
afterEach(async () => {
  lab.remove();
  await server.close();
});

const artifact = (given: Partial<Loopback['runs'][number]['artifacts'][number]> = {}) => ({
  id: 5,
  name: 'regression-gate',
  expired: false,
  zip: zip({ 'report.md': Buffer.from('r'), 'out/evidence.json': Buffer.from('{"version":1}') }, 'deflated'),
  ...given,
});

const runOf = (given: Partial<Loopback['runs'][number]>): Loopback['runs'][number] => ({
  id: 100,
  path: PATH,
  event: 'pull_request',
  head_sha: HEAD,
  status: 'completed',
  conclusion: 'success',
  head_repository: { full_name: REPOSITORY },
  artifacts: [artifact()],
  ...given,
});

const ask = (given: Partial<QueuedRun> = {}) =>
  fetchPullRequestEvidence({
    open: () => openGitHub({ token: 'ghs_test', apiUrl: server.url, pauseMs: 1 }),
    repository: REPOSITORY,
    pullRequest: 7,
    baseSha,
    workflowRef: `${REPOSITORY}/${PATH}@refs/heads/gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`,
    workspace: lab.folder,
    ...given,
  });

test('fetches the evidence from the artifact of the pull request’s run', async () => {
  expect(await ask()).toEqual({
    text: '{"version":1}',
    source: 'the run of pull request 7 (https://github.com/owner/repository/actions/runs/100)',
  });
});

test.each<{ title: string; arrange: () => Partial<QueuedRun> | undefined; says: string }>([
  {
    title: 'the change touches the workflows, the policy or the waivers',
    arrange: () => void lab.commit('.github/regression-gate.yml', 'version: 1\n# looser\n'),
    says: 'the change touches .github',
  },
  {
    title: 'the queue does not name the pull request',
    arrange: () => ({ pullRequest: undefined }),
    says: 'does not name',
  },
  {
    title: 'the runner does not name the workflow',
    arrange: () => ({ workflowRef: undefined }),
    says: 'does not name the workflow',
  },
  {
    title: 'the pull request is of a fork',
    arrange: () =>
      void server.pulls.set(7, { head: { sha: HEAD, repo: { full_name: 'mallory/repository' } } }),
    says: 'from another repository',
  },
  {
    title: 'the pull request has moved on',
    arrange: () =>
      void server.pulls.set(7, { head: { sha: 'e'.repeat(40), repo: { full_name: REPOSITORY } } }),
    says: 'no run of this workflow for its head',
  },
  {
    title: 'only another workflow has run',
    arrange: () => void server.runs.splice(0, 1, runOf({ path: '.github/workflows/other.yml' })),
    says: 'no run of this workflow for its head',
  },
  {
    title: 'a newer run has failed',
    arrange: () => void server.runs.push(runOf({ id: 101, conclusion: 'failure', artifacts: [] })),
    says: 'its run ended as "failure"',
  },
  {
    title: 'a newer run is not over',
    arrange: () =>
      void server.runs.push(runOf({ id: 101, status: 'in_progress', conclusion: null, artifacts: [] })),
    says: 'its run ended as "in_progress"',
  },
  {
    title: 'the run is of a fork',
    arrange: () =>
      void server.runs.splice(0, 1, runOf({ head_repository: { full_name: 'mallory/repository' } })),
    says: 'its run is of another repository',
  },
  {
    title: 'there is no artifact',
    arrange: () =>
      void server.runs.splice(
        0,
        1,
        runOf({ artifacts: [artifact({ name: 'logs' }), artifact({ expired: true })] }),
      ),
    says: 'left no artifact "regression-gate"',
  },
  {
    title: 'the artifact holds no evidence',
    arrange: () =>
      void server.runs.splice(
        0,
        1,
        runOf({ artifacts: [artifact({ zip: zip({ 'report.md': Buffer.from('r') }) })] }),
      ),
    says: 'holds no evidence.json',
  },
  {
    title: 'the artifact is no archive',
    arrange: () =>
      void server.runs.splice(0, 1, runOf({ artifacts: [artifact({ zip: Buffer.from('PK, or not') })] })),
    says: '',
  },
  {
    title: 'the server refuses',
    arrange: () =>
      server.inject({ route: 'runs.list', answer: { status: 403, json: { message: 'no' } } }) as undefined,
    says: '403',
  },
  { title: 'git does not have the base commit', arrange: () => ({ baseSha: 'c'.repeat(40) }), says: 'git' },
])('says why there is none: $title', async ({ arrange, says }) => {
  const given = arrange() ?? {};
  expect(await ask(given)).toEqual({ why: expect.stringContaining(says) });
});
