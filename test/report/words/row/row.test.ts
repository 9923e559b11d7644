import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitClauses } from '../../../../src/figures/limit-clauses.ts';
import { formatValues } from '../../../../src/figures/row-figures.ts';
import type { Limit } from '../../../../src/policy/limit.ts';
import { METRICS, type Metric } from '../../../../src/policy/metric.ts';
import {
  extentText,
  limitCell,
  limitText,
  rowChangeText,
  rowTitle,
  samplesText,
  valueText,
} from '../../../../src/report/words/row/row.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { row } from '../../../support/fixtures/verdict-fixture.ts';

const MS = 1e6;
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const relative = (value: number) => ({ kind: 'relative', value }) as const;
const points = (value: number) => ({ kind: 'points', value }) as const;
const absolute = (value: number) => ({ kind: 'absolute', value }) as const;

describe('a limit', () => {
  it.each<{ metric: Metric; limit: Limit | null; text: string; cell: string; extent: string }>([
    {
      metric: 'latency-p95',
      limit: { 'max-increase': relative(0.1) },
      text: '+10%',
      cell: 'at most +10%',
      extent: 'up to +10%',
    },
    {
      metric: 'latency-p95',
      limit: { 'max-increase': relative(0.1), floor: 0.05 * MS, max: 20 * MS },
      text: '+10% or +50 µs, at most 20 ms',
      cell: 'at most +10% or +50 µs, at most 20 ms',
      extent: 'up to +10%, up to 20 ms',
    },
    {
      metric: 'latency-p50',
      limit: { 'max-increase': absolute(1500 * MS) },
      text: '+1.5 s',
      cell: 'at most +1.5 s',
      extent: 'up to +1.5 s',
    },
    {
      metric: 'latency-p50',
      limit: { 'max-increase': relative(0) },
      text: '0%',
      cell: 'at most 0%',
      extent: 'up to 0%',
    },
    {
      metric: 'throughput',
      limit: { 'max-drop': relative(0.05), min: 100 },
      text: '−5%, at least 100 items/s',
      cell: 'at most −5%, at least 100 items/s',
      extent: 'down to −5%, down to 100 items/s',
    },
    {
      metric: 'task-score',
      limit: { 'max-drop': points(0.01), min: 0.9 },
      text: '−1 pp, at least 90%',
      cell: 'at most −1 pp, at least 90%',
      extent: 'down to −1 pp, down to 90%',
    },
    {
      metric: 'task-score',
      limit: { 'max-increase': absolute(0.05), max: 12.5 },
      text: '+0.05, at most 12.5',
      cell: 'at most +0.05, at most 12.5',
      extent: 'up to +0.05, up to 12.5',
    },
    {
      metric: 'review-rate',
      limit: { 'max-increase': points(0.01), max: 0.2 },
      text: '+1 pp, at most 20%',
      cell: 'at most +1 pp, at most 20%',
      extent: 'up to +1 pp, up to 20%',
    },
    {
      metric: 'memory-ram-peak',
      limit: { 'max-increase': relative(0.1), floor: 16 * 2 ** 20 },
      text: '+10% or +16 MiB',
      cell: 'at most +10% or +16 MiB',
      extent: 'up to +10%',
    },
    {
      metric: 'cost-per-1000',
      limit: { max: 0.1 },
      text: 'at most 0.1 USD',
      cell: 'at most 0.1 USD',
      extent: 'up to 0.1 USD',
    },
    { metric: 'model-size', limit: null, text: '–', cell: '–', extent: '–' },
  ])('of $metric reads "$cell"', ({ metric, limit, text, cell, extent }) => {
    const limited = { limit, unit: METRICS[metric].unit };
    expect([limitText(limited), limitCell(limited), extentText(limited)].map(plain)).toEqual([
      text,
      cell,
      extent,
    ]);
  });
});

it('names a score by its own name, every other metric by its title', () => {
  expect(rowTitle({ metric: 'task-score', score: { name: 'Accuracy', better: 'higher' } })).toBe('Accuracy');
  expect(rowTitle({ metric: 'task-score' })).toBe('Task score');
  expect(rowTitle({ metric: 'latency-p95' })).toBe('P95 latency');
});

/** The next double away from zero. */
function oneUlpOver(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
}

const texts = (given: Row) => {
  const { baseline, candidate } = formatValues(given, limitClauses(given.limit));
  return [baseline, candidate, rowChangeText(given)].map(plain);
};

const TENTH: Limit = { 'max-increase': relative(0.1) };
const latency = (given: Partial<Row>) => row('latency-p95', { baseline: 1e6, candidate: 1.1e6, ...given });
const score = (given: Partial<Row>) => row('task-score', { baseline: 0.922, candidate: 0.912, ...given });

