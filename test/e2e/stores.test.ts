import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';

const BRANCH = 'regression-gate-data';
const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };

let repository: ActionRepository;
let server: Loopback;
let origin: string;
beforeEach(async () => {
  repository = makeActionRepository({ minScore: 0.5 });
  server = await startLoopback({ repository: repository.folder });
  origin = mkdtempSync(join(tmpdir(), 'origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  execFileSync('git', ['remote', 'add', 'origin', `file://${origin}`], { cwd: repository.folder });
});
afterEach(async () => {
  repository.remove();
  rmSync(origin, { recursive: true });
  await server.close();
});

const inputs = { 'data-branch': BRANCH };

function push(sha = repository.base, before = '0'.repeat(40)): Promise<ActionRun> {
  const { folder, checkOut } = repository;
  checkOut(sha);
  Object.assign(server.cacheRights, { scope: 'refs/heads/main', others: [] });
  const payload = { ref: 'refs/heads/main', before, repository: REPOSITORY };
  const event = { name: 'push', payload };
  return runAction({ workspace: folder, serverUrl: server.url, sha, inputs, event });
}

function pull(): Promise<ActionRun> {
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  Object.assign(server.cacheRights, { scope: 'refs/pull/7/merge', others: ['refs/heads/main'] });
  const repo = { full_name: 'owner/repository' };
  const payload = {
    repository: REPOSITORY,
    pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } },
  };
  const event = { name: 'pull_request', payload };
  return runAction({ workspace: folder, serverUrl: server.url, sha: merge, inputs, event });
}

function readModel({ outputs, log }: ActionRun) {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).models[0];
}

test('a push records in the cache and on the data branch; a pull request asks the one and then the other', async () => {
  const recorded = await push();
  expect(recorded.exitCode, recorded.log).toBe(0);
  expect(server.entries).toMatchObject([{ ref: 'refs/heads/main', isComplete: true }]);
  const lines = execFileSync('git', ['show', `${BRANCH}:history.jsonl`], { cwd: origin, encoding: 'utf8' });
  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { commit: repository.base, modelId: 'fashion', figures: { 'latency-p95': expect.any(Number) } },
  ]);

  const cached = await pull();
  expect(cached.exitCode, cached.log).toBe(0);
  const record = { kind: 'record', commit: repository.base };
  expect(readModel(cached)?.baselineSource).toMatchObject({ ...record, store: { kind: 'actions-cache' } });
  expect(readModel(cached)?.ending).toEqual({ kind: 'unchanged' });

  server.entries.splice(0);
  const evicted = await pull();
  expect(evicted.exitCode, evicted.log).toBe(0);
  expect(readModel(evicted)?.baselineSource).toMatchObject({
    ...record,
    store: { kind: 'branch', name: BRANCH },
  });
});

test('an entry that a pull request has put before the baseline is logged and not used', async () => {
  expect((await push()).exitCode).toBe(0);
  const [genuine] = server.entries;
  server.entries.push({ ...genuine!, id: 2, ref: 'refs/pull/7/merge' });
  execFileSync('git', ['update-ref', '-d', `refs/heads/${BRANCH}`], { cwd: origin });
  const judged = await pull();
  expect(judged.exitCode, judged.log).toBe(0);
  expect(judged.log).toMatch(
    /::warning::Ignored the baseline of fashion from the Actions cache: .*also exists in `refs\/pull\/7\/merge`/,
  );
  expect(readModel(judged)?.baselineSource).toEqual({ kind: 'git', commit: repository.base });
});

test('with every store down the model of the base commit is measured, and each failure is logged', async () => {
  rmSync(origin, { recursive: true });
  server.inject({ route: 'caches.list', answer: { status: 500 } });
  server.inject({ route: 'cache-v2.lookup', answer: { status: 500 } });
  const judged = await pull();
  expect(judged.exitCode, judged.log).toBe(0);
  expect(judged.log).toContain('::warning::No baseline of fashion from the Actions cache: ');
  expect(judged.log).toContain('::warning::No baseline of fashion from the branch `regression-gate-data`: ');
  expect(readModel(judged)?.baselineSource).toEqual({ kind: 'git', commit: repository.base });
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
});

test('a push while the cache does not answer makes nothing a baseline; run again, it does', async () => {
  const { base, head } = repository;
  server.inject({ route: 'caches.list', answer: { status: 500 } });
  const unsure = await push(head, base);
  expect(unsure.exitCode, unsure.log).toBe(0);
  const model = readModel(unsure);
  expect(model?.baselineSource).toEqual({ kind: 'git', commit: base });
  expect(model?.notes).toContainEqual(
    expect.objectContaining({ kind: 'acceptance-unknown', isReferenceUnsure: true }),
  );
  expect(model).not.toHaveProperty('acceptance');
  expect(server.entries).toEqual([]);

  server.heal();
  const again = await push(head, base);
  expect(again.exitCode, again.log).toBe(0);
  expect(readModel(again)?.acceptance).toMatchObject({ accepted: true });
  expect(server.entries).toHaveLength(1);
});
