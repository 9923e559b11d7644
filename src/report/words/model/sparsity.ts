import type { Sparsity } from '../../../inspect/sparsity/sparsity.ts';
import { countOf } from '../grammar.ts';
import { percentText } from './model-parts.ts';

/** "2:4 (50% zeros; 2:4 in 4 of 5 eligible weights, 98% of their elements)". */
export function sparsityText({ form, zeroShare, twoOfFour, sparseInitializers }: Sparsity): string {
  const { tensors, eligibleTensors, share } = twoOfFour;
  if (zeroShare === undefined) return 'unknown (no weights whose zeros can be counted)';
  const parts = [`${percentText(zeroShare)} zeros`];
  if (tensors > 0) {
    const eligible = countOf(eligibleTensors, 'eligible weight');
    parts.push(`2:4 in ${tensors} of ${eligible}, ${percentText(share)} of their elements`);
  }
  if (sparseInitializers > 0) parts.push(`${sparseInitializers} stored as sparse_initializer`);
  return `${form} (${parts.join('; ')})`;
}

/**
 * What ONNX Runtime gains from the zeros; undefined if there are too few to matter. Its CPU and CUDA providers have no
 * kernels for them; its TensorRT provider uses 2:4 with `trt_sparsity_enable`, which onnxruntime-node cannot set.
 *
 * @see https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html
 */
export function sparsityUseText({ form, sparseInitializers }: Sparsity): string | undefined {
  if (sparseInitializers > 0) {
    return 'sparse_initializer only saves space in the file: ONNX Runtime expands it when it loads the model';
  }
  switch (form) {
    case '2:4':
      return 'no speedup in ONNX Runtime on CPU or CUDA: only its TensorRT provider uses 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set';
    case 'unstructured':
      return 'no speedup in ONNX Runtime: it multiplies by zeros as by any other number';
    case 'dense':
    case 'unknown':
      return undefined;
  }
}
