import { expect, test } from 'vitest';
import type { Sparsity } from '../../../../src/inspect/sparsity/sparsity.ts';
import { sparsityText, sparsityUseText } from '../../../../src/report/words/model/sparsity.ts';

const sparsityOf = (given: Partial<Sparsity>): Sparsity => ({
  form: 'dense',
  zeroShare: 0,
  twoOfFour: { tensors: 0, eligibleTensors: 3, share: 0 },
  sparseInitializers: 0,
  lookedBytes: 1000,
  isSampled: false,
  ...given,
});

test.each([
  { sparsity: sparsityOf({}), text: 'dense (0% zeros)', use: undefined },
  { sparsity: sparsityOf({ zeroShare: 0.001 }), text: 'dense (<1% zeros)', use: undefined },
  {
    sparsity: sparsityOf({ form: 'unknown', zeroShare: undefined }),
    text: 'unknown (no weights whose zeros can be counted)',
    use: undefined,
  },
  {
    sparsity: sparsityOf({ form: 'unstructured', zeroShare: 0.999 }),
    text: 'unstructured (>99% zeros)',
    use: 'no speedup in ONNX Runtime: it multiplies by zeros as by any other number',
  },
  {
    sparsity: sparsityOf({
      form: '2:4',
      zeroShare: 0.5,
      twoOfFour: { tensors: 2, eligibleTensors: 3, share: 0.98 },
    }),
    text: '2:4 (50% zeros; 2:4 in 2 of 3 eligible weights, 98% of their elements)',
    use: 'no speedup in ONNX Runtime on CPU or CUDA: only its TensorRT provider uses 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set',
  },
  {
    sparsity: sparsityOf({ form: 'unstructured', zeroShare: 0.75, sparseInitializers: 1 }),
    text: 'unstructured (75% zeros; 1 stored as sparse_initializer)',
    use: 'sparse_initializer only saves space in the file: ONNX Runtime expands it when it loads the model',
  },
])('$text', ({ sparsity, text, use }) => {
  expect(sparsityText(sparsity)).toBe(text);
  expect(sparsityUseText(sparsity)).toBe(use);
});
