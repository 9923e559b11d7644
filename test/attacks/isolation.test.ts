import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { BUBBLEWRAP } from '../../src/engine/onnxruntime/isolation/bubblewrap.ts';
import { type Isolation, PLAIN_PROCESS } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { UNSHARE } from '../../src/engine/onnxruntime/isolation/unshare.ts';
import { WorkerProcess } from '../../src/engine/onnxruntime/worker-process.ts';
import { UserError } from '../../src/errors/errors.ts';
import { closeWorkspace } from '../../src/measure/workspace.ts';
import { type StagedModel, stageModel } from '../../src/model/stage-model.ts';
import { type ActionRepository, makeActionRepository } from '../e2e/action-repository.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { RUNTIME_FOLDER, realArm, workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { HAS } from '../support/isolation-levels.ts';
import { model, value } from '../support/onnx-writer.ts';
import { readProc } from '../support/proc-stat.ts';
import { runPull } from './run-pull.ts';

/*
 * A model that reads files of the machine, and a program in a model's place, as if a hole in the runtime had let the model's
 * author run one. With the defence off, the runtime and the program are plain child processes.
 */

const SECRET = 'ghs_secretOfTheCheckout';
const HIDING = [BUBBLEWRAP, UNSHARE] as const;

let place: string;
/** A checkout that has kept its token. */
let checkout: GitLab;
/** Private folder of a run. */
let directory: string;
let server: Loopback | undefined;
let repository: ActionRepository | undefined;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'attack-')));
  mkdirSync(join(place, 'checkout'));
  checkout = openGitLab(join(place, 'checkout'));
  checkout.run('config', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${SECRET}`);
  directory = join(place, 'private');
  mkdirSync(join(directory, 'scratch'), { recursive: true });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
  repository?.remove();
  repository = undefined;
  rmSync(place, { recursive: true, force: true, maxRetries: 3 });
});

/** Runs a program as a plain child, which inherits everything. @returns What it printed. */
const runPlainly = (code: string, ...words: string[]): string =>
  spawnSync(process.execPath, [...words, '-e', code], { encoding: 'latin1' }).stdout;

/** Starts a program in the place of the candidate's measuring child. @param staged - What the child would load. */
function startInPlace(isolation: Isolation, code: string, staged?: StagedModel): WorkerProcess {
  const workerFile = join(directory, 'hostile.mjs');
  writeFileSync(workerFile, code);
  const scratch = join(directory, 'scratch');
  const worker = new WorkerProcess(
    { ...workspaceIn(directory, workerFile), scratch, isolation },
    'candidate',
  );
  const { session } = realArm();
  const command =
    staged === undefined
      ? ({ do: 'memory' } as const)
      : ({ do: 'load', runtimeFolder: RUNTIME_FOLDER, modelFile: staged.file, session } as const);
  // It never answers.
  void worker.request(command, { deadlineMs: 60_000 }).catch(() => {});
  return worker;
}

/** Ten bytes of external data as the model's scores. */
const leakyModel = (external: Readonly<Record<string, string>>): Buffer =>
  model({
    inputs: [value('image', 'uint8', ['N', 1, 28, 28])],
    outputs: [value('logits', 'float32', ['N', 10])],
    nodes: [{ op: 'Cast', inputs: ['w'], outputs: ['logits'], attributes: [{ name: 'to', i: 1 }] }],
    initializers: [{ name: 'w', dtype: 'int8', dims: [1, 10], external }],
  });

/** What the runtime gives when it runs a leaky model where it lies. */
const scoresOf = (file: string): string =>
  runPlainly(`
const ort = require(${JSON.stringify(RUNTIME_FOLDER)});
(async () => {
  const session = await ort.InferenceSession.create(${JSON.stringify(file)});
  const image = new ort.Tensor('uint8', new Uint8Array(784), [1, 1, 28, 28]);
  process.stdout.write(Buffer.from((await session.run({ image })).logits.data));
})();`);

describe('A11: external data', () => {
  const stage = () =>
    stageModel({
      file: join(checkout.folder, 'model.onnx'),
      shownPath: 'model.onnx',
      directory: join(directory, 'candidate'),
    });

  test('A11: the runtime reads the token of a checkout into the scores of a model; a staged model cannot', async () => {
    const config = readFileSync(join(checkout.folder, '.git/config'), 'latin1');
    const offset = String(config.indexOf(SECRET));
    const file = join(checkout.folder, 'model.onnx');
    writeFileSync(file, leakyModel({ location: '.git/config', offset, length: '10' }));
    expect(scoresOf(file)).toBe(SECRET.slice(0, 10));

    await expect(stage()).rejects.toThrow(
      `expected external data in the model's folder, got location ".git/config"`,
    );
    expect(existsSync(join(directory, 'candidate', '.git'))).toBe(false);
  });

  test.each<{ title: string; location: () => string; arrange?: () => void }>([
    { title: 'above the model', location: () => '../secret.txt' },
    { title: 'at an absolute path', location: () => join(place, 'secret.txt') },
    {
      title: 'behind a symbolic link',
      location: () => 'weights.bin',
      arrange: () => symlinkSync(join(place, 'secret.txt'), join(checkout.folder, 'weights.bin')),
    },
    {
      title: 'in a folder behind a link',
      location: () => 'outside/secret.txt',
      arrange: () => symlinkSync(place, join(checkout.folder, 'outside')),
    },
  ])('A11: a file $title is never part of a model', async ({ location, arrange = () => {} }) => {
    writeFileSync(join(place, 'secret.txt'), SECRET);
    arrange();
    const file = join(checkout.folder, 'model.onnx');
    writeFileSync(file, leakyModel({ location: location() }));
    const data = resolve(dirname(file), location());
    expect(runPlainly(`console.log(require('fs').readFileSync(${JSON.stringify(data)}, 'utf8'))`)).toContain(
      SECRET,
    );

    await expect(stage()).rejects.toThrow(UserError);
    const staged = readdirSync(join(directory, 'candidate')).filter((name) => name !== 'model.onnx');
    expect(staged).toEqual([]);
  });

  test('A11: a file next to the model that git does not track is never part of a change’s model', async () => {
    server = await startLoopback();
    const change = (folder: string) =>
      writeFileSync(join(folder, 'model.onnx'), leakyModel({ location: 'secret.txt' }));
    repository = makeActionRepository({ minScore: 0.5, change });
    repository.checkOut(repository.merge);
    writeFileSync(join(repository.folder, 'secret.txt'), SECRET);
    expect(scoresOf(join(repository.folder, 'model.onnx'))).toBe(SECRET.slice(0, 10));

    const run = await runPull(repository, server);
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('expected external data "secret.txt" to be in git like the model');
    expect(`${run.log}${run.summary}${JSON.stringify(server.comments)}`).not.toContain(SECRET.slice(0, 10));
  });

  test('A11: nor is one next to the file that a link in git leads to', async () => {
    server = await startLoopback();
    repository = makeActionRepository({ minScore: 0.5 });
    const { folder } = repository;
    const { run: git, commit } = openGitLab(folder);
    git('checkout', '--quiet', 'main');
    mkdirSync(join(folder, 'models'));
    git('mv', 'model.onnx', 'models/model.onnx');
    symlinkSync('models/model.onnx', join(folder, 'model.onnx'));
    git('add', '--all');
    const base = commit('README.md', 'A linked model.\n');
    git('checkout', '--quiet', '-b', 'leak');
    writeFileSync(join(folder, 'models/model.onnx'), leakyModel({ location: 'secret.txt' }));
    // A decoy: git tracks a file of that name next to the link.
    writeFileSync(join(folder, 'secret.txt'), 'weights');
    git('add', '--all');
    const head = commit('notes.md', 'A leak.\n');
    git('checkout', '--quiet', '--detach', base);
    git('merge', '--quiet', '--no-ff', '--no-edit', 'leak');
    writeFileSync(join(folder, 'models/secret.txt'), SECRET);
    expect(scoresOf(join(folder, 'models/model.onnx'))).toBe(SECRET.slice(0, 10));

    const run = await runPull({ folder, base, head, merge: git('rev-parse', 'HEAD') }, server);
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('expected external data "secret.txt" to be in git like the model');
  });
});

