import type { ModelInspection } from '../model-inspection.ts';
import type { Precision, PrecisionShare } from '../precision/precision.ts';
import { type InspectedPair, MAX_RECORDED, type ModelChange } from './change.ts';
import { isReal } from './compare-signature.ts';
import { differ } from './compare-weights.ts';

type PrecisionChange = Extract<ModelChange, { head: 'precision' }>;

/** How the precision of the heavy arithmetic changed; undefined if it did not. */
export function comparePrecision({ baseline, candidate }: InspectedPair): PrecisionChange | undefined {
  const [before, after] = [baseline.precision, candidate.precision];
  if (isSame(before, after)) {
    return isRecalibrated(baseline, candidate) ? { kind: 'recalibrated', head: 'precision' } : undefined;
  }
  return {
    kind: 'precision',
    head: 'precision',
    before: recorded(before),
    after: recorded(after),
    ends: changedEnds(baseline, candidate),
  };
}

const isQuantized = ({ scheme }: PrecisionShare): boolean => scheme !== 'float';

/** More operators in an existing precision are a change of the graph, not of the precision. */
function isSame(before: Precision, after: Precision): boolean {
  const haveSame = (keyOf: (share: PrecisionShare) => readonly string[]) =>
    keySet(before, keyOf) === keySet(after, keyOf);
  if (!haveSame((share) => (isQuantized(share) ? [wayKey(share)] : []))) return false;
  if (before.operators === after.operators) {
    return haveSame((share) => [`${share.operators} ${wayKey(share)}`]);
  }
  return before.shares.some(isQuantized) || haveSame((share) => [wayKey(share)]);
}

/** A key that is equal for precisions whose shares have the same keys, in any order. */
const keySet = ({ shares }: Precision, keysOf: (share: PrecisionShare) => readonly string[]): string =>
  JSON.stringify(shares.flatMap(keysOf).sort());

/** A key that is equal for shares that compute in the same way, regardless of their number of operators. */
function wayKey({
  scheme,
  element,
  granularities,
  symmetry,
  activations,
  storedFor,
}: PrecisionShare): string {
  const known = granularities.filter((granularity) => granularity !== 'unknown').map(String);
  const lists = [known, activations, storedFor].map((list) => [...list].sort());
  return JSON.stringify([scheme, element, symmetry, ...lists]);
}

function isRecalibrated({ weights, structure }: ModelInspection, candidate: ModelInspection): boolean {
  return (
    structure.digest === candidate.structure.digest &&
    differ(weights.quantization, candidate.weights.quantization) &&
    !differ(weights.all, candidate.weights.all)
  );
}

/** Whether real inputs or outputs now have another real type, which is part of the same change. */
function changedEnds({ facts: before }: ModelInspection, { facts: after }: ModelInspection) {
  return (['inputs', 'outputs'] as const).filter((kind) => {
    const now = new Map(after[kind].map((value) => [value.name, value]));
    return before[kind].some((value) => {
      const other = now.get(value.name);
      return other !== undefined && other.dtype !== value.dtype && isReal(value) && isReal(other);
    });
  });
}

/** Truncates lists, because a model can have a different block size per weight. */
function recorded({ main, shares, ...totals }: Precision): Precision {
  const cut = (share: PrecisionShare): PrecisionShare => ({
    ...share,
    granularities: share.granularities.slice(0, MAX_RECORDED),
  });
  return { ...(main && { main: cut(main) }), shares: shares.map(cut), ...totals };
}
