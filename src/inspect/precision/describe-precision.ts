import type { TensorRecord } from '../../model/tensor-record.ts';
import { countOf, percentText } from '../format.ts';
import type { Precision, PrecisionShare } from '../model-inspection.ts';
import type { Compute } from './find-compute.ts';
import type { Granularity } from './trace-input.ts';

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

/** The precision of a model in a few words: "int8 QDQ (static, per-channel weights) in 4 of 5 operators, 97 % of the weight bytes". */
export function precisionText(precision: Precision): string {
  const { main, shares } = precision;
  const listed = (some: readonly PrecisionShare[]) =>
    some.map((share) => `${shareText(share)} ${coverageText(share, precision)}`).join('; ');
  if (shares.length === 0) return 'no matrix products';
  if (main === undefined) return `mixed: ${listed(shares)}`;
  if (main.operators === precision.operators) return shareText(main);
  if (main.scheme !== 'float') return listed([main]);
  return `${listed(shares.filter((share) => share !== main))}; else ${shareText(main)}`;
}

/** How much of a model computes in one way: "in 4 of 5 operators, 97 % of the weights". */
export function coverageText(share: PrecisionShare, { operators, weightBytes }: Precision): string {
  const bytes =
    weightBytes === 0 ? '' : `, ${percentText(share.weightBytes / weightBytes)} of the weight bytes`;
  return `in ${share.operators} of ${countOf(operators, 'operator')}${bytes}`;
}

/** One way to compute: "float32", "int8 QDQ (static, per-channel symmetric weights)", "int4 weight-only (MatMulNBits, blocks of 32)". */
export function shareText(share: PrecisionShare): string {
  const { scheme, element, storedFor } = share;
  if (scheme === 'float') return element;
  const isStatic = scheme === 'qdq' || scheme === 'qoperator';
  const details = [...(isStatic ? ['static'] : []), ...storedFor, ...weightsText(share)];
  return `${element} ${SCHEME_NAMES[scheme]}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

const SCHEME_NAMES = {
  qdq: 'QDQ',
  qoperator: 'QOperator',
  dynamic: 'dynamic',
  'weight-only': 'weight-only',
} as const;

/** "per-channel symmetric weights". */
function weightsText({ granularities, symmetry }: PrecisionShare): readonly string[] {
  const known = granularities.filter((granularity) => granularity !== 'unknown').map(granularityText);
  const words = [known.join(' and '), symmetry ?? ''].filter((word) => word !== '');
  return words.length === 0 ? [] : [`${words.join(' ')} weights`];
}

function granularityText(granularity: Granularity): string {
  return typeof granularity === 'number' ? `block-of-${granularity}` : `per-${granularity}`;
}
