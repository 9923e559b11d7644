import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, writeMark } from '../../src/report/comment/comment-mark.ts';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { closedAddress } from './loopback/closed-address.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';

const KEY = keyOf({
  repository: 'owner/repository',
  workflow: 'gate',
  job: 'check',
  policy: '.github/regression-gate.yml',
});
const MARK = writeMark({ key: KEY, state: 'pass', run: { id: 4711, attempt: 1 }, isRetired: false });

let repository: ActionRepository;
let server: Loopback;
beforeAll(() => {
  repository = makeActionRepository({ minScore: 0.5 });
});
afterAll(() => repository.remove());
afterEach(() => server.close());

type Extras = Pick<ActionStart, 'inputs' | 'env' | 'cacheProtocol'>;

/** A push of the base commit to the default branch. */
function push(extras: Extras = {}, { folder, base, checkOut } = repository): Promise<ActionRun> {
  checkOut(base);
  const payload = { ref: 'refs/heads/main', before: '0'.repeat(40), repository: { default_branch: 'main' } };
  return runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: base,
    event: { name: 'push', payload },
    ...extras,
  });
}

/** A pull request of the head commit into the base. */
function pull(extras: Extras = {}, { folder, base, head, merge, checkOut } = repository): Promise<ActionRun> {
  checkOut(merge);
  const repo = { full_name: 'owner/repository' };
  const payload = {
    pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } },
    repository: { default_branch: 'main' },
  };
  const event = { name: 'pull_request', payload };
  return runAction({ workspace: folder, serverUrl: server.url, sha: merge, event, ...extras });
}

function readVerdict({ outputs }: ActionRun): Verdict {
  return verdictSchema.parse(JSON.parse(readFileSync(outputs['verdict-file'] ?? '', 'utf8')));
}

const baselineSource = (run: ActionRun) => readVerdict(run).models[0]?.baselineSource;

/** On failure the log says why; without it a wrong exit code is a riddle. */
function expectPass(run: ActionRun): void {
  expect({ exitCode: run.exitCode, log: run.exitCode === 0 ? '' : run.log }).toEqual({
    exitCode: 0,
    log: '',
  });
  expect(run.outputs['verdict']).toBe('pass');
}

describe.each(['v2', 'v1'] as const)('with cache protocol %s', (cacheProtocol) => {
  test('a push records, a pull request finds the record, a second one edits its comment', async () => {
    server = await startLoopback();
    const recorded = await push({ cacheProtocol });
    expect({ exitCode: recorded.exitCode, log: recorded.exitCode === 0 ? '' : recorded.log }).toEqual({
      exitCode: 0,
      log: '',
    });
    expect(server.entries).toMatchObject([
      { isComplete: true, key: expect.stringContaining(repository.base) },
    ]);
    expect(server.comments).toEqual([]);

    const first = await pull({ cacheProtocol });
    expectPass(first);
    expect(baselineSource(first)).toMatchObject({ kind: 'record', store: { kind: 'actions-cache' } });
    expect(server.comments).toMatchObject([{ body: expect.stringContaining(`${MARK}\n`) }]);
    expect(first.outputs['comment-url']).toBe(server.comments[0]?.html_url);
    expect(readFileSync(first.outputs['report'] ?? '', 'utf8')).toContain('fashion');
    expect(first.summary).toContain('fashion');

    // The older protocol differs in how entries are requested, not in how comments are handled.
    if (cacheProtocol === 'v1') return;
    const second = await pull({ cacheProtocol });
    expectPass(second);
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url']);
    expect(server.comments).toHaveLength(1);
    expect(server.effects.map(({ route }) => route)).toContain('comments.update');
  });
});

describe('a pull request', () => {
  test('F16: on a miss takes the baseline from git, and leaves a forged comment alone', async () => {
    server = await startLoopback();
    const forged = {
      id: 1,
      user: { login: 'mallory', type: 'User' },
      html_url: 'x',
      body: `${MARK}\nall fine`,
    } as const;
    server.comments.push({ ...forged });
    const run = await pull();
    expectPass(run);
    expect(baselineSource(run)).toMatchObject({ kind: 'git' });
    expect(run.log).not.toMatch(/::warning::.*the Actions cache/);
    expect(server.comments).toMatchObject([forged, { user: { login: 'github-actions[bot]' } }]);
  });

  test('F7: passes with the cache gone and comments forbidden, and says both', async () => {
    server = await startLoopback();
    const json = { message: 'Resource not accessible by integration' };
    server.inject({ route: 'comments.create', answer: { status: 403, json } });
    const run = await pull({ env: { ACTIONS_RESULTS_URL: await closedAddress() } });
    expectPass(run);
    expect(run.log).toMatch(/::warning::Did not save this attempt of fashion to the Actions cache: /);
    expect(run.summary).toContain('Actions cache');
    expect(run.summary).toContain('pull-requests: write');
    expect(run.outputs).not.toHaveProperty('comment-url');
  });

  test('F1, F17: passes with the cache failing, and writes one comment although the answer to it is lost', async () => {
    server = await startLoopback();
    server.inject({ route: 'caches.list', answer: { status: 500 } });
    server.inject({ route: 'cache-v2.lookup', answer: { status: 500 } });
    server.inject({ route: 'comments.create', times: 1, afterEffect: true, answer: { status: 502 } });
    const run = await pull();
    expectPass(run);
    expect(run.log).toMatch(
      /::warning::No baseline of fashion from the Actions cache: .*could not be listed.*500/,
    );
    expect(run.log).toMatch(/::warning::Could not list all earlier attempts of fashion .*500/);
    expect(server.comments).toHaveLength(1);
  });

  test.each([
    { title: 'a number without a unit', extras: { inputs: { budget: '60' } }, says: 'input "budget"' },
    { title: 'a recording', extras: { inputs: { mode: 'record' } }, says: 'input "mode"' },
    { title: 'a policy that is not there', extras: { inputs: { policy: 'none.yml' } }, says: 'none.yml' },
    {
      title: 'an event with foreign rights',
      extras: { env: { GITHUB_EVENT_NAME: 'pull_request_target' } },
      says: 'pull_request_target',
    },
  ])('ends with exit code 2 for $title', async ({ extras, says }) => {
    server = await startLoopback();
    const run = await pull(extras);
    expect({ exitCode: run.exitCode, verdict: run.outputs['verdict'] }).toEqual({
      exitCode: 2,
      verdict: 'error',
    });
    expect(run.log).toContain('::error::');
    expect(run.log).toContain(says);
    expect(run.summary).toContain(says);
    expect(server.effects.filter(({ route }) => route.startsWith('cache'))).toEqual([]);
  });
});

test('F22: a push with a read-only cache says that nothing was saved there', async () => {
  server = await startLoopback({ cacheWrite: false });
  const run = await push();
  expect(run.log).toMatch(
    /::warning::Did not save the baseline of fashion to the Actions cache: .*was not saved/,
  );
  expect(run.log).toContain('cache write denied');
  expect(run.summary).toContain('was not saved');
  expect(run.log).toMatch(
    /^│ `fashion` meets 1 of 1 limits; both models are the same file \(\.regression-gate\/out\/report\.md\)$/m,
  );
  expect(server.entries).toEqual([]);
  expect(run.exitCode).toBe(0);
});
