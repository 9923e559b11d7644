import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metadata } from '../support/onnx-writer.ts';
import { FASHION, runCheck } from './run-check.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'same-'));
  for (const name of ['regression-gate.yml', 'classes.json', 'model.onnx'])
    await cp(join(FASHION, name), join(folder, name));
  // A tenth of the items: what could block here is the noise of what is sampled, not the score.
  // Another file, because two equal ones are not compared by their figures.
  const model = await readFile(join(FASHION, 'model.onnx'));
  await writeFile(join(folder, 'same.onnx'), Buffer.concat([model, metadata('comment', 'the same weights')]));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

test('check never blocks a model for being compared with itself, in three runs', {
  timeout: 300_000,
}, async () => {
  // A quiet machine needs a few seconds of it; a noisy one measures until it can decide.
  const words = ['--policy', 'regression-gate.yml', '--baseline', 'same.onnx', '--budget', '25s'];
  for (let run = 0; run < 3; run += 1) {
    const { verdict, exitCode } = await runCheck([...words, '--seed', String(run)], {
      cwd: folder,
      out: join(folder, 'out'),
    });
    const failed = verdict.models[0]?.rows.filter(({ state }) => state === 'fail');
    expect(failed, `run ${run}`).toEqual([]);
    expect(exitCode).toBe(0);
  }
});

test('two equal files are measured once and pass at once, because a limit on a change cannot be broken', async () => {
  const words = ['--policy', 'regression-gate.yml', '--baseline', 'model.onnx', '--budget', '60s'];
  const { verdict, report, exitCode } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  expect(exitCode).toBe(0);
  const [model] = verdict.models;
  expect(model?.method).toMatchObject({ sampling: 'same-model', launches: 5 });
  expect(model?.rows.filter(({ change }) => change !== 0 && change !== null)).toEqual([]);
  expect(report.split('\n')[0]).toMatch(
    /^### ✅ Passed: `fashion` meets 6 of 6 limits, .*both models are the same file/,
  );
});
