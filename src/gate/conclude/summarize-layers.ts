import type { LayerPair } from '../../inspect/layers/pair-layers.ts';
import type { Differences } from '../../measure/layers/search-layers.ts';
import type { TensorDifference } from '../../measure/layers/tensor-difference.ts';
import type { LayerDifference, Layers } from '../../verdict/facts/layers.ts';

/** The first tensor that differs, and the two after it. */
const MAX_FIRST = 3;

interface Measured {
  readonly pair: LayerPair;
  readonly difference: TensorDifference;
}

/**
 * What a verdict says about measured layers.
 *
 * @param differences - In the order of computation.
 * @param options.rounding - Largest relative difference that rounding explains.
 * @param options.items - Ids of the items that were run.
 */
export function summarizeLayers(
  differences: Differences,
  {
    pairs,
    rounding,
    items,
  }: { readonly pairs: readonly LayerPair[]; readonly rounding: number; readonly items: readonly string[] },
): Layers {
  const measured = [...differences].flatMap(([position, difference]): Measured[] =>
    difference === undefined ? [] : [{ pair: pairs[position] as LayerPair, difference }],
  );
  if (measured.length === 0) return { kind: 'not-compared', why: 'nothing-shared' };
  const beyond = measured.filter(({ difference }) => difference.isBeyondRounding);
  const steepest = findSteepest(measured);
  return {
    kind: 'compared',
    items: [...items],
    shared: pairs.length,
    compared: measured.length,
    rounding,
    differing: beyond.length,
    first: beyond.slice(0, MAX_FIRST).map(describe),
    steepest: steepest === undefined ? null : describe(steepest),
  };
}

/** The tensor whose difference exceeds that of all tensors before it by most; one that is not finite exceeds any. */
function findSteepest(measured: readonly Measured[]): Measured | undefined {
  let largest = 0;
  let steepest: Measured | undefined;
  let growth = 0;
  for (const each of measured) {
    const relative = sizeOf(each.difference);
    const own = relative === largest ? 0 : relative - largest;
    if (own > growth) {
      growth = own;
      steepest = each;
    }
    largest = Math.max(largest, relative);
  }
  return steepest;
}

const sizeOf = ({ relative }: TensorDifference): number =>
  Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;

const describe = ({
  pair: { tensor, baseline, candidate },
  difference: { relative, cosine },
}: Measured): LayerDifference => ({
  tensor,
  operators: { baseline: baseline.operator, candidate: candidate.operator },
  quantized: { baseline: baseline.isQuantized, candidate: candidate.isQuantized },
  relative: finiteOrNull(relative),
  cosine: finiteOrNull(cosine),
});

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
