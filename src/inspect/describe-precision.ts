import type { TensorRecord } from '../model/tensor-record.ts';
import type { Compute } from './find-compute.ts';
import type { Precision, PrecisionShare } from './model-inspection.ts';

/** From here on a share stands for the whole model: a first or last layer is often left as it was. */
const NEARLY_ALL = 0.9;
const MOST = 0.5;

/**
 * Sums up how the operators compute.
 *
 * @param otherElement - Element type of operators without weights.
 */
export function describePrecision(computes: readonly Compute[], otherElement: string): Precision {
  const weighted = computes.filter(({ weights }) => weights.length > 0);
  const counted = weighted.length > 0 ? weighted : computes;
  const groups = new Map<string, Compute[]>();
  for (const compute of counted) {
    const kind = `${compute.scheme} ${familyOf(compute.element || otherElement)}`;
    groups.set(kind, [...(groups.get(kind) ?? []), compute]);
  }
  const shares = [...groups.values()]
    .map((group) => describeShare(group, otherElement))
    .sort((a, b) => b.operators - a.operators || b.weightBytes - a.weightBytes);
  const weightBytes = shares.reduce((sum, share) => sum + share.weightBytes, 0);
  const totals = { operators: counted.length, weightBytes };
  return { main: shares.find((share) => standsForAll(share, totals)), shares, ...totals };
}

function standsForAll(share: PrecisionShare, all: { operators: number; weightBytes: number }): boolean {
  const ofOperators = share.operators / all.operators;
  const ofBytes = all.weightBytes === 0 ? 0 : share.weightBytes / all.weightBytes;
  return ofOperators >= NEARLY_ALL || (ofOperators >= MOST && ofBytes >= NEARLY_ALL);
}

function describeShare(group: readonly Compute[], otherElement: string): PrecisionShare {
  const [first] = group;
  const tensors = new Set<TensorRecord>(group.flatMap(({ weights }) => weights.map(({ tensor }) => tensor)));
  const quantized = group.filter(({ scheme }) => scheme !== 'float');
  return {
    scheme: first?.scheme ?? 'float',
    element: familyOf(first?.element || otherElement),
    operators: group.length,
    weightBytes: [...tensors].reduce((sum, tensor) => sum + storedBytes(tensor), 0),
    granularities: [...new Set(quantized.map(({ granularity }) => granularity))],
    symmetry: symmetryOf(quantized),
    activations: [...new Set(group.flatMap(({ activation }) => activation || []))],
    storedFor: [
      ...new Set(group.filter(({ scheme }) => scheme === 'weight-only').map((each) => each.storedFor)),
    ],
  };
}

/** A sparse tensor stores the places of its values, too. */
function storedBytes({ bytes, sparse }: TensorRecord): number {
  return sparse?.part === 'values' ? bytes + sparse.indexBytes : bytes;
}

function symmetryOf(group: readonly Compute[]): PrecisionShare['symmetry'] {
  const known = new Set(group.flatMap(({ isSymmetric }) => isSymmetric ?? []));
  if (known.size === 0) return undefined;
  if (known.size === 2) return 'partly symmetric';
  return known.has(true) ? 'symmetric' : 'asymmetric';
}

/** Whether integers have a sign is a detail of their zero point. */
function familyOf(element: string): string {
  return element.replace(/^uint/, 'int');
}
