import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { OutcomeTable } from '../../../task/outcome-table.ts';
import type { Comparison } from '../../../verdict/comparison.ts';

/** The items of one arm whose confidence is in a range. */
interface CalibrationBin {
  readonly items: number;
  /** Share of them that are right, and their mean confidence; null without items. */
  readonly right: number | null;
  readonly confidence: number | null;
}

/** How well the confidences of both models are calibrated. */
export interface Calibration {
  /** Lower ends of the ranges, ascending; each reaches to the next, the last to 1. */
  readonly from: readonly number[];
  readonly bins: Readonly<Record<ArmName, readonly CalibrationBin[]>>;
  /** Mean distance of confidence and share of right items, weighted by items, 0..1. */
  readonly error: Readonly<Record<ArmName, number>>;
}

const BINS = 10;

/**
 * Reliability of the confidences in ten ranges of equal width, and the expected calibration error.
 *
 * @returns Undefined unless both models gave confidences.
 * @see Guo et al. (2017), "On Calibration of Modern Neural Networks", equation 3.
 */
export function measureCalibration(comparison: Comparison | undefined): Calibration | undefined {
  if (comparison?.baseline === undefined) return undefined;
  const bins = {
    baseline: binsOf(comparison.baseline.outcomes),
    candidate: binsOf(comparison.candidate.outcomes),
  };
  const error = { baseline: errorOf(bins.baseline), candidate: errorOf(bins.candidate) };
  if (!Number.isFinite(error.baseline) || !Number.isFinite(error.candidate)) return undefined;
  return { from: Array.from({ length: BINS }, (_, bin) => bin / BINS), bins, error };
}

function binsOf(table: OutcomeTable): CalibrationBin[] {
  const sums = Array.from({ length: BINS }, () => ({ items: 0, right: 0, confidence: 0 }));
  for (let item = 0; item < table.count; item += 1) {
    const [confidence, { correct }] = [table.confidenceAt(item), table.outcomeAt(item)];
    // The last range holds 1 itself.
    const bin = sums[Math.min(Math.floor(confidence * BINS), BINS - 1)];
    if (bin === undefined || correct === undefined) continue;
    bin.items += 1;
    bin.right += Number(correct);
    bin.confidence += confidence;
  }
  return sums.map(({ items, right, confidence }) =>
    items === 0
      ? { items, right: null, confidence: null }
      : { items, right: right / items, confidence: confidence / items },
  );
}

/** NaN without items. */
function errorOf(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((count, { items }) => count + items, 0);
  const distance = bins.reduce(
    (sum, { items, right, confidence }) => sum + items * Math.abs((right ?? 0) - (confidence ?? 0)),
    0,
  );
  return distance / total;
}
