import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { pullOf, REPOSITORY_ID } from '../support/fixtures/pull-fixture.ts';
import { zip } from '../support/write-zip.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';

const REPOSITORY = { full_name: 'owner/repository' };
const WORKFLOW = '.github/workflows/gate.yml';

/** Lets the score be as low as 0.5 until a day. */
const waiver = (expires: string): string => `version: 1
waivers:
  - model: fashion
    metric: task-score
    ceiling: { min: 0.5 }
    expires: ${expires}
    issue: https://github.com/owner/repository/issues/7
    reason: The new head lands next week.
`;

const repositories: ActionRepository[] = [];
let server: Loopback;
beforeAll(async () => {
  server = await startLoopback();
});
afterAll(async () => {
  for (const repository of repositories) repository.remove();
  await server.close();
});

const make = (options: Parameters<typeof makeActionRepository>[0]): ActionRepository => {
  const repository = makeActionRepository({ ...options, isTimed: true });
  repositories.push(repository);
  return repository;
};

/** A run of a pull request's merge commit on a fresh runner, in the cache scope of that pull request. */
async function pull(repository: ActionRepository, attempt: number): Promise<ActionRun> {
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  server.cacheRights.scope = 'refs/pull/7/merge';
  server.cacheRights.others = ['refs/heads/main'];
  const payload = {
    pull_request: { number: 7, head: { sha: head, repo: REPOSITORY }, base: { sha: base, repo: REPOSITORY } },
    repository: { default_branch: 'main' },
  };
  return start({
    workspace: folder,
    sha: merge,
    event: { name: 'pull_request', payload },
    env: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_RUN_ATTEMPT: String(attempt) },
  });
}

const start = (given: Omit<ActionStart, 'serverUrl'>): Promise<ActionRun> =>
  runAction({ serverUrl: server.url, ...given });

function readVerdict({ outputs, log }: ActionRun): Verdict {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const bySampling = ({ log }: ActionRun) => /timing launch/.test(log);

test('an expired waiver fails; a re-run stays red without measuring; a valid waiver is another question', async () => {
  const expired = make({ minScore: 0.9999, waivers: waiver('2020-01-01') });
  const first = await pull(expired, 1);
  expect(first.exitCode, first.log).toBe(1);
  expect(readVerdict(first).models[0]?.waivers).toMatchObject([
    { standing: 'expired', expires: '2020-01-01', ceiling: { min: 0.5 } },
  ]);
  expect(readVerdict(first).models[0]?.attempts).toBeUndefined();
  expect(readVerdict(first).models[0]?.rows).toContainEqual(
    expect.objectContaining({
      metric: 'task-score',
      state: 'fail',
      reasons: [expect.objectContaining({ kind: 'waiver-expired', expires: '2020-01-01' })],
    }),
  );
  expect(bySampling(first)).toBe(true);

  const again = await pull(expired, 2);
  expect(again.exitCode, again.log).toBe(1);
  expect(bySampling(again)).toBe(false);
  const repeated = readVerdict(again);
  expect(repeated.models[0]?.attempts).toMatchObject({ number: 2, of: 1, own: 0, basis: 'earlier' });
  expect(repeated.models[0]?.notes).toContainEqual({
    kind: 'earlier-attempt-failed',
    isCommandLine: false,
  });
  expect(repeated.models[0]?.rows.find(({ metric }) => metric === 'task-score')).toEqual(
    readVerdict(first).models[0]?.rows.find(({ metric }) => metric === 'task-score'),
  );

  const waived = await pull(make({ minScore: 0.9999, waivers: waiver('2999-12-31') }), 3);
  expect(waived.exitCode, waived.log).toBe(0);
  const verdict = readVerdict(waived);
  expect(verdict.state).toBe('waived');
  expect(bySampling(waived)).toBe(true);
  expect(verdict.models[0]?.attempts).toMatchObject({ number: 2, of: 2, basis: 'all' });
  expect(verdict.models[0]?.waivers).toMatchObject([{ standing: 'used', expires: '2999-12-31' }]);
  expect(waived.summary).toContain('The new head lands next week.');
  expect(waived.log).toContain('::warning::');
});

test('a merge queue takes the figures of the pull request’s own run', async () => {
  const repository = make({ minScore: 0.5 });
  const { folder, base, head, merge, checkOut } = repository;
  const judged = await pull(repository, 1);
  expect(judged.exitCode, judged.log).toBe(0);
  const evidence = join(folder, '.regression-gate/out/evidence.json');
  expect(existsSync(evidence)).toBe(true);
  const bytes = zip([{ name: 'evidence.json', content: readFileSync(evidence) }], 'deflated');
  server.artifacts.push({ id: 5, name: 'gate-evidence', runId: 100, headSha: head, bytes });
  server.pulls.push(pullOf({ number: 7, sha: head, from: REPOSITORY_ID }));
  const run = {
    path: WORKFLOW,
    event: 'pull_request',
    head_sha: head,
    status: 'completed',
    conclusion: 'success',
  };
  server.runs.push({ id: 100, ...run, head_repository: REPOSITORY });

  const ref = `refs/heads/gh-readonly-queue/main/pr-7-${base}`;
  server.cacheRights.scope = ref;
  checkOut(merge);
  const payload = {
    merge_group: { base_sha: base, head_sha: merge, head_ref: ref },
    repository: { default_branch: 'main' },
  };
  const taken = await start({
    workspace: folder,
    sha: merge,
    event: { name: 'merge_group', payload },
    env: { GITHUB_REF: ref, GITHUB_WORKFLOW_REF: `owner/repository/${WORKFLOW}@${ref}` },
  });
  expect(taken.exitCode, taken.log).toBe(0);
  expect(bySampling(taken)).toBe(false);
  const [model] = readVerdict(taken).models;
  expect(model?.attempts).toMatchObject({ of: 1, own: 0, basis: 'pull-request' });
  expect(model?.notes).toContainEqual({
    kind: 'evidence-reused',
    source: { pullRequest: 7, url: 'https://github.com/owner/repository/actions/runs/100' },
  });
});
