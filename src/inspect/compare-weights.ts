import { quoted } from '../model/quoted.ts';
import { differ } from './differ.ts';
import type { Comparison } from './model-change.ts';
import type { WeightDigests } from './model-inspection.ts';
import { countOf, listText } from './shown.ts';

const MOST = 0.5;

/** Whether the weights were trained anew; undefined when they were not, or when another change explains theirs. */
export function compareWeights({ baseline, candidate, found }: Comparison): string | undefined {
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
