import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/model/check-model.ts';
import { readModel } from '../../src/model/read-model.ts';
import { readTensorProto } from '../../src/model/tensor-proto.ts';
import { caught } from '../support/caught.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

describe('models that real exporters wrote', () => {
  test.each([
    'fashion/model.onnx',
    ...['int8', 'int8-miscalibrated', 'lossless', 'memory', 'slower', 'tail'].map(
      (name) => `fashion/candidates/${name}.onnx`,
    ),
    ...readdirSync(join(FIXTURES, 'fashion/ladder'))
      .filter((name) => name.endsWith('.onnx'))
      .map((name) => `fashion/ladder/${name}`),
    'test-data-set/model.onnx',
  ])('%s passes', async (name) => {
    const facts = await readModel(join(FIXTURES, name), name);
    expect(() => checkModel(facts, name)).not.toThrow();
    expect(facts.inputs).toHaveLength(1);
    expect(facts.outputs).toHaveLength(1);
    expect(facts.operators.size).toBeGreaterThan(0);
  });

  test('an int8 model says so in its weights', async () => {
    const [float, int8] = await Promise.all(
      ['fashion/model.onnx', 'fashion/candidates/int8.onnx'].map((name) =>
        readModel(join(FIXTURES, name), name),
      ),
    );
    expect(float?.initializerBytes.has('int8')).toBe(false);
    expect(int8?.initializerBytes.get('int8')).toBeGreaterThan(0);
  });

  test('an int4 output, which would abort the process, is refused', async () => {
    const facts = await readModel(join(FIXTURES, 'hostile/int4-output.onnx'), 'int4-output.onnx');
    expect(await caught(() => checkModel(facts, 'int4-output.onnx'))).toMatch(
      /^int4-output\.onnx: expected output ".*" of a supported type, got int4\.\n/,
    );
  });

  test('a test data set has the shapes of its model', async () => {
    const facts = await readModel(join(FIXTURES, 'test-data-set/model.onnx'), 'model.onnx');
    for (const role of ['input', 'output'] as const) {
      const file = join(FIXTURES, `test-data-set/test_data_set_0/${role}_0.pb`);
      const { tensor } = readTensorProto(readFileSync(file), file);
      const [signature] = facts[`${role}s`];
      expect(tensor.dtype).toBe(signature?.dtype);
      expect(tensor.shape).toHaveLength(signature?.shape?.length ?? -1);
    }
  });
});
