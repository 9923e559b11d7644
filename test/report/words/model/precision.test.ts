import { expect, test } from 'vitest';
import {
  isQuantized,
  type Precision,
  type PrecisionShare,
  precisionName,
} from '../../../../src/inspect/precision/precision.ts';
import { precisionChangeText, precisionText } from '../../../../src/report/words/model/precision.ts';

const shareOf = (given: Partial<PrecisionShare> = {}): PrecisionShare => ({
  scheme: 'float',
  element: 'float32',
  operators: 10,
  weightBytes: 1000,
  granularities: [],
  activations: [],
  storedFor: [],
  ...given,
});

/** The first share stands for the model unless `isMixed`. */
function precisionOf(shares: readonly PrecisionShare[], isMixed = false): Precision {
  const [main] = shares;
  return {
    ...(main && !isMixed && { main }),
    shares: [...shares],
    operators: shares.reduce((sum, { operators }) => sum + operators, 0),
    weightBytes: shares.reduce((sum, { weightBytes }) => sum + weightBytes, 0),
  };
}

const float = shareOf();
const qdq = shareOf({
  scheme: 'qdq',
  element: 'int8',
  granularities: ['channel'],
  symmetry: 'symmetric',
  activations: ['uint8'],
});
const blocks = shareOf({
  scheme: 'weight-only',
  element: 'int4',
  granularities: [16, 32],
  symmetry: 'mixed',
  storedFor: ['MatMulNBits'],
});
const one = { operators: 1, weightBytes: 30 };

test.each([
  { precision: precisionOf([]), text: 'no matrix products', name: 'none', isInteger: false },
  { precision: precisionOf([float]), text: 'float32', name: 'float32', isInteger: false },
  {
    precision: precisionOf([qdq]),
    text: 'int8 QDQ (static, per-channel symmetric weights)',
    name: 'int8 QDQ',
    isInteger: true,
  },
  {
    precision: precisionOf([
      { ...qdq, scheme: 'qoperator', granularities: ['unknown'], symmetry: undefined },
    ]),
    text: 'int8 QOperator (static)',
    name: 'int8 QOperator',
    isInteger: true,
  },
  {
    precision: precisionOf([{ ...qdq, scheme: 'dynamic', granularities: ['tensor'] }]),
    text: 'int8 dynamic (per-tensor symmetric weights)',
    name: 'int8 dynamic',
    isInteger: true,
  },
  {
    precision: precisionOf([blocks]),
    text: 'int4 weight-only (MatMulNBits, block-of-16 and block-of-32 partly symmetric weights)',
    name: 'int4 weight-only',
    isInteger: false,
  },
  {
    precision: precisionOf([{ ...qdq, element: 'float8e4m3fn' }]),
    text: 'float8e4m3fn QDQ (static, per-channel symmetric weights)',
    name: 'float8e4m3fn QDQ',
    isInteger: false,
  },
  {
    precision: precisionOf([qdq, { ...float, ...one }]),
    text: 'int8 QDQ (static, per-channel symmetric weights) in 10 of 11 operators, 97% of the weight bytes',
    name: 'int8 QDQ',
    isInteger: true,
  },
  {
    precision: precisionOf([float, { ...qdq, ...one }]),
    text: 'int8 QDQ (static, per-channel symmetric weights) in 1 of 11 operators, 3% of the weight bytes; otherwise float32',
    name: 'float32',
    isInteger: true,
  },
  {
    precision: precisionOf([blocks, { ...qdq, ...one }]),
    text: 'int4 weight-only (MatMulNBits, block-of-16 and block-of-32 partly symmetric weights) in 10 of 11 operators, 97% of the weight bytes',
    name: 'int4 weight-only',
    isInteger: false,
  },
  {
    precision: precisionOf([qdq, float], true),
    text: 'mixed: int8 QDQ (static, per-channel symmetric weights) in 10 of 20 operators, 50% of the weight bytes; float32 in 10 of 20 operators, 50% of the weight bytes',
    name: 'int8 QDQ + float32',
    isInteger: true,
  },
])('$text', ({ precision, text, name, isInteger }) => {
  expect(precisionText(precision)).toBe(text);
  expect(precisionName(precision)).toBe(name);
  expect(isQuantized(precision)).toBe(isInteger);
});

test.each([
  {
    title: 'short where the short descriptions differ',
    before: precisionOf([float]),
    after: precisionOf([shareOf({ element: 'float16' })]),
    text: 'float32 → float16',
  },
  {
    title: 'with the types of the inputs where only they differ',
    before: precisionOf([qdq]),
    after: precisionOf([{ ...qdq, activations: ['int8', 'int16'] }]),
    text: 'int8 QDQ (static, per-channel symmetric weights) with uint8 inputs in 10 operators → int8 QDQ (static, per-channel symmetric weights) with int8 and int16 inputs in 10 operators',
  },
  {
    title: 'with all shares where only one that the short description leaves out differs',
    before: precisionOf([qdq, { ...float, ...one }]),
    after: precisionOf([qdq, { ...float, ...one, element: 'float16' }]),
    text: 'int8 QDQ (static, per-channel symmetric weights) with uint8 inputs in 10 operators; float32 with real inputs in 1 operator → int8 QDQ (static, per-channel symmetric weights) with uint8 inputs in 10 operators; float16 with real inputs in 1 operator',
  },
])('a change is described $title', ({ before, after, text }) => {
  expect(precisionChangeText(before, after)).toBe(text);
});
