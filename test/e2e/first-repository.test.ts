import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coarsenWeights } from '../support/coarsen-weights.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { metricsIn, ROOT, runCheck, runGate } from './run-check.ts';

/*
 * The first fifteen minutes: a repository that has nothing but a model and its data, `init`, and the first two changes of
 * the model. The policy stays as `init` wrote it. What the machine's speed decides is not asserted.
 */

const FIXTURES = join(ROOT, 'fixtures', 'first-repository');
/** For runs whose latency is not asserted. */
const SHORT = ['--budget', '3s', '--budget-extension', '0'];

/** A team's model and data. */
interface Team {
  readonly name: 'vad' | 'ocr' | 'tabular';
  readonly data: readonly string[];
  /** What `init` proposes. */
  readonly task: string;
  /** Accuracy of the model, and what a sound verdict on the candidate must find it below. */
  readonly accuracy: number;
  readonly below: number;
  /** A candidate that is truly worse. */
  readonly worse: () => Promise<Uint8Array>;
}

const modelOf = (name: Team['name'], file = 'model.onnx') => readFile(join(FIXTURES, name, file));
const coarse = (name: Team['name']) => async () => coarsenWeights(await modelOf(name), 8);

const TEAMS: readonly Team[] = [
  {
    name: 'vad',
    data: ['regression-set.jsonl.gz'],
    task: 'task: { kind: binary, output: output, scores: probabilities }',
    accuracy: 0.945,
    below: 0.9,
    worse: coarse('vad'),
  },
  {
    name: 'ocr',
    data: ['regression-set.npz', 'classes.json'],
    task: 'task: { kind: classification, classes: ../data/classes.json, scores: probabilities }',
    accuracy: 1,
    below: 0.9,
    worse: coarse('ocr'),
  },
  {
    name: 'tabular',
    data: ['regression-set.csv'],
    task: 'task: { kind: classification, output: output_label }',
    accuracy: 0.961,
    below: 0.93,
    worse: () => modelOf('tabular', 'candidate.onnx'),
  },
];

describe.each(TEAMS)(
  'a repository with a model for $name',
  ({ name, data, task, accuracy, below, worse }) => {
    let lab: GitLab;
    let out: string;
    let printed: string;

    beforeAll(async () => {
      lab = openGitLab();
      out = await mkdtemp(join(tmpdir(), 'first-'));
      await cp(join(FIXTURES, name, 'model.onnx'), join(lab.folder, 'models', `${name}.onnx`));
      await mkdir(join(lab.folder, 'data'));
      for (const file of data) await cp(join(FIXTURES, name, file), join(lab.folder, 'data', file));
      lab.run('add', '--all');
      lab.run('commit', '--quiet', '--message', 'The model and its data');
      const ended = await runGate(['init'], { cwd: lab.folder });
      expect(ended.exitCode, ended.stderr).toBe(0);
      printed = ended.stdout;
      lab.run('add', '--all');
      lab.run('commit', '--quiet', '--message', 'The gate');
    });
    afterAll(async () => {
      lab.remove();
      await rm(out, { recursive: true, force: true });
    });

    const check = (words: readonly string[]) => runCheck(words, { out, cwd: lab.folder });
    const write = (bytes: Uint8Array) => writeFile(join(lab.folder, 'models', `${name}.onnx`), bytes);

    test('init leaves nothing to fill in', async () => {
      expect(printed).not.toContain('To fill in');
      expect(await readFile(join(lab.folder, '.github', 'regression-gate.yml'), 'utf8')).toContain(task);
    });

    test('the unchanged model passes, with the accuracy that it has', async () => {
      const { verdict, exitCode } = await check([]);
      expect([exitCode, verdict.state]).toEqual([0, 'pass']);
      const score = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
      expect(score?.candidate).toBeCloseTo(accuracy, 1);
    });

    // One is enough: it takes a whole measurement.
    if (name === 'vad') {
      test('a model that is exported again is measured, and loses no accuracy', async () => {
        await write(await modelOf(name));
        // `doc_string`, the sixth field of a ModelProto: another file, the same model.
        await appendFile(
          join(lab.folder, 'models', `${name}.onnx`),
          Buffer.from([0x32, 3, ...Buffer.from('new')]),
        );
        const { verdict } = await check(SHORT);
        expect(metricsIn(verdict, 'pass')).toEqual(
          expect.arrayContaining(['task-score', 'memory-arena-peak']),
        );
        expect(verdict.state).not.toBe('no-baseline');
      });
    }

    test('a worse model is blocked for its accuracy', async () => {
      await write(await worse());
      const { verdict, exitCode, report } = await check(SHORT);
      expect([exitCode, verdict.state]).toEqual([1, 'fail']);
      expect(metricsIn(verdict, 'fail')).toContain('task-score');
      expect(report).toMatch(new RegExp(`^### ❌ Blocked: \`${name}\` .*Accuracy −`, 'm'));
      const score = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
      expect(score?.baseline).toBeCloseTo(accuracy, 1);
      expect(score?.candidate).toBeLessThan(below);
      // At most five edited lines were promised: it takes none.
      expect(lab.run('status', '--porcelain')).toBe(`M models/${name}.onnx`);
    });
  },
);
