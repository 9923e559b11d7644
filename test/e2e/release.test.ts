import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type SignOff, signOffSchema } from '../../src/sign-off/sign-off-record.ts';
import { openGitLab } from '../support/git-lab.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { runGate } from './run-check.ts';

const BRANCH = 'regression-gate-data';
const DAY_MS = 86_400_000;

let repository: ActionRepository;
let server: Loopback;
let origin: string;
afterEach(async () => {
  repository.remove();
  rmSync(origin, { recursive: true });
  await server.close();
});

/** A repository whose base commit was released as v1, with a data branch at origin. */
async function prepare(profile: string): Promise<void> {
  repository = makeActionRepository({ minScore: 0.5, isTimed: true, profile });
  repository.tag('v1', repository.base);
  server = await startLoopback({ repository: repository.folder });
  const releasedAt = '2026-10-01T12:00:00Z';
  server.releases.push({ tag_name: 'v1', draft: false, prerelease: false, published_at: releasedAt });
  origin = mkdtempSync(join(tmpdir(), 'origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  execFileSync('git', ['remote', 'add', 'origin', `file://${origin}`], { cwd: repository.folder });
}

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What a nightly run leaves on the data branch. */
function recordNightly(model: string): void {
  const lab = openGitLab();
  const line = {
    version: 1,
    run: {
      id: '4700',
      attempt: '1',
      url: 'https://github.com/owner/repository/actions/runs/4700/attempts/1',
    },
    modelId: 'fashion',
    commit: repository.base,
    recordedAt: new Date(Date.now() - DAY_MS).toISOString(),
    model,
    comparability: '3'.repeat(64),
    environment: '4'.repeat(64),
    figures: { 'task-score': 0.93 },
    use: 'nightly',
    state: 'pass',
  };
  lab.commit('history.jsonl', `${JSON.stringify(line)}\n`);
  lab.run('push', '--quiet', `file://${origin}`, `HEAD:refs/heads/${BRANCH}`);
  lab.remove();
}

function release(inputs: Readonly<Record<string, string>>): Promise<ActionRun> {
  const { folder, merge, checkOut } = repository;
  checkOut(merge);
  const payload = {
    action: 'published',
    release: { id: 2, tag_name: 'v2', draft: false, prerelease: false },
    repository: { full_name: 'owner/repository', default_branch: 'main' },
  };
  return runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'release', payload },
    inputs: { 'data-branch': BRANCH, ...inputs },
    env: { GITHUB_TRIGGERING_ACTOR: 'octocat', GITHUB_REF: 'refs/tags/v2' },
  });
}

function readRecord({ outputs, log }: ActionRun): SignOff {
  const file = outputs['sign-off'];
  if (file === undefined) throw new Error(log);
  return signOffSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Neither the last release nor the nightly run can be read: nothing is measured, and nothing signed. */
async function expectRefusedWhileServerIsDown(): Promise<void> {
  renameSync(origin, `${origin}.away`);
  server.inject({ route: 'releases.list', answer: { status: 503 } });
  const refused = await release({ budget: '60s' });
  renameSync(`${origin}.away`, origin);
  server.heal();
  expect(refused.exitCode, refused.log).toBe(3);
  expect(readRecord(refused)).toMatchObject({
    signed: false,
    refusals: [
      { kind: 'no-earlier-release', why: expect.anything() },
      { kind: 'no-nightly', why: { kind: 'history-unreadable', branch: BRANCH } },
    ],
  });
  const predicate = JSON.parse(readFileSync(refused.outputs['predicate'] ?? '', 'utf8'));
  expect(predicate).toMatchObject({ result: 'FAILED' });
}

test('F59: a release that passes every repeat is signed off, and its record can be decided again', async () => {
  const slices = '    slices: { "*": { task-score: { max-drop: 1pp, decide: point } } }\n';
  await prepare(`${slices}profiles: { release: { repeats: 2, budget: 61s } }\n`);
  const model = join(repository.folder, 'model.onnx');
  recordNightly(digest(model));
  await expectRefusedWhileServerIsDown();
  const signed = await release({ budget: '60s' });
  expect(signed.exitCode, signed.log).toBe(0);
  const record = readRecord(signed);
  expect(record).toMatchObject({
    signed: true,
    release: { repository: 'https://github.com/owner/repository', commit: repository.merge, tag: 'v2' },
    triggeredBy: { actor: 'octocat', event: 'release', run: { id: '4711' } },
    profile: { repeats: 2, budgetNs: 61e9, onlyModel: null },
    models: [
      {
        files: [{ path: 'model.onnx', sha256: digest(model) }],
        nightly: { run: { id: '4700' }, state: 'pass' },
        measured: { baseline: { commit: repository.base, sha256: digest(model) } },
        repeats: [
          { seed: 1, state: 'pass' },
          { seed: 2, state: 'pass' },
        ],
      },
    ],
  });
  // Limits by slice are part of what is signed: one row for each of the ten classes in each repeat.
  expect(record.models[0]?.slices).toMatchObject({ '*': { 'task-score': { decide: 'point' } } });
  const ofSlices = record.models[0]?.repeats.map(({ rows }) =>
    rows.filter(({ slice }) => slice !== undefined),
  );
  expect(ofSlices?.map((rows) => rows.map(({ state }) => state))).toEqual(
    Array(2).fill(Array(10).fill('pass')),
  );
  const predicate = JSON.parse(readFileSync(signed.outputs['predicate'] ?? '', 'utf8'));
  expect(predicate).toMatchObject({ result: 'PASSED', failedTests: [] });
  expect(predicate.passedTests).toContainEqual(expect.stringContaining('task-score[class=Bag]'));
  expect(signed.summary).toContain('Signed off: `v2`');
  // Neither the cache nor a folder of the workspace was asked.
  expect(server.effects.map(({ route }) => route).filter((route) => /cache/.test(route))).toEqual([]);

  const file = signed.outputs['sign-off'] ?? '';
  execFileSync('sha256sum', ['--check', '--quiet', join(dirname(file), 'sign-off.sha256')], {
    cwd: repository.folder,
  });
  const verify = (path: string) =>
    runGate(
      [
        'sign-off',
        '--verify',
        path,
        '--model',
        model,
        '--policy',
        '.github/regression-gate.yml',
        '--dataset',
        'regression-set.jsonl',
      ],
      { cwd: repository.folder },
    );
  const verified = await verify(file);
  expect(verified).toMatchObject({ exitCode: 0, stderr: '' });
  expect(verified.stdout).toContain('signs off v2');

  const edited = join(origin, 'edited.json');
  writeFileSync(edited, readFileSync(file, 'utf8').replace('"actor": "octocat"', '"actor": "hubot"'));
  expect(await verify(edited)).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('digest: expected'),
  });
  writeFileSync(edited, '{"version": 2}');
  expect(await verify(edited)).toMatchObject({ exitCode: 2 });
  writeFileSync(edited, '{"version": 1}');
  expect(await verify(edited)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('made by an older version of the gate'),
  });
});

