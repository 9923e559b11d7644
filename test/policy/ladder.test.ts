import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { applyRung, listRungs } from '../../src/policy/list-rungs.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const policyText = (ladder: string, traffic = '{}'): string => `version: 1
models:
  - id: m
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification }
    traffic: ${traffic}
    limits: { task-score: { max-drop: 1pp } }
    ladder: ${ladder}
`;
const modelOf = (ladder: string) => {
  const model = parsePolicy(policyText(ladder), 'p.yml').models[0];
  if (model?.ladder === undefined) throw new Error('no ladder');
  return { model, ladder: model.ladder };
};
const mistakesOf = (ladder: string, traffic?: string): string => {
  try {
    parsePolicy(policyText(ladder, traffic), 'p.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
};

const ALL = `{ rungs: {
        runtime: [{ version: 1.29.0 }, { memory-arena: false }, { providers: [webgpu, cpu] }],
        batching: [{ batch: 8 }],
        graph-compilation: [{ graph-optimization: disabled }, { name: offline, artifact: opt.onnx }],
        sparsity: [{ artifact: ladder/sparse.onnx }],
        quantization: [{ name: static int8, artifact: ladder/int8.onnx }] } }`;

describe('a ladder', () => {
  test('is climbed step by step, however it is written, and names what has no name', () => {
    const rungs = listRungs(modelOf(ALL).ladder);
    expect(rungs.map(({ step, name }) => `${step}: ${name}`)).toEqual([
      'quantization: static int8',
      'sparsity: sparse',
      'graph-compilation: graph-optimization disabled',
      'graph-compilation: offline',
      'batching: batch 8',
      'runtime: onnxruntime-node 1.29.0',
      'runtime: memory-arena off',
      'runtime: providers webgpu,cpu',
    ]);
  });

  test('changes one thing of the model a rung', () => {
    const { model, ladder } = modelOf(ALL);
    const [int8, , graph, , batch, older] = listRungs(ladder).map((rung) => applyRung(model, rung));
    expect(int8).toEqual({ ...model, artifact: 'ladder/int8.onnx' });
    expect(graph).toEqual({ ...model, runtime: { ...model.runtime, 'graph-optimization': 'disabled' } });
    expect(batch).toEqual({ ...model, traffic: { ...model.traffic, batch: 8 } });
    expect(older).toEqual({ ...model, runtime: { ...model.runtime, version: '1.29.0' } });
  });

  test.each([
    { target: '-30%', read: { kind: 'relative', value: 0.3 } },
    { target: '0.5ms', read: { kind: 'absolute', value: 500_000 } },
  ])('takes the target $target', ({ target, read }) => {
    const ladder = `{ target: { latency-p95: ${target} }, min-gain: 2%, rungs: { batching: [{ batch: 8 }] } }`;
    expect(modelOf(ladder).ladder).toMatchObject({ target: { 'latency-p95': read }, 'min-gain': 0.02 });
  });

  test.each([
    { ladder: '{ rungs: {} }', message: 'ladder.rungs: expected at least one rung, got none.' },
    {
      ladder: '{ rungs: { runtime: [{ version: 1.29.0, memory-arena: false }] } }',
      message: 'ladder.rungs.runtime[0]: expected exactly one change a rung, got version and memory-arena.',
    },
    {
      ladder: '{ rungs: { graph-compilation: [{ name: nothing }] } }',
      message: 'ladder.rungs.graph-compilation[0]: expected exactly one change a rung, got none.',
    },
    {
      ladder: '{ rungs: { quantization: [{ batch: 8 }] } }',
      message: 'expected one of name, artifact, start, got the unknown key "batch".',
    },
    {
      ladder: '{ rungs: { quantisation: [{ artifact: a.onnx }] } }',
      message: 'expected "quantization", got the unknown key "quantisation".',
    },
    {
      ladder: '{ rungs: { sparsity: [{ artifact: a/x.onnx }, { artifact: b/x.onnx }] } }',
      message: 'ladder.rungs: expected a unique name for each rung, got "x" twice.',
    },
    {
      ladder: '{ target: { latency-p95: 30% }, rungs: { batching: [{ batch: 8 }] } }',
      message:
        'ladder.target.latency-p95: expected a drop such as "-30%" or a duration such as "0.5ms", got "30%".',
    },
    {
      ladder: '{ rungs: { batching: [{ batch: 8 }] } }',
      traffic: '{ scenario: multi-stream, samples-per-query: 4 }',
      message:
        'ladder.rungs.batching: expected single-stream or offline traffic for batching rungs, got multi-stream.',
    },
    {
      ladder: '{ rungs: { batching: [{ batch: 8 }], caching: [{ input-cache: true }] } }',
      message:
        'models[0].ladder.rungs.caching: expected this step to be removed, because the gate does not measure caches, got [{"input-cache":true}]. (line 9',
    },
    {
      ladder: '{ rungs: { stacking: [{ batch: 8 }] } }',
      message:
        'expected one of quantization, sparsity, graph-compilation, batching, runtime, got the unknown key "stacking".',
    },
  ])('refuses $ladder', ({ ladder, traffic, message }) => {
    expect(mistakesOf(ladder, traffic)).toContain(message);
  });
});
