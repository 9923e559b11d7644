import { describe, expect, test } from 'vitest';
import { describeExecution } from '../../src/verdict/describe-execution.ts';
import { placed } from '../report/verdict-fixture.ts';

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
    expect(describeExecution(floatAnyway, 'QDQ int8')).toEqual({
      text: 'file: QDQ int8; executed: 83 % `MatMul` float32, 5 % `DequantizeLinear` int8',
      isUnlikeFile: true,
    });
  });

  test.each([
    { title: 'integers in the file and executed', placement: integer, file: 'QDQ int8', isUnlike: false },
    { title: 'float in the file and executed', placement: floatAnyway, file: 'float32', isUnlike: false },
    { title: 'weights alone in integers', placement: weightOnly, file: 'weight-only int4', isUnlike: false },
    { title: 'dynamic int8 that was executed', placement: dynamic, file: 'dynamic int8', isUnlike: false },
    {
      title: 'dynamic int8 that was not executed',
      placement: floatAnyway,
      file: 'dynamic int8',
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
