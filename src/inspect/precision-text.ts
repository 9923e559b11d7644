import type { Precision, PrecisionShare } from './model-inspection.ts';
import { countOf, percentText } from './shown.ts';
import type { Granularity } from './trace-input.ts';

/** The precision of a model in a few words: "int8 QDQ (static, per-channel weights) in 4 of 5 operators, 97 % of the weights". */
export function precisionText(precision: Precision): string {
  const { main, shares } = precision;
  if (shares.length === 0) return 'no matrix products';
  if (main === undefined) {
    return `mixed: ${shares.map((share) => `${shareText(share)} ${coverageText(share, precision)}`).join('; ')}`;
  }
  if (main.operators === precision.operators) return shareText(main);
  if (main.scheme !== 'float') return `${shareText(main)} ${coverageText(main, precision)}`;
  const others = shares.filter((share) => share !== main);
  return `${others.map((share) => `${shareText(share)} ${coverageText(share, precision)}`).join('; ')}; else ${shareText(main)}`;
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
