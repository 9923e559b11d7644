import type { WeightDigests } from '../model-inspection.ts';
import { type InspectedPair, MAX_RECORDED, type ModelChange, recordedName } from './change.ts';
import type { TensorDigest } from './digest-tensor.ts';

type WeightsChange = Extract<ModelChange, { head: 'weights' }>;
type SparsityChange = Extract<ModelChange, { head: 'sparsity' }>;

const MOST = 0.5;

/** How the weights changed; undefined if they did not, or if another change explains it. */
export function compareWeights({ baseline, candidate, found }: InspectedPair): WeightsChange | undefined {
  const [before, after] = [baseline.weights, candidate.weights];
  const isExplained = found.includes('precision') || found.includes('sparsity');
  if (isExplained || !differ(before.all, after.all)) return undefined;
  const shared = [...after.tensors.keys()].filter((name) => before.tensors.has(name));
  const changed = shared.filter((name) => isChanged(name, before, after));
  const isMost = changed.length > shared.length * MOST;
  if (found.includes('graph') && !isMost) return undefined;
  if (shared.length === 0) return { kind: 'weights-renamed', head: 'weights', tensors: after.tensors.size };
  if (changed.length === 0) return { kind: 'weights-other', head: 'weights' };
  const counts = { changed: changed.length, of: shared.length, isSampled: after.all.whole === undefined };
  if (isMost) return { kind: 'weights-retrained', head: 'weights', ...counts };
  const names = changed.slice(0, MAX_RECORDED).map(recordedName);
  return { kind: 'weights-partly-changed', head: 'weights', names, ...counts };
}

function isChanged(name: string, before: WeightDigests, after: WeightDigests): boolean {
  const [left, right] = [before.tensors.get(name), after.tensors.get(name)];
  return left === undefined || right === undefined || differ(left, right);
}

/** Retraining changes the share of zeros in quantized weights by a percentage point or two. */
const LEAST_CHANGE = 0.05;
/** Rounding to 4 bits by itself turns up to a quarter of the weights into zeros. */
const LEAST_CHANGE_BEYOND_ROUNDING = 0.25;

/** How the zeros in the weights changed; undefined if no weight was pruned or filled. */
export function compareSparsity({ baseline, candidate, found }: InspectedPair): SparsityChange | undefined {
  const [before, after] = [baseline.sparsity, candidate.sparsity];
  const change = Math.abs((after.zeroShare ?? 0) - (before.zeroShare ?? 0));
  const isOtherForm = before.form !== after.form && before.form !== 'unknown' && after.form !== 'unknown';
  const isOtherStorage = before.sparseInitializers > 0 !== after.sparseInitializers > 0;
  const isPattern = isOtherForm && [before.form, after.form].includes('2:4');
  const isMoved = found.includes('precision')
    ? isOtherForm && change >= LEAST_CHANGE_BEYOND_ROUNDING
    : change >= LEAST_CHANGE && (isOtherForm || !found.includes('graph'));
  return isOtherStorage || isPattern || isMoved
    ? { kind: 'sparsity', head: 'sparsity', before, after }
    : undefined;
}

/** Whether the values differ: all values if both digests cover all, else the same sample. */
export function differ(left: TensorDigest, right: TensorDigest): boolean {
  return left.whole !== undefined && right.whole !== undefined
    ? left.whole !== right.whole
    : left.sample !== right.sample;
}
