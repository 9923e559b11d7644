import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FASHION, HOSTILE, metricsIn, runCheck, runGate } from './run-check.ts';

const POLICY = 'regression-gate.yml';
const LFS_POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 375851\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-input-'));
  for (const name of [POLICY, 'classes.json', 'model.onnx'])
    await cp(join(FASHION, name), join(folder, name));
  // A tenth of the set is enough: what is tested is the input, not the verdict.
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
});
afterEach(() => rm(folder, { recursive: true }));

const inFolder = (name: string): string => join(folder, name);
const words = (candidate: string): string[] => [
  '--policy',
  POLICY,
  '--baseline',
  'model.onnx',
  '--candidate',
  candidate,
  '--budget',
  '6s',
];

async function edit(name: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(inFolder(name), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(inFolder(name), changed);
}

interface Mistake {
  readonly title: string;
  readonly make: () => Promise<unknown>;
  readonly candidate?: string;
  readonly message: string;
}

const MISTAKES: Mistake[] = [
  {
    title: 'an unknown key',
    make: () => edit(POLICY, 'task-score:', 'task-scor:'),
    message:
      'models[0].limits.task-scor: expected "task-score", got the unknown key "task-scor". (line 13, column 7)',
  },
  {
    title: 'a missing unit',
    make: () => edit(POLICY, 'floor: 0.05ms', 'floor: 0.05'),
    message:
      'models[0].limits.latency-p95.floor: expected a duration such as "0.05ms", got 0.05. (line 12, column 54)',
  },
  {
    title: 'a missing model file',
    make: async () => {},
    candidate: 'absent.onnx',
    message: 'absent.onnx: expected a model file, got no such file.',
  },
  {
    title: 'a missing data set',
    make: () => rm(inFolder('regression-set.jsonl')),
    message: 'regression-set.jsonl: expected',
  },
  {
    title: 'a Git LFS pointer',
    make: () => writeFile(inFolder('candidate.onnx'), LFS_POINTER),
    candidate: 'candidate.onnx',
    message: 'candidate.onnx: expected an ONNX model, got a Git LFS pointer.',
  },
  {
    title: 'a truncated model',
    make: async () =>
      writeFile(inFolder('candidate.onnx'), (await readFile(inFolder('model.onnx'))).subarray(0, 200_000)),
    candidate: 'candidate.onnx',
    message: 'candidate.onnx: expected a complete ONNX model, got the first 200000 of at least 375845 bytes.',
  },
  {
    title: 'an output that would abort the process',
    make: () => cp(join(HOSTILE, 'int4-output.onnx'), inFolder('candidate.onnx')),
    candidate: 'candidate.onnx',
    message: 'candidate.onnx: expected output "logits" of a supported type, got int4.',
  },
  {
    title: 'a broken line in the data set',
    make: () => edit('regression-set.jsonl', /\n\{"id": ?"[^"]+"/, '\n{"id": oops'),
    message: 'regression-set.jsonl, line 2: expected',
  },
  {
    title: 'a label that is no class',
    make: () => edit('regression-set.jsonl', /"label": ?"[^"]+"/, '"label": "Hat"'),
    message: 'regression-set.jsonl, line 1: expected',
  },
  {
    title: 'an empty data set',
    make: () => writeFile(inFolder('regression-set.jsonl'), ''),
    message: 'regression-set.jsonl: expected at least one item',
  },
];

describe('bad input', () => {
  test.each(MISTAKES)(
    'F28, F54: names $title once, exits 2 and writes nothing',
    async ({ make, candidate, message }) => {
      await make();
      const before = (await readdir(folder)).sort();
      const { exitCode, stdout, stderr } = await runGate(['check', ...words(candidate ?? 'model.onnx')], {
        cwd: folder,
      });
      expect(stderr).toContain(message);
      expect(stderr.match(/regression-gate: /g)).toHaveLength(1);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(stdout).toBe('');
      expect(exitCode).toBe(2);
      expect((await readdir(folder)).sort()).toEqual(before);
    },
  );

  test('a shape that the data set does not have is the model’s own, and not a mistake in the data', async () => {
    const { report, exitCode } = await runCheck(words(join(HOSTILE, 'other-shape.onnx')), {
      cwd: folder,
      out: inFolder('out'),
    });
    expect(exitCode).toBe(3);
    expect(report).toMatch(/\| "image" +\| uint8 .*1, 28, 28.* \| uint8 .*3, 32, 32/);
  });

  test('F38: NaN outputs fail the score and are counted', async () => {
    const { verdict, exitCode } = await runCheck(words(join(HOSTILE, 'nan-logits.onnx')), {
      cwd: folder,
      out: inFolder('out'),
    });
    expect(metricsIn(verdict, 'fail')).toContain('task-score');
    const reasons = verdict.models[0]?.rows.find((row) => row.metric === 'task-score')?.reasons;
    expect(reasons).toEqual([
      { kind: 'non-finite-outputs', baseline: 0, candidate: expect.any(Number), items: 200 },
    ]);
    const [reason] = reasons ?? [];
    if (reason?.kind === 'non-finite-outputs') expect(reason.candidate).toBeGreaterThan(0);
    expect(exitCode).toBe(1);
  });

  test('a baseline that only guesses, because its classes are in another order, is not recorded', async () => {
    const [first, ...others] = JSON.parse(await readFile(inFolder('classes.json'), 'utf8')) as string[];
    await writeFile(inFolder('classes.json'), JSON.stringify([...others, first]));
    const recording = ['check', '--record', '--policy', POLICY, '--budget', '6s'];
    const { exitCode, stderr } = await runGate(recording, { cwd: folder });
    expect(stderr).toMatch(
      /models\.fashion: expected a baseline that is better than guessing, got Accuracy 0\.0\d+ \(guessing: 0\.1\d+\)\./,
    );
    expect(stderr).toContain('write "guessing: allow" next to its limits');
    expect(exitCode).toBe(2);
    expect(await readdir(folder)).not.toContain('.regression-gate');
  });

  test('F32: a model that aborts the runtime fails every row, and the gate lives on', async () => {
    const { verdict, exitCode } = await runCheck(words(join(HOSTILE, 'abort-on-load.onnx')), {
      cwd: folder,
      out: inFolder('out'),
    });
    expect(verdict.models[0]?.ending).toEqual({
      kind: 'failed',
      failure: 'crashed',
      message: expect.stringContaining('it crashed the runtime (SIGABRT) while loading the model'),
      providers: [],
    });
    expect(verdict.models[0]?.rows.map((row) => row.state)).toEqual(Array(6).fill('fail'));
    expect(exitCode).toBe(1);
  });

  test('F34: a model that never ends is killed at its deadline and fails every row', async () => {
    await edit(POLICY, 'intra-op-threads: 1 }', 'intra-op-threads: 1, run-deadline: 2s }');
    const { verdict, exitCode } = await runCheck(words(join(HOSTILE, 'endless-loop.onnx')), {
      cwd: folder,
      out: inFolder('out'),
    });
    expect(verdict.models[0]?.ending).toEqual({
      kind: 'failed',
      failure: 'timed-out',
      message: expect.stringContaining(
        'an inference did not finish within 2 s while running the regression set (runtime.run-deadline)',
      ),
      providers: [],
    });
    expect(verdict.models[0]?.rows.map((row) => row.state)).toEqual(Array(6).fill('fail'));
    expect(exitCode).toBe(1);
  });

  test.each([
    {
      words: ['chek'],
      message:
        'command: expected one of compare, check, measure, calibrate, ladder, sign-off, inspect, init, trend, history, doctor, route, verdict, gitlab-note, got "chek".',
    },
    { words: ['check', '--polcy', 'x'], message: 'check: expected "--policy", got "--polcy".' },
    {
      words: ['check', '--budget', '3'],
      message: '--budget: expected a duration above zero such as "60s", got "3".',
    },
    {
      words: ['check', '--seed', '1e3'],
      message: '--seed: expected a whole number from 0 to 4294967295, got "1e3".',
    },
    {
      words: ['check', '--policy', 'absent.yml'],
      message: 'absent.yml: expected a policy file, got no such file.',
    },
    {
      words: ['check', '--policy', POLICY, '--model', 'fashon'],
      message: 'model: expected one of fashion, got "fashon".',
    },
    { words: ['measure', '--policy', POLICY], message: 'measure: expected a model file, got none.' },
    {
      words: ['check', '--policy', POLICY, '--budget', '0.1s', '--baseline', 'model.onnx'],
      message: 'in single-stream traffic, where an inference takes',
    },
  ])('the command line $words is refused', async ({ words: line, message }) => {
    const { exitCode, stderr } = await runGate(line, { cwd: folder });
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });
});
