import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderRow } from '../../../../src/report/words/row/row.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { row } from '../../../support/fixtures/verdict-fixture.ts';

/** The next double away from zero. */
function oneUlpOver(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
}

const texts = (given: Row) => {
  const { baseline, candidate, change, limit } = renderRow(given);
  return [baseline, candidate, change, limit].map((text) => text.replaceAll('\u00A0', ' '));
};

const latency = (given: Partial<Row>) => row('latency-p95', { baseline: 1e6, candidate: 1.1e6, ...given });
const accuracy = (given: Partial<Row>) =>
  row('task-score', { baseline: 0.922, candidate: 0.912, changeKind: 'difference', ...given });

const rise = (value: number, kind: 'relative' | 'points' | 'absolute' = 'relative') =>
  ({ 'max-increase': { kind, value } }) as const;
const drop = (value: number, kind: 'relative' | 'points' | 'absolute' = 'points') =>
  ({ 'max-drop': { kind, value } }) as const;

it.each([
  {
    title: 'at the limit',
    given: latency({ state: 'pass', change: 0.1, limit: rise(0.1) }),
    expected: ['1.000 ms', '1.100 ms', '+10.0%', 'at most +10%'],
  },
  {
    title: 'one ulp over the limit',
    given: latency({ state: 'fail', change: oneUlpOver(0.1), limit: rise(0.1) }),
    expected: ['1.000 ms', '1.100 ms', '+10.000000000000002%', 'at most +10%'],
  },
  {
    title: 'a little over the limit',
    given: latency({ state: 'fail', change: 0.1004, limit: rise(0.1) }),
    expected: ['1.000 ms', '1.100 ms', '+10.04%', 'at most +10%'],
  },
  {
    title: 'an interval that begins a little over the limit',
    given: latency({
      state: 'fail',
      change: 0.12,
      interval: { low: 0.1002, high: 0.14, confidence: 0.99 },
      limit: { ...rise(0.1), floor: 50_000 },
    }),
    expected: ['1.000 ms', '1.100 ms', '+12.0% [+10.02, +14.00]', 'at most +10% or +50 µs'],
  },
  {
    title: 'a change that rounds up to beyond a fine limit and keeps it',
    given: latency({ state: 'pass', change: 0.0015, limit: rise(0.0015) }),
    expected: ['1.000 ms', '1.100 ms', '+0.15%', 'at most +0.15%'],
  },
  {
    title: 'no allowance at all',
    given: latency({ state: 'fail', change: 0.0001, limit: rise(0) }),
    expected: ['1.000 ms', '1.100 ms', '+0.01%', 'at most 0%'],
  },
  {
    title: 'a value at its maximum',
    given: latency({ state: 'pass', baseline: 19e6, candidate: 20e6, change: 1 / 19, limit: { max: 20e6 } }),
    expected: ['19.00 ms', '20.00 ms', '+5.3%', 'at most 20 ms'],
  },
  {
    title: 'a value a little over its maximum',
    given: latency({
      state: 'fail',
      baseline: 19e6,
      candidate: 20_000_400,
      change: 0.05,
      limit: { max: 20e6 },
    }),
    expected: ['19.0000 ms', '20.0004 ms', '+5.0%', 'at most 20 ms'],
  },
  {
    title: 'a value one ulp over its maximum',
    given: latency({
      state: 'fail',
      baseline: null,
      candidate: oneUlpOver(20e6),
      change: null,
      limit: { max: 20e6 },
    }),
    expected: ['–', '20.000000000000004 ms', '–', 'at most 20 ms'],
  },
  {
    title: 'bytes a little over a maximum of 16 MB, which is less than 16 MiB',
    given: row('model-size', { state: 'fail', baseline: null, candidate: 16_000_001, limit: { max: 16e6 } }),
    expected: ['–', '15.3 MiB', '–', 'at most 16 MB'],
  },
  {
    title: 'a score a little under its minimum',
    given: accuracy({ state: 'fail', baseline: 0.91, candidate: 0.899_98, limit: { min: 0.9 } }),
    expected: ['0.91000', '0.89998', '−0.0100', 'at least 0.9'],
  },
  {
    title: 'a score at its minimum',
    given: accuracy({ state: 'pass', baseline: 0.91, candidate: 0.9, limit: { min: 0.9 } }),
    expected: ['0.9100', '0.9000', '−0.0100', 'at least 0.9'],
  },
  {
    title: 'a drop at the limit but for a rounding error of the subtraction',
    given: accuracy({ state: 'pass', limit: drop(0.01) }),
    expected: ['92.20%', '91.20%', '−1.00 pp', 'at most −1 pp'],
  },
  {
    title: 'a drop a little over the limit',
    given: accuracy({ state: 'fail', candidate: 0.911_97, limit: drop(0.01) }),
    expected: ['92.20%', '91.20%', '−1.003 pp', 'at most −1 pp'],
  },
  {
    title: 'a relative limit on a difference',
    given: accuracy({ state: 'fail', limit: drop(0.01, 'relative') }),
    expected: ['0.9220', '0.9120', '−1.1%, −0.0100', 'at most −1%'],
  },
  {
    title: 'an amount of time as limit',
    given: latency({ state: 'fail', candidate: 1.612e6, limit: rise(0.5e6, 'absolute') }),
    expected: ['1.000 ms', '1.612 ms', '+612 µs, +61.2%', 'at most +500 µs'],
  },
  {
    title: 'an error that may rise by an amount, at a difference that two decimals would round to it',
    given: accuracy({ state: 'fail', baseline: 12.345, candidate: 12.4, limit: rise(0.05, 'absolute') }),
    expected: ['12.35', '12.40', '+0.055', 'at most +0.05'],
  },
  {
    title: 'a share with a maximum',
    given: row('review-rate', {
      state: 'fail',
      baseline: 0.19,
      candidate: 0.200_01,
      limit: { ...rise(0.02, 'points'), max: 0.2 },
    }),
    expected: ['19.000%', '20.001%', '+1.00 pp', 'at most +2 pp, at most 20%'],
  },
  {
    title: 'a throughput with a minimum',
    given: row('throughput', {
      state: 'fail',
      baseline: 110,
      candidate: 99.999,
      limit: { ...drop(0.05, 'relative'), min: 100 },
    }),
    expected: ['110.000 items/s', '99.999 items/s', '−9.1%', 'at most −5%, at least 100 items/s'],
  },
  {
    title: 'nothing measured',
    given: latency({ state: 'fail', baseline: null, candidate: null, change: null, limit: { max: 20e6 } }),
    expected: ['–', '–', '–', 'at most 20 ms'],
  },
])('prints $title', ({ given, expected }) => {
  expect(texts(given)).toEqual(expected);
});

