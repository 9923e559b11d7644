import { describe, expect, test } from 'vitest';
import { computeExecution } from '../../../src/verdict/time/explain-time.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

const INT8 = { name: 'int8 QDQ', isQuantized: true };
const FLOAT = { name: 'float32', isQuantized: false };

const floatAnyway = [
  placed({ operator: 'MatMul', timeShare: 0.83 }),
  placed({ operator: 'DequantizeLinear', precision: 'int8', role: 'reformat', timeShare: 0.05 }),
];
const integer = [
  placed({ operator: 'QLinearConv', precision: 'uint8', timeShare: 0.7 }),
  placed({ operator: 'Conv', timeShare: 0.1 }),
];
const dynamic = [placed({ operator: 'DynamicQuantizeMatMul', timeShare: 0.9 })];
const weightOnly = [placed({ operator: 'MatMulNBits', timeShare: 0.9 })];

describe('computeExecution', () => {
  test('names what was executed next to what the file says', () => {
    expect(computeExecution(floatAnyway, INT8)).toEqual({
      filePrecision: 'int8 QDQ',
      operators: [
        { operator: 'MatMul', precision: 'float32', timeShare: 0.83 },
        { operator: 'DequantizeLinear', precision: 'int8', timeShare: 0.05 },
      ],
      isUnlikeFile: true,
    });
  });

  test.each([
    {
      title: 'integers in the file and executed',
      placement: integer,
      file: INT8,
      isUnlike: false,
    },
    { title: 'float in the file and executed', placement: floatAnyway, file: FLOAT, isUnlike: false },
    {
      title: 'weights alone in integers',
      placement: weightOnly,
      file: { name: 'int4 weight-only', isQuantized: false },
      isUnlike: false,
    },
    {
      title: 'dynamic int8 that was executed',
      placement: dynamic,
      file: { name: 'int8 dynamic', isQuantized: true },
      isUnlike: false,
    },
    {
      title: 'dynamic int8 that was not executed',
      placement: floatAnyway,
      file: { name: 'int8 dynamic', isQuantized: true },
      isUnlike: true,
    },
    { title: 'a file that was not inspected', placement: floatAnyway, file: undefined, isUnlike: false },
  ])('$title is unlike the file: $isUnlike', ({ placement, file, isUnlike }) => {
    expect(computeExecution(placement, file)?.isUnlikeFile).toBe(isUnlike);
  });

  test('has nothing where nothing multiplies, or the runtime did not say', () => {
    expect(computeExecution([placed({ operator: 'Relu', timeShare: 1 })], FLOAT)).toBeNull();
    expect(computeExecution([placed({ operator: 'Conv', precision: '', timeShare: 1 })], FLOAT)).toBeNull();
  });
});
