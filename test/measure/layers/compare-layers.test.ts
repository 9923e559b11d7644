import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arm, ArmName } from '../../../src/engine/onnxruntime/arm.ts';
import { pairLayers } from '../../../src/inspect/layers/pair-layers.ts';
import { compareLayers, roundingIn } from '../../../src/measure/layers/compare-layers.ts';
import { readModel } from '../../../src/model/read-model.ts';
import { failureOf } from '../../support/fake-child.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import {
  dequantizedModel,
  floatModel,
  float32 as initializer,
  integerModel,
  train,
  WIDTHS,
} from '../../support/models.ts';
import { type Model, model } from '../../support/onnx-writer.ts';
import { float32 } from '../../support/scoring.ts';

/* The real child, from the committed bundle, with small real models: y = relu(x · first + bias) · second. */

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'layers-'));
});
afterEach(() => rm(directory, { recursive: true, maxRetries: 3 }));

const FEEDS = [1, 2].map(
  (seed) =>
    new Map([
      ['x', float32([1, WIDTHS[0]], ...Array.from({ length: WIDTHS[0] }, (_, at) => Math.sin(at + seed)))],
    ]),
);

async function armOf(
  name: ArmName,
  fields: Model,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<Arm> {
  const folder = join(directory, `${name}-model`);
  await mkdir(folder);
  const file = join(folder, 'model.onnx');
  await writeFile(file, model(fields));
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(folder, path), bytes);
  const arm = realArm(name);
  return { ...arm, model: { ...arm.model, file, facts: await readModel(file, 'model.onnx') } };
}

/** The tensors that were compared, and those that differ. */
async function compare(baseline: Arm, candidate: Arm) {
  const pairs = await pairLayers({ baseline: baseline.model.file, candidate: candidate.model.file });
  const arms = {
    baseline: { arm: baseline, feeds: FEEDS },
    candidate: { arm: candidate, feeds: FEEDS },
  };
  const found = [...(await compareLayers(workspaceIn(directory), arms, pairs))];
  const nameAt = (position: number): string => pairs[position]?.tensor ?? '';
  return {
    compared: found.flatMap(([position, each]) => (each === undefined ? [] : [nameAt(position)])),
    differing: found.flatMap(([position, each]) => (each?.isBeyondRounding ? [nameAt(position)] : [])),
    rounding: roundingIn(pairs),
  };
}

/** The network with one weight of a tensor changed. */
function changed(name: 'first' | 'bias' | 'second', weight: number): Model {
  const training = train();
  const values = training[name].slice().fill(weight, 0, 1);
  return floatModel({ ...training, [name]: values });
}

describe('the layers of two models', () => {
  test.each([
    { title: 'of the same weights', candidate: floatModel(), differing: [] },
    { title: 'with another bias', candidate: changed('bias', 9), differing: ['a', 'h', 'y'] },
    { title: 'with another last weight', candidate: changed('second', 9), differing: ['y'] },
    {
      title: 'with NaN in the first weight',
      candidate: changed('first', Number.NaN),
      differing: ['p', 'a', 'h', 'y'],
    },
  ])('$title: $differing', async ({ candidate, differing }) => {
    const result = await compare(await armOf('baseline', floatModel()), await armOf('candidate', candidate));
    expect(result).toEqual({ compared: ['p', 'a', 'h', 'y'], differing, rounding: 0.01 });
  });

  test('with sound quantization stay within its rounding, and with a wrong scale differ where it is', async () => {
    const quantized = dequantizedModel({ granularity: 'tensor', isSymmetric: true, hasActivations: true });
    const wrong: Model = {
      ...quantized,
      initializers: (quantized.initializers ?? []).map((each) =>
        each.name === 'h_scale' ? initializer('h_scale', [], Float32Array.of(0.0001)) : each,
      ),
    };
    const weightOnly = dequantizedModel({ granularity: 'tensor', isSymmetric: true, hasActivations: false });
    const baseline = await armOf('baseline', floatModel());
    const sound = await compare(baseline, await armOf('candidate', weightOnly));
    expect(sound).toMatchObject({ differing: [], rounding: 0.05 });
    await rm(join(directory, 'candidate-model'), { recursive: true });
    const broken = await compare(baseline, await armOf('candidate', wrong));
    expect(broken.differing).toEqual(['h', 'y']);
  });

  describe('that one of them has as integers', () => {
    // Without its Relu, the sum of the integer model is what the Relu of the other leaves.
    const compared = ['p', 'h', 'y'];

    test.each([
      { title: 'stay within its rounding', candidate: integerModel(), differing: [] },
      {
        title: 'differ where a scale is too small',
        candidate: integerModel({ sumScale: 0.003 }),
        differing: ['h', 'y'],
      },
    ])('$title: $differing', async ({ candidate, differing }) => {
      const result = await compare(
        await armOf('baseline', floatModel()),
        await armOf('candidate', candidate),
      );
      expect(result).toEqual({ compared, differing, rounding: 0.05 });
    });

    test('are found if it is the baseline', async () => {
      const [baseline, candidate] = [integerModel({ sumScale: 0.003 }), floatModel()];
      const result = await compare(await armOf('baseline', baseline), await armOf('candidate', candidate));
      expect(result).toEqual({ compared, differing: ['h', 'y'], rounding: 0.05 });
    });

    test('are found if both do', async () => {
      const arms = [
        await armOf('baseline', integerModel()),
        await armOf('candidate', integerModel({ sumScale: 0.003 })),
      ];
      const result = await compare(...(arms as [Arm, Arm]));
      expect(result).toEqual({ compared: ['p', 'a', 'y'], differing: ['a', 'y'], rounding: 0.05 });
    });
  });

  test('are found with weights in other files', async () => {
    const { first, bias, second } = train();
    const external = floatModel({ first, bias, second });
    const initializers = (external.initializers ?? []).map((each) =>
      each.name === 'first'
        ? { name: 'first', dtype: 'float32', dims: each.dims, external: { location: 'w.bin' } }
        : each,
    );
    const bytes = new Uint8Array(first.slice().buffer);
    const candidate = await armOf('candidate', { ...external, initializers }, { 'w.bin': bytes });
    const result = await compare(await armOf('baseline', floatModel()), candidate);
    expect(result).toMatchObject({ compared: ['p', 'a', 'h', 'y'], differing: [] });
  });

  test('leave no copies behind, whether or not both models run', async () => {
    const baseline = await armOf('baseline', floatModel());
    const candidate = await armOf('candidate', changed('second', 9));
    await compare(baseline, candidate);
    const broken = { ...candidate, runtimeFolder: join(directory, 'nowhere') };
    expect(await failureOf(compare(baseline, broken))).toMatchObject({
      kind: 'no-provider',
      arm: 'candidate',
    });
    for (const { model: own } of [baseline, candidate])
      expect(await readdir(dirname(own.file))).toEqual(['model.onnx']);
  });
});
