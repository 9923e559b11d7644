import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FASHION, metricsIn, runCheck, runGate } from './run-check.ts';

/* Where the command line finds what it compares with. The limits are wide: what is tested is the way, not the figures. */

const POLICY = `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    review: { below-confidence: 0.6 }
    limits:
      task-score: { max-drop: 2pp }
      memory-arena-peak: { max-increase: 10% }
`;
const BUDGET = ['--budget', '60s'];
const DIRECTORY = { kind: 'directory', path: '.regression-gate' };

let repository: string;
const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();
const out = () => join(repository, 'out');
const check = (...words: string[]) =>
  runCheck([...BUDGET, '--policy', 'gate.yml', ...words], { cwd: repository, out: out() });

async function useModel(name: string): Promise<void> {
  await cp(join(FASHION, name), join(repository, 'model.onnx'));
}

beforeAll(async () => {
  repository = await mkdtemp(join(tmpdir(), 'baseline-'));
  await writeFile(join(repository, 'gate.yml'), POLICY);
  await cp(join(FASHION, 'classes.json'), join(repository, 'classes.json'));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 300);
  await writeFile(join(repository, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=data without a model');
});
afterAll(() => rm(repository, { recursive: true }));

describe('the baseline', () => {
  test('F26: a model that the base commit does not have is new: compared with nothing, and let through', async () => {
    await useModel('model.onnx');
    git('add', 'model.onnx');
    const { verdict, exitCode, report } = await check();
    expect(verdict.state).toBe('no-baseline');
    const commit = git('rev-parse', 'HEAD');
    expect(verdict.models[0]?.ending).toEqual({ kind: 'no-baseline', why: { kind: 'new-model', commit } });
    expect(report.split('\n')[0]).toBe('### ⚠️ No baseline: `fashion` is new');
    expect(report).toContain(
      `**Why** The model is new: commit \`${commit.slice(0, 7)}\` does not have it.\n`,
    );
    expect(exitCode).toBe(0);
  });

  test('F26: a model that is not in git may be old: without a record of it there is no pass', async () => {
    git('rm', '--quiet', '--cached', 'model.onnx');
    const { verdict, exitCode } = await check();
    expect(verdict.state).toBe('no-baseline');
    expect(verdict.models[0]?.ending).toEqual({
      kind: 'no-baseline',
      why: { kind: 'not-in-git', path: 'model.onnx' },
    });
    expect(exitCode).toBe(3);
  });

  test('the model file at the merge base is measured side by side with the candidate', async () => {
    git('add', 'model.onnx');
    git('commit', '--quiet', '--message=model');
    git('checkout', '--quiet', '-b', 'change');
    await useModel('candidates/int8-miscalibrated.onnx');
    git('commit', '--quiet', '--all', '--message=int8');
    const { verdict, exitCode } = await check();
    expect(verdict.models[0]?.baselineSource).toEqual({ kind: 'git', commit: git('rev-parse', 'main') });
    expect(metricsIn(verdict, 'fail')).toEqual(['task-score']);
    expect(exitCode).toBe(1);
  });

  test('a record of the base commit in the store is used, and its outcomes are not measured again', async () => {
    git('checkout', '--quiet', 'main');
    const recorded = await check('--record');
    expect(recorded.exitCode).toBe(0);
    expect(recorded.verdict.models[0]?.ending).toEqual({ kind: 'measured-alone', isRecordable: true });
    expect(recorded.verdict.models[0]?.saves).toMatchObject([{ state: 'saved', store: DIRECTORY }]);
    const history = await runGate(['trend', '--json'], { cwd: repository });
    expect(history.exitCode).toBe(0);
    expect(JSON.parse(history.stdout).series).toContainEqual(
      expect.objectContaining({ modelId: 'fashion', metric: 'task-score', points: 1 }),
    );
    git('checkout', '--quiet', 'change');
    const { verdict } = await check();
    expect(verdict.models[0]?.baselineSource).toEqual({
      kind: 'record',
      commit: git('rev-parse', 'main'),
      recordedAt: expect.any(String),
      store: DIRECTORY,
    });
    expect(metricsIn(verdict, 'fail')).toEqual(['task-score']);
  });

  test('a record of an ancestor is used where the base commit has the same model, with its distance', async () => {
    git('checkout', '--quiet', 'main');
    const recorded = git('rev-parse', 'HEAD');
    git('commit', '--quiet', '--allow-empty', '--message=later');
    git('commit', '--quiet', '--allow-empty', '--message=and later');
    const { verdict } = await check();
    expect(verdict.models[0]?.baselineSource).toEqual({
      kind: 'record',
      commit: recorded,
      recordedAt: expect.any(String),
      store: DIRECTORY,
      before: { commits: 2, of: git('rev-parse', 'HEAD') },
    });
  });

  test('the model of the base commit is used instead of an ancestor’s record of another model, with a note', async () => {
    await useModel('candidates/memory.onnx');
    git('commit', '--quiet', '--all', '--message=another model');
    const { verdict } = await check();
    const commit = git('rev-parse', 'HEAD');
    const recorded = git('rev-parse', 'HEAD~3');
    expect(verdict.models[0]?.baselineSource).toEqual({ kind: 'git', commit });
    expect(verdict.models[0]?.notes).toContainEqual({
      kind: 'record-of-another-file',
      store: DIRECTORY,
      recorded,
      commit,
    });
    expect(verdict.models[0]?.models.baseline?.sha256).toBe(verdict.models[0]?.models.candidate.sha256);
  });

  test('a broken record is not used, with a note', async () => {
    const recorded = await check('--record');
    expect(recorded.exitCode).toBe(0);
    const file = join(repository, '.regression-gate', 'fashion', 'record.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 1000));
    const { verdict } = await check();
    expect(verdict.models[0]?.baselineSource).toEqual({ kind: 'git', commit: git('rev-parse', 'HEAD') });
    expect(verdict.models[0]?.notes).toContainEqual({
      kind: 'record-unused',
      store: DIRECTORY,
      why: { kind: 'unreadable', message: expect.any(String) },
    });
  });

  test('measure writes a record that check takes as its baseline', async () => {
    const records = join(repository, 'records');
    const measured = await runGate(
      ['measure', join(FASHION, 'model.onnx'), '--policy', 'gate.yml', ...BUDGET, '--out', records],
      {
        cwd: repository,
      },
    );
    expect(measured.exitCode, measured.stderr).toBe(0);
    const record = join(records, 'fashion', 'record.json');
    // The model next to the figures is gone: only the figures are left.
    await rm(join(records, 'fashion', 'model'), { recursive: true });
    const text = await readFile(record, 'utf8');
    await writeFile(record, text.replace('"keptAs":"model.onnx"', '"keptAs":null'));
    const alone = await check(
      '--baseline',
      record,
      '--candidate',
      join(FASHION, 'candidates', 'memory.onnx'),
    );
    expect(metricsIn(alone.verdict, 'fail')).toEqual(['memory-arena-peak']);
    expect(alone.verdict.models[0]?.method.sampling).toBe('stored-baseline');

    // Figures of another machine decide nothing.
    const foreign = (await readFile(record, 'utf8')).replace(/"logical cores":"\d+"/, '"logical cores":"7"');
    await writeFile(record, foreign);
    const incomparable = await check('--baseline', record, '--candidate', join(FASHION, 'model.onnx'));
    expect(incomparable.verdict.state).toBe('incomparable');
    expect(incomparable.verdict.models[0]?.ending).toEqual({
      kind: 'incomparable',
      differences: [
        { kind: 'field', field: 'logical cores', baseline: '7', candidate: expect.stringMatching(/^\d+$/) },
      ],
    });
    expect(incomparable.exitCode).toBe(3);
  });

  test.each([
    {
      title: 'another schema version',
      from: '"version":5',
      to: '"version":1',
      message: 'expected schema version 3, 4 or 5, got 1',
    },
    {
      title: 'a negative size',
      from: /"modelSizeBytes":\d+/,
      to: '"modelSizeBytes":-1',
      message: 'measurement.modelSizeBytes',
    },
    { title: 'an unknown key', from: '"modelId"', to: '"extra":1,"modelId"', message: 'extra' },
  ])('a record with $title is refused with its path', async ({ from, to, message }) => {
    const records = join(repository, 'records', 'fashion', 'record.json');
    const broken = join(repository, 'broken.json');
    await writeFile(broken, (await readFile(records, 'utf8')).replace(from, to));
    const { exitCode, stderr } = await runGate(['check', '--policy', 'gate.yml', '--baseline', broken], {
      cwd: repository,
    });
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });
});
