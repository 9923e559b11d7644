import { describe, expect, test } from 'vitest';
import { addModels, readKnownModels } from '../../src/init/extend-policy.ts';

const ENTRY = '  - id: b\n    artifact: ../b.onnx\n';

describe('a model is added to a policy', () => {
  test.each([
    {
      title: 'that ends with its models',
      before: 'version: 1\nmodels:\n  - id: a\n    artifact: ../a.onnx\n',
      after:
        'version: 1\nmodels:\n  - id: a\n    artifact: ../a.onnx\n\n  - id: b\n    artifact: ../b.onnx\n',
    },
    {
      title: 'without a last line end',
      before: 'models:\n- id: a',
      after: 'models:\n- id: a\n\n- id: b\n  artifact: ../b.onnx\n',
    },
    {
      title: 'before the keys that follow, and their comments',
      before: 'models:\n  - id: a # ours\n\n# Prices.\nprices: {}\n',
      after: 'models:\n  - id: a # ours\n\n  - id: b\n    artifact: ../b.onnx\n\n# Prices.\nprices: {}\n',
    },
    {
      title: 'after a comment that belongs to the last model',
      before: 'models:\n  - id: a\n    limits:\n      x: 1\n      # y: 2\nprices: {}\n',
      after:
        'models:\n  - id: a\n    limits:\n      x: 1\n      # y: 2\n\n  - id: b\n    artifact: ../b.onnx\nprices: {}\n',
    },
    {
      title: 'with models that are indented further',
      before: 'models:\n    - id: a\n',
      after: 'models:\n    - id: a\n\n    - id: b\n      artifact: ../b.onnx\n',
    },
  ])('$title', ({ before, after }) => {
    expect(addModels(before, ENTRY)).toBe(after);
  });

  test.each([
    { title: 'models on one line', text: 'models: [{ id: a }]\n' },
    { title: 'a model on one line', text: 'models:\n  - { id: a }\n' },
    { title: 'no models', text: 'version: 1\n' },
    { title: 'an empty list', text: 'models:\n' },
    { title: 'no YAML', text: 'models: [\n' },
    { title: 'no text', text: '' },
    { title: 'a dash of its own line', text: 'models:\n  -\n    id: a\n' },
  ])('but not to one with $title', ({ text }) => {
    expect(addModels(text, ENTRY)).toBeUndefined();
  });
});

test('the models of a policy are known by the paths in the repository, even if it is not finished', () => {
  const text = `models:
  - { id: a, artifact: ../models/a.onnx, dataset: { path: ../data/a.csv } }
  - id: b
    artifact: ../b.onnx
    dataset:
    task: { kind: CHOOSE }
  - nothing
`;
  expect(readKnownModels(text, '.github/regression-gate.yml')).toEqual({
    ids: ['a', 'b'],
    artifacts: ['models/a.onnx', 'b.onnx'],
    servers: [],
    datasets: new Map([['data/a.csv', 'a']]),
  });
  expect(readKnownModels('models: [', '.github/regression-gate.yml').ids).toEqual([]);
});
