import type { ModelInspection } from '../model-inspection.ts';
import type { InspectedPair, ModelChange, ModelChangeHead } from './change.ts';
import { compareGraph } from './compare-graph.ts';
import { comparePrecision } from './compare-precision.ts';
import { compareSignature } from './compare-signature.ts';
import { compareSparsity, compareWeights } from './compare-weights.ts';

/**
 * What changed from one model to another, under as few heads as tell it: quantizing changes graph and weights, too, but
 * is one change. What goes along with one change is not looked for under another: weights trained anew in the same step
 * as a new precision or as pruning, and scales along with weights.
 *
 * @returns Empty when nothing that matters for running them differs; names, producer and metadata do not.
 */
export function compareInspections(
  baseline: ModelInspection,
  candidate: ModelInspection,
): readonly ModelChange[] {
  const changes: ModelChange[] = [];
  const look = (head: ModelChangeHead, compare: (comparison: InspectedPair) => string | undefined) => {
    const text = compare({ baseline, candidate, found: changes.map((change) => change.head) });
    if (text !== undefined) changes.push({ head, text });
  };
  look('precision', comparePrecision);
  look('signature', compareSignature);
  look('graph', compareGraph);
  look('sparsity', compareSparsity);
  look('weights', compareWeights);
  return HEADS.flatMap((head) => changes.filter((change) => change.head === head));
}

const HEADS: readonly ModelChangeHead[] = ['weights', 'precision', 'sparsity', 'graph', 'signature'];
