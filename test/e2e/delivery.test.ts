import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { pullOf } from '../support/fixtures/pull-fixture.ts';
import { HEAD, payloadOf } from '../support/fixtures/triggering-run-fixture.ts';
import { model, verdict } from '../support/fixtures/verdict-fixture.ts';
import { zip } from '../support/write-zip.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';

/* How results reach people: the comment that flips, annotations, the commit status; the result of a run without rights. */

let repository: ActionRepository;
let server: Loopback;
beforeAll(() => {
  repository = makeActionRepository({ minScore: 0.9999 });
});
afterAll(() => repository.remove());
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

type Extras = Pick<ActionStart, 'inputs' | 'env'> & { readonly headRepository?: string };

function pull({ headRepository = 'owner/repository', ...extras }: Extras = {}): Promise<ActionRun> {
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  const payload = {
    pull_request: {
      number: 7,
      head: { sha: head, repo: { full_name: headRepository } },
      base: { sha: base, repo: { full_name: 'owner/repository' } },
    },
  };
  const event = { name: 'pull_request', payload };
  return runAction({ workspace: folder, serverUrl: server.url, sha: merge, event, ...extras });
}

test('a verdict that flips makes a new comment and minimizes the old one; the broken limit and the commit are marked', async () => {
  const inputs = { status: 'model gate' };
  const broken = await pull({ inputs: { ...inputs, mode: 'record' } });
  expect(broken.exitCode, broken.log).toBe(2);
  server.pulls.push({ ...pullOf({ number: 7, sha: 'b'.repeat(40) }) });
  const failed = await pull({ inputs, env: { GITHUB_RUN_ID: '4712' } });
  expect(failed.exitCode, failed.log).toBe(1);

  expect(server.comments).toMatchObject([
    { id: 1001, isMinimized: true, body: expect.stringMatching(/state=error run=4711\.1 retired -->\n/) },
    {
      id: 1002,
      body: expect.stringMatching(/state=fail run=4712\.1 -->\n> \*\*This result is for an older commit/),
    },
  ]);
  expect(failed.outputs['comment-url']).toBe(server.comments[1]?.html_url);
  const judged = verdictSchema.parse(JSON.parse(readFileSync(failed.outputs['verdict-file'] ?? '', 'utf8')));
  const rows = judged.models[0]?.rows.filter(({ state }) => state === 'fail');
  expect([failed.outputs['verdict'], rows?.map(({ metric }) => metric)]).toEqual(['fail', ['task-score']]);
  expect(failed.outputs['summary']).toMatch(/^❌ Blocked: fashion Accuracy /);
  const sarif = JSON.parse(readFileSync(failed.outputs['sarif'] ?? '', 'utf8'));
  expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: '.github/regression-gate.yml' },
    region: { startLine: 9, startColumn: 7 },
  });
  const files = ['junit', 'csv', 'openmetrics'].map((name) => failed.outputs[name] ?? '');
  expect(files.map((file) => basename(file))).toEqual(['junit.xml', 'rows.csv', 'metrics.txt']);
  for (const file of files) expect(readFileSync(file, 'utf8')).toContain('fashion');
  expect(failed.log).toMatch(
    /^::error title=Model Regression Gate,file=\.github\/regression-gate\.yml,line=9,col=7::fashion: Accuracy/m,
  );
  expect(server.statuses.map(({ sha, context, state }) => [sha, context, state])).toEqual(
    ['pending', 'error', 'pending', 'failure'].map((state) => [repository.head, 'model gate', state]),
  );
  for (const { summary } of [broken, failed]) expect(summary).toMatch(/^##/);
  expect(failed.summary).toContain('This result is for an older commit');
});

const SHARD = { mode: 'measure', model: 'fashion', shard: '2/2' };

test.each([
  { title: 'a self-hosted runner', env: { RUNNER_ENVIRONMENT: 'self-hosted' }, inputs: {} },
  { title: 'a runner that does not say whose it is', env: { RUNNER_ENVIRONMENT: '' }, inputs: {} },
  { title: 'one that scores a shard', env: { RUNNER_ENVIRONMENT: 'self-hosted' }, inputs: SHARD },
])('a fork is refused on $title before anything of it is run', async ({ env, inputs }) => {
  server.rights.comments = false;
  const refused = await pull({
    env,
    inputs: { ...inputs, status: 'gate' },
    headRepository: 'stranger/repository',
  });
  expect({ exitCode: refused.exitCode, verdict: refused.outputs['verdict'] }).toEqual({
    exitCode: 2,
    verdict: 'error',
  });
  expect(refused.log).toContain('forks: expected a GitHub-hosted runner');
  expect(refused.summary).toContain('Nothing was run');
  expect(server.effects.filter(({ route }) => route.startsWith('cache'))).toEqual([]);
  // A measuring job reports nothing to the pull request: the job that judges does.
  const told = 'mode' in inputs ? [] : ['pending', 'error'];
  expect(server.statuses.map(({ state }) => state)).toEqual(told);
});

describe('publishing from a run without rights', () => {
  const publish = () =>
    runAction({
      // No checkout: nothing of the change comes near the token.
      workspace: repository.folder,
      serverUrl: server.url,
      sha: repository.base,
      event: { name: 'workflow_run', payload: payloadOf() },
      inputs: { mode: 'publish' },
    });
  const leave = (content: unknown) => {
    const bytes = zip([{ name: 'verdict.json', content: Buffer.from(JSON.stringify(content)) }], 'deflated');
    server.pulls.push(pullOf({ number: 7, sha: HEAD }));
    server.artifacts.push({ id: 1, name: 'regression-gate', runId: 4711, headSha: HEAD, bytes });
  };

  test('an honest result is commented and marked', async () => {
    leave(verdict([model()]));
    const run = await publish();
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toEqual({ verdict: 'pass', 'comment-url': server.comments[0]?.html_url });
    expect(server.comments[0]?.body).toMatch(
      /^<!--.*state=pass.*-->\n> \*\*Published from an unprivileged run/,
    );
    expect(server.storage.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('a forged one is refused, and never shown as a pass', async () => {
    const [row, ...rows] = model().rows;
    leave(verdict([{ ...model(), rows: [{ ...row!, state: 'fail' }, ...rows] }], { state: 'pass' }));
    const run = await publish();
    expect({ exitCode: run.exitCode, verdict: run.outputs['verdict'] }).toEqual({
      exitCode: 2,
      verdict: 'error',
    });
    expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('state=error')]);
    expect(server.comments[0]?.body).not.toContain('✅');
  });
});
