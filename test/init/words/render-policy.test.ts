import { expect, test } from 'vitest';
import type { ProposedModel } from '../../../src/init/proposed-model.ts';
import { renderPolicy } from '../../../src/init/words/render-policy.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';

const POLICY = '.github/regression-gate.yml';

const model = (path: string, changes: Partial<ProposedModel> = {}): ProposedModel => ({
  path,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 3] }],
  outputs: [{ name: 'y', dtype: 'float32', shape: ['batch', 2] }],
  dataset: { path: 'data.jsonl', label: undefined, problem: undefined },
  task: {
    kind: 'classification',
    output: undefined,
    scores: undefined,
    classes: undefined,
    evidence: { kind: 'class-label', label: 1, output: 'y', scores: 2 },
  },
  ...changes,
});

test.each(['classification', 'binary', 'regression', 'embedding', 'output-match'] as const)(
  'a policy for a task of kind %s is one that the gate takes',
  (kind) => {
    const output = kind === 'output-match' ? undefined : 'y';
    const task = {
      kind,
      output,
      scores: undefined,
      classes: undefined,
      evidence: { kind: 'test-data-folders' },
    } as const;
    const policy = parsePolicy(renderPolicy(POLICY, [model('m/a.onnx', { task })]), POLICY);
    expect(policy.models[0]).toMatchObject({
      id: 'a',
      artifact: '../m/a.onnx',
      dataset: { path: '../data.jsonl' },
      task: { kind },
    });
  },
);

test('names that YAML would read otherwise, or that come from a hostile model, stay what they are', () => {
  const name = 'a, b}: "#\n- id: evil\u2028';
  const hostile = model("it's: a, [strange] #folder/true.onnx", {
    inputs: [{ name, dtype: 'float32', shape: [name, null] }],
    task: {
      kind: 'classification',
      output: name,
      scores: undefined,
      classes: 'existing',
      evidence: { kind: 'output-named-logits', output: name, scores: 2 },
    },
    dataset: { path: 'no', label: undefined, problem: { kind: 'unreadable', message: `see ${name}` } },
  });
  const { models } = parsePolicy(renderPolicy(POLICY, [hostile]), POLICY);
  expect(models).toHaveLength(1);
  expect(models[0]).toMatchObject({
    id: 'true',
    artifact: "../it's: a, [strange] #folder/true.onnx",
    dataset: { path: '../no' },
    task: { output: name, classes: "../it's: a, [strange] #folder/classes.json" },
  });
});

test('where a person has to choose, the gate refuses that one place and names the choices', () => {
  const evidence = { kind: 'several-outputs', names: ['a', 'b'] } as const;
  const task = { kind: undefined, output: undefined, scores: undefined, classes: undefined, evidence };
  const text = renderPolicy(POLICY, [model('a.onnx'), model('b.onnx', { task })]);
  expect(() => parsePolicy(text, POLICY)).toThrow(
    /^\.github\/regression-gate\.yml: models\[1\]\.task\.kind: expected classification \| binary \| regression \| embedding \| output-match \| .* \| text, got "CHOOSE"\. \(line \d+, column \d+\)$/,
  );
});

test('the limits fit the speed of the model', () => {
  const limitsAt = (latencyNs: number) =>
    Object.keys(
      parsePolicy(renderPolicy(POLICY, [model('a.onnx', { latencyNs })]), POLICY).models[0]?.limits ?? {},
    );
  expect(limitsAt(0.2e9)).toContain('latency-p95');
  // Too slow for a P95 within the default budget.
  expect(limitsAt(0.201e9)).toContain('latency-p50');
  expect(limitsAt(0.201e9)).not.toContain('latency-p95');
});

test('what scores are, and where labels are, is written where it is not the default', () => {
  const scores = { are: 'probabilities', by: 'values' } as const;
  const { task } = model('a.onnx');
  const dataset = { path: 'a.csv', label: 'target', problem: undefined };
  const text = renderPolicy(POLICY, [model('a.onnx', { task: { ...task, scores }, dataset })]);
  expect(text).toContain(
    '# Check: the output contains probabilities; its values for the first items show it.',
  );
  expect(parsePolicy(text, POLICY).models[0]).toMatchObject({
    dataset: { path: '../a.csv', label: 'target' },
    task: { scores: 'probabilities' },
  });
});
