/**
 * A number as people read it: `coefficient` × 10^`exponent`, exact. Printing and comparing are done in decimal, because
 * binary fractions cannot represent "10% of the baseline" exactly, and a report must not round a failing figure onto
 * its limit.
 */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/**
 * The shortest decimal that reads back as `value`, times 10^`powerOfTen`; 0.07 with 2 is exactly 7.
 *
 * @param value - Finite.
 * @throws {RangeError} If `value` is NaN or infinite.
 */
export function decimalOf(value: number, powerOfTen = 0): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`decimal: expected a finite number, got ${value}.`);
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return {
    coefficient: BigInt(whole + fraction),
    exponent: Number(exponent) - fraction.length + powerOfTen,
  };
}

/** Rounds half away from zero to `decimals` digits after the point. The result has the exponent −`decimals`. */
export function roundDecimal({ coefficient, exponent }: Decimal, decimals: number): Decimal {
  const surplus = exponent + decimals;
  if (surplus >= 0) return { coefficient: coefficient * 10n ** BigInt(surplus), exponent: -decimals };
  const step = 10n ** BigInt(-surplus);
  const half = coefficient < 0n ? -step / 2n : step / 2n;
  return { coefficient: (coefficient + half) / step, exponent: -decimals };
}

/** Negative if `left` is smaller, 0 if they are equal, positive if `left` is larger. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const decimals = -Math.min(left.exponent, right.exponent, 0);
  const difference = roundDecimal(left, decimals).coefficient - roundDecimal(right, decimals).coefficient;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Text of the absolute value: commas between thousands, −`exponent` digits after the point. Expects `exponent` ≤ 0. */
export function decimalText({ coefficient, exponent }: Decimal): string {
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(1 - exponent, '0');
  const whole = digits.slice(0, digits.length + exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  return exponent === 0 ? whole : `${whole}.${digits.slice(exponent)}`;
}

/** Like `decimalText`, with as many digits as the number needs. */
export function exactText(decimal: Decimal): string {
  let { coefficient, exponent } = decimal;
  while (exponent < 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return decimalText(roundDecimal({ coefficient, exponent }, Math.max(0, -exponent)));
}
