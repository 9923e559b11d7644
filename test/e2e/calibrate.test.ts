import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartsOf, parsePage } from '../support/parse-page.ts';
import { FASHION, runGate } from './run-check.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calibrate-'));
  for (const name of ['classes.json', 'model.onnx']) await cp(join(FASHION, name), join(folder, name));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 100);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
  // No machine can measure a change of a hundred-thousandth.
  await writeFile(
    join(folder, 'gate.yml'),
    `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    limits: { latency-p95: { max-increase: 0.001% } }
`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('calibrate', () => {
  test('compares the model with itself, proposes limits, and warns of one that is too narrow for this machine', async () => {
    const words = ['calibrate', '--policy', 'gate.yml', '--runs', '2', '--budget', '6s', '--out', 'out'];
    const { exitCode, stdout, stderr } = await runGate(words, { cwd: folder });
    expect(stderr).toMatch(/^(?:run [12] of 2: fashion: .*\n)*$/);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('fashion, compared with itself in 2 runs of 6s:');
    expect(stdout).toMatch(
      /Warning: the limit on latency-p95 is too narrow for this machine: 6s was enough to decide it in [01] of 2 runs\./,
    );
    const { models } = JSON.parse(await readFile(join(folder, 'out', 'calibration.json'), 'utf8'));
    const p95 = models[0].noise.find((each: { metric: string }) => each.metric === 'latency-p95');
    expect(p95.worstReach).toBeGreaterThanOrEqual(p95.typicalReach);
    expect(p95.runs).toBe(2);
    const page = await readFile(join(folder, 'out', 'calibration.html'), 'utf8');
    expect(chartsOf(parsePage(page))).toEqual(['noise']);
  });
});