/** Tells which of the files it can read, and whether it finds the secret in the environment of any process. */
const spy = (files: readonly string[]): string => `
import { readdirSync, readFileSync } from 'node:fs';
const read = (file) => { try { return readFileSync(file, 'latin1'); } catch { return undefined; } };
const processes = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name));
console.log(JSON.stringify({
  readable: ${JSON.stringify(files)}.filter((file) => read(file) !== undefined),
  seesEnvironment: processes.some((pid) => read('/proc/' + pid + '/environ')?.includes(${JSON.stringify(SECRET)})),
}));
`;

describe.each(HIDING)('in $level', (isolation) => {
  const { level } = isolation;

  test.skipIf(!HAS[level])(
    'A11: a program in a model’s place reads the staged files, and nothing beside them',
    async () => {
      const besides = [
        join(checkout.folder, '.git/config'),
        join(checkout.folder, 'model.onnx'),
        join(checkout.folder, 'untracked.txt'),
        join(place, 'credentials.config'),
        join(directory, 'labels.json'),
        join(directory, 'scratch', 'baseline', 'profile.json'),
      ];
      writeFileSync(join(checkout.folder, 'model.onnx'), leakyModel({ location: 'weights.bin' }));
      for (const file of ['checkout/weights.bin', 'checkout/untracked.txt', 'credentials.config'])
        writeFileSync(join(place, file), SECRET);
      writeFileSync(join(directory, 'labels.json'), SECRET);
      mkdirSync(join(directory, 'scratch', 'baseline'));
      writeFileSync(join(directory, 'scratch', 'baseline', 'profile.json'), SECRET);
      const staged = await stageModel({
        file: join(checkout.folder, 'model.onnx'),
        shownPath: 'model.onnx',
        directory: join(directory, 'candidate'),
      });
      const own = [staged.file, join(dirname(staged.file), 'weights.bin')];
      vi.stubEnv('ACTIONS_RUNTIME_TOKEN', SECRET);
      expect(JSON.parse(runPlainly(spy([...besides, ...own]), '--input-type=module'))).toEqual({
        readable: [...besides, ...own],
        seesEnvironment: true,
      });

      const worker = startInPlace(isolation, spy([...besides, ...own]), staged);
      await expect.poll(() => worker.log, { timeout: 60_000 }).toContain('\n');
      await worker.end();
      expect(JSON.parse(worker.log)).toEqual({ readable: own, seesEnvironment: false });
    },
  );

  test.skipIf(!HAS[level])(
    'A7: a program in a model’s place that knows the token has no network to use it',
    async () => {
      server = await startLoopback();
      const post = `
const answer = await fetch('${server.url}/repos/o/r/issues/7/comments', {
  method: 'POST', body: '{"body":"Approved"}', headers: { authorization: 'token ${SECRET}' },
}).then((sent) => sent.status, () => 'no network');
console.log(answer);`;
      // Not spawnSync: the server is in this process.
      const plain = spawn(process.execPath, ['--input-type=module', '-e', post], { stdio: 'ignore' });
      await once(plain, 'close');
      expect(server.comments.map(({ body }) => body)).toEqual(['Approved']);

      server.comments.splice(0);
      const worker = startInPlace(isolation, post);
      await expect.poll(() => worker.log, { timeout: 60_000 }).toContain('\n');
      await worker.end();
      expect(worker.log).toBe('no network\n');
      expect(server.comments).toEqual([]);
    },
  );

  test.skipIf(!HAS[level])('A8: a program in a model’s place leaves nothing behind', async () => {
    const mark = `left-by-${process.pid}-${level}`;
    const places = [place, checkout.folder, tmpdir()];
    const files = places.map((folder) => join(folder, mark));
    const plain = spawn(process.execPath, ['--input-type=module', '-e', settler(mark, places)], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, HOME: place, TMPDIR: place },
    });
    await once(plain.stdout, 'data');
    plain.kill('SIGKILL');
    await once(plain, 'close');
    const [daemon = 0, ...more] = settled(mark);
    expect([daemon > 0, more]).toEqual([true, []]);
    expect(files.filter((file) => existsSync(file))).toEqual(files);

    process.kill(daemon, 'SIGKILL');
    await expect.poll(() => settled(mark), { timeout: 20_000 }).toEqual([]);
    for (const file of files) rmSync(file);
    const worker = startInPlace(isolation, settler(mark, places));
    await expect.poll(() => worker.log, { timeout: 60_000 }).toContain('settled');
    expect(settled(mark)).toHaveLength(1);
    await worker.end();
    await expect.poll(() => settled(mark), { timeout: 20_000 }).toEqual([]);
    await closeWorkspace({ directory, clocks: undefined });
    expect([...files, directory].filter((file) => existsSync(file))).toEqual([]);
    expect(checkout.run('status', '--porcelain')).toBe('');
  });
});

