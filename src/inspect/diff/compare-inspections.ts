import type { ModelInspection } from '../model-inspection.ts';
import type { InspectedPair, ModelChange, ModelChangeHead } from './change.ts';
import { compareGraph } from './compare-graph.ts';
import { comparePrecision } from './compare-precision.ts';
import { compareSignature } from './compare-signature.ts';
import { compareSparsity, compareWeights } from './compare-weights.ts';

/**
 * Lists what changed from one model to another, under as few heads as possible and with at most one change per head.
 * Quantizing changes the graph and the weights too, but is one change. Side effects are not reported under another head, such
 * as weights retrained along with a new precision or pruning, or scales along with weights.
 *
 * @returns Empty if nothing relevant to running them differs. Names, producer and metadata are irrelevant.
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
