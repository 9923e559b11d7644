import { quoted } from '../../errors/quoted.ts';
import { countOf, listText } from '../format.ts';
import type { WeightDigests } from '../model-inspection.ts';
import { sparsityText } from '../sparsity/describe-sparsity.ts';
import type { InspectedPair } from './change.ts';
import type { TensorDigest } from './digest-tensor.ts';

const MOST = 0.5;

/** Whether the weights were trained anew; undefined when they were not, or when another change explains theirs. */
export function compareWeights({ baseline, candidate, found }: InspectedPair): string | undefined {
  const [before, after] = [baseline.weights, candidate.weights];
  if (found.includes('precision') || found.includes('sparsity') || !differ(before.all, after.all))
    return undefined;
  const shared = [...after.tensors.keys()].filter((name) => before.tensors.has(name));
  const changed = shared.filter((name) => isChanged(name, before, after));
  const sampled = after.all.whole === undefined ? ', by a sample of each' : '';
  if (found.includes('graph') && changed.length <= shared.length * MOST) return undefined;
  if (shared.length === 0)
    return `none of the ${countOf(after.tensors.size, 'weight tensor')} was there before`;
  const share = `${changed.length} of ${countOf(shared.length, 'weight tensor')} differ${sampled}`;
  if (changed.length > shared.length * MOST) return `retrained: ${share}`;
  return changed.length === 0
    ? 'other weights'
    : `changed in part: ${share}: ${listText(changed.map(quoted))}`;
}

function isChanged(name: string, before: WeightDigests, after: WeightDigests): boolean {
  const [left, right] = [before.tensors.get(name), after.tensors.get(name)];
  return left === undefined || right === undefined || differ(left, right);
}

/** Retraining moves the share of zeros of quantized weights by a point or two. */
const LEAST_CHANGE = 0.05;
/** Rounding to 4 bits makes up to a quarter of zeros by itself. */
const LEAST_CHANGE_BEYOND_ROUNDING = 0.25;

/** How the zeros in the weights changed; undefined when no weight was pruned or filled. */
export function compareSparsity({ baseline, candidate, found }: InspectedPair): string | undefined {
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

/** Whether two digests are of different values: of all of them where both know all, else of the same sample. */
export function differ(left: TensorDigest, right: TensorDigest): boolean {
  return left.whole !== undefined && right.whole !== undefined
    ? left.whole !== right.whole
    : left.sample !== right.sample;
}
