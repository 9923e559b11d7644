import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signOffSchema } from '../../src/sign-off/sign-off-record.ts';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';
import {
  edit,
  makeServedRepository,
  SCORE_LIMIT,
  SERVED_POLICY,
  type ServedPull,
  type ServedRepository,
  WIDE_LIMITS,
} from './served-repository.ts';

/*
 * The three uses of the gate on a model behind a server, through the Action. The server's program is in the repository, so
 * a pull request can change it. Changes are large, so that a busy machine sees them too.
 */

const BRANCH = 'regression-gate-data';
const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };
/** The budget of a busy machine may be extended. */
const INPUTS = { budget: '12s', 'budget-extension': '3' };

const SLOWER_START = edit(SERVED_POLICY, (text) =>
  text.replace(`--per-token-ms, '1'`, `--per-token-ms, '50'`),
);
const SLOWER_PROGRAM = edit('serve.mjs', (text) => text.replace('wait(number(name))', 'wait(50)'));

interface Place {
  readonly repository: ServedRepository;
  readonly server: Loopback;
}

async function open(options: Parameters<typeof makeServedRepository>[0]): Promise<Place> {
  const repository = await makeServedRepository(options);
  return { repository, server: await startLoopback({ repository: repository.lab.folder }) };
}

async function close({ repository, server }: Place): Promise<void> {
  repository.lab.remove();
  await server.close();
}

/** A push of the base commit to the default branch. */
function push({ repository, server }: Place): Promise<ActionRun> {
  const { base, lab, checkOut } = repository;
  checkOut(base);
  const payload = { ref: 'refs/heads/main', before: '0'.repeat(40), repository: REPOSITORY };
  const event = { name: 'push', payload };
  return runAction({ workspace: lab.folder, serverUrl: server.url, sha: base, event, inputs: INPUTS });
}

let pulls = 0;

/** The check of a pull request on a fresh runner whose environment has a secret. */
function pull({ repository, server }: Place, { head, merge }: ServedPull, attempt = 1): Promise<ActionRun> {
  const { base, lab, checkOut } = repository;
  checkOut(merge);
  pulls += attempt === 1 ? 1 : 0;
  const pullRequest = {
    number: pulls,
    head: { sha: head, repo: REPOSITORY },
    base: { sha: base, repo: REPOSITORY },
  };
  server.cacheRights.scope = `refs/pull/${pulls}/merge`;
  server.cacheRights.others = ['refs/heads/main'];
  return runAction({
    workspace: lab.folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'pull_request', payload: { pull_request: pullRequest, repository: REPOSITORY } },
    inputs: INPUTS,
    env: { GATE_SECRET: 'secret', GITHUB_RUN_ATTEMPT: String(attempt) },
  });
}

function readVerdict({ outputs, log }: ActionRun): Verdict {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const failedRows = (run: ActionRun) =>
  readVerdict(run)
    .models[0]?.rows.filter(({ state }) => state === 'fail')
    .map(({ metric }) => metric);

describe('a served model', () => {
  let place: Place;
  beforeAll(async () => {
    place = await open({});
  });
  afterAll(() => close(place));
  const comment = () => place.server.comments.at(-1)?.body ?? '';

  test('whose start line makes it slower is blocked, and a second attempt does not measure it again', async () => {
    const proposed = place.repository.propose(SLOWER_START);
    const run = await pull(place, proposed);
    expect(run.exitCode, run.log).toBe(1);
    expect(failedRows(run)).toEqual(['tpot-p95']);
    expect(comment()).toMatch(/^### ❌ Blocked: `chat` P95 time per output token \+\d+/m);
    expect(comment()).toContain('- **server**: start: --per-token-ms 1 → --per-token-ms 50');
    expect(readVerdict(run).rules).toMatchObject({ origin: 'base-commit' });

    const again = await pull(place, proposed, 2);
    expect(again.exitCode, again.log).toBe(1);
    expect(again.log).not.toContain('timing launch');
    expect(readVerdict(again).models[0]?.attempts).toMatchObject({ number: 2, own: 0, basis: 'earlier' });
  });

  test('whose program becomes slower is blocked: the baseline’s starts from the files of the base commit', async () => {
    const run = await pull(place, place.repository.propose(SLOWER_PROGRAM));
    expect(run.exitCode, run.log).toBe(1);
    expect(failedRows(run)).toEqual(['tpot-p95']);
    expect(comment()).toMatch(/^### ❌ Blocked: `chat` P95 time per output token \+\d+/m);
    expect(comment()).toMatch(/^- \*\*server\*\*: "\.\.\/serve\.mjs" changed$/m);
  });
});

describe('a pull request of a served model', () => {
  let place: Place;
  beforeAll(async () => {
    place = await open({ limits: SCORE_LIMIT });
  });
  afterAll(() => close(place));

  test('cannot give its server more of the runner’s environment', async () => {
    const change = (folder: string) => {
      edit(SERVED_POLICY, (text) => text.replace('ready:', 'environment: [GATE_SECRET]\n      ready:'))(
        folder,
      );
      // Other answers if the secret is there.
      edit('serve.mjs', (text) => text.replace('update(`', `update(\`\${process.env.GATE_SECRET ?? ''}`))(
        folder,
      );
    };
    const run = await pull(place, place.repository.propose(change));
    expect(run.exitCode, run.log).toBe(0);
    expect(readVerdict(run).rules?.changes).toMatchObject([
      { place: ['engine', 'environment'], before: '[]', after: '["GATE_SECRET"]', effect: 'changed' },
    ]);
    expect(run.summary).toContain('different after the merge');
  });

  test('cannot have another server answer', async () => {
    const change = edit(SERVED_POLICY, (text) =>
      text
        .replace(/start: .*/, `url: '${place.server.url}'\n      baseline-url: '${place.server.url}'`)
        .replace(/ +ready: .*\n/, ''),
    );
    const before = place.server.effects.length;
    const run = await pull(place, place.repository.propose(change));
    expect(run.exitCode, run.log).toBe(0);
    const score = readVerdict(run).models[0]?.rows.find(({ metric }) => metric === 'task-score');
    expect(score).toMatchObject({ baseline: 1, candidate: 1 });
    expect(readVerdict(run).rules?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ place: ['engine', 'start'], after: null, effect: 'changed' }),
        expect.objectContaining({ place: ['engine', 'url'], before: null, effect: 'changed' }),
      ]),
    );
    expect(place.server.effects.slice(before).filter(({ path }) => path.includes('completions'))).toEqual([]);
  });

  test('cannot run a language model in onnxruntime', async () => {
    const change = edit(SERVED_POLICY, (text) =>
      text
        .replace(/ {4}engine:.*?( {4}dataset)/s, '$1')
        .replace('kind: text, score: exact-match', 'kind: output-match')
        .replace(/ {4}generation: .*\n/, ''),
    );
    const run = await pull(place, place.repository.propose(change));
    expect(run.exitCode).toBe(2);
    expect(run.summary).toContain(
      'models.chat.task.kind: expected "engine: { kind: server }" for a text task, got onnxruntime.',
    );
  });
});

