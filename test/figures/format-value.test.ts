import { expect, it } from 'vitest';
import {
  figureFormats,
  formatCount,
  formatExact,
  formatValue,
  printChange,
  printFigure,
} from '../../src/figures/format-value.ts';

it.each([
  { value: 312, unit: 'ns', expected: '312 ns' },
  { value: 812_300, unit: 'ns', expected: '812 µs' },
  { value: 999_400, unit: 'ns', expected: '999 µs' },
  { value: 1_234_000, unit: 'ns', expected: '1.234 ms' },
  { value: 123_456_789, unit: 'ns', expected: '123.5 ms' },
  { value: 2_104_000_000, unit: 'ns', expected: '2.10 s' },
  { value: 7_200e9, unit: 'ns', expected: '7,200 s' },
  { value: 0, unit: 'ns', expected: '0 ns' },
  { value: 512, unit: 'bytes', expected: '512 B' },
  { value: 12.3 * 2 ** 20, unit: 'bytes', expected: '12.3 MiB' },
  { value: 1023.9 * 2 ** 20, unit: 'bytes', expected: '1.00 GiB' },
  { value: 60.35, unit: 'USD', expected: '60.35 USD' },
  { value: 0.0123, unit: 'USD', expected: '0.0123 USD' },
  { value: 1234.5, unit: 'USD', expected: '1,234.50 USD' },
  { value: 0, unit: 'USD', expected: '0 USD' },
  { value: 0.0805, unit: 'share', expected: '8.05%' },
  { value: 0, unit: 'share', expected: '0.00%' },
  { value: 0.912, unit: 'score', expected: '0.9120' },
  { value: 1, unit: 'score', expected: '1.000' },
  { value: -0.25, unit: 'score', expected: '−0.2500' },
  { value: 0, unit: 'score', expected: '0.0000' },
  { value: 819.14, unit: 'items/s', expected: '819.1 items/s' },
  { value: 1e300, unit: 'ns', expected: '1.000e+300' },
  { value: null, unit: 'ns', expected: '–' },
] as const)('prints $value in $unit as $expected', ({ value, unit, expected }) => {
  expect(formatValue(value, unit).replaceAll('\u00A0', ' ')).toBe(expected);
});

it('puts a no-break space before every unit but the percent sign', () => {
  for (const unit of ['ns', 'bytes', 'USD', 'J', 'items/s'] as const) {
    expect(formatValue(5, unit)).toMatch(/\d\u00A0\S+$/);
  }
  expect(formatValue(0.05, 'share')).toBe('5.00%');
});

it.each([
  { value: 50_000, unit: 'ns', expected: '50 µs' },
  { value: 1.5e9, unit: 'ns', expected: '1.5 s' },
  { value: 0.3, unit: 'ns', expected: '0.3 ns' },
  { value: 0, unit: 'ns', expected: '0 ns' },
  { value: 16 * 2 ** 20, unit: 'bytes', expected: '16 MiB' },
  { value: 16e6, unit: 'bytes', expected: '16 MB' },
  { value: 1234, unit: 'bytes', expected: '1.234 kB' },
  { value: 0.07, unit: 'share', expected: '7%' },
  { value: 0.3511, unit: 'share', expected: '35.11%' },
  { value: -0.5, unit: 'score', expected: '−0.5' },
  { value: 0.1, unit: 'USD', expected: '0.1 USD' },
  { value: 1800, unit: 'J', expected: '1.8 kJ' },
  { value: 1500, unit: 'items/s', expected: '1,500 items/s' },
] as const)('prints $value in $unit exactly as $expected', ({ value, unit, expected }) => {
  expect(formatExact(value, unit).replaceAll('\u00A0', ' ')).toBe(expected);
});

it.each([
  { title: 'near ones in one unit', values: [999_000, 1_312_000], expected: ['999 µs', '1,312 µs'] },
  { title: 'far ones in two', values: [812, 2_129_000], expected: ['812 ns', '2.129 ms'] },
  { title: 'nothing beside something', values: [0, 2_129_000], expected: ['0.000 ms', '2.129 ms'] },
] as const)('prints $title', ({ values, expected }) => {
  const formats = figureFormats([values[0], values[1]], 'ns');
  const texts = values.map((value, index) => printFigure(value, formats[index] ?? formats[0]));
  expect(texts.map((text) => text.replaceAll('\u00A0', ' '))).toEqual(expected);
});

const percent = { divisor: 1, powerOfTen: 2, decimals: 1, label: '%' };

it.each([
  { change: 0.182, expected: '+18.2%' },
  { change: -0.182, expected: '−18.2%' },
  { change: 0.0725, expected: '+7.3%' },
  { change: -0.0725, expected: '−7.3%' },
  { change: 0, expected: '0%' },
  { change: -0, expected: '0%' },
  { change: 0.0004, expected: '±0.0%' },
  { change: -0.0004, expected: '±0.0%' },
  { change: 0.0005, expected: '+0.1%' },
  { change: Number.NaN, expected: 'not a number' },
  { change: Number.POSITIVE_INFINITY, expected: 'not a number' },
])('prints a change of $change as $expected', ({ change, expected }) => {
  expect(printChange(change, percent).replaceAll('\u00A0', ' ')).toBe(expected);
});

it('prints counts with commas', () => {
  expect([0, 999, 1000, 14_400, 1_234_567].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '14,400',
    '1,234,567',
  ]);
});