describe('the figures of a row', () => {
  it.each([
    {
      title: 'at the limit',
      given: latency({ state: 'pass', change: 0.1, limit: TENTH }),
      expected: ['1.000 ms', '1.100 ms', '+10.0%'],
    },
    {
      title: 'one ulp over the limit',
      given: latency({ state: 'fail', change: oneUlpOver(0.1), limit: TENTH }),
      expected: ['1.000 ms', '1.100 ms', '+10.000000000000002%'],
    },
    {
      title: 'a little over the limit',
      given: latency({ state: 'fail', change: 0.1004, limit: TENTH }),
      expected: ['1.000 ms', '1.100 ms', '+10.04%'],
    },
    {
      title: 'a wide interval',
      given: latency({
        state: 'fail',
        change: 0.456,
        interval: { low: 0.131, high: 0.597, confidence: 0.99 },
        limit: TENTH,
      }),
      expected: ['1.000 ms', '1.100 ms', '+45.6% [+13, +60]'],
    },
    {
      title: 'a narrow interval',
      given: latency({
        state: 'pass',
        change: -0.011,
        interval: { low: -0.024, high: 0.003, confidence: 0.99 },
        limit: TENTH,
      }),
      expected: ['1.000 ms', '1.100 ms', '−1.1% [−2.4, +0.3]'],
    },
    {
      title: 'an interval that begins a little over the limit',
      given: latency({
        state: 'fail',
        change: 0.12,
        interval: { low: 0.1002, high: 0.14, confidence: 0.99 },
        limit: { ...TENTH, floor: 0.05 * MS },
      }),
      expected: ['1.000 ms', '1.100 ms', '+12.0% [+10.02, +14.00]'],
    },
    {
      title: 'a wide interval that begins a little over the limit',
      given: latency({
        state: 'fail',
        change: 0.2,
        interval: { low: 0.1002, high: 0.4, confidence: 0.99 },
        limit: TENTH,
      }),
      expected: ['1.000 ms', '1.100 ms', '+20.0% [+10.02, +40.00]'],
    },
    {
      title: 'an interval of nothing',
      given: latency({ change: 0.1, interval: { low: 0.1, high: 0.1, confidence: 0.99 } }),
      expected: ['1.000 ms', '1.100 ms', '+10.0%'],
    },
    {
      title: 'a change that rounds up to beyond a fine limit and is within it',
      given: latency({ state: 'pass', change: 0.0015, limit: { 'max-increase': relative(0.0015) } }),
      expected: ['1.000 ms', '1.100 ms', '+0.15%'],
    },
    {
      title: 'no allowance at all',
      given: latency({ state: 'fail', change: 0.0001, limit: { 'max-increase': relative(0) } }),
      expected: ['1.000 ms', '1.100 ms', '+0.01%'],
    },
    {
      title: 'no change',
      given: score({ state: 'pass', candidate: 0.922, limit: { 'max-drop': points(0.01) } }),
      expected: ['92.20%', '92.20%', '0 pp'],
    },
    {
      title: 'a value at its maximum',
      given: latency({
        state: 'pass',
        baseline: 19e6,
        candidate: 20e6,
        change: 1 / 19,
        limit: { max: 20 * MS },
      }),
      expected: ['19.00 ms', '20.00 ms', '+5.3%'],
    },
    {
      title: 'a value a little over its maximum',
      given: latency({
        state: 'fail',
        baseline: 19e6,
        candidate: 20_000_400,
        change: 0.05,
        limit: { max: 20 * MS },
      }),
      expected: ['19.0000 ms', '20.0004 ms', '+5.0%'],
    },
    {
      title: 'a value one ulp over its maximum',
      given: latency({
        state: 'fail',
        baseline: null,
        candidate: oneUlpOver(20e6),
        change: null,
        limit: { max: 20 * MS },
      }),
      expected: ['–', '20.000000000000004 ms', '–'],
    },
    {
      title: 'bytes over a maximum in decimal megabytes',
      given: row('model-size', {
        state: 'fail',
        baseline: null,
        candidate: 16_000_001,
        limit: { max: 16e6 },
      }),
      expected: ['–', '15.3 MiB', '–'],
    },
    {
      title: 'a score a little under its minimum',
      given: score({ state: 'fail', baseline: 0.91, candidate: 0.899_98, limit: { min: 0.9 } }),
      expected: ['0.91000', '0.89998', '−0.0100'],
    },
    {
      title: 'a score at its minimum',
      given: score({ state: 'pass', baseline: 0.91, candidate: 0.9, limit: { min: 0.9 } }),
      expected: ['0.9100', '0.9000', '−0.0100'],
    },
    {
      title: 'a drop at the limit but for a rounding error of the subtraction',
      given: score({ state: 'pass', limit: { 'max-drop': points(0.01) } }),
      expected: ['92.20%', '91.20%', '−1.00 pp'],
    },
    {
      title: 'a drop a little over the limit',
      given: score({ state: 'fail', candidate: 0.911_97, limit: { 'max-drop': points(0.01) } }),
      expected: ['92.20%', '91.20%', '−1.003 pp'],
    },
    {
      title: 'a share a little under its minimum',
      given: score({
        state: 'fail',
        baseline: 0.905,
        candidate: 0.899_98,
        limit: { 'max-drop': points(0.01), min: 0.9 },
      }),
      expected: ['90.500%', '89.998%', '−0.50 pp'],
    },
    {
      title: 'a relative limit on a difference',
      given: score({ state: 'fail', limit: { 'max-drop': relative(0.01) } }),
      expected: ['0.9220', '0.9120', '−1.1%, −0.0100'],
    },
    {
      title: 'an amount of time as limit',
      given: latency({
        state: 'fail',
        candidate: 1.612e6,
        limit: { 'max-increase': absolute(0.5 * MS) },
      }),
      expected: ['1.000 ms', '1.612 ms', '+612 µs, +61.2%'],
    },
    {
      title: 'an error that may rise by an amount, at a difference that two decimals would round to it',
      given: score({
        state: 'fail',
        baseline: 12.345,
        candidate: 12.4,
        limit: { 'max-increase': absolute(0.05) },
      }),
      expected: ['12.35', '12.40', '+0.055'],
    },
    {
      title: 'a share with a maximum',
      given: row('review-rate', {
        state: 'fail',
        baseline: 0.19,
        candidate: 0.200_01,
        limit: { 'max-increase': points(0.02), max: 0.2 },
      }),
      expected: ['19.000%', '20.001%', '+1.00 pp'],
    },
    {
      title: 'a throughput with a minimum',
      given: row('throughput', {
        state: 'fail',
        baseline: 110,
        candidate: 99.999,
        limit: { 'max-drop': relative(0.05), min: 100 },
      }),
      expected: ['110.000 items/s', '99.999 items/s', '−9.1%'],
    },
    {
      title: 'nothing measured',
      given: latency({
        state: 'fail',
        baseline: null,
        candidate: null,
        change: null,
        limit: { max: 20 * MS },
      }),
      expected: ['–', '–', '–'],
    },
  ])('are printed $title', ({ given, expected }) => {
    expect(texts(given)).toEqual(expected);
    expect(plain(valueText(given))).toBe(expected[1]);
  });

  const printed = (text: string) =>
    Number.parseFloat(text.replaceAll(',', '').replace('−', '-').replace('±', ''));

  it('are always printed on their own side of the limit', () => {
    const step = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), step, (hundredths, steps) => {
        const bound = Number(`${hundredths}e-4`);
        const change = bound * (1 + steps * 1e-6);
        const state = change > bound ? 'fail' : 'pass';
        const text = rowChangeText(latency({ state, change, limit: { 'max-increase': relative(bound) } }));
        expect(printed(text) <= hundredths / 100).toBe(change <= bound);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('have no NaN, no infinity and no undefined for any finite figures', () => {
    const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
    const limit = fc.constantFrom<Limit | null>(
      null,
      { ...TENTH, floor: 0.05 * MS },
      { 'max-increase': absolute(0.5 * MS) },
      { max: 20 * MS },
      { 'max-drop': points(0.01) },
    );
    const metric = fc.constantFrom<Metric>('latency-p95', 'task-score', 'review-rate', 'model-size');
    fc.assert(
      fc.property(metric, limit, figure, figure, figure, (name, given, baseline, candidate, change) => {
        const judged = row(name, { state: 'fail', baseline, candidate, change, limit: given });
        const text = [...texts(judged), limitCell(judged), limitText(judged)].join();
        expect(text).not.toMatch(/nan|infinity|undefined|null|not a number/i);
        expect(text.length).toBeLessThan(400);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

it.each([
  {
    samples: { baseline: 7200, candidate: 7200, of: 'inference', launches: 20 },
    expected: '7,200 inferences in 20 launches',
  },
  { samples: { baseline: 40, candidate: 38, of: 'launch' }, expected: '40+38 launches' },
  { samples: { baseline: 0, candidate: 2000, of: 'item' }, expected: '2,000 items' },
  { samples: { baseline: 1, candidate: 1, of: 'process' }, expected: '1 process' },
  { samples: undefined, expected: '' },
] as const)('counts samples: "$expected"', ({ samples, expected }) => {
  expect(samplesText({ samples })).toBe(expected);
});
