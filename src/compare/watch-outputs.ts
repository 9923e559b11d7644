import { isDeepStrictEqual } from 'node:util';
import { tensorNumbers } from '../dataset/element-codec.ts';
import type { Tensor } from '../model/tensor.ts';

/** What the baseline's outputs over all items say about how much a comparison with them proves. */
interface OutputWatch {
  add(outputs: ReadonlyMap<string, Tensor>): void;
  /** Names of outputs that have the same values for every item. */
  constant(): readonly string[];
  /** Names of outputs without a single finite number in any item. */
  neverFinite(): readonly string[];
}

/** Watches the outputs with these names. Every item has a tensor for each. */
export function watchOutputs(names: readonly string[]): OutputWatch {
  const first = new Map<string, Tensor>();
  const varying = new Set<string>();
  const finite = new Set<string>();
  return {
    add(outputs) {
      for (const [name, tensor] of outputs) {
        const before = first.get(name);
        if (before === undefined) first.set(name, copyOf(tensor));
        else if (!varying.has(name) && !isSame(before, tensor)) varying.add(name);
        if (!finite.has(name) && hasMeaning(tensor)) finite.add(name);
      }
    },
    constant: () => names.filter((name) => !varying.has(name)),
    neverFinite: () => names.filter((name) => !finite.has(name)),
  };
}

/** An answer's tensors share the memory of the whole answer. */
const copyOf = (tensor: Tensor): Tensor =>
  tensor.dtype === 'string' ? tensor : { ...tensor, bytes: tensor.bytes.slice() };

function isSame(left: Tensor, right: Tensor): boolean {
  if (left.shape.join() !== right.shape.join()) return false;
  if (left.dtype !== 'string' && right.dtype !== 'string')
    return Buffer.compare(left.bytes, right.bytes) === 0;
  return isDeepStrictEqual(left, right);
}

/** An empty output, such as the boxes of a picture without objects, is an answer, too. */
function hasMeaning(tensor: Tensor): boolean {
  if (tensor.dtype === 'string') return true;
  const numbers = tensorNumbers(tensor);
  return numbers.length === 0 || numbers.some(Number.isFinite);
}
