import { describe, expect, test } from 'vitest';
import type { RegressionItem } from '../../../../src/dataset/regression-set.ts';
import { showItem } from '../../../../src/gate/describe/inputs/show-item.ts';
import type { Tensor } from '../../../../src/model/tensor.ts';

const PROMPT = { id: '1', label: undefined, slice: {}, place: 'p' };
const READING = { dataset: {}, columns: undefined };

const item = (inputs: Record<string, Tensor>, more: Partial<RegressionItem> = {}): RegressionItem => ({
  ...{ id: '1', isWhole: false, label: 1, slice: {}, place: 'p' },
  inputs: new Map(Object.entries(inputs)),
  ...more,
});

const row = (...values: number[]): Tensor => ({
  dtype: 'float64',
  shape: [values.length],
  bytes: new Uint8Array(Float64Array.from(values).buffer),
});

const shown = (name: string, ...elements: (number | string)[]) => ({ name, elements, of: elements.length });

describe('an item is shown', () => {
  test.each([
    {
      title: 'with its prompt on one line, without invisible signs',
      given: { ...PROMPT, prompt: 'a\n\nb\u202ec' },
      texts: [{ role: null, text: 'a bc' }],
    },
    {
      title: 'with the end of its conversation',
      given: {
        ...PROMPT,
        prompt: (['system', 'user', 'assistant', 'user'] as const).map((role, index) => ({
          role,
          content: String(index),
        })),
      },
      texts: [
        { role: 'user', text: '1' },
        { role: 'assistant', text: '2' },
        { role: 'user', text: '3' },
      ],
    },
    {
      title: 'with the texts that were tokenized, not with the tokens',
      given: item({ input_ids: row(101, 102) }, { texts: ['premise', 'hypothesis'] }),
      texts: [
        { role: null, text: 'premise' },
        { role: null, text: 'hypothesis' },
      ],
    },
  ])('$title', ({ given, texts }) => {
    expect(showItem(given, READING)).toEqual({ kind: 'texts', texts });
  });

  test.each([
    { title: 'at the limit', length: 300, cut: 'x'.repeat(300) },
    { title: 'one over', length: 301, cut: `${'x'.repeat(299)}…` },
  ])('with a text $title', ({ length, cut }) => {
    const input = showItem({ ...PROMPT, prompt: 'x'.repeat(length) }, READING);
    expect(input).toEqual({ kind: 'texts', texts: [{ role: null, text: cut }] });
  });

  test.each([
    {
      title: 'a column for each input',
      given: item({ age: row(40), city: { dtype: 'string', shape: [1], strings: ['Bern'] } }),
      reading: READING,
      values: [shown('age', 40), shown('city', 'Bern')],
      of: 2,
    },
    {
      title: 'the columns of the only input, by the names in the file',
      given: item({ x: row(1, 2, 3, 4, 5, 6, 7) }),
      reading: { dataset: {}, columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      values: ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => shown(name, index + 1)),
      of: 7,
    },
    {
      title: 'the same by the names in the policy',
      given: item({ x: row(1, 2) }),
      reading: { dataset: { columns: ['b', 'a'] }, columns: ['a', 'b'] },
      values: [shown('b', 1), shown('a', 2)],
      of: 2,
    },
    {
      title: 'the first elements of a vector without names',
      given: item({ x: row(1, 2, 3, 4, 5, 6, 7) }),
      reading: { dataset: {}, columns: ['a', 'b'] },
      values: [{ name: 'x', elements: [1, 2, 3, 4, 5, 6], of: 7 }],
      of: 1,
    },
  ])('with $title', ({ given, reading, values, of }) => {
    expect(showItem(given, reading)).toEqual({ kind: 'values', values, of });
  });

  test('with a picture of at most 96 pixels and 16,000 bytes, however large it is', () => {
    const bytes = Uint8Array.from({ length: 200 * 400 * 3 }, (_, index) => (index * index * 31) % 256);
    const image: Tensor = { dtype: 'uint8', shape: [200, 400, 3], bytes };
    const input = showItem(item({ size: row(1), image }), READING);
    if (input?.kind !== 'picture') throw new RangeError('no picture');
    expect(input.width).toBe(2 * input.height);
    expect(input.width).toBeLessThanOrEqual(96);
    expect(input.png.length).toBeLessThanOrEqual(16_000);
  });

  test('without input if it is a sound', () => {
    const audio = { rate: 16_000 } as never;
    expect(showItem(item({ samples: row(0, 0.5) }), { ...READING, dataset: { audio } })).toBeUndefined();
  });
});