test('a pull request that adds the program and the policy has both models served by its program', async () => {
  const place = await open({ limits: SCORE_LIMIT, isFirst: true });
  const run = await pull(
    place,
    place.repository.propose(() => {}),
  );
  expect(run.exitCode, run.log).toBe(0);
  expect(run.summary).toMatch(
    /Commit `[0-9a-f]{7}` does not have "\.\.\/serve\.mjs", so this change’s version served the baseline, too/,
  );
  await close(place);
});

describe('an unchanged served model', () => {
  let place: Place;
  let origin: string;
  beforeAll(async () => {
    place = await open({ limits: WIDE_LIMITS, more: 'profiles: { release: { repeats: 1, budget: 12s } }\n' });
    const { lab, base } = place.repository;
    origin = mkdtempSync(join(tmpdir(), 'origin-'));
    lab.run('init', '--quiet', '--bare', origin);
    lab.run('remote', 'add', 'origin', `file://${origin}`);
    lab.run('tag', 'v1', base);
    const released = { draft: false, prerelease: false, published_at: '2026-10-01T12:00:00Z' };
    place.server.releases.push({ tag_name: 'v1', ...released });
  });
  afterAll(async () => {
    await close(place);
    rmSync(origin, { recursive: true });
  });

  const start = (event: ActionStart['event'], env: Readonly<Record<string, string>> = {}) => {
    const { lab, base } = place.repository;
    place.repository.checkOut(base);
    return runAction({
      workspace: lab.folder,
      serverUrl: place.server.url,
      sha: base,
      event,
      inputs: { ...INPUTS, 'data-branch': BRANCH },
      env,
    });
  };

  test('is recorded by a push, and passes when a pull request changes only the documentation', async () => {
    const { repository, server } = place;
    const recorded = await push(place);
    expect(recorded.exitCode, recorded.log).toBe(0);
    expect(server.entries).toMatchObject([
      { isComplete: true, key: expect.stringContaining(repository.base) },
    ]);
    const run = await pull(
      place,
      repository.propose(() => {}),
    );
    expect(run.exitCode, run.log).toBe(0);
    expect(readVerdict(run).models[0]?.baselineSource).toMatchObject({ kind: 'record' });
    expect(server.comments.at(-1)?.body).toMatch(
      /^### ✅ Passed: `chat` meets 3 of 3 limits; both models are the same file$/m,
    );
  });

  test('is measured at night, and a tag with the same files is signed off', async () => {
    const schedule = {
      schedule: '17 3 * * *',
      workflow: '.github/workflows/nightly.yml',
      repository: REPOSITORY,
    };
    const night = await start({ name: 'schedule', payload: schedule });
    expect(night.exitCode, night.log).toBe(0);
    expect(night.outputs['verdict']).toBe('pass');
    expect(night.summary).toContain('### Positive control passed');
    expect(night.summary).toMatch(/`chat` +\| worsened \| ✅ blocked \| outputs changed: Exact match/);
    // A token that is 2 s late, thrice, is beyond the deadline of this policy.
    expect(night.summary).toMatch(/`chat` +\| slowed \| ⚠️ not possible \| an answer that breaks the limit/);
    expect(night.summary).toContain('### Trend over 1 night: no open regressions');
    const release = { id: 2, tag_name: 'v2', draft: false, prerelease: false };
    const signed = await start(
      { name: 'release', payload: { action: 'published', release, repository: REPOSITORY } },
      { GITHUB_TRIGGERING_ACTOR: 'octocat', GITHUB_REF: 'refs/tags/v2' },
    );
    expect(signed.exitCode, signed.log).toBe(0);
    expect(signed.summary).toContain('Signed off: `v2`');
    const record = signOffSchema.parse(JSON.parse(readFileSync(signed.outputs['sign-off'] ?? '', 'utf8')));
    expect(record).toMatchObject({
      signed: true,
      release: { commit: place.repository.base, tag: 'v2' },
      models: [{ files: [{ path: 'model.bin' }], repeats: [{ state: 'pass' }] }],
    });
    expect(record.models[0]?.measured?.server).toMatchObject({
      protocol: 'openai',
      executable: { name: 'node' },
      files: [{ path: 'serve.mjs' }],
      locks: [],
    });
  });
});
