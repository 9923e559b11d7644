import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderRow, renderSampleCount } from '../../../src/report/sections/render-row.ts';
import type { Row } from '../../../src/verdict/verdict.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';

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

it.each([
  {
    title: 'at the limit',
    given: latency({ state: 'pass', change: 0.1, limit: 'max-increase 10%' }),
    expected: ['1.000 ms', '1.100 ms', '+10.0 %', '≤ +10 %'],
  },
  {
    title: 'one ulp over the limit',
    given: latency({ state: 'fail', change: oneUlpOver(0.1), limit: 'max-increase 10%' }),
    expected: ['1.000 ms', '1.100 ms', '+10.000000000000002 %', '≤ +10 %'],
  },
  {
    title: 'a little over the limit',
    given: latency({ state: 'fail', change: 0.1004, limit: 'max-increase 10%' }),
    expected: ['1.000 ms', '1.100 ms', '+10.04 %', '≤ +10 %'],
  },
  {
    title: 'an interval that begins a little over the limit',
    given: latency({
      state: 'fail',
      change: 0.12,
      interval: { low: 0.1002, high: 0.14, confidence: 0.99 },
      limit: 'max-increase 10% (floor 0.05ms)',
    }),
    expected: ['1.000 ms', '1.100 ms', '+12.00 % (+10.02 … +14.00)', '≤ +10 % (floor 0.05 ms)'],
  },
  {
    title: 'a change that rounds up to beyond a fine limit and holds it',
    given: latency({ state: 'pass', change: 0.0015, limit: 'max-increase 0.15%' }),
    expected: ['1.000 ms', '1.100 ms', '+0.15 %', '≤ +0.15 %'],
  },
  {
    title: 'no allowance at all',
    given: latency({ state: 'fail', change: 0.0001, limit: 'max-increase 0%' }),
    expected: ['1.000 ms', '1.100 ms', '+0.01 %', '≤ 0 %'],
  },
  {
    title: 'a value at its maximum',
    given: latency({ state: 'pass', baseline: 19e6, candidate: 20e6, change: 1 / 19, limit: 'max 20ms' }),
    expected: ['19.00 ms', '20.00 ms', '+5.3 %', '≤ 20 ms'],
  },
  {
    title: 'a value a little over its maximum, written in another unit',
    given: latency({
      state: 'fail',
      baseline: 19e6,
      candidate: 20_000_400,
      change: 0.05,
      limit: 'max 0.02s',
    }),
    expected: ['19.0000 ms', '20.0004 ms', '+5.0 %', '≤ 0.02 s'],
  },
  {
    title: 'a value one ulp over its maximum',
    given: latency({
      state: 'fail',
      baseline: null,
      candidate: oneUlpOver(20e6),
      change: null,
      limit: 'max 20ms',
    }),
    expected: ['–', '20.000000000000004 ms', '–', '≤ 20 ms'],
  },
  {
    title: 'bytes over a maximum in decimal megabytes, which are smaller',
    given: row('model-size', { state: 'fail', baseline: null, candidate: 16_000_001, limit: 'max 16MB' }),
    expected: ['–', '15.3 MiB', '–', '≤ 16 MB'],
  },
  {
    title: 'a score a little under its minimum',
    given: accuracy({ state: 'fail', baseline: 0.91, candidate: 0.899_98, limit: 'min 0.9' }),
    expected: ['0.91000', '0.89998', '−0.0100', '≥ 0.9'],
  },
  {
    title: 'a score at its minimum',
    given: accuracy({ state: 'pass', baseline: 0.91, candidate: 0.9, limit: 'min 0.9' }),
    expected: ['0.9100', '0.9000', '−0.0100', '≥ 0.9'],
  },
  {
    title: 'a drop at the limit but for a rounding error of the subtraction',
    given: accuracy({ state: 'pass', limit: 'max-drop 1pp' }),
    expected: ['0.9220', '0.9120', '−1.00 pp', '≥ −1 pp'],
  },
  {
    title: 'a drop a little over the limit',
    given: accuracy({ state: 'fail', candidate: 0.911_97, limit: 'max-drop 1pp' }),
    expected: ['0.9220', '0.9120', '−1.003 pp', '≥ −1 pp'],
  },
  {
    title: 'a relative limit on a difference',
    given: accuracy({ state: 'fail', limit: 'max-drop 1%' }),
    expected: ['0.9220', '0.9120', '−1.1 %, −0.0100', '≥ −1 %'],
  },
  {
    title: 'an amount of time as limit',
    given: latency({ state: 'fail', candidate: 1.612e6, limit: 'max-increase 0.5ms' }),
    expected: ['1.000 ms', '1.612 ms', '+612 µs, +61.2 %', '≤ +0.5 ms'],
  },
  {
    title: 'an error that may rise by an amount, at a difference that two decimals would round to it',
    given: accuracy({ state: 'fail', baseline: 12.345, candidate: 12.4, limit: 'max-increase 0.05' }),
    expected: ['12.35', '12.40', '+0.055', '≤ +0.05'],
  },
  {
    title: 'a share with a maximum',
    given: row('review-rate', {
      state: 'fail',
      baseline: 0.19,
      candidate: 0.200_01,
      limit: 'max-increase 2pp, max 20%',
    }),
    expected: ['19.000 %', '20.001 %', '+1.00 pp', '≤ +2 pp, ≤ 20 %'],
  },
  {
    title: 'a throughput with a minimum',
    given: row('throughput', {
      state: 'fail',
      baseline: 110,
      candidate: 99.999,
      limit: 'max-drop 5%, min 100/s',
    }),
    expected: ['110.000 items/s', '99.999 items/s', '−9.1 %', '≥ −5 %, ≥ 100 /s'],
  },
  {
    title: 'a limit in words of its own',
    given: latency({ state: 'pass', change: 0.1, limit: 'as agreed with <b>ops</b>' }),
    expected: ['1.000 ms', '1.100 ms', '+10.0 %', 'as agreed with <b>ops</b>'],
  },
  {
    title: 'nothing measured',
    given: latency({ state: 'fail', baseline: null, candidate: null, change: null, limit: 'max 20ms' }),
    expected: ['–', '–', '–', '≤ 20 ms'],
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
      const limit = `max-increase ${hundredths / 100}%`;
      const { change: text } = renderRow(latency({ state, change, limit }));
      expect(printed(text) <= hundredths / 100).toBe(change <= bound);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it('prints no NaN, no infinity and no undefined for whatever finite figures', () => {
  const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
  const limit = fc.constantFrom(
    null,
    'max-increase 10% (floor 0.05ms)',
    'max-increase 0.5ms',
    'max 20ms',
    'max-drop 1pp',
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

it.each([
  {
    title: 'one count for two alike',
    samples: { baseline: 7200, candidate: 7200, of: 'inferences' },
    expected: 'n=7,200 inferences',
  },
  {
    title: 'two that differ',
    samples: { baseline: 40, candidate: 38, of: 'launches' },
    expected: 'n=40+38 launches',
  },
  {
    title: 'the candidate’s alone',
    samples: { baseline: 0, candidate: 2000, of: 'items' },
    expected: 'n=2,000 items',
  },
])('counts samples: $title', ({ samples, expected }) => {
  expect(renderSampleCount(latency({ samples }))).toBe(expected);
});
