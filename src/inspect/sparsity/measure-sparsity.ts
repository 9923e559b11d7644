import { elementTypeName } from '../../model/element-type.ts';
import { elementCount } from '../../model/tensor.ts';
import { fullDims } from '../../model/tensor-record.ts';
import type { Weight } from '../precision/find-compute.ts';
import type { TensorFiles } from '../tensor-bytes.ts';
import { findZeros } from './find-zeros.ts';
import type { Sparsity } from './sparsity.ts';

/** Trained weights have almost no zeros. */
const UNSTRUCTURED_SHARE = 0.3;
/** Rounding to 8 bits or fewer turns small weights into zeros: up to a quarter of them with 4 bits. */
const UNSTRUCTURED_SHARE_OF_INTEGERS = 0.5;
const MOST = 0.5;
const LEAST_BYTES = 4096;
/** At least one stripe per weight is read, so thousands of weights may exceed the budget, by at most this factor. */
const MOST_OVERRUN = 4;

/**
 * Counts zeros in weights.
 *
 * @param budgetBytes - Approximate total number of bytes to read; each weight gets a share by size.
 */
export function measureSparsity(
  weights: readonly Weight[],
  files: TensorFiles,
  budgetBytes: number,
): Sparsity {
  const total = weights.reduce((sum, { tensor }) => sum + tensor.bytes, 0);
  const scale = total <= budgetBytes ? 1 : budgetBytes / total;
  const least = Math.min(LEAST_BYTES, budgetBytes / Math.max(weights.length, 1));
  let bytesLeft = MOST_OVERRUN * budgetBytes;
  const looks = weights.flatMap((weight) => {
    if (bytesLeft <= 0) return [];
    const limit = Math.max(weight.tensor.bytes * scale, least);
    const zeros = findZeros(weight, files, limit);
    bytesLeft -= zeros?.lookedBytes ?? 0;
    const elements = elementCount(fullDims(weight.tensor)) * elementsPerEntry(weight);
    return zeros === undefined || zeros.elements === 0 ? [] : [{ weight, zeros, elements }];
  });
  const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);
  const eligible = looks.filter(({ zeros }) => zeros.isTwoOfFour !== undefined);
  const pattern = eligible.filter(({ zeros }) => zeros.isTwoOfFour);
  const eligibleElements = sum(eligible.map(({ elements }) => elements));
  const elements = sum(looks.map((look) => look.elements));
  const zeroElements = sum(
    looks.map((look) => (look.elements * look.zeros.zeroElements) / look.zeros.elements),
  );
  const zeroShare = elements === 0 ? undefined : zeroElements / elements;
  const share = eligibleElements === 0 ? 0 : sum(pattern.map((look) => look.elements)) / eligibleElements;
  const integers = looks.filter(({ weight }) => isInteger(weight));
  const threshold =
    sum(integers.map((look) => look.elements)) > elements * MOST
      ? UNSTRUCTURED_SHARE_OF_INTEGERS
      : UNSTRUCTURED_SHARE;
  return {
    form: formOf(zeroShare, share, threshold),
    ...(zeroShare !== undefined && { zeroShare }),
    twoOfFour: { tensors: pattern.length, eligibleTensors: eligible.length, share },
    sparseInitializers: weights.filter(({ tensor }) => tensor.sparse !== undefined).length,
    lookedBytes: sum(looks.map(({ zeros }) => zeros.lookedBytes)),
    isSampled: scale < 1,
  };
}

function formOf(zeroShare: number | undefined, twoOfFourShare: number, threshold: number): Sparsity['form'] {
  if (zeroShare === undefined) return 'unknown';
  if (twoOfFourShare >= MOST) return '2:4';
  return zeroShare >= threshold ? 'unstructured' : 'dense';
}

/** A byte of packed weights contains several elements. */
function elementsPerEntry({ packedBits }: Weight): number {
  return packedBits === undefined ? 1 : 8 / packedBits;
}

function isInteger({ tensor, packedBits }: Weight): boolean {
  return packedBits !== undefined || elementTypeName(tensor.dataType).includes('int');
}
