import { describe, expect, test } from 'vitest';
import { dataSetProblemText } from '../../../src/init/words/render-data-set.ts';
import { taskEvidenceText } from '../../../src/init/words/render-task.ts';

describe('what a task was concluded from', () => {
  test.each([
    [{ kind: 'test-data-folders' }, 'the test_data_set folders contain the expected outputs'],
    [
      { kind: 'class-label', label: 'cat', output: 'y', scores: 2 },
      'the first label, "cat", is a name, and "y" has 2 numbers per item',
    ],
    [
      { kind: 'class-label', label: 3, output: 'y', scores: 10 },
      'the first label, 3, is a whole number below 10, and "y" has 10 numbers per item',
    ],
    [
      { kind: 'output-named-logits', output: 'logits', scores: 10 },
      'the output is called "logits" and has 10 numbers per item',
    ],
    [
      { kind: 'boolean-label', label: true, output: 'y' },
      'the first label is true, and "y" has one number per item',
    ],
    [
      { kind: 'fractional-label', label: 2.5, output: 'y' },
      'a label, 2.5, is not a whole number, and "y" has one number per item',
    ],
    [
      { kind: 'zero-one-labels', labels: 100, output: 'y' },
      'the first 100 labels are 0 and 1 only, and "y" has one number per item',
    ],
    [
      { kind: 'zip-map', output: 'output_label', probabilities: 'output_probability' },
      '"output_label" is the class itself; "output_probability" is not a tensor. Export with zipmap=False to score probabilities',
    ],
    [
      { kind: 'probabilities-beside-class', output: 'probabilities', classOutput: 'label' },
      '"probabilities" contains the probabilities of the classes of "label"',
    ],
    [
      { kind: 'several-outputs', names: ['a', 'b'] },
      'the model has several outputs ("a", "b"); name the one to score',
    ],
    [
      { kind: 'ambiguous', output: 'y', label: { kind: 'none' } },
      'output "y" with no label can mean several things',
    ],
    [
      { kind: 'ambiguous', output: 'y', label: { kind: 'value', value: '12' } },
      'output "y" with the label "12" can mean several things',
    ],
    [
      { kind: 'ambiguous', output: 'y', label: { kind: 'list', values: 4 } },
      'output "y" with a label of 4 values can mean several things',
    ],
    [
      { kind: 'ambiguous', output: 'y', label: { kind: 'object' } },
      'output "y" with a label of several parts can mean several things',
    ],
    [{ kind: 'no-model' }, 'no model was found in this repository'],
  ] as const)('%j', (evidence, text) => {
    expect(taskEvidenceText(evidence)).toBe(text);
  });
});

test.each([
  [
    { kind: 'none' },
    'there is no data set for the model: write one (the guide shows the formats), or name yours here',
  ],
  [
    { kind: 'several', names: ['a.csv', 'b.csv'] },
    'there are several data sets for the model (a.csv, b.csv): name the right one',
  ],
  [
    { kind: 'taken', path: 'data.csv', by: 'a.onnx' },
    'data.csv is already the data of a.onnx: name it here too if it fits this model',
  ],
  [{ kind: 'unreadable', message: 'a.csv: expected a header.' }, 'a.csv: expected a header.'],
] as const)('what to do about a data set: %j', (problem, text) => {
  expect(dataSetProblemText(problem)).toBe(text);
});
