import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FASHION, runCheck } from './run-check.ts';

/* What changed between the arms, through the bundle. The assertions do not depend on the machine’s speed. */

let folder: string;
const policyOf = (rule: string, threads: number): string => `version: 1
one-change: ${rule}
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    runtime: { intra-op-threads: ${threads} }
    limits: { task-score: { max-drop: 5pp } }
`;
const check = async (rule: string, { threads = 1, candidate = 'candidates/int8.onnx' } = {}) => {
  await writeFile(join(folder, 'now.yml'), policyOf(rule, threads));
  const words = [
    ...['--policy', 'now.yml', '--baseline-policy', 'before.yml', '--budget', '60s'],
    ...['--baseline', 'model.onnx', '--candidate', join(FASHION, candidate)],
  ];
  const { verdict, exitCode, report } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  return { model: verdict.models[0]!, exitCode, report };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-change-'));
  for (const name of ['classes.json', 'model.onnx']) await cp(join(FASHION, name), join(folder, name));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
  await writeFile(join(folder, 'before.yml'), policyOf('warn', 1));
});
afterAll(() => rm(folder, { recursive: true }));

describe('one change at a time', () => {
  test('one change is listed, and the precision that was executed is reported', async () => {
    const { model, exitCode, report } = await check('require');
    expect(exitCode).toBe(0);
    expect(model.changes.map(({ head }) => head)).toEqual(['precision']);
    expect(model.changes).toMatchObject([
      {
        kind: 'precision',
        before: { main: { scheme: 'float', element: 'float32' } },
        after: { main: { scheme: 'qdq', element: 'int8' } },
      },
    ]);
    expect(report).toMatch(/^- \*\*precision\*\*: float32 → int8 QDQ \(static, /m);
    expect(report).not.toContain('things changed together');
    expect(model.time?.execution?.filePrecision).toBe('int8 QDQ');
    expect(model.time?.execution?.operators).not.toEqual([]);
  });

  test('several changes are called out, with what to split', async () => {
    const { model, exitCode, report } = await check('warn', { threads: 2 });
    expect(exitCode).toBe(0);
    expect(model.changes).toContainEqual({
      kind: 'setting',
      head: 'session-options',
      name: 'intra-op-threads',
      before: '1',
      after: '2',
    });
    expect(model.changes.map(({ head }) => head)).toEqual(['precision', 'session-options']);
    expect(report.split('\n')[0]).toMatch(/; 2 things changed together$/);
    expect(report).toContain(
      '**Next** Split the change so that precision and session options are measured one at a time.',
    );
  });

  test('where the policy requires one, several stop the job before anything is measured', async () => {
    const { model, exitCode } = await check('require', { threads: 2 });
    expect(exitCode).toBe(3);
    expect(model.state).toBe('incomparable');
    expect(model.rows).toEqual([]);
    expect(model.ending).toEqual({
      kind: 'incomparable',
      differences: [{ kind: 'several-changes', heads: ['precision', 'session-options'] }],
    });
    expect(model.changes.map(({ head }) => head)).toEqual(['precision', 'session-options']);
  });
});
