import { describe, expect, test } from 'vitest';
import { readInferAnswer } from '../../../src/engine/server/open-inference/infer-answer.ts';
import { canDamage, damageAnswer } from '../../../src/positive-control/served/damage-answer.ts';
import { taskOf } from '../../support/scoring.ts';

/** The outputs of an answer after the damage, as numbers or texts. */
function damaged(task: Parameters<typeof taskOf>[0], outputs: readonly object[]) {
  const answer = new TextEncoder().encode(JSON.stringify({ outputs }));
  const found = damageAnswer(taskOf(task), answer, undefined);
  if (found === undefined) return undefined;
  const tensors = readInferAnswer(found.body, String(found.jsonLength), []);
  if ('kind' in tensors) throw new Error(tensors.message);
  return [...tensors].map(([name, tensor]) => {
    if (tensor.dtype === 'string') return [name, tensor.shape, tensor.strings];
    const { buffer } = Uint8Array.from(tensor.bytes);
    const numbers =
      tensor.dtype === 'float32'
        ? new Float32Array(buffer)
        : tensor.dtype === 'int64'
          ? new BigInt64Array(buffer)
          : new Uint8Array(buffer);
    return [name, tensor.shape, [...numbers].map(Number)];
  });
}

const logits = { name: 'y', datatype: 'FP32', shape: [1, 3], data: [0.5, -2, 8] };

describe('a damaged answer', () => {
  test.each([
    {
      title: 'negated logits',
      task: { kind: 'classification', scores: 'logits' },
      output: logits,
      values: [-0.5, 2, -8],
    },
    {
      title: 'probabilities of anything else',
      task: { kind: 'classification', scores: 'probabilities' },
      output: { ...logits, data: [0.25, 0.75, 0] },
      values: [0.75, 0.25, 1],
    },
    {
      title: 'the next class',
      task: { kind: 'classification' },
      output: { name: 'y', datatype: 'INT64', shape: [2], data: [0, 9] },
      values: [1, 10],
    },
    { title: 'other numbers', task: { kind: 'regression' }, output: logits, values: [2, -3, 17] },
    {
      title: 'the opposite',
      task: { kind: 'classification' },
      output: { name: 'y', datatype: 'BOOL', shape: [2], data: [true, false] },
      values: [0, 1],
    },
    {
      title: 'another text',
      task: { kind: 'classification' },
      output: { name: 'y', datatype: 'BYTES', shape: [1], data: ['cat'] },
      values: ['cat#'],
    },
  ] as const)('has $title', ({ task, output, values }) => {
    expect(damaged(task, [output])).toEqual([['y', output.shape, values]]);
  });

  test('has all of its outputs damaged', () => {
    const found = damaged({ kind: 'regression' }, [
      logits,
      { ...logits, name: 'z', shape: [1, 1], data: [1] },
    ]);
    expect(found).toEqual([
      ['y', [1, 3], [2, -3, 17]],
      ['z', [1, 1], [3]],
    ]);
  });

  test('has other embeddings, at their places', () => {
    const data = [
      { index: 1, embedding: [0.5, -1] },
      { index: 0, embedding: [2, 0] },
    ];
    const answer = new TextEncoder().encode(JSON.stringify({ model: 'm', data }));
    const found = damageAnswer(taskOf({ kind: 'embedding' }), answer, undefined);
    expect(found?.jsonLength).toBeUndefined();
    expect(JSON.parse(Buffer.from(found?.body ?? []).toString())).toEqual({
      model: 'm',
      data: [
        { index: 1, embedding: [-0.5, 1] },
        { index: 0, embedding: [-2, 0] },
      ],
    });
  });

  test('is none if it was no answer', () => {
    expect(damageAnswer(taskOf({ kind: 'regression' }), new Uint8Array([123]), undefined)).toBeUndefined();
  });

  test.each([
    { dtype: 'float32', is: true },
    { dtype: 'string', is: true },
    { dtype: 'uint8', is: false },
    { dtype: 'bfloat16', is: false },
  ])('is possible for $dtype: $is', ({ dtype, is }) => {
    expect(canDamage(taskOf({ kind: 'classification' }), dtype)).toBe(is);
  });
});
