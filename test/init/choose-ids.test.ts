import { expect, test } from 'vitest';
import { chooseIds } from '../../src/init/choose-ids.ts';

test('a model is named after its file, or its folder where that says more, and each another', () => {
  expect(
    chooseIds(['a/fraud.onnx', 'b/fraud.onnx', 'ocr/model.onnx', 'model.onnx', 'out.onnx', 'é/_Ünï 2.onnx']),
  ).toEqual(['fraud', 'fraud-2', 'ocr', 'model', 'model-2', 'n-2']);
});

test('an id that another model of the policy has is not chosen again', () => {
  expect(chooseIds(['a/fraud.onnx', 'ocr.onnx'], ['fraud', 'fraud-2'])).toEqual(['fraud-3', 'ocr']);
});

test('every id is one that the policy takes', () => {
  const ids = chooseIds([
    `${'x'.repeat(300)}.onnx`,
    `b/${'x'.repeat(300)}.onnx`,
    '---.onnx',
    '.onnx',
    'attempts.onnx',
  ]);
  for (const id of ids) expect(id).toMatch(/^(?!(?:out|attempts)$)[A-Za-z0-9][\w.-]{0,63}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
