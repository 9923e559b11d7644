import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRepositoryClient } from '../../src/github/api/repository-client.ts';
import { fetchPullRequestEvidence, type QueuedRun } from '../../src/github/pull-request-evidence.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { pullOf, REPOSITORY_ID } from '../support/fixtures/pull-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { zip } from '../support/write-zip.ts';

const REPOSITORY = 'owner/repository';
const HEAD = 'd'.repeat(40);
const PATH = '.github/workflows/gate.yml';
const TOKEN = 'ghs_test';

let lab: GitLab;
let server: Loopback;
let baseSha: string;
beforeEach(async () => {
  server = await startLoopback();
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
  baseSha = lab.commit('.github/regression-gate.yml', 'version: 1\n');
  lab.commit('model.onnx', 'x');
  server.pulls.push(ownPull(HEAD));
  server.runs.push(runOf({}));
  server.artifacts.push(artifact());
});
afterEach(async () => {
  lab.remove();
  await server.close();
});

const ownPull = (sha: string) => pullOf({ number: 7, sha, from: REPOSITORY_ID });

type Run = Loopback['runs'][number];
type Artifact = Loopback['artifacts'][number];

const evidence = (text: string): Buffer =>
  zip([{ name: 'evidence.json', content: Buffer.from(text) }], 'deflated');

const artifact = (given: Partial<Artifact> = {}): Artifact => ({
  id: 5,
  name: 'gate-evidence',
  runId: 100,
  headSha: HEAD,
  bytes: evidence('{"version":1}'),
  ...given,
});

const runOf = (given: Partial<Run>): Run => ({
  id: 100,
  path: PATH,
  event: 'pull_request',
  head_sha: HEAD,
  status: 'completed',
  conclusion: 'success',
  head_repository: { full_name: REPOSITORY },
  ...given,
});

const replaceRun = (given: Partial<Run>): undefined => void server.runs.splice(0, 1, runOf(given));
const replaceArtifact = (...given: readonly Partial<Artifact>[]): undefined =>
  void server.artifacts.splice(0, 1, ...given.map(artifact));

const env = (workflow: string | undefined): NodeJS.ProcessEnv => ({
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_API_URL: server.url,
  GITHUB_WORKFLOW_REF: workflow,
});

const ask = (given: Partial<QueuedRun> = {}) => {
  const own = env(`${REPOSITORY}/${PATH}@refs/heads/gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`);
  return fetchPullRequestEvidence({
    open: () => openRepositoryClient(TOKEN, own, { pauseMs: 1 }),
    env: own,
    token: TOKEN,
    pullRequest: 7,
    baseSha,
    checkout: lab.folder,
    ...given,
  });
};

test('fetches the evidence from the artifact of the pull request’s run', async () => {
  expect(await ask()).toEqual({
    texts: ['{"version":1}'],
    source: { pullRequest: 7, url: 'https://github.com/owner/repository/actions/runs/100' },
  });
});

test('fetches what each job of a matrix measured, and of several attempts the newest', async () => {
  replaceArtifact(
    { id: 5, name: 'gate-evidence-ocr', bytes: evidence('"old"') },
    { id: 6, name: 'gate-evidence-ocr', bytes: evidence('"ocr"') },
    { id: 7, name: 'gate-evidence-fashion', bytes: evidence('"fashion"') },
    { id: 8, name: 'regression-gate-ocr', bytes: evidence('"a result"') },
  );
  expect(await ask()).toMatchObject({ texts: ['"ocr"', '"fashion"'] });
});

test('takes the newest by its date, as a later upload may have a smaller id', async () => {
  const at = (minute: number) => `2026-11-24T03:0${minute}:00Z`;
  replaceArtifact(
    { id: 7, createdAt: at(1), bytes: evidence('"old"') },
    { id: 6, createdAt: at(2), bytes: evidence('"new"') },
  );
  expect(await ask()).toMatchObject({ texts: ['"new"'] });
});

test.each<{ title: string; arrange: () => Partial<QueuedRun> | undefined; why: object }>([
  {
    title: 'the change touches the workflows, the policy or the waivers',
    arrange: () => void lab.commit('.github/regression-gate.yml', 'version: 1\n# looser\n'),
    why: { kind: 'workflow-changed' },
  },
  {
    title: 'the queue does not name the pull request',
    arrange: () => ({ pullRequest: undefined }),
    why: { kind: 'no-pull-request' },
  },
  {
    title: 'the runner does not name the workflow',
    arrange: () => ({ env: env(undefined) }),
    why: { kind: 'workflow-unknown' },
  },
  {
    title: 'the pull request is of a fork',
    arrange: () => void server.pulls.splice(0, 1, pullOf({ number: 7, sha: HEAD })),
    why: { kind: 'from-fork' },
  },
  {
    title: 'the pull request has moved on',
    arrange: () => void server.pulls.splice(0, 1, ownPull('e'.repeat(40))),
    why: { kind: 'no-run' },
  },
  {
    title: 'only another workflow has run',
    arrange: () => replaceRun({ path: '.github/workflows/other.yml' }),
    why: { kind: 'no-run' },
  },
  {
    title: 'a newer run has failed',
    arrange: () => void server.runs.push(runOf({ id: 101, conclusion: 'failure' })),
    why: { kind: 'run-not-successful', conclusion: 'failure' },
  },
  {
    title: 'a newer run is not over',
    arrange: () => void server.runs.push(runOf({ id: 101, status: 'in_progress', conclusion: null })),
    why: { kind: 'run-not-successful', conclusion: 'in_progress' },
  },
  {
    title: 'the run is of a fork',
    arrange: () => replaceRun({ head_repository: { full_name: 'mallory/repository' } }),
    why: { kind: 'run-of-another-repository' },
  },
  {
    title: 'there is no artifact',
    arrange: () => replaceArtifact({ name: 'logs' }, { expired: true }),
    why: { kind: 'no-artifact', name: 'gate-evidence' },
  },
  {
    title: 'the artifact holds no evidence',
    arrange: () => replaceArtifact({ bytes: zip([{ name: 'report.md', content: Buffer.from('r') }]) }),
    why: { kind: 'unreadable', message: expect.stringContaining('evidence.json') },
  },
  {
    title: 'the artifact is no archive',
    arrange: () => replaceArtifact({ bytes: Buffer.from('PK, or not') }),
    why: { kind: 'unreadable', message: expect.stringContaining('zip archive') },
  },
  {
    title: 'the server refuses',
    arrange: () =>
      server.inject({ route: 'runs.list', answer: { status: 403, json: { message: 'no' } } }) as undefined,
    why: { kind: 'unavailable', message: expect.stringContaining('403') },
  },
  {
    title: 'there are more artifacts than a matrix has',
    arrange: () =>
      replaceArtifact(
        ...Array.from({ length: 21 }, (_, index) => ({ id: index + 1, name: `gate-evidence-${index}` })),
      ),
    why: { kind: 'too-many-artifacts', limit: 20 },
  },
  {
    title: 'the server has no list of artifacts',
    arrange: () => server.inject({ route: 'artifacts.list', answer: { status: 404, json: {} } }) as undefined,
    why: { kind: 'no-artifacts-api' },
  },
  {
    title: 'git does not have the base commit',
    arrange: () => ({ baseSha: 'c'.repeat(40) }),
    why: { kind: 'unavailable', message: expect.stringContaining('git') },
  },
])('says why there is none: $title', async ({ arrange, why }) => {
  const given = arrange() ?? {};
  expect(await ask(given)).toEqual({ why });
});
