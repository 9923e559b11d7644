import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FASHION, runCheck } from './run-check.ts';

/* What changed between the arms, through the bundle. What is asserted holds however fast the machine is. */

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
  const { verdict, exitCode } = await runCheck(words, { cwd: folder, out: join(folder, 'out') });
  return { model: verdict.models[0]!, exitCode };
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
  test('one change is named in the headline, and what the runtime made of it is told', async () => {
    const { model, exitCode } = await check('require');
    expect(exitCode).toBe(0);
    expect(model.changes.map(({ head }) => head)).toEqual(['precision']);
    expect(model.headline).toMatch(/; one change, precision: float32 → int8 QDQ \(static, /);
    expect(model.time?.execution).toMatch(/^file: int8 QDQ \(static, .*; executed: /);
  });

  test('several are called confounded, with what to split', async () => {
    const { model, exitCode } = await check('warn', { threads: 2 });
    expect(exitCode).toBe(0);
    expect(model.headline).toContain('; confounded: 2 things changed at once (precision, session-options)');
    expect(model.nextStep).toContain(
      'Split the change, so that precision and session-options are measured one at a time.',
    );
    expect(model.notes).toContain('Changed (session-options): intra-op-threads: 1 → 2');
  });

  test('where the policy requires one, several stop the job before anything is measured', async () => {
    const { model, exitCode } = await check('require', { threads: 2 });
    expect(exitCode).toBe(3);
    expect(model.state).toBe('incomparable');
    expect(model.rows).toEqual([]);
    expect(model.headline).toMatch(
      /^the baseline cannot be compared: precision: float32 → int8 .*; session-options: /,
    );
  });
});
