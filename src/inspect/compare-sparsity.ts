import type { Comparison } from './model-change.ts';
import { sparsityText } from './sparsity-text.ts';

/** Retraining moves the share of zeros of quantized weights by a point or two. */
const LEAST_CHANGE = 0.05;
/** Rounding to 4 bits makes up to a quarter of zeros by itself. */
const LEAST_CHANGE_BEYOND_ROUNDING = 0.25;

/** How the zeros in the weights changed; undefined when no weight was pruned or filled. */
export function compareSparsity({ baseline, candidate, found }: Comparison): string | undefined {
  const [before, after] = [baseline.sparsity, candidate.sparsity];
  const change = Math.abs((after.zeroShare ?? 0) - (before.zeroShare ?? 0));
  const isOtherForm = before.form !== after.form && before.form !== 'unknown' && after.form !== 'unknown';
  const isOtherStorage = before.sparseInitializers > 0 !== after.sparseInitializers > 0;
  const isPattern = isOtherForm && [before.form, after.form].includes('2:4');
  const isMoved = found.includes('precision')
    ? isOtherForm && change >= LEAST_CHANGE_BEYOND_ROUNDING
    : change >= LEAST_CHANGE && (isOtherForm || !found.includes('graph'));
  if (!isOtherStorage && !isPattern && !isMoved) return undefined;
  return `${sparsityText(before)} → ${sparsityText(after)}`;
}
