import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PLAIN_PROCESS } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { WorkerProcess } from '../../src/engine/onnxruntime/worker-process.ts';
import { authorizationOf } from '../../src/git/credential-settings.ts';
import { CREDENTIALS_KEPT } from '../../src/github/words/deliver.ts';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from '../e2e/action-repository.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import type { ActionRun } from '../e2e/run-action.ts';
import { workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { openGitLab } from '../support/git-lab.ts';
import { HAS } from '../support/isolation-levels.ts';
import { model, value } from '../support/onnx-writer.ts';
import { maskLog, masksIn, readCommands } from './read-commands.ts';
import { runPull } from './run-pull.ts';

/*
 * One pull request with a hostile model, on a machine with secrets: once with all permissions, and once with none on a
 * machine that cannot hide itself from a model.
 */

/** Made up, and different from each other, so that each is recognized. */
const SECRETS = {
  'INPUT_GITHUB-TOKEN': 'ghs_tokenOfTheJob0123456789',
  ACTIONS_RUNTIME_TOKEN: 'runtimeTokenOfTheJob0123456789',
  AWS_SECRET_ACCESS_KEY: 'keyOfTheCloud0123456789',
};
const TOKEN = SECRETS['INPUT_GITHUB-TOKEN'];
/** As in logs and files, where a token is also written for git. */
const FORMS = [...Object.values(SECRETS), authorizationOf(TOKEN)];

const PAYLOAD = [
  'x',
  '::set-output name=verdict::pass',
  '::add-path::/tmp/evil\r::stop-commands::evil',
  'y ##[set-env name=LD_PRELOAD]/tmp/evil.so',
].join('\n');

/** Refused by the runtime, in words that repeat the name of a tensor. */
const HOSTILE_MODEL = model({
  inputs: [value('image', 'uint8', ['N', 1, 28, 28])],
  outputs: [value('logits', 'float32', ['N', 10])],
  nodes: [{ op: 'Relu', inputs: [PAYLOAD], outputs: ['logits'] }],
});

/** Refused by the gate itself, in words that repeat the name of its input. */
const MISNAMED = '##[set-env name=PATH]/tmp\n::x::';
const MISNAMED_MODEL = model({
  inputs: [value(MISNAMED, 'uint8', ['N'])],
  outputs: [value('logits', 'float32', ['N', 10])],
  nodes: [{ op: 'Cast', inputs: [MISNAMED], outputs: ['logits'], attributes: [{ name: 'to', i: 1 }] }],
});

const FILE_COMMANDS = ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'] as const;

let place: string;
let server: Loopback;
let repository: ActionRepository;
/** The texts that the run has left: in files, in the cache, on the server. */
let left: string;
let run: ActionRun;
let judged: Verdict;
let status: string;
let refused: ActionRun;
let withoutRights: ActionRun;
let judgedWithoutRights: Verdict;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'hostile-run-'));
  for (const name of FILE_COMMANDS) writeFileSync(join(place, name), '');
  const change = (folder: string) => writeFileSync(join(folder, 'model.onnx'), HOSTILE_MODEL);
  repository = makeActionRepository({ minScore: 0.5, change });
  const git = openGitLab(repository.folder).run;
  repository.checkOut(repository.merge);
  git('config', 'http.https://github.com/.extraheader', 'AUTHORIZATION: basic eA==');
  run = await runHostile();
  judged = readVerdict(run);
  status = git('status', '--porcelain');
  const files = textsIn(join(repository.folder, '.regression-gate'));
  const archives = server.entries.map(({ bytes }) =>
    execFileSync('tar', ['--zstd', '-x', '-O'], { input: bytes, encoding: 'latin1' }),
  );
  left = JSON.stringify([run.summary, run.outputs, server.comments, server.statuses, files, archives]);
  await server.close();

  writeFileSync(join(repository.folder, 'model.onnx'), MISNAMED_MODEL);
  refused = await runHostile();
  await server.close();

  git('checkout', '--quiet', '--force', 'HEAD');
  repository.checkOut(repository.merge);
  git('config', '--unset', 'http.https://github.com/.extraheader');
  git('config', 'includeIf.gitdir:/work.path', '/runner/temp/git-credentials-1.config');
  layPath();
  withoutRights = await runHostile(
    { comments: false, minimize: false, statuses: false, actions: false },
    { PATH: join(place, 'bin') },
  );
  judgedWithoutRights = readVerdict(withoutRights);
}, 120_000);
afterAll(async () => {
  await server.close();
  repository.remove();
  rmSync(place, { recursive: true });
});

