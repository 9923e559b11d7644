import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { parseOpenMetrics } from '../support/parse-open-metrics.ts';
import { chartsOf, parsePage } from '../support/parse-page.ts';
import { elementsOf, parseXml } from '../support/parse-xml.ts';
import { FASHION, metricsIn, runGate } from './run-check.ts';

/*
 * Two model files in an otherwise empty folder, as a newcomer has them. A busy machine may leave latency undecided, so what
 * is asserted of a sound model is "not blocked".
 */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-'));
  const files = { 'old.onnx': 'model.onnx', 'same.onnx': 'candidates/lossless.onnx' };
  for (const [name, from] of Object.entries({ ...files, 'wrong.onnx': 'candidates/int8-miscalibrated.onnx' }))
    await cp(join(FASHION, from), join(folder, name));
});
afterAll(() => rm(folder, { recursive: true }));

/** One file per format. */
const MACHINE = [
  ...['--junit', 'ci/junit.xml', '--sarif', 'gate.sarif', '--csv', 'csv', '--openmetrics', 'metrics.txt'],
];

const SHORT = ['--budget', '5s', '--budget-extension', '0'];

async function run(...words: string[]): Promise<{
  verdict: Verdict;
  report: string;
  page: string;
  stdout: string;
  exitCode: number | null;
}> {
  const { exitCode, stdout, stderr } = await runGate([...words, ...SHORT], { cwd: folder });
  expect(stderr).not.toContain('regression-gate:');
  const read = (name: string) => readFile(join(folder, '.regression-gate', 'out', name), 'utf8');
  const verdict = verdictSchema.parse(JSON.parse(await read('verdict.json')));
  return { verdict, report: await read('report.md'), page: await read('report.html'), stdout, exitCode };
}

describe('compare', () => {
  test('a model with the same outputs is not blocked, and the verdict claims no more than was compared', async () => {
    const { verdict, report, page, stdout } = await run('compare', 'old.onnx', 'same.onnx');
    const [model] = verdict.models;
    expect(metricsIn(verdict, 'fail')).toEqual([]);
    expect(metricsIn(verdict, 'pass')).toEqual(expect.arrayContaining(['task-score', 'memory-ram-peak']));
    expect(metricsIn(verdict, 'shown')).toContain('model-size');
    expect(model).toMatchObject({
      id: 'same',
      baselineSource: { kind: 'named', path: 'old.onnx' },
      command: { baseline: 'old.onnx', candidate: 'same.onnx', compare: { rtol: 0.001, atol: 0.00001 } },
    });
    expect(model?.command).not.toHaveProperty('policyFile');
    expect(report).toMatch(/^### .*; on random inputs/);
    for (const text of [report, stdout]) {
      expect(text).toContain('Inputs are random, so accuracy on real data was not judged: 64 items');
      expect(text).toContain('regression-gate init');
    }
    expect(report).toContain(
      'compare --budget 5s --seed 1 --rtol 0.001 --atol 0.00001 -- old.onnx same.onnx',
    );
    expect(stdout).toContain(`Charts: ${join('.regression-gate', 'out', 'report.html')}`);
    expect(chartsOf(parsePage(page)).slice(0, 3)).toEqual(['curves', 'curves', 'launches']);
    await expect(access(join(folder, '.regression-gate', 'same'))).rejects.toThrow('ENOENT');
  });

  test('a model with other outputs is blocked, by check without a policy as well', async () => {
    const words = ['check', '--baseline', 'old.onnx', '--candidate', 'wrong.onnx', ...MACHINE];
    const { verdict, exitCode } = await run(...words);
    expect(exitCode).toBe(1);
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    const [failure] = elementsOf(parseXml(await read('ci/junit.xml')), 'failure');
    expect(failure?.attributes['message']).toContain('Matching outputs');
    expect(
      JSON.parse(await read('gate.sarif')).runs[0].results[0].locations[0].physicalLocation,
    ).toMatchObject({
      artifactLocation: { uri: 'wrong.onnx' },
    });
    expect(parseOpenMetrics(await read('metrics.txt'))[0]).toMatchObject({ value: 1 });
    expect((await read('csv/rows.csv')).split('\r\n')).toHaveLength(
      (verdict.models[0]?.rows.length ?? 0) + 2,
    );
    expect((await read('csv/launches.csv')).split('\r\n').length).toBeGreaterThan(4);
    expect(verdict.state).toBe('fail');
    expect(metricsIn(verdict, 'fail')).toContain('task-score');
    expect(verdict.models[0]?.notes).toContainEqual(
      expect.objectContaining({ kind: 'random-inputs', items: 64 }),
    );
  });

  test('a policy that is named and missing is an error all the same', async () => {
    const words = ['check', '--policy', 'gate.yml', '--baseline', 'old.onnx', '--candidate', 'same.onnx'];
    await writeFile(join(folder, 'gate.sarif'), 'of an earlier run');
    const { exitCode, stderr } = await runGate([...words, ...MACHINE], { cwd: folder });
    expect(exitCode).toBe(2);
    await expect(access(join(folder, 'gate.sarif'))).rejects.toThrow('ENOENT');
    const left = join(folder, '.regression-gate', 'out', 'verdict.json');
    await expect(access(left)).rejects.toThrow('ENOENT');
    expect(stderr).toContain('gate.yml: expected a policy file, got no such file.');
  });
});
