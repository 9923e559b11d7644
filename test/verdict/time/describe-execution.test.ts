import { describe, expect, test } from 'vitest';
import { describeExecution } from '../../../src/verdict/time/describe-execution.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

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

describe('describeExecution', () => {
  test('says what was executed beside what the file says', () => {
    expect(describeExecution(floatAnyway, 'int8 QDQ (static)')).toEqual({
      text: 'file: int8 QDQ (static); executed: 83 % `MatMul` float32, 5 % `DequantizeLinear` int8, so most of the computing was in floating point all the same',
      isUnlikeFile: true,
    });
  });

  test.each([
    {
      title: 'integers in the file and executed',
      placement: integer,
      file: 'int8 QDQ (static)',
      isUnlike: false,
    },
    { title: 'float in the file and executed', placement: floatAnyway, file: 'float32', isUnlike: false },
    {
      title: 'weights alone in integers',
      placement: weightOnly,
      file: 'int4 weight-only (MatMulNBits)',
      isUnlike: false,
    },
    { title: 'dynamic int8 that was executed', placement: dynamic, file: 'int8 dynamic', isUnlike: false },
    {
      title: 'dynamic int8 that was not executed',
      placement: floatAnyway,
      file: 'int8 dynamic',
      isUnlike: true,
    },
    { title: 'a file that nobody looked at', placement: floatAnyway, file: undefined, isUnlike: false },
  ])('$title is unlike the file: $isUnlike', ({ placement, file, isUnlike }) => {
    expect(describeExecution(placement, file)?.isUnlikeFile).toBe(isUnlike);
  });

  test('says nothing where nothing multiplies, or the runtime did not tell', () => {
    expect(describeExecution([placed({ operator: 'Relu', timeShare: 1 })], 'float32')).toBeUndefined();
    expect(
      describeExecution([placed({ operator: 'Conv', precision: '', timeShare: 1 })], 'float32'),
    ).toBeUndefined();
  });
});
