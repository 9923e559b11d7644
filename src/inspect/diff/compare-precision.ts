import type { ModelInspection, Precision, PrecisionShare } from '../model-inspection.ts';
import { precisionText, shareText } from '../precision/describe-precision.ts';
import type { InspectedPair } from './change.ts';
import { isReal } from './compare-signature.ts';
import { differ } from './compare-weights.ts';

/** How the precision of the heavy arithmetic changed; undefined when it did not. */
export function comparePrecision({ baseline, candidate }: InspectedPair): string | undefined {
  const [before, after] = [baseline.precision, candidate.precision];
  if (isSame(before, after)) return isRecalibrated(baseline, candidate) ? RECALIBRATED : undefined;
  const [from, to] = [precisionText(before), precisionText(after)];
  const text = from === to ? `${sharesText(before)} → ${sharesText(after)}` : `${from} → ${to}`;
  return `${text}${endsText(baseline, candidate)}`;
}

const RECALIBRATED = 'other scales, zero points or biases, same quantized weights: calibrated differently';

const isQuantized = ({ scheme }: PrecisionShare): boolean => scheme !== 'float';

/** More operators in a precision that was there already are a change of the graph, not of the precision. */
function isSame(before: Precision, after: Precision): boolean {
  const texts = ({ shares }: Precision, wanted: (share: PrecisionShare) => boolean) =>
    shares.filter(wanted).map(detailText).sort().join('; ');
  if (texts(before, isQuantized) !== texts(after, isQuantized)) return false;
  if (before.operators === after.operators) return countsText(before) === countsText(after);
  return before.shares.some(isQuantized) || texts(before, () => true) === texts(after, () => true);
}

function detailText(share: PrecisionShare): string {
  return `${shareText(share)} with ${share.activations.join(' and ') || 'real'} inputs`;
}

function countsText({ shares }: Precision): string {
  return shares
    .map((share) => `${share.operators} × ${detailText(share)}`)
    .sort()
    .join('; ');
}

/** Every share with the type of its inputs, for changes that the short text does not show. */
function sharesText({ shares }: Precision): string {
  return shares.map((share) => `${detailText(share)} in ${share.operators}`).join('; ');
}

function isRecalibrated({ weights, structure }: ModelInspection, candidate: ModelInspection): boolean {
  return (
    structure.digest === candidate.structure.digest &&
    differ(weights.quantization, candidate.weights.quantization) &&
    !differ(weights.all, candidate.weights.all)
  );
}

/** Real inputs or outputs that took on another real type, which is part of the same change: ", inputs and outputs too". */
function endsText({ facts: before }: ModelInspection, { facts: after }: ModelInspection): string {
  const changed = (['inputs', 'outputs'] as const).filter((kind) => {
    const now = new Map(after[kind].map((value) => [value.name, value]));
    return before[kind].some((value) => {
      const other = now.get(value.name);
      return other !== undefined && other.dtype !== value.dtype && isReal(value) && isReal(other);
    });
  });
  return changed.length === 0 ? '' : `, ${changed.join(' and ')} too`;
}
