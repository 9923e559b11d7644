import type { ModelInspection } from '../model-inspection.ts';
import type { ModelChange, ModelChangeHead } from './change.ts';
import { compareGraph } from './compare-graph.ts';
import { comparePrecision } from './compare-precision.ts';
import { compareSignature } from './compare-signature.ts';
import { compareSparsity, compareWeights } from './compare-weights.ts';
import type { InspectedPair } from './inspected-pair.ts';

/**
 * What changed from one model to another, under as few heads as possible, at most one change a head. Quantizing changes
 * graph and weights, too, but is one change. Side effects of a change are not reported under another head: weights
 * retrained along with a new precision or with pruning, and scales along with weights.
 *
 * @returns Empty when nothing that matters for running them differs. Names, producer and metadata do not matter.
 */
export function compareInspections(
  baseline: ModelInspection,
  candidate: ModelInspection,
): readonly ModelChange[] {
  const changes: ModelChange[] = [];
  const look = (compare: (pair: InspectedPair) => ModelChange | undefined) => {
    const change = compare({ baseline, candidate, found: changes.map(({ head }) => head) });
    if (change !== undefined) changes.push(change);
  };
  for (const compare of [comparePrecision, compareSignature, compareGraph, compareSparsity, compareWeights]) {
    look(compare);
  }
  return HEADS.flatMap((head) => changes.filter((change) => change.head === head));
}

const HEADS: readonly ModelChangeHead[] = ['weights', 'precision', 'sparsity', 'graph', 'signature'];
