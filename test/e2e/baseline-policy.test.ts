import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FASHION, metricsIn, runCheck, runGate } from './run-check.ts';

/* Two versions of the runtime side by side. Needs the npm registry: the older version is installed by the gate. */

let folder: string;
const policyOf = (id: string, runtime: string): string => `version: 1
models:
  - id: ${id}
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    runtime: ${runtime}
    limits: { task-score: { max-drop: 1pp }, latency-p95: { max-increase: 100% } }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-policy-'));
  for (const name of ['classes.json', 'model.onnx']) await cp(join(FASHION, name), join(folder, name));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
  await writeFile(join(folder, 'now.yml'), policyOf('fashion', '{}'));
  await writeFile(
    join(folder, 'before.yml'),
    policyOf('fashion', '{ version: 1.29.0, memory-arena: false }'),
  );
  await writeFile(join(folder, 'other.yml'), policyOf('other', '{}'));
  process.env['RUNNER_TOOL_CACHE'] = join(folder, 'tools');
});
afterAll(async () => {
  delete process.env['RUNNER_TOOL_CACHE'];
  await rm(folder, { recursive: true });
});

const words = (baselinePolicy: string): string[] => [
  ...['--policy', 'now.yml', '--baseline', 'model.onnx', '--budget', '6s'],
  ...['--baseline-policy', baselinePolicy],
];

describe('--baseline-policy', () => {
  test('runs the baseline with the runtime and the settings of that policy', async () => {
    const { verdict, exitCode, report } = await runCheck(words('before.yml'), {
      out: join(folder, 'out'),
      cwd: folder,
    });
    const [model] = verdict.models;
    expect(model?.changes).toEqual([
      { kind: 'setting', head: 'runtime-version', name: 'version', before: '1.29.0', after: '1.30.0' },
      { kind: 'setting', head: 'session-options', name: 'memory-arena', before: 'false', after: 'true' },
    ]);
    expect(model?.settings).toContainEqual({ name: 'version', candidate: '1.30.0', baseline: '1.29.0' });
    expect(model?.settings).toContainEqual({ name: 'memory-arena', candidate: 'true', baseline: 'false' });
    expect(report.split('\n')[0]).toMatch(/; 2 things changed together; both models are the same file$/);
    // Only 1.30 reports its allocator's peak, so each arm really ran its own.
    const arena = model?.rows.find(({ metric }) => metric === 'memory-arena-peak');
    expect(arena?.baseline).toBeNull();
    expect(arena?.candidate).toBeGreaterThan(0);
    expect(metricsIn(verdict, 'pass')).toContain('task-score');
    expect(exitCode).toBe(0);
  });

  test('must have the model that is judged', async () => {
    const { exitCode, stderr } = await runGate(['check', ...words('other.yml')], { cwd: folder });
    expect(stderr).toContain('other.yml: expected a model with the id "fashion", got other.');
    expect(exitCode).toBe(2);
  });
});
