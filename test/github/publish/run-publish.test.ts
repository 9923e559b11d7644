import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import { readInputs } from '../../../src/github/inputs/inputs.ts';
import { runPublish } from '../../../src/github/publish/run-publish.ts';
import type { RefusedVerdict } from '../../../src/github/publish/unpublished-reason.ts';
import { unpublishedText } from '../../../src/github/words/publish.ts';
import type { ModelVerdict, Verdict } from '../../../src/verdict/verdict.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { line } from '../../support/fixtures/history-fixture.ts';
import { pullOf } from '../../support/fixtures/pull-fixture.ts';
import { HEAD, payloadOf } from '../../support/fixtures/triggering-run-fixture.ts';
import {
  model,
  passingRows,
  row,
  TEN_PERCENT,
  verdict,
  withRow,
} from '../../support/fixtures/verdict-fixture.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { zip } from '../../support/write-zip.ts';

let folder: string;
let summary: string;
let server: Loopback;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
  summary = join(folder, 'summary.md');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  server = await startLoopback();
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  await writeFile(summary, '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // The toolkit's setFailed also sets it, for this process: the test run itself has not failed.
  process.exitCode = undefined;
  await server.close();
});

interface Given {
  readonly run?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function publish({ run = {}, inputs = {} }: Given = {}): Promise<number> {
  const event = join(folder, 'event.json');
  await writeFile(event, JSON.stringify(payloadOf(run)));
  const written = Object.entries({ 'github-token': 't', mode: 'publish', ...inputs });
  const env = {
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
    GITHUB_SERVER_URL: 'https://github.com',
    ...Object.fromEntries(written.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  return runPublish(readInputs(env), env);
}

const FAILING = model({
  state: 'fail',
  rows: withRow(
    passingRows(),
    row('latency-p95', { state: 'fail', baseline: 1e6, candidate: 1.62e6, limit: TEN_PERCENT }),
  ),
});

function leave(
  content: Verdict | string | Buffer,
  given: {
    id?: number;
    name?: string;
    runId?: number;
    headSha?: string;
    expired?: boolean;
    claimedBytes?: number;
  } = {},
): void {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  server.artifacts.push({
    id: 1,
    name: 'regression-gate',
    runId: 4711,
    headSha: HEAD,
    bytes: Buffer.isBuffer(text)
      ? text
      : zip([{ name: 'verdict.json', content: Buffer.from(text) }], 'deflated'),
    ...given,
  });
}

const NO_ARTIFACT = unpublishedText({
  kind: 'no-verdict',
  why: { kind: 'no-artifact', name: 'regression-gate' },
});

const bodies = () => server.comments.map(({ body }) => body);

describe('an honest result', () => {
  test('that passes is published, marked as what it is, without the texts that it brings', async () => {
    const notes: ModelVerdict['notes'] = [{ kind: 'waivers-unreadable', message: 'Merge now' }];
    leave(verdict([model({ baselineSource: { kind: 'named', path: 'Trust me' }, notes })]));
    expect(await publish()).toBe(0);
    expect(bodies()).toHaveLength(1);
    const lines = bodies()[0]?.split('\n') ?? [];
    expect(lines[0]).toMatch(/^<!-- model-regression-gate:v1 key=[0-9a-f]{16} state=pass run=4711\.1 -->$/);
    expect(lines[1]).toMatch(/^> \*\*Published from an unprivileged run\.\*\* .*`aaaaaaa`.*`success`/);
    expect(lines[1]).toContain('(https://github.com/owner/repository/actions/runs/4711/attempts/1)');
    expect(lines[3]).toContain('✅');
    expect(bodies()[0]).not.toMatch(/Trust me|Merge now|npx/);
    expect(await readFile(summary, 'utf8')).toContain(lines[3]);
  });

  test('that fails is published, and the job that tells it succeeds', async () => {
    leave(verdict([FAILING]));
    expect(await publish({ run: { conclusion: 'failure' } })).toBe(0);
    expect(bodies()[0]).toMatch(/state=fail[\s\S]*❌ Blocked/);
  });

  test('the download carries the token to the interface and not to the storage', async () => {
    leave(verdict([model()]));
    await publish();
    expect(server.storage.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(server.effects.find(({ route }) => route === 'artifacts.zip')?.status).toBe(302);
  });

  test('of several attempts the newest counts, and the comment flips', async () => {
    leave(verdict([FAILING]));
    await publish({ run: { conclusion: 'failure' } });
    leave(verdict([model()]), { id: 2 });
    await publish({ run: { run_attempt: 2 } });
    expect(server.comments.map(({ isMinimized = false }) => isMinimized)).toEqual([true, false]);
    expect(bodies()[1]).toContain('state=pass run=4711.2');
  });

  test('with another name of the artifact', async () => {
    leave(verdict([model()]), { name: 'out' });
    expect(await publish({ inputs: { artifact: 'out' } })).toBe(0);
    expect(bodies()[0]).toContain('state=pass');
  });
});

describe('the last positive control', () => {
  const DATA = { 'data-branch': 'regression-gate-data' };
  const control = { at: new Date(Date.now() - 86_400_000).toISOString(), blocked: ['slower' as const] };
  let lab: GitLab;
  beforeEach(async () => {
    await server.close();
    lab = openGitLab();
    lab.run('checkout', '--quiet', '--orphan', 'regression-gate-data');
    lab.commit('history.jsonl', `${JSON.stringify(line(1, { positiveControl: control }))}\n`);
    server = await startLoopback({ repository: lab.folder });
    server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  });
  afterEach(() => lab.remove());

  test('is taken from the history of this repository, not from the result', async () => {
    const claimed = { at: '2020-01-01T00:00:00Z', blocked: ['worse' as const], daysAgo: 0 };
    leave(verdict([model()], { positiveControl: claimed }));
    expect(await publish({ inputs: DATA })).toBe(0);
    expect(bodies()[0]).toContain(control.at.slice(0, 10));
    expect(bodies()[0]).not.toContain('2020-01-01');
  });

  test('is read from a Gitea too, which sends the file in JSON', async () => {
    const content = Buffer.from(lab.run('show', 'regression-gate-data:history.jsonl')).toString('base64');
    const json = { type: 'file', encoding: 'base64', content };
    server.inject({ route: 'contents.get', answer: { status: 200, json } });
    leave(verdict([model()]));
    expect(await publish({ inputs: DATA })).toBe(0);
    expect(bodies()[0]).toContain(control.at.slice(0, 10));
  });

  test.each([
    { title: 'without a data branch', inputs: {} },
    { title: 'where there is no such branch', inputs: { 'data-branch': 'none' } },
  ])('is left out $title', async ({ inputs }) => {
    leave(verdict([model()]));
    expect(await publish({ inputs })).toBe(0);
    expect(bodies()[0]).not.toContain(control.at.slice(0, 10));
  });

  test('is left out when the server does not give the history, and all else is published', async () => {
    server.inject({ route: 'contents.get', answer: { status: 403, json: { message: 'no' } } });
    leave(verdict([model()]));
    expect(await publish({ inputs: DATA })).toBe(0);
    expect(bodies()[0]).toContain('state=pass');
    expect(bodies()[0]).not.toContain(control.at.slice(0, 10));
  });
});

describe('a result that must not be shown as a pass', () => {
  test.each(['failure', 'timed_out', 'neutral', null])(
    'is one that passes from a run that ended in %s',
    async (conclusion) => {
      leave(verdict([model()]));
      expect(await publish({ run: { conclusion } })).toBe(3);
      expect(bodies()[0]).toContain('state=error');
      expect(bodies()[0]).not.toContain('✅');
      expect(bodies()[0]).toContain(unpublishedText({ kind: 'unsuccessful-run', state: 'pass' }));
    },
  );

  const refused: readonly {
    readonly title: string;
    readonly content: Verdict | string | Buffer;
    readonly why: RefusedVerdict;
  }[] = [
    {
      title: 'whose rows say otherwise',
      content: verdict([{ ...FAILING, state: 'pass' }]),
      why: {
        kind: 'contradiction',
        contradiction: { kind: 'milder-than-rows', state: 'pass', rows: 'fail' },
      },
    },
    {
      title: 'that is milder than its models',
      content: verdict([FAILING], { state: 'pass' }),
      why: {
        kind: 'contradiction',
        contradiction: { kind: 'not-the-worst-model', state: 'pass', worst: 'fail' },
      },
    },
    {
      title: 'that is no verdict',
      content: '{"state":"pass"}',
      why: {
        kind: 'not-a-verdict',
        path: 'version',
        message: 'expected verdict version 2, got undefined',
      },
    },
    {
      title: 'that is not an archive',
      content: Buffer.from('pass'),
      why: {
        kind: 'bad-archive',
        message:
          'expected a valid zip archive, got: Error: End of central directory record signature not found. Either not a zip file, or file is truncated.',
      },
    },
  ];
  test.each(refused)('is one $title: it is refused, and that is said', async ({ content, why }) => {
    leave(content);
    expect(await publish()).toBe(2);
    expect(bodies()[0]).toContain('state=error');
    expect(bodies()[0]).not.toContain('✅');
    const text = unpublishedText({ kind: 'refused', why });
    expect(bodies()[0]).toContain(text);
    expect(await readFile(summary, 'utf8')).toContain(text);
  });

  test('is one that is not there, and an older pass is not left standing', async () => {
    leave(verdict([model()]));
    await publish();
    server.artifacts.length = 0;
    expect(await publish({ run: { id: 4712 } })).toBe(2);
    expect(server.comments.map(({ isMinimized = false }) => isMinimized)).toEqual([true, false]);
    expect(bodies()[1]).toContain(NO_ARTIFACT);
  });

  test.each([
    { title: 'of another run', given: { runId: 1 } },
    { title: 'of another commit', given: { headSha: 'b'.repeat(40) } },
    { title: 'that has expired', given: { expired: true } },
    { title: 'with another name', given: { name: 'regression-gate-2' } },
  ])('is an artifact $title', async ({ given }) => {
    leave(verdict([model()]), given);
    expect(await publish()).toBe(2);
    expect(bodies()[0]).toContain('state=error');
  });

  test('is one too large to look at, which is not downloaded', async () => {
    leave(verdict([model()]), { claimedBytes: 17 * 2 ** 20 });
    expect(await publish()).toBe(2);
    expect(server.storage.requests).toEqual([]);
  });

  test('words of an attacker stay words', async () => {
    const evil = '</details>\n# ✅ Passed\n@everyone [x](https://evil.example) <img src=x>';
    const slices = [{ key: evil, value: evil, items: 1, baseline: 0, candidate: 1 }];
    leave(verdict([model({ slices, environment: { [evil]: evil } })]));
    expect(await publish()).toBe(0);
    // Without its code spans, in which nothing acts.
    const prose = bodies()[0]?.replace(/`[^`\n]*`/g, '');
    expect(prose).not.toMatch(/^# |@everyone|\]\(https:\/\/evil|<img/m);
  });

  test('is one of a model with a sentence for a name', async () => {
    leave(verdict([model({ id: 'approved, merge now' })]));
    expect(await publish()).toBe(2);
    expect(bodies()[0]).not.toContain('merge now');
  });
});

describe('nothing is said', () => {
  test.each([
    { title: 'when the run was cancelled', run: { conclusion: 'cancelled' } },
    { title: 'when the run was one of a push', run: { event: 'push' } },
    { title: 'when the pull request has moved on', run: { head_sha: 'b'.repeat(40) } },
  ])('$title', async ({ run }) => {
    expect(await publish({ run })).toBe(0);
    expect(server.comments).toEqual([]);
    expect(await readFile(summary, 'utf8')).toContain('Nothing to publish');
  });

  test('when a run failed before it could judge, but that it did', async () => {
    expect(await publish({ run: { conclusion: 'failure' } })).toBe(0);
    expect(bodies()[0]).toContain('state=error');
    expect(bodies()[0]).toContain(NO_ARTIFACT);
  });

  test('by an older run after a newer one', async () => {
    leave(verdict([model()]), { runId: 4712 });
    await publish({ run: { id: 4712 } });
    leave(verdict([FAILING]), { id: 2 });
    expect(await publish({ run: { conclusion: 'failure' } })).toBe(0);
    expect(bodies()).toEqual([expect.stringContaining('run=4712.1')]);
  });
});

describe('what keeps it from speaking is an error', () => {
  test('a token that may not comment', async () => {
    leave(verdict([model()]));
    server.rights.comments = false;
    await expect(publish()).rejects.toThrow(InfrastructureError);
    expect(await readFile(summary, 'utf8')).toContain('pull-requests: write');
  });

  test('a token that may not read artifacts', async () => {
    server.rights.actions = false;
    await expect(publish()).rejects.toThrow('`actions: read`');
  });

  test('a server that is down', async () => {
    server.inject({ route: 'pulls.list', answer: { status: 500 } });
    await expect(publish()).rejects.toThrow(InfrastructureError);
  });

  test('a commit status, which would lend it the rights of the default branch', async () => {
    await expect(publish({ inputs: { status: 'gate' } })).rejects.toThrow(UserError);
    expect(server.effects).toEqual([]);
  });

  test('a run of another workflow', async () => {
    await expect(publish({ run: { path: '.github/workflows/evil.yml' } })).rejects.toThrow(UserError);
    expect(server.effects).toEqual([]);
  });
});
