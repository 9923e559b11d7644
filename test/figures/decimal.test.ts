import { expect, it } from 'vitest';
import {
  compareDecimals,
  decimalOf,
  decimalText,
  exactText,
  roundDecimal,
} from '../../src/figures/decimal.ts';

it.each([
  { value: 0.07, powerOfTen: 2, expected: '7' },
  { value: 0.57, powerOfTen: -2, expected: '0.0057' },
  { value: 1e21, powerOfTen: 0, expected: '1,000,000,000,000,000,000,000' },
  { value: 1.5e-7, powerOfTen: 0, expected: '0.00000015' },
  { value: 1234567.25, powerOfTen: 0, expected: '1,234,567.25' },
  { value: 0, powerOfTen: 3, expected: '0' },
])('reads $value × 10^$powerOfTen as $expected', ({ value, powerOfTen, expected }) => {
  expect(exactText(decimalOf(value, powerOfTen))).toBe(expected);
});

it.each([
  { value: 0.125, decimals: 2, expected: '0.13' },
  { value: -0.125, decimals: 2, expected: '0.13' },
  { value: 1.005, decimals: 2, expected: '1.01' },
  { value: 0.004, decimals: 2, expected: '0.00' },
  { value: 999.95, decimals: 1, expected: '1,000.0' },
  { value: 5, decimals: 3, expected: '5.000' },
])('rounds $value to $expected', ({ value, decimals, expected }) => {
  expect(decimalText(roundDecimal(decimalOf(value), decimals))).toBe(expected);
});

it.each([
  { left: 0.1, right: 0.1, expected: 0 },
  { left: 0.1, right: 0.100_000_000_000_000_02, expected: -1 },
  { left: 2, right: -3, expected: 1 },
  { left: 1e300, right: 1e-300, expected: 1 },
])('compares $left with $right', ({ left, right, expected }) => {
  expect(compareDecimals(decimalOf(left), decimalOf(right))).toBe(expected);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
  expect(() => decimalOf(value)).toThrow(RangeError);
});
