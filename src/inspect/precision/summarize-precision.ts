import type { TensorRecord } from '../../model/tensor-record.ts';
import type { Compute } from './find-compute.ts';
import type { Precision, PrecisionShare } from './precision.ts';

/** A share of at least this size represents the whole model: conversions often leave the first or last layer unchanged. */
const NEARLY_ALL = 0.9;
const MOST = 0.5;

/**
 * Summarizes how the operators compute.
 *
 * @param otherElement - Element type of operators without weights.
 */
export function summarizePrecision(computes: readonly Compute[], otherElement: string): Precision {
  const weighted = computes.filter(({ weights }) => weights.length > 0);
  const counted = weighted.length > 0 ? weighted : computes;
  const groups = new Map<string, Compute[]>();
  for (const compute of counted) {
    const kind = `${compute.scheme} ${familyOf(compute.element || otherElement)}`;
    groups.set(kind, [...(groups.get(kind) ?? []), compute]);
  }
  const shares = [...groups.values()]
    .map((group) => summarizeShare(group, otherElement))
    .sort((a, b) => b.operators - a.operators || b.weightBytes - a.weightBytes);
  const weightBytes = shares.reduce((sum, share) => sum + share.weightBytes, 0);
  const totals = { operators: counted.length, weightBytes };
  const main = shares.find((share) => standsForAll(share, totals));
  return { ...(main && { main }), shares, ...totals };
}

function standsForAll(share: PrecisionShare, all: { operators: number; weightBytes: number }): boolean {
  const ofOperators = share.operators / all.operators;
  const ofBytes = all.weightBytes === 0 ? 0 : share.weightBytes / all.weightBytes;
  return ofOperators >= NEARLY_ALL || (ofOperators >= MOST && ofBytes >= NEARLY_ALL);
}

function summarizeShare(group: readonly Compute[], otherElement: string): PrecisionShare {
  const [first] = group;
  const tensors = new Set<TensorRecord>(group.flatMap(({ weights }) => weights.map(({ tensor }) => tensor)));
  const quantized = group.filter(({ scheme }) => scheme !== 'float');
  const symmetry = symmetryOf(quantized);
  return {
    scheme: first?.scheme ?? 'float',
    element: familyOf(first?.element || otherElement),
    operators: group.length,
    weightBytes: [...tensors].reduce((sum, tensor) => sum + storedBytes(tensor), 0),
    granularities: [...new Set(quantized.map(({ granularity }) => granularity))],
    ...(symmetry && { symmetry }),
    activations: [...new Set(group.flatMap(({ activation }) => activation || []))],
    storedFor: [
      ...new Set(group.filter(({ scheme }) => scheme === 'weight-only').map((each) => each.storedFor)),
    ],
  };
}

/** A sparse tensor also stores the indices of its values. */
function storedBytes({ bytes, sparse }: TensorRecord): number {
  return sparse?.part === 'values' ? bytes + sparse.indexBytes : bytes;
}

function symmetryOf(group: readonly Compute[]): PrecisionShare['symmetry'] {
  const known = new Set(group.flatMap(({ isSymmetric }) => isSymmetric ?? []));
  if (known.size === 0) return undefined;
  if (known.size === 2) return 'mixed';
  return known.has(true) ? 'symmetric' : 'asymmetric';
}

/** Signed and unsigned integers differ only in their zero point. */
function familyOf(element: string): string {
  return element.replace(/^uint/, 'int');
}
