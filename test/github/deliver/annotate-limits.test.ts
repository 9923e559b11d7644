import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotateLimits } from '../../../src/github/deliver/annotate-limits.ts';
import { METRIC_NAMES } from '../../../src/policy/metric.ts';
import type { Drift } from '../../../src/verdict/facts/drift.ts';
import type { ModelVerdict } from '../../../src/verdict/verdict.ts';
import { model, row } from '../../support/fixtures/verdict-fixture.ts';

const POLICY = `version: 1
models:
  - id: other
    limits: { latency-p95: { max-increase: 1% } }
  - id: fashion
    limits:
      latency-p95: { max-increase: 10% }
      task-score: { max-drop: 1pp }
    drift:
      latency-p95: { max-increase: 5% }
`;

let workspace: string;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'annotate-'));
  await writeFile(join(workspace, 'policy.yml'), POLICY);
});
afterAll(() => rm(workspace, { recursive: true }));

/** What the runner reads, one command a line. */
async function annotate(models: readonly ModelVerdict[], policy = 'policy.yml'): Promise<string[]> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text).trimEnd());
    return true;
  });
  try {
    await annotateLimits({ models: [...models] }, { workspace, policy });
  } finally {
    spy.mockRestore();
  }
  return written;
}

const slow = row('latency-p95', {
  state: 'fail',
  baseline: 1e6,
  candidate: 1.62e6,
  limit: { 'max-increase': { kind: 'relative', value: 0.1 } },
});

test('a broken limit is annotated on its line and column in the policy file', async () => {
  expect(await annotate([model({ rows: [slow] })])).toEqual([
    expect.stringMatching(
      /^::error title=Model Regression Gate,file=policy\.yml,line=7,col=7::fashion: P95 latency \+62\.0%25 \(limit/,
    ),
  ]);
});

test('a model that has drifted too far is annotated where its policy bounds that', async () => {
  const drift: Drift = { state: 'fail', release: null, source: null, rows: [slow], notes: [] };
  expect(await annotate([model({ rows: [], drift })])).toEqual([
    expect.stringContaining('line=10,col=7::fashion, since the last release: P95 latency +62.0'),
  ]);
});

test('a limit on one line with its model is found by its column', async () => {
  const [line] = await annotate([model({ id: 'other', rows: [slow] })]);
  expect(line).toContain('line=4,col=15::other:');
});

test('a limit that the change removes is annotated at its model', async () => {
  const gone = row('model-size', { state: 'fail', baseline: 1, candidate: 2, limit: { max: 1 } });
  expect((await annotate([model({ rows: [gone] })]))[0]).toContain('file=policy.yml,line=5,col=5::');
});

test('a model that the change removes is annotated at the file', async () => {
  const [line] = await annotate([model({ id: 'gone', rows: [slow] })]);
  expect(line).toMatch(/^::error title=Model Regression Gate,file=policy\.yml::gone: /);
});

test('a policy outside the repository has no line that could be shown', async () => {
  const [line] = await annotate([model({ rows: [slow] })], '../policy.yml');
  expect(line).toMatch(/^::error title=Model Regression Gate::fashion: /);
});

test('rows that pass are not annotated', async () => {
  expect(await annotate([model()])).toEqual([]);
});

test('at most nine are, and the last says how many more there are', async () => {
  const rows = METRIC_NAMES.map((metric) =>
    row(metric, { state: 'fail', baseline: 1, candidate: 2, limit: { max: 1 } }),
  );
  const lines = await annotate([model({ rows })]);
  expect(lines).toHaveLength(9);
  expect(lines[8]).toMatch(
    new RegExp(`\\(and ${METRIC_NAMES.length - 9} more broken limits, see the report\\)$`),
  );
});

test('what a model is called cannot end the command or begin another', async () => {
  const id = 'x\n::set-output name=verdict::pass\r##[error]y %0A';
  const [line, ...others] = await annotate([model({ id, rows: [slow] })]);
  expect(others).toEqual([]);
  expect(line?.split('\n')).toHaveLength(1);
  expect(line).not.toContain('##[');
  expect(line).toContain('%250A');
});