test('a model file that no nightly run has tested is refused before anything is measured', async () => {
  await prepare('');
  recordNightly('5'.repeat(64));
  const untested = {
    kind: 'no-nightly',
    model: 'fashion',
    path: 'model.onnx',
    sha256: digest(join(repository.folder, 'model.onnx')),
    maxAgeMs: 7 * DAY_MS,
    why: { kind: 'other-file', recordedAt: expect.any(String), sha256: '5'.repeat(64) },
  };
  const refused = await release({ budget: '60s' });
  expect({ exitCode: refused.exitCode, verdict: refused.outputs['verdict'] }).toEqual({
    exitCode: 3,
    verdict: 'incomparable',
  });
  expect(readRecord(refused)).toMatchObject({
    signed: false,
    exitCode: 3,
    refusals: [untested],
    models: [{ nightly: null, measured: null, repeats: [] }],
  });
  expect(refused.summary).toContain('Not signed off: `v2`');
  const verified = await runGate(['sign-off', '--verify', refused.outputs['sign-off'] ?? '']);
  expect(verified).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('the release was not signed off'),
  });

  const out = join(origin, 'out');
  const local = await runGate(['sign-off', '--policy', '.github/regression-gate.yml', '--out', out], {
    cwd: repository.folder,
  });
  expect(local, local.stderr).toMatchObject({
    exitCode: 3,
    stdout: expect.stringContaining('Not signed off'),
  });
  expect(signOffSchema.parse(JSON.parse(readFileSync(join(out, 'sign-off.json'), 'utf8')))).toMatchObject({
    release: { repository: null, commit: repository.merge, tag: null },
    refusals: [untested],
    notes: [{ kind: 'last-release', tag: 'v1', commit: repository.base }],
  });
});

test('a release with a row that could not be decided is refused', async () => {
  const limits = '{ fashion: { latency-p95: { max-increase: 0%, floor: 0ms } } }';
  await prepare(`profiles: { release: { limits: ${limits} } }\n`);
  recordNightly(digest(join(repository.folder, 'model.onnx')));
  const refused = await release({ budget: '12s', 'budget-extension': '0' });
  expect({ exitCode: refused.exitCode, verdict: refused.outputs['verdict'] }).toEqual({
    exitCode: 3,
    verdict: 'inconclusive',
  });
  expect(readRecord(refused)).toMatchObject({
    signed: false,
    state: 'inconclusive',
    refusals: [{ kind: 'repeat-not-passed', model: 'fashion', repeat: 1, of: 1, state: 'inconclusive' }],
    models: [
      {
        repeats: [
          {
            rows: expect.arrayContaining([
              expect.objectContaining({ metric: 'latency-p95', state: 'inconclusive' }),
            ]),
          },
        ],
      },
    ],
  });
  expect(JSON.parse(readFileSync(refused.outputs['predicate'] ?? '', 'utf8'))).toMatchObject({
    result: 'FAILED',
    failedTests: ['fashion/repeat-1/latency-p95', 'sign-off'],
  });
});

test('a first release has nothing to compare with and is refused, as is one without a data branch', async () => {
  await prepare('');
  server.releases.pop();
  const refused = await release({ budget: '60s' });
  expect(refused.exitCode).toBe(3);
  expect(readRecord(refused).refusals).toEqual([
    { kind: 'no-earlier-release', why: null },
    expect.objectContaining({ kind: 'no-nightly', why: { kind: 'no-history', branch: BRANCH } }),
  ]);
});
