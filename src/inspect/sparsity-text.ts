import type { Sparsity } from './model-inspection.ts';
import { countOf, percentText } from './shown.ts';

/** Zeros of a model in a few words: "2:4 (50 % zeros; 4 of 5 eligible weights, 98 % of their elements)". */
export function sparsityText({ form, zeroShare, twoOfFour, sparseInitializers }: Sparsity): string {
  const { tensors, eligibleTensors, share } = twoOfFour;
  if (zeroShare === undefined) return 'unknown (no weights in which zeros can be told)';
  const parts = [`${percentText(zeroShare)} zeros`];
  if (tensors > 0) {
    const eligible = countOf(eligibleTensors, 'eligible weight');
    parts.push(`2:4 in ${tensors} of ${eligible}, ${percentText(share)} of their elements`);
  }
  if (sparseInitializers > 0) parts.push(`${sparseInitializers} stored as sparse_initializer`);
  return `${form} (${parts.join('; ')})`;
}

/**
 * What the runtime makes of zeros. ONNX Runtime's CPU and CUDA providers have no kernels for them; its TensorRT provider
 * takes 2:4 with `trt_sparsity_enable`, which onnxruntime-node cannot set.
 *
 * @see https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html
 */
export function sparsityUse({ form, sparseInitializers }: Sparsity): string | undefined {
  if (sparseInitializers > 0) {
    return 'a sparse_initializer saves space in the file only: ONNX Runtime fills it up with zeros when it loads the model';
  }
  if (form === '2:4') {
    return 'no gain in ONNX Runtime on CPU or CUDA: only its TensorRT provider takes 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set';
  }
  if (form === 'unstructured') return 'no gain in ONNX Runtime: it multiplies with zeros as with any number';
  return undefined;
}