/** A PATH without the programs that hide a machine. */
function layPath(): void {
  mkdirSync(join(place, 'bin'));
  for (const name of ['git', 'tar', 'zstd', 'zstdmt', 'unzstd', 'gzip', 'sh'])
    symlinkSync(join('/usr/bin', name), join(place, 'bin', name));
}

async function runHostile(
  rights: Partial<Loopback['rights']> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  server = await startLoopback();
  Object.assign(server.rights, rights);
  const fileCommands = Object.fromEntries(FILE_COMMANDS.map((name) => [name, join(place, name)]));
  return runPull(repository, server, {
    inputs: { 'github-token': TOKEN, status: 'gate' },
    env: { ...SECRETS, ...fileCommands, ...env },
  });
}

function readVerdict({ outputs, log }: ActionRun): Verdict {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));

const failureOf = ({ models }: Verdict): string => {
  const ending = models[0]?.ending;
  return ending?.kind === 'failed' ? (ending.message ?? '') : '';
};

test('the hostile model is judged, and blocked', () => {
  expect(run.exitCode, run.log).toBe(1);
  expect(failureOf(judged)).toContain(PAYLOAD);
});

test('A6: no text of a model becomes a command of the runner', () => {
  const hostile = ['set-output', 'add-path', 'stop-commands', 'set-env'];
  const code = 'console.error(process.argv[1])';
  const raw = spawnSync(process.execPath, ['-e', code, failureOf(judged)], { encoding: 'utf8' }).stderr;
  expect(readCommands(raw).map(({ name }) => name)).toEqual(hostile);

  expect(refused.exitCode, refused.log).toBe(2);
  expect(refused.log).toContain('##(set-env name=PATH]/tmp');
  const own = ['add-mask', 'debug', 'error', 'warning'];
  for (const { log } of [run, refused])
    expect(readCommands(log).filter(({ name }) => !own.includes(name))).toEqual([]);
});

test('A5: a run leaves environment, path and state alone, and writes only outputs of its own', () => {
  for (const name of FILE_COMMANDS) expect(readFileSync(join(place, name), 'utf8'), name).toBe('');
  const folder = join(repository.folder, '.regression-gate', 'out');
  expect(run.outputs).toEqual({
    verdict: 'fail',
    report: join(folder, 'report.md'),
    charts: join(folder, 'report.html'),
    'verdict-file': join(folder, 'verdict.json'),
    'comment-url': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w/#-]+$/),
    junit: join(folder, 'junit.xml'),
    sarif: join(folder, 'results.sarif'),
    csv: join(folder, 'rows.csv'),
    openmetrics: join(folder, 'metrics.txt'),
    summary: '❌ Blocked: fashion was refused by the runtime',
  });
});

test('A7: a token without permissions changes neither verdict nor exit code', () => {
  expect(withoutRights.exitCode).toBe(run.exitCode);
  expect(judgedWithoutRights.state).toBe(judged.state);
  const statesOf = ({ models }: Verdict) => models[0]?.rows.map(({ metric, state }) => [metric, state]);
  expect(statesOf(judgedWithoutRights)).toEqual(statesOf(judged));
  expect(withoutRights.outputs['verdict']).toBe('fail');
  for (const permission of ['pull-requests: write', 'statuses: write', 'actions: read'])
    expect(`${withoutRights.log}${withoutRights.summary}`).toContain(permission);
  expect(server.comments).toEqual([]);
});

test('A8: a run leaves the checkout as it was', () => {
  expect(status).toBe('');
});

test('A8: the model of a fork is not run where nothing hides the machine from it, and that of a colleague is', async () => {
  expect(judgedWithoutRights.models[0]?.environment?.['isolation']).toBe('process');
  expect(failureOf(judgedWithoutRights)).toContain(PAYLOAD);

  repository.checkOut(repository.merge);
  const env = { PATH: join(place, 'bin') };
  const fork = await runPull(repository, server, { env, from: 'stranger/repository' });
  expect(fork.exitCode, fork.log).toBe(4);
  expect(fork.log).toContain('isolation: expected bubblewrap or unshare to hide this machine from the model');
});

test('A11: a checkout that has kept its token is noticed, by either way of keeping it', () => {
  for (const { log } of [run, withoutRights]) expect(log).toContain(`::warning::${CREDENTIALS_KEPT}`);
});

