import {
  type Granularity,
  type Precision,
  type PrecisionShare,
  shareName,
} from '../../../inspect/precision/precision.ts';
import { countOf, joinAnd } from '../grammar.ts';
import { percentText } from './model-parts.ts';

/** The parts of a short description of a precision: each way to compute, with how much of the model it covers. */
interface ShortForm {
  readonly parts: readonly { readonly share: PrecisionShare; readonly coverage: string | undefined }[];
  readonly isMixed: boolean;
  /** The precision of the other operators. */
  readonly otherwise: PrecisionShare | undefined;
}

/** "int8 QDQ (static, per-channel symmetric weights) in 4 of 5 operators, 97% of the weight bytes". */
export function precisionText(precision: Precision): string {
  const { parts, isMixed, otherwise } = shortForm(precision);
  if (parts.length === 0) return 'no matrix products';
  const texts = parts.map(({ share, coverage }) => [shareText(share), coverage ?? []].flat().join(' '));
  const rest = otherwise === undefined ? [] : [`otherwise ${shareText(otherwise)}`];
  return `${isMixed ? 'mixed: ' : ''}${[...texts, ...rest].join('; ')}`;
}

function shortForm(precision: Precision): ShortForm {
  const { main, shares } = precision;
  const covering = (some: readonly PrecisionShare[]) =>
    some.map((share) => ({ share, coverage: coverageText(share, precision) }));
  if (main === undefined) {
    return { parts: covering(shares), isMixed: shares.length > 0, otherwise: undefined };
  }
  if (main.operators === precision.operators) {
    return { parts: [{ share: main, coverage: undefined }], isMixed: false, otherwise: undefined };
  }
  if (main.scheme !== 'float') return { parts: covering([main]), isMixed: false, otherwise: undefined };
  // Each way to compute is one share, so the main one is the only one of its kind.
  const others = shares.filter((share) => shareName(share) !== shareName(main));
  return { parts: covering(others), isMixed: false, otherwise: main };
}

/** How the precision changed, with the types of the inputs if the short descriptions do not differ. */
export function precisionChangeText(before: Precision, after: Precision): string {
  const textOf = looksAlike(before, after) ? detailedText : precisionText;
  return `${textOf(before)} → ${textOf(after)}`;
}

/** Whether the short descriptions match. They omit the types of inputs, among others. */
function looksAlike(before: Precision, after: Precision): boolean {
  const key = (precision: Precision) => {
    const { parts, isMixed, otherwise } = shortForm(precision);
    const shown = parts.map(({ share, coverage }) => [shownOf(share), coverage]);
    return JSON.stringify([shown, isMixed, otherwise && shownOf(otherwise)]);
  };
  return key(before) === key(after);
}

const shownOf = ({ scheme, element, granularities, symmetry, storedFor }: PrecisionShare) => [
  scheme,
  element,
  granularities.filter((granularity) => granularity !== 'unknown'),
  symmetry,
  storedFor,
];

function detailedText({ shares }: Precision): string {
  return shares
    .map((share) => {
      const inputs = joinAnd(share.activations) || 'real';
      return `${shareText(share)} with ${inputs} inputs in ${countOf(share.operators, 'operator')}`;
    })
    .join('; ');
}

/** How much of a model computes in one way: "in 4 of 5 operators, 97% of the weight bytes". */
export function coverageText(share: PrecisionShare, { operators, weightBytes }: Precision): string {
  const bytes =
    weightBytes === 0 ? '' : `, ${percentText(share.weightBytes / weightBytes)} of the weight bytes`;
  return `in ${share.operators} of ${countOf(operators, 'operator')}${bytes}`;
}

/** One way to compute: "float32", "int8 QDQ (static, per-channel symmetric weights)", "int4 weight-only (MatMulNBits, blocks of 32)". */
export function shareText(share: PrecisionShare): string {
  const { scheme, storedFor } = share;
  if (scheme === 'float') return shareName(share);
  const isStatic = scheme === 'qdq' || scheme === 'qoperator';
  const details = [...(isStatic ? ['static'] : []), ...storedFor, ...weightsText(share)];
  return `${shareName(share)}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** "per-channel symmetric weights". */
function weightsText({ granularities, symmetry }: PrecisionShare): readonly string[] {
  const known = granularities.filter((granularity) => granularity !== 'unknown').map(granularityText);
  const words = [joinAnd(known), ...(symmetry === undefined ? [] : [SYMMETRIES[symmetry]])];
  const named = words.filter((word) => word !== '');
  return named.length === 0 ? [] : [`${named.join(' ')} weights`];
}

const SYMMETRIES: Readonly<Record<NonNullable<PrecisionShare['symmetry']>, string>> = {
  symmetric: 'symmetric',
  asymmetric: 'asymmetric',
  mixed: 'partly symmetric',
};

function granularityText(granularity: Granularity): string {
  return typeof granularity === 'number' ? `block-of-${granularity}` : `per-${granularity}`;
}
