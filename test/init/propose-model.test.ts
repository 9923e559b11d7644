import { expect, test } from 'vitest';
import { chooseIds } from '../../src/init/propose-model.ts';

test('a model is named after its file, or its folder where that says more, and each another', () => {
  expect(
    chooseIds(['a/fraud.onnx', 'b/fraud.onnx', 'ocr/model.onnx', 'model.onnx', 'out.onnx', 'é/_Ünï 2.onnx']),
  ).toEqual(['fraud', 'fraud-2', 'ocr', 'model', 'model-2', 'n-2']);
});

test('every id is one that the policy takes', () => {
  const ids = chooseIds([`${'x'.repeat(300)}.onnx`, `b/${'x'.repeat(300)}.onnx`, '---.onnx', '.onnx']);
  for (const id of ids) expect(id).toMatch(/^(?!out$)[A-Za-z0-9][\w.-]{0,63}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
