import { expect, test } from 'vitest';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { checkWaivers } from '../../../src/policy/waivers/check-waivers.ts';
import { parseWaivers } from '../../../src/policy/waivers/waivers.ts';

const POLICY = parsePolicy(
  `version: 1
models:
  - id: fashion
    artifact: m.onnx
    dataset: { path: d.jsonl }
    task: { kind: classification }
    limits: { latency-p95: { max-increase: 10%, max: 20ms }, task-score: { max-drop: 1pp, min: 0.9 } }
`,
  'p.yml',
);

function mistakeOf(words: string): string {
  const rest = "expires: 2026-12-31, issue: 'https://x.example/1', reason: r";
  const text = `version: 1\nwaivers:\n  - { model: fashion, metric: latency-p95, ceiling: { max-increase: 12% }, ${rest} }\n  - { ${words}, ${rest} }\n`;
  const { waivers, explain } = parseWaivers(text, 'w.yml');
  const found = checkWaivers(waivers, POLICY);
  return found.length === 0 ? 'none' : explain(found).message;
}

test.each([
  {
    title: 'a model that the policy does not have',
    words: 'model: fashoin, metric: latency-p95, ceiling: { max: 25ms }',
    says: 'w.yml: waivers[1].model: expected "fashion", got "fashoin" (did you mean "fashion"?). (line 4, column 14)',
  },
  {
    title: 'a metric without a limit',
    words: 'model: fashion, metric: latency-p50, ceiling: { max: 25ms }',
    says: 'waivers[1].metric: expected a metric with a limit in "fashion" (latency-p95, task-score), got latency-p50',
  },
  {
    title: 'a key that the limit does not have',
    words: 'model: fashion, metric: task-score, ceiling: { max: 0.9 }',
    says: 'waivers[1].ceiling.max: expected one of "max-drop", "min", as in the limit (max-drop 1pp, min 0.9), got "max"',
  },
  {
    title: 'another kind than the limit’s, which cannot be ordered',
    words: 'model: fashion, metric: task-score, ceiling: { max-drop: 3% }',
    says: 'waivers[1].ceiling.max-drop: expected the same kind of value as the limit (1pp), got 3%',
  },
  {
    title: 'a ceiling at the limit',
    words: 'model: fashion, metric: latency-p95, ceiling: { max: 20ms }',
    says: 'waivers[1].ceiling.max: expected more than the limit (20ms), got 20ms',
  },
  {
    title: 'a ceiling below the limit',
    words: 'model: fashion, metric: task-score, ceiling: { max-drop: 0.9pp }',
    says: 'expected more than the limit (1pp), got 0.9pp',
  },
  {
    title: 'a minimum above the limit’s',
    words: 'model: fashion, metric: task-score, ceiling: { min: 0.91 }',
    says: 'waivers[1].ceiling.min: expected less than the limit (0.9), got 0.91',
  },
  {
    title: 'nothing of a maximum just above',
    words: 'model: fashion, metric: latency-p95, ceiling: { max: 20.000001ms }',
    says: 'none',
  },
  {
    title: 'nothing of a minimum just below',
    words: 'model: fashion, metric: task-score, ceiling: { min: 0.8999999 }',
    says: 'none',
  },
])('tells $title', ({ words, says }) => {
  expect(mistakeOf(words)).toContain(says);
});