/** Starts a process of its own session, which outlives its parent, and writes a file wherever it can. */
const settler = (mark: string, places: readonly string[]): string => `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
for (const folder of [...${JSON.stringify(places)}, homedir(), tmpdir()])
  try { writeFileSync(join(folder, ${JSON.stringify(mark)}), 'x'); } catch {}
const code = 'setInterval(() => {}, 1000)';
const daemon = spawn(process.execPath, ['-e', code, ${JSON.stringify(mark)}], { detached: true, stdio: 'ignore' });
daemon.once('spawn', () => console.log('settled'));
setInterval(() => {}, 1000);
`;

/** The processes that a settler has started and that are alive. */
const settled = (mark: string): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => readProc(`${pid}/cmdline`).includes(`setInterval(() => {}, 1000)\0${mark}\0`));

test.skipIf(!HAS.process)(
  'A8: in a plain process, what a program starts keeps the id by which the runner ends it after the job',
  async () => {
    const mark = `left-by-${process.pid}-process`;
    vi.stubEnv('RUNNER_TRACKING_ID', `github_${mark}`);
    const worker = startInPlace(PLAIN_PROCESS, settler(mark, []));
    await expect.poll(() => worker.log, { timeout: 60_000 }).toContain('settled');
    await worker.end();
    const [daemon = 0] = settled(mark);
    expect(readProc(`${daemon}/environ`).split('\0')).toContain(`RUNNER_TRACKING_ID=github_${mark}`);
    process.kill(daemon, 'SIGKILL');
    await expect.poll(() => settled(mark), { timeout: 20_000 }).toEqual([]);
    // Its home and its temporary folder were in the private folder.
    expect(existsSync(join(directory, 'scratch', 'candidate', mark))).toBe(true);
    await closeWorkspace({ directory, clocks: undefined });
    expect(existsSync(directory)).toBe(false);
  },
);

test('A11: the examples upload files of the gate, never the checkout', () => {
  writeFileSync(join(checkout.folder, 'README.md'), 'x');
  const whole = readdirSync(checkout.folder, { recursive: true, encoding: 'utf8' });
  expect(whole).toContain(join('.git', 'config'));

  const github = join(import.meta.dirname, '..', '..', '.github');
  const files = ['examples', 'workflows'].flatMap((folder) =>
    readdirSync(join(github, folder))
      .filter((name) => name.endsWith('.yml'))
      .map((name) => join(github, folder, name)),
  );
  const steps = files.flatMap((file) => {
    const { jobs } = parse(readFileSync(file, 'utf8')) as { jobs: Record<string, { steps?: Step[] }> };
    return Object.values(jobs).flatMap((job) => job.steps ?? []);
  });
  const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  expect(uploads.length).toBeGreaterThan(3);
  const paths = uploads.flatMap((step) => String(step.with?.['path']).trim().split('\n'));
  // A job that builds the model hands on that one file; release.yml, a folder with the files of the release alone.
  for (const path of paths)
    expect(path.trim()).toMatch(/^(?:\.regression-gate\/|\$\{\{ steps\.|model\.onnx$|release$)/);
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
