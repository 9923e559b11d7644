import { describe, expect, test } from 'vitest';
import { proposeTask } from '../../src/init/propose-task.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';

const output = (
  name: string,
  shape: TensorSignature['shape'],
  dtype: TensorSignature['dtype'] = 'float32',
): TensorSignature => ({ name, dtype, shape });

const propose = (outputs: readonly TensorSignature[], label?: unknown, classes?: readonly string[]) => {
  const {
    kind,
    output: scored,
    classes: names,
  } = proposeTask({
    outputs,
    isTestDataFolder: false,
    label,
    classes,
  });
  return [kind, scored, names];
};

describe('the task of a model', () => {
  const ten = output('y', ['batch', 10]);
  const one = output('y', ['batch', 1]);
  const rows = [
    { title: 'a class index and ten scores', got: propose([ten], 3), is: ['classification'] },
    { title: 'an index at the number of scores names no class', got: propose([ten], 10), is: [undefined] },
    { title: 'a number that is no index', got: propose([ten], 2.5), is: [undefined] },
    { title: 'scores of a picture', got: propose([output('y', ['n', 10, 1, 1])], 9), is: ['classification'] },
    { title: 'two axes may be anything', got: propose([output('y', ['n', 10, 4])], 3), is: [undefined] },
    { title: 'an open number of scores', got: propose([output('y', ['n', 'm'])], 3), is: [undefined] },
    { title: 'no rank', got: propose([output('y', undefined)], 3), is: [undefined] },
    { title: 'a list of labels', got: propose([ten], [1, 2]), is: [undefined] },
    { title: 'no label at all', got: propose([ten]), is: [undefined] },
    {
      title: 'an output named logits',
      got: propose([output('logits', ['n', 10])]),
      is: ['classification', 'logits'],
    },
    { title: 'one number and a truth value', got: propose([one], true), is: ['binary'] },
    { title: 'one number and 1, which may be a class or an amount', got: propose([one], 1), is: [undefined] },
    { title: 'one number and an amount', got: propose([one], 12.5), is: ['regression'] },
    {
      title: 'whole numbers are no scores',
      got: propose([output('y', ['n', 10], 'int64')], 3),
      is: [undefined],
    },
    { title: 'several outputs', got: propose([ten, one], 3), is: [undefined] },
    {
      title: 'the logits among several outputs',
      got: propose([one, output('Logits', ['n', 10])], 3),
      is: ['classification', 'Logits'],
    },
  ];
  test.each(rows)('$title', ({ got, is }) => {
    expect(got).toEqual([is[0], is[1], undefined]);
  });

  test('a name as a label is a class of the list beside the model, where it stands in it', () => {
    const names = ['cat', 'dog'];
    const two = output('y', ['n', 2]);
    expect(propose([two], 'dog', names)).toEqual(['classification', undefined, 'existing']);
    expect(propose([two], 'cow', names)).toEqual(['classification', undefined, 'to-write']);
    expect(propose([ten], 'dog', names)).toEqual(['classification', undefined, 'to-write']);
    expect(propose([two], 'dog')).toEqual(['classification', undefined, 'to-write']);
  });

  test('folders with expected outputs ask for the same outputs', () => {
    expect(
      proposeTask({ outputs: [ten], isTestDataFolder: true, label: undefined, classes: undefined }).kind,
    ).toBe('output-match');
  });

  test.each([
    { outputs: [ten], label: 3, evidence: { kind: 'class-label', label: 3, output: 'y', scores: 10 } },
    { outputs: [one], label: true, evidence: { kind: 'boolean-label', label: true, output: 'y' } },
    { outputs: [one], label: 12.5, evidence: { kind: 'fractional-label', label: 12.5, output: 'y' } },
    { outputs: [ten, one], label: 3, evidence: { kind: 'several-outputs', names: ['y', 'y'] } },
    {
      outputs: [ten],
      label: [1, 2],
      evidence: { kind: 'ambiguous', output: 'y', label: { kind: 'list', values: 2 } },
    },
    {
      outputs: [ten],
      label: undefined,
      evidence: { kind: 'ambiguous', output: 'y', label: { kind: 'none' } },
    },
  ])('what it follows from is kept: $evidence.kind', ({ outputs, label, evidence }) => {
    expect(proposeTask({ outputs, isTestDataFolder: false, label, classes: undefined }).evidence).toEqual(
      evidence,
    );
  });
});
