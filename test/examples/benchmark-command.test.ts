import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  BASE,
  HEAD,
  PLAIN,
  REPOSITORY,
  runOf,
  type Situation,
  startCommandServer,
} from '../support/command-server.ts';

/* The step of the example as a runner starts it: bash, curl and jq, against a GitHub on 127.0.0.1. */

const EXAMPLE = fileURLToPath(new URL('../../.github/examples/benchmark-command.yml', import.meta.url));
const { on, jobs } = parse(readFileSync(EXAMPLE, 'utf8'));
const { steps } = jobs.benchmark;
const FORK = 2;
const EARLIER = 'a'.repeat(40);
const ASKED_AT = '2026-11-30T12:00:00Z';

interface Answer {
  readonly code: number;
  readonly log: string;
  /** Every request to the server, and of those the ones that run something. */
  readonly requests: readonly string[];
  readonly reruns: readonly string[];
}

async function ask(given: Partial<Situation>, asker = 'maintainer'): Promise<Answer> {
  const server = await startCommandServer({ ...PLAIN, ...given });
  const env = {
    PATH: process.env['PATH'],
    TOKEN: 'ghs_test',
    REPOSITORY: `${server.url}${REPOSITORY}`,
    WORKFLOW: steps[0].env.WORKFLOW,
    NUMBER: '7',
    ASKED_BY: asker,
    ASKED_AT,
  };
  // As the runner starts a step with `shell: bash`.
  const bash = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', steps[0].run];
  const child = spawn('bash', bash, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  const [code] = await once(child, 'close');
  await server.close();
  const { requests } = server;
  return { code, log, requests, reruns: requests.filter((each) => !each.startsWith('GET ')) };
}

const PUSHED_LATER = runOf({ id: 12, created_at: '2026-11-30T12:00:05Z' });
const OLDER = runOf({ id: 10, head_sha: EARLIER, created_at: '2026-11-30T10:00:00Z' });

test.each<{ title: string; given: Partial<Situation>; run: number }>([
  { title: 'somebody with write access', given: {}, run: 11 },
  { title: 'an administrator', given: { permission: 'admin' }, run: 11 },
  { title: 'a pull request that was pushed to before', given: { runs: [OLDER, runOf()] }, run: 11 },
  {
    title: 'a fork, whose runs name no pull request',
    given: {
      head: { sha: HEAD, ref: 'main', repo: { id: FORK } },
      runs: [
        runOf({ id: 11, head_repository: { id: FORK }, pull_requests: [] }),
        // The same branch name in this repository.
        runOf({ id: 12, head_sha: EARLIER, created_at: '2026-11-30T12:30:00Z' }),
      ],
    },
    run: 11,
  },
  {
    title: 'a branch with a second pull request',
    given: { runs: [runOf(), runOf({ id: 12, pull_requests: [{ number: 8 }] })] },
    run: 11,
  },
  {
    title: 'a branch with a name that a shell or a URL would take apart',
    given: { head: { sha: HEAD, ref: 'a;$(id)&event=push#[1]', repo: { id: BASE } } },
    run: 11,
  },
])('re-runs the gate for $title', async ({ given, run }) => {
  const { code, log, reruns } = await ask(given);
  expect({ code, reruns }, log).toEqual({
    code: 0,
    reruns: [`POST ${REPOSITORY}/actions/runs/${run}/rerun`],
  });
  expect(log).toContain(HEAD);
});

const CHANGED = 'The pull request has changed since then.';

test.each<{ title: string; given: Partial<Situation>; says: string }>([
  { title: 'a reader', given: { permission: 'read' }, says: 'maintainer has no write access' },
  { title: 'nobody in particular', given: { permission: 'none' }, says: 'maintainer has no write access' },
  { title: 'a closed pull request', given: { state: 'closed' }, says: 'The pull request is not open.' },
  { title: 'a pull request without a run', given: { runs: [] }, says: 'has no run of regression-gate.yml' },
  { title: 'a push after the comment', given: { runs: [OLDER, PUSHED_LATER] }, says: CHANGED },
  {
    title: 'a push whose run does not exist yet',
    given: { runs: [OLDER] },
    says: CHANGED,
  },
  {
    title: 'a return, after the comment, to a commit that had a run before',
    given: {
      runs: [runOf({ id: 10 }), runOf({ head_sha: EARLIER }), PUSHED_LATER],
    },
    says: CHANGED,
  },
  {
    title: 'such a return whose run does not exist yet',
    given: { runs: [runOf({ id: 10 }), runOf({ head_sha: EARLIER })] },
    says: CHANGED,
  },
  { title: 'a push in the same second', given: { runs: [runOf({ created_at: ASKED_AT })] }, says: CHANGED },
  { title: 'a gate that is running', given: { runs: [runOf({ status: 'in_progress' })] }, says: 'running' },
])('re-runs nothing for $title', async ({ given, says }) => {
  const { code, log, reruns } = await ask(given);
  expect(reruns).toEqual([]);
  expect(code).not.toBe(0);
  expect(log).toContain(says);
});

test('obeys nobody whom the server does not know', async () => {
  const { code, log, requests } = await ask({}, 'app[bot]');
  expect(requests).toEqual([`GET ${REPOSITORY}/collaborators/app[bot]/permission`]);
  expect({ code, log }).toEqual({ code: 22, log: expect.stringContaining('404') });
});

test('asks for the permission before anything else', async () => {
  const { requests } = await ask({ permission: 'read' });
  expect(requests).toEqual([`GET ${REPOSITORY}/collaborators/maintainer/permission`]);
});

test('the workflow runs nothing else, and takes from the event only numbers, names and times, as variables', () => {
  expect(Object.keys(on)).toEqual(['issue_comment', 'pull_request']);
  expect([on.issue_comment.types, on.pull_request.types]).toEqual([['created'], ['labeled']]);
  expect(steps).toHaveLength(1);
  expect(steps[0].uses).toBeUndefined();
  expect(steps[0].run).not.toContain('${{');
  expect(jobs.benchmark.permissions).toEqual({ actions: 'write', 'pull-requests': 'read' });
});

test('on-demand.yml waits in the first attempt of a pull request, and nothing before it runs', () => {
  const file = fileURLToPath(new URL('../../.github/examples/on-demand.yml', import.meta.url));
  const { gate } = parse(readFileSync(file, 'utf8')).jobs;
  expect(Object.keys(gate)).not.toContain('if');
  const [wait] = gate.steps;
  expect(wait.if).toMatch(/ github\.run_attempt == '1' && github\.event_name == 'pull_request' /);
  expect(wait.run).toMatch(/^echo '::error .*'\nexit 1\n$/);
});
