import { describe, expect, test } from 'vitest';
import { drawInputs } from '../../src/compare/draw-inputs.ts';
import { type DrawOptions, planInputs } from '../../src/compare/plan-inputs.ts';
import { tensorNumbers } from '../../src/dataset/element-codec.ts';
import { UserError } from '../../src/errors/errors.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import { createRandom } from '../../src/stats/random.ts';

const input = (name: string, dtype: string, shape: TensorSignature['shape']): TensorSignature => ({
  name,
  dtype,
  shape,
});
const x = (shape: TensorSignature['shape'], dtype = 'float32') => input('x', dtype, shape);

const options = (
  sizes: Record<string, number> = {},
  values: Record<string, [number, number]> = {},
): DrawOptions => ({
  sizes: new Map(Object.entries(sizes)),
  values: new Map(Object.entries(values).map(([name, [low, high]]) => [name, { low, high }])),
});

const shapesOf = (inputs: readonly TensorSignature[], given = options(), others = inputs) =>
  planInputs(inputs, others, given).inputs.map(({ shape }) => shape);

describe('the shape of a random input', () => {
  test.each<{ title: string; got: readonly (readonly number[])[]; is: readonly (readonly number[])[] }>([
    { title: 'fixed sizes stay', got: shapesOf([x([1, 3, 8])]), is: [[1, 3, 8]] },
    { title: 'a scalar stays one', got: shapesOf([x([])]), is: [[]] },
    { title: 'the first axis is the batch', got: shapesOf([x(['rows', 4])]), is: [[1, 4]] },
    { title: 'an axis without a name may be the batch', got: shapesOf([x([null, 4])]), is: [[1, 4]] },
    { title: 'a negative size is open', got: shapesOf([x([-1, 4])]), is: [[1, 4]] },
    { title: 'a vector has a length', got: shapesOf([x(['samples'])]), is: [[16]] },
    { title: 'a vector of a batch has one', got: shapesOf([x(['batch_size']), x(['N'])]), is: [[1], [1]] },
    { title: 'the batch is the batch on any axis', got: shapesOf([x([2, 'batch', 128])]), is: [[2, 1, 128]] },
    { title: 'a sequence is short', got: shapesOf([x(['b', 'seq'])]), is: [[1, 16]] },
    { title: 'a picture is larger', got: shapesOf([x(['n', 3, 'h', 'w'])]), is: [[1, 3, 64, 64]] },
    {
      title: 'one name has one size',
      got: shapesOf([input('a', 'int64', ['n', 'seq']), input('b', 'int64', ['n', 3, 2, 'seq'])]),
      is: [
        [1, 16],
        [1, 3, 2, 16],
      ],
    },
    {
      title: 'a size is chosen by name, or by input and axis',
      got: shapesOf([x(['n', 'seq', null])], options({ seq: 128, 'x.2': 5 })),
      is: [[1, 128, 5]],
    },
    {
      title: 'a size that the baseline fixes is fixed',
      got: shapesOf([x(['n', 'seq'])], options(), [x([1, 77])]),
      is: [[1, 77]],
    },
    {
      title: 'the baseline of another rank fixes nothing',
      got: shapesOf([x(['n', 'seq'])], options(), [x([1, 77, 2])]),
      is: [[1, 16]],
    },
  ])('$title', ({ got, is }) => {
    expect(got).toEqual(is);
  });

  test('the sizes of open dimensions are told', () => {
    expect(planInputs([x(['n', 3, null])], [], options()).sizes).toEqual(
      new Map([
        ['n', 1],
        ['x.2', 16],
      ]),
    );
  });
});

/** Lowest and highest of many numbers. */
function rangeOf(dtype: string, name = 'x', given = options()): [number, number] {
  const plan = planInputs([input(name, dtype, [4000])], [], given);
  const drawn = drawInputs(plan, createRandom(7)).get(name);
  const numbers = drawn === undefined ? [] : [...tensorNumbers(drawn)];
  expect(numbers).toHaveLength(4000);
  return [Math.min(...numbers), Math.max(...numbers)];
}

