import { describe, expect, test } from 'vitest';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import {
  CHECKED_INPUTS,
  chooseChecked,
  createAnswerCheck,
  differingOutput,
  scoreTimedInputs,
} from '../../../src/measure/accuracy/timed-answers.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { float32, int64 } from '../../support/scoring.ts';

const answer = (...values: number[]): Feed => new Map([['logits', float32([values.length], ...values)]]);
const labelled = (label: number, ...scores: number[]): Feed =>
  new Map<string, Tensor>([
    ['label', int64([1], label)],
    ['scores', float32([scores.length], ...scores)],
  ]);
const text = (...strings: string[]): Feed => new Map([['text', { dtype: 'string', shape: [1], strings }]]);

describe('a timed answer', () => {
  test.each([
    { title: 'that is equal', scored: answer(1, 100), timed: answer(1, 100), differs: undefined },
    {
      title: 'at the tolerance of its largest number',
      scored: answer(0, 100),
      timed: answer(1, 100),
      differs: undefined,
    },
    { title: 'just beyond it', scored: answer(0, 100), timed: answer(1.001, 100), differs: 'logits' },
    { title: 'that is zero instead', scored: answer(0, 0.1), timed: answer(0, 0), differs: 'logits' },
    { title: 'that is NaN instead', scored: answer(0, 1), timed: answer(0, Number.NaN), differs: 'logits' },
    {
      title: 'that is NaN as before',
      scored: answer(Number.NaN, 1),
      timed: answer(Number.NaN, 1),
      differs: undefined,
    },
    {
      title: 'that is infinite as before',
      scored: answer(Number.POSITIVE_INFINITY),
      timed: answer(Number.POSITIVE_INFINITY),
      differs: undefined,
    },
    {
      title: 'that is infinite instead',
      scored: answer(1),
      timed: answer(Number.POSITIVE_INFINITY),
      differs: 'logits',
    },
    { title: 'of another shape', scored: answer(1), timed: answer(1, 1), differs: 'logits' },
    { title: 'that is missing', scored: answer(1), timed: new Map(), differs: 'logits' },
    {
      title: 'whose label was a near tie',
      scored: labelled(0, 0.5, 0.5),
      timed: labelled(1, 0.499, 0.5),
      differs: undefined,
    },
    {
      title: 'whose scores differ',
      scored: labelled(0, 0.9, 0.1),
      timed: labelled(0, 0.5, 0.5),
      differs: 'scores',
    },
    {
      title: 'of integers alone, one off',
      scored: new Map([['ids', int64([1], 1000)]]),
      timed: new Map([['ids', int64([1], 1001)]]),
      differs: 'ids',
    },
    { title: 'of another text', scored: text('a'), timed: text('b'), differs: 'text' },
  ])('$title: $differs', ({ scored, timed, differs }) => {
    expect(differingOutput(scored, timed)).toBe(differs);
  });
});

describe('the answers of a process', () => {
  const inputs = Array.from({ length: 40 }, (_, index) => ({
    feed: answer(index),
    items: [`item-${index}`],
  }));
  const double = async (feed: Feed): Promise<Feed> => new Map([...feed, ['more', float32([1], 1)]]);

  test('are compared for some inputs, each once', async () => {
    const scored = await scoreTimedInputs(inputs, double);
    expect(scored.size).toBe(CHECKED_INPUTS);
    const check = createAnswerCheck('candidate', scored);
    const [first, left] = [inputs[0]!.feed, inputs[17]!.feed];
    expect([check.wants(first), check.wants(left)]).toEqual([true, false]);
    // Two tensors of one float32 each.
    expect([check.bytes(first), check.bytes(left)]).toEqual([8, 0]);
    check.add(first, await double(first));
    check.add(first, new Map());
    check.add(left, new Map());
    expect(check.wants(first)).toBe(false);
    expect(check.failure()).toBeUndefined();
  });

  test.each([
    { title: 'all', count: 32, later: Array.from({ length: 16 }, (_, index) => 16 + index) },
    { title: 'all but one', count: 33, later: [...Array.from({ length: 15 }, (_, index) => 16 + index), 32] },
    {
      title: 'every 31st',
      count: 512,
      later: [46, 77, 108, 139, 170, 201, 232, 263, 294, 325, 356, 387, 418, 449, 480, 511],
    },
  ])(
    'are compared for the first 16 of $count inputs, and for $title of the later ones',
    ({ count, later }) => {
      const positions = Array.from({ length: count }, (_, index) => index);
      expect(chooseChecked(positions)).toEqual([...positions.slice(0, 16), ...later]);
    },
  );

  test('that differ are an error that names the items', async () => {
    const check = createAnswerCheck('candidate', await scoreTimedInputs(inputs, double));
    for (const { feed } of inputs.slice(0, 8)) check.add(feed, new Map([['more', float32([1], 1)]]));
    expect(check.failure()).toMatchObject({
      kind: 'answers-differ',
      arm: 'candidate',
      message:
        'its timed answers differ from the scored ones, for 8 of 8 inputs: output "logits" differs for item-0, item-1, item-2, item-3, item-4 and 3 more',
    });
  });

  test('are not compared where the request failed, or the answer is large', async () => {
    const large = async (feed: Feed): Promise<Feed | undefined> =>
      feed === inputs[0]!.feed
        ? undefined
        : new Map([['x', { dtype: 'float32', shape: [2 ** 18], bytes: new Uint8Array(2 ** 20) }]]);
    expect((await scoreTimedInputs(inputs.slice(0, 2), large)).size).toBe(0);
  });
});
