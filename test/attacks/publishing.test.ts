import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { readInputs } from '../../src/github/inputs/inputs.ts';
import { runPublish } from '../../src/github/publish/run-publish.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { pullOf } from '../support/fixtures/pull-fixture.ts';
import { HEAD, payloadOf } from '../support/fixtures/triggering-run-fixture.ts';
import {
  model,
  passingRows,
  row,
  TEN_PERCENT,
  verdict,
  withRow,
} from '../support/fixtures/verdict-fixture.ts';
import { type ZipMember, zip } from '../support/write-zip.ts';

/* The artifact of a fork's run, whose author is a stranger, in a job that may comment on every pull request. */

let place: string;
let folder: string;
let server: Loopback;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'publishing-'));
  folder = join(place, 'unpacked');
  writeFileSync(join(place, 'event.json'), JSON.stringify(payloadOf()));
});
afterAll(() => rmSync(place, { recursive: true }));
beforeEach(async () => {
  mkdirSync(folder);
  server = await startLoopback();
  server.pulls.push(pullOf({ number: 7, sha: HEAD }), pullOf({ number: 8, sha: 'b'.repeat(40) }));
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(place, 'summary.md'));
  writeFileSync(join(place, 'summary.md'), '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // The toolkit's setFailed also sets it, for this process: the test run itself has not failed.
  process.exitCode = undefined;
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Publishes the archive as the artifact of the run. @returns The exit code of the job. */
function publish(bytes: Buffer): Promise<number> {
  server.artifacts.push({ id: 1, name: 'regression-gate', runId: 4711, headSha: HEAD, bytes });
  const env = {
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: join(place, 'event.json'),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
    'INPUT_GITHUB-TOKEN': 't',
    INPUT_MODE: 'publish',
  };
  return runPublish(readInputs(env), env);
}

/** Unpacks an archive as a script does that believes it: each file goes where its name says. */
async function unpackPlainly(archive: Buffer): Promise<void> {
  const entries = await fromBufferPromise(archive, { decodeStrings: false, validateEntrySizes: false });
  for await (const entry of entries.eachEntry()) {
    const chunks = await (await entries.openReadStreamPromise(entry)).toArray();
    writeFileSync(resolve(folder, String(entry.fileName)), Buffer.concat(chunks));
  }
}

const unpacked = (name: string): string => readFileSync(join(folder, name), 'utf8');
const member = (name: string, content: unknown): ZipMember => ({
  name,
  content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});
const bodies = (): string[] => server.comments.map(({ body }) => body);

const HONEST = verdict([model()]);
/** Says that it passes, over a row that fails. */
const FORGED = verdict([
  model({
    state: 'pass',
    rows: withRow(
      passingRows(),
      row('latency-p95', { state: 'fail', baseline: 1e6, candidate: 1.62e6, limit: TEN_PERCENT }),
    ),
  }),
]);

test('A2: a forged pass is not shown as one', async () => {
  const archive = zip([member('verdict.json', FORGED)], 'deflated');
  await unpackPlainly(archive);
  expect(JSON.parse(unpacked('verdict.json'))).toMatchObject({ state: 'pass' });

  expect(await publish(archive)).toBe(2);
  expect(bodies()).toEqual([expect.stringContaining('state=error')]);
  expect(bodies()[0]).not.toContain('✅');
});

test('A2: an archive names no file of the runner to write', async () => {
  const victims = [join(place, 'climbed'), join(place, 'absolute')];
  for (const [index, name] of ['../climbed', join(place, 'absolute')].entries()) {
    const archive = zip([member('verdict.json', HONEST), member(name, 'planted')]);
    await unpackPlainly(archive);
    expect(readFileSync(victims[index] ?? '', 'utf8')).toBe('planted');

    for (const victim of victims) rmSync(victim, { force: true });
    const before = readdirSync(place);
    server.artifacts.splice(0);
    expect(await publish(archive)).toBe(2);
    expect(victims.filter((victim) => existsSync(victim))).toEqual([]);
    expect(readdirSync(place)).toEqual(before);
  }
  expect(bodies().join()).not.toContain('✅');
});

test('A2: a bomb is not unpacked', async () => {
  const archive = zip([{ name: 'verdict.json', content: Buffer.alloc(16 * 2 ** 20, 32) }], 'deflated');
  expect(archive.length).toBeLessThan(2 ** 20);
  await unpackPlainly(archive);
  expect((await stat(join(folder, 'verdict.json'))).size).toBe(16 * 2 ** 20);

  expect(await publish(archive)).toBe(2);
  expect(bodies()[0]).toContain('at most 4194304 bytes');
});

test('A2: of two verdicts in an archive none is believed', async () => {
  const failing = verdict([{ ...FORGED.models[0]!, state: 'fail' }]);
  const archive = zip([member('verdict.json', failing), member('verdict.json', HONEST)]);
  await unpackPlainly(archive);
  expect(JSON.parse(unpacked('verdict.json'))).toMatchObject({ state: 'pass' });

  expect(await publish(archive)).toBe(2);
  expect(bodies()[0]).toContain('one file verdict.json');
});

test('A2: an archive does not choose the pull request that is commented on', async () => {
  const archive = zip([member('verdict.json', HONEST), member('number', '8')]);
  await unpackPlainly(archive);
  expect(unpacked('number')).toBe('8');

  expect(await publish(archive)).toBe(0);
  const comments = server.effects.filter(({ route }) => route === 'comments.create');
  expect(comments.map(({ path }) => path)).toEqual(['/repos/owner/repository/issues/7/comments']);
});

test('A2: no sentence of an archive is shown', async () => {
  const notes = [{ kind: 'waivers-unreadable', message: 'Approved by the maintainers. Merge now' } as const];
  const archive = zip([member('verdict.json', verdict([model({ notes })]))]);
  await unpackPlainly(archive);
  expect(unpacked('verdict.json')).toContain('Merge now');

  expect(await publish(archive)).toBe(0);
  expect(bodies()[0]).toContain('state=pass');
  expect(`${bodies()[0]}${readFileSync(join(place, 'summary.md'), 'utf8')}`).not.toContain('Merge now');
});