const printed = (text: string) =>
  Number.parseFloat(text.replaceAll(',', '').replace('−', '-').replace('±', ''));

it('prints every change on its own side of the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -30, max: 30 }), (hundredths, steps) => {
      const bound = Number(`${hundredths}e-4`);
      const change = bound * (1 + steps * 1e-6);
      const state = change > bound ? 'fail' : 'pass';
      const { change: text } = renderRow(latency({ state, change, limit: rise(bound) }));
      expect(printed(text) <= hundredths / 100).toBe(change <= bound);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it('prints no NaN, no infinity and no undefined for whatever finite figures', () => {
  const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
  const limit = fc.constantFrom(
    null,
    { ...rise(0.1), floor: 50_000 },
    rise(0.5e6, 'absolute'),
    { max: 20e6 },
    drop(0.01),
  );
  const metric = fc.constantFrom('latency-p95', 'task-score', 'review-rate', 'cost-per-1000', 'model-size');
  fc.assert(
    fc.property(metric, limit, figure, figure, figure, (name, given, baseline, candidate, change) => {
      const text = Object.values(
        renderRow(row(name, { state: 'fail', baseline, candidate, change, limit: given })),
      ).join();
      expect(text).not.toMatch(/nan|infinity|undefined|null|not a number/i);
      expect(text.length).toBeLessThan(400);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