describe('the values of a random input', () => {
  test.each<[string, number, number]>([
    ['int8', -128, 127],
    ['uint8', 0, 255],
    ['int32', 0, 1],
    ['int64', 0, 1],
    ['uint64', 0, 1],
    ['bool', 0, 1],
  ])('of %s go from %d to %d', (dtype, low, high) => {
    expect(rangeOf(dtype)).toEqual([low, high]);
  });

  test.each(['float32', 'float64', 'float16'])('of %s go from -1 to 1', (dtype) => {
    const [low, high] = rangeOf(dtype);
    expect(low).toBeGreaterThanOrEqual(-1);
    expect(low).toBeLessThan(-0.99);
    expect(high).toBeGreaterThan(0.99);
    expect(high).toBeLessThanOrEqual(1);
  });

  test('of a mask are 1', () => {
    expect(rangeOf('int64', 'attention_mask')).toEqual([1, 1]);
    expect(rangeOf('bool', 'Mask')).toEqual([1, 1]);
  });

  test('are those that the user chose, both ends included', () => {
    expect(rangeOf('int64', 'x', options({}, { x: [5, 7] }))).toEqual([5, 7]);
    expect(rangeOf('int64', 'sr', options({}, { sr: [16000, 16000] }))).toEqual([16000, 16000]);
    expect(rangeOf('int64', 'mask', options({}, { mask: [0, 0] }))).toEqual([0, 0]);
  });

  test('of text are words of one to eight letters', () => {
    const drawn = drawInputs(planInputs([x([500], 'string')], [], options()), createRandom(7)).get('x');
    const words = drawn?.dtype === 'string' ? drawn.strings : [];
    expect(words).toHaveLength(500);
    expect(words.filter((word) => !/^[a-z]{1,8}$/.test(word))).toEqual([]);
    expect(new Set(words.map(({ length }) => length)).size).toBe(8);
  });

  test('are the same for the same seed, and others for another', () => {
    const plan = planInputs([x([8])], [], options());
    const draw = (seed: number) => drawInputs(plan, createRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

test.each<{ title: string; plan: () => unknown; message: string }>([
  {
    title: 'a size that nothing has',
    plan: () => planInputs([x(['n', 'seq'])], [], options({ sq: 3 })),
    message: '--dim: expected "n", "seq", got "sq".',
  },
  {
    title: 'a size of a model whose sizes are all fixed',
    plan: () => planInputs([x([1, 4])], [], options({ n: 3 })),
    message: '--dim: expected none, because the models leave nothing open, got "n".',
  },
  {
    title: 'values of an input that is not there',
    plan: () => planInputs([x([1])], [], options({}, { y: [0, 1] })),
    message: '--value: expected "x", got "y".',
  },
  {
    title: 'values that the type does not hold',
    plan: () => planInputs([x([1], 'uint8')], [], options({}, { x: [0, 256] })),
    message: '--value: expected a whole number in 0..255 for input "x", got 0 to 256.',
  },
  {
    title: 'numbers for text',
    plan: () => planInputs([x([1], 'string')], [], options({}, { x: [0, 1] })),
    message: '--value: expected an input of numbers, got "x", which takes text.',
  },
  {
    title: 'a size that differs between the models',
    plan: () => planInputs([x(['n', 3, 32])], [x(['n', 1, 28])], options()),
    message:
      'input "x": expected a shape that fits both models, got [n, 3, 32] and [n, 1, 28] for the baseline.',
  },
  {
    title: 'an item that is too large to keep',
    plan: () => planInputs([x(['n', 2 ** 20, 17])], [], options()),
    message: 'inputs: expected at most 64 MiB for one item, got 68 MiB.',
  },
  {
    title: 'an input without a rank',
    plan: () => planInputs([x(undefined)], [], options()),
    message: 'input "x": expected a declared number of axes, got none.',
  },
  {
    title: 'an input that is no tensor',
    plan: () => planInputs([x([1], 'sequence')], [], options()),
    message: 'input "x": expected numbers, booleans or strings, got sequence.',
  },
])('$title is refused', ({ plan, message }) => {
  expect(plan).toThrow(UserError);
  expect(plan).toThrow(message);
});
