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
    labels: label === undefined ? [] : [label],
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

  const rowsOfBoxes = output('y', ['n', 100, 6]);
  const steps = output('y', ['n', 'steps', 30]);
  test.each([
    {
      title: 'objects with boxes',
      clues: { outputs: [rowsOfBoxes], labels: [[], [{ class: 1, xyxy: [0, 0, 1, 1] }]] },
      is: ['detection', undefined],
    },
    {
      title: 'objects with keypoints',
      clues: { outputs: [rowsOfBoxes], labels: [[{ xywh: [0, 0, 1, 1], keypoints: [1, 1, 2] }]] },
      is: ['keypoints', undefined],
    },
    {
      title: 'lists of names',
      clues: { outputs: [ten], labels: [['news', 'sport'], []] },
      is: ['multi-label', 'to-write'],
    },
    {
      title: 'lists of numbers, which may be anything',
      clues: { outputs: [ten], labels: [[1, 2]] },
      is: [undefined, undefined],
    },
    {
      title: 'lists of tags',
      clues: { outputs: [steps], labels: [['O', 'B-PER'], ['O']] },
      is: ['token-classification', 'to-write'],
    },
    {
      title: 'lists of words that are no tags',
      clues: { outputs: [steps], labels: [['O', 'PER']] },
      is: [undefined, undefined],
    },
    {
      title: 'texts of recordings',
      clues: { outputs: [steps], labels: ['open the door'], form: 'recordings' },
      is: ['speech', 'to-write'],
    },
    {
      title: 'texts of images',
      clues: { outputs: [steps], labels: ['A 12'], form: 'images' },
      is: ['ocr', 'to-write'],
    },
    {
      title: 'texts of anything else',
      clues: { outputs: [steps], labels: ['A 12'] },
      is: [undefined, undefined],
    },
    {
      title: 'classes of images',
      clues: { outputs: [ten], labels: ['cat'], form: 'images' },
      is: ['classification', 'to-write'],
    },
  ] as const)('$title', ({ clues, is }) => {
    const { kind, classes } = proposeTask({ isTestDataFolder: false, classes: undefined, ...clues });
    expect([kind, classes]).toEqual(is);
  });

  test('a name as a label is a class of the list beside the model, where it stands in it', () => {
    const names = ['cat', 'dog'];
    const two = output('y', ['n', 2]);
    expect(propose([two], 'dog', names)).toEqual(['classification', undefined, 'existing']);
    expect(propose([two], 'cow', names)).toEqual(['classification', undefined, 'to-write']);
    expect(propose([ten], 'dog', names)).toEqual(['classification', undefined, 'to-write']);
    expect(propose([two], 'dog')).toEqual(['classification', undefined, 'to-write']);
  });

  test('a number as a label is a class of the list too, where it can be no index', () => {
    const names = ['0', '180'];
    const kindOf = (labels: readonly unknown[], classes?: readonly string[]) => {
      const outputs = [output('y', ['n', 2])];
      const task = proposeTask({ outputs, isTestDataFolder: false, labels, classes });
      return [task.kind, task.classes];
    };
    expect(kindOf([180, 0], names)).toEqual(['classification', 'existing']);
    expect(kindOf([180, 90], names)).toEqual([undefined, undefined]);
    expect(kindOf([180, 0])).toEqual([undefined, undefined]);
    expect(kindOf([1, 0], names)).toEqual(['classification', undefined]);
  });

  test('next to a state, the output of one number per item is scored, if the label decides what it is', () => {
    const state = output('stateN', [2, 'batch', 'size']);
    expect(propose([one, state], true)).toEqual(['binary', 'y', undefined]);
    expect(propose([state, one], 12.5)).toEqual(['regression', 'y', undefined]);
    expect(propose([one, state], 1)).toEqual([undefined, undefined, undefined]);
    // An embedding next to the hidden states has many numbers, which are no scores.
    expect(propose([ten, state], 3)).toEqual([undefined, undefined, undefined]);
    expect(propose([one, ten], true)).toEqual([undefined, undefined, undefined]);
  });

  test('folders with expected outputs ask for the same outputs', () => {
    expect(proposeTask({ outputs: [ten], isTestDataFolder: true, labels: [], classes: undefined }).kind).toBe(
      'output-match',
    );
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
    const labels = label === undefined ? [] : [label];
    expect(proposeTask({ outputs, isTestDataFolder: false, labels, classes: undefined }).evidence).toEqual(
      evidence,
    );
  });

  describe('by all of the first labels', () => {
    const kindOf = (outputs: readonly TensorSignature[], labels: readonly unknown[]) =>
      proposeTask({ outputs, isTestDataFolder: false, labels, classes: undefined }).kind;

    test.each([
      {
        title: 'one number and amounts, the first of them whole',
        got: kindOf([one], [3, 2.5]),
        is: 'regression',
      },
      { title: 'one number, 0 and 1', got: kindOf([one], [0, 1, 1]), is: 'binary' },
      { title: 'one number, and only ones', got: kindOf([one], [1, 1]), is: undefined },
      { title: 'one number, 0, 1 and 2', got: kindOf([one], [0, 1, 2]), is: undefined },
      { title: 'ten scores and an index beyond them', got: kindOf([ten], [3, 10]), is: undefined },
      { title: 'ten scores and indices', got: kindOf([ten], [3, 9]), is: 'classification' },
    ])('$title', ({ got, is }) => {
      expect(got).toBe(is);
    });
  });

  describe('of scikit-learn', () => {
    const learn = (...outputs: readonly TensorSignature[]) =>
      proposeTask({ outputs, isTestDataFolder: false, labels: [1], classes: undefined });
    const label = output('output_label', [null], 'int64');

    test('with a ZipMap is scored by the class', () => {
      expect(learn(label, output('output_probability', undefined, 'sequence'))).toMatchObject({
        kind: 'classification',
        output: 'output_label',
        scores: undefined,
        evidence: { kind: 'zip-map', output: 'output_label', probabilities: 'output_probability' },
      });
    });

    test('without one is scored by the probabilities', () => {
      expect(learn(output('label', ['N'], 'string'), output('probabilities', ['N', 3]))).toMatchObject({
        kind: 'classification',
        output: 'probabilities',
        scores: { are: 'probabilities', by: 'name' },
        evidence: { kind: 'probabilities-beside-class' },
      });
    });

    test('is not meant by two other outputs', () => {
      expect(learn(label, output('boxes', ['N', 4]))).toMatchObject({ kind: undefined });
    });
  });

  test.each([
    ['probabilities', 'probabilities'],
    ['softmax_out', 'probabilities'],
    ['logits', 'logits'],
    ['y', undefined],
  ])('an output named %s holds %s', (name, are) => {
    const { scores } = proposeTask({
      ...{ outputs: [output(name, ['n', 10])], isTestDataFolder: false, labels: [3], classes: undefined },
    });
    expect(scores?.are).toBe(are);
  });
});
