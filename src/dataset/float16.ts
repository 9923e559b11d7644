/**
 * The IEEE 754 binary16 number nearest to a double, ties to even, rounded once (not through float32).
 *
 * @returns Its 16 bits. Magnitudes of 65,520 and more become infinity; NaN becomes the quiet NaN 0x7e00.
 * @see IEEE 754-2019, §3.4 and §4.3.1.
 */
export function encodeFloat16(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= FIRST_INFINITE) return sign | 0x7c00;
  if (size < SMALLEST_NORMAL) return sign | roundToEven(size / SMALLEST_SUBNORMAL);
  const exponent = exponentOf(size);
  // Scaling by a power of two is exact; a significand that rounds up to 2,048 carries into the exponent by itself.
  const significand = roundToEven(size * 2 ** (10 - exponent));
  return sign | (((exponent + 15) << 10) + significand - 1024);
}

/**
 * The value of an IEEE 754 binary16 number. Every one of them is exact as a double.
 *
 * @param bits - 0..0xffff.
 */
export function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * SMALLEST_SUBNORMAL;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const SMALLEST_SUBNORMAL = 2 ** -24;
const SMALLEST_NORMAL = 2 ** -14;
/** Halfway between the largest finite number, 65,504, and the number that would follow. The tie goes to infinity. */
const FIRST_INFINITE = 65_520;

/** Floor of the binary logarithm of a normal double, read from its bits: Math.log2 rounds just below powers of two. */
function exponentOf(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return ((view.getUint16(0) >> 4) & 0x7ff) - 1023;
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