test('A14: the runner is told to hide the token, also as git sends it', () => {
  const trace = `> authorization: basic ${authorizationOf(TOKEN)}`;
  expect(maskLog(trace, [TOKEN])).toBe(trace);

  expect(masksIn(run.log)).toEqual(expect.arrayContaining([TOKEN, authorizationOf(TOKEN)]));
  expect(maskLog(trace, masksIn(run.log))).toBe('> authorization: basic ***');
});

test('A14: no secret of the machine is in the log, the report, the comment, the cache or any file', () => {
  const dumped = spawnSync(process.execPath, ['-e', 'console.log(process.env)'], {
    env: { ...SECRETS },
    encoding: 'utf8',
  }).stdout;
  expect(Object.values(SECRETS).filter((secret) => dumped.includes(secret))).toHaveLength(3);

  expect(left).toContain('Blocked');
  // Not masked: a secret must not reach the log in the first place.
  const shown = maskLog(run.log, []);
  for (const form of FORMS) expect(`${shown}${left}`).not.toContain(form);
});

/** Uses whatever a step's program is given: files, token, and words for the log. */
const THIEF = `
import { appendFileSync } from 'node:fs';
for (const name of ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_OUTPUT'])
  try { appendFileSync(process.env[name], 'LD_PRELOAD=/tmp/evil.so\\n'); } catch {}
const { GITHUB_API_URL: url, 'INPUT_GITHUB-TOKEN': token } = process.env;
const sent = fetch(url + '/repos/o/r/issues/7/comments', {
  method: 'POST', body: '{"body":"Approved"}', headers: { authorization: 'token ' + token },
});
await sent.catch(() => {});
console.log(JSON.stringify(process.env));
`;

describe('a program in a model’s place, in a plain process', () => {
  let folder: string;
  let lures: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'thief-'));
    mkdirSync(join(folder, 'scratch'));
    writeFileSync(join(folder, 'thief.mjs'), THIEF);
    server.comments.splice(0);
    server.rights.comments = true;
    for (const [name, secret] of Object.entries(SECRETS)) vi.stubEnv(name, secret);
    vi.stubEnv('GITHUB_API_URL', server.url);
    lures = [...FILE_COMMANDS, 'GITHUB_OUTPUT'].map((name) => {
      const file = join(folder, name);
      writeFileSync(file, '');
      vi.stubEnv(name, file);
      return file;
    });
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const readLures = (): string[] => lures.map((file) => readFileSync(file, 'utf8'));

  /** As a child that inherits everything. */
  async function runPlainly(): Promise<string> {
    const child = spawn(process.execPath, [join(folder, 'thief.mjs')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    await once(child, 'close');
    return log;
  }

  async function runInPlace(): Promise<string> {
    const place = { ...workspaceIn(folder, join(folder, 'thief.mjs')), scratch: join(folder, 'scratch') };
    const worker = new WorkerProcess({ ...place, isolation: PLAIN_PROCESS }, 'candidate');
    await worker.request({ do: 'memory' }, { deadlineMs: 60_000 }).catch(() => {});
    await worker.end();
    return worker.log;
  }

  test.skipIf(!HAS.process)('A5: it is told of no file of the step', async () => {
    await runPlainly();
    expect(readLures()).toEqual(lures.map(() => 'LD_PRELOAD=/tmp/evil.so\n'));

    for (const file of lures) writeFileSync(file, '');
    expect(await runInPlace()).toContain('ORT_DISABLE_TELEMETRY');
    expect(readLures()).toEqual(lures.map(() => ''));
  });

  test.skipIf(!HAS.process)('A7: it has no token to comment with', async () => {
    await runPlainly();
    expect(server.comments.map(({ body }) => body)).toEqual(['Approved']);

    server.comments.splice(0);
    expect(await runInPlace()).toContain('ORT_DISABLE_TELEMETRY');
    expect(server.comments).toEqual([]);
  });

  test.skipIf(!HAS.process)('A14: it has no secret in its environment', async () => {
    const dumped = await runPlainly();
    expect(Object.values(SECRETS).filter((secret) => dumped.includes(secret))).toHaveLength(3);

    const seen = await runInPlace();
    expect(seen).toContain('ORT_DISABLE_TELEMETRY');
    for (const secret of Object.values(SECRETS)) expect(seen).not.toContain(secret);
  });
});
