import type { Precision, PrecisionShare } from './precision.ts';

const SCHEME_NAMES = {
  qdq: 'QDQ',
  qoperator: 'QOperator',
  dynamic: 'dynamic',
  'weight-only': 'weight-only',
} as const;

/** Short name of one way to compute: `float32`, `int8 QDQ`, `int4 weight-only`. */
export function shareName({ scheme, element }: Pick<PrecisionShare, 'scheme' | 'element'>): string {
  return scheme === 'float' ? element : `${element} ${SCHEME_NAMES[scheme]}`;
}

/** Short name of a model's precision: `float32`, `int8 QDQ + float32` if mixed, `none` without matrix products. */
export function precisionName({ main, shares }: Precision): string {
  if (shares.length === 0) return 'none';
  return main === undefined ? [...new Set(shares.map(shareName))].join(' + ') : shareName(main);
}

/**
 * Whether all or part of a model's heavy arithmetic is in integers, according to its file. Weight-only formats do not count,
 * because they compute in floating point.
 */
export function isQuantized({ main, shares }: Precision): boolean {
  const wanted = main === undefined || main.scheme === 'float' ? shares : [main];
  return wanted.some(
    ({ scheme, element }) => INTEGER_SCHEMES.includes(scheme) && INTEGER_ELEMENTS.includes(element),
  );
}

const INTEGER_SCHEMES: readonly PrecisionShare['scheme'][] = ['qdq', 'qoperator', 'dynamic'];
const INTEGER_ELEMENTS: readonly string[] = ['int4', 'int8'];
