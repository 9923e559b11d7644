import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { klDivergence } from '../../src/task/divergence/divergence.ts';
import { logProbabilities, softmax } from '../../src/task/score/probability.ts';
import { float64, itemOf, scorerOf, text } from '../support/scoring.ts';

/* Figures of scipy, which `test/stats/reference/make.py` wrote down. */

const numbers = z.array(z.array(z.number()));
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        title: z.string(),
        baseline: numbers,
        candidate: numbers,
        kl: z.array(z.number()),
        agree: z.array(z.boolean()),
      }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '..', 'stats', 'reference', 'divergence.json'), 'utf8'),
    ),
  );

const logsOf = (logits: readonly number[]) => logProbabilities(Float64Array.from(logits), 'logits');

describe.each(cases)('$title', ({ baseline, candidate, kl, agree }) => {
  test('the divergence is that of scipy, in nats and in this direction', () => {
    for (const [item, expected] of kl.entries()) {
      const own = klDivergence(logsOf(baseline[item] ?? []), logsOf(candidate[item] ?? []));
      expect(Math.abs(own - expected)).toBeLessThan(1e-9 * Math.max(1, expected));
    }
  });

  test('the decisions agree as those of numpy', () => {
    const scorer = scorerOf({ task: { kind: 'classification' } });
    const decide = (logits: readonly number[] = []) => {
      const outputs = new Map([['y', float64([1, logits.length], ...logits)]]);
      scorer.learn?.(outputs, itemOf(0));
      return scorer.answer?.(outputs, itemOf(0))?.decision;
    };
    expect(baseline.map((logits, item) => decide(logits) === decide(candidate[item]))).toEqual(agree);
  });
});

test('probabilities give what their logits give', () => {
  const logits = Float64Array.of(1, -2, 0.5);
  const [own, from] = [logProbabilities(softmax(logits), 'probabilities'), logsOf([...logits])];
  for (const [index, value] of own.entries()) expect(value).toBeCloseTo(from[index] ?? Number.NaN, 12);
});

test('a single score is that of the second of two classes', () => {
  expect(Math.exp(logProbabilities(Float64Array.of(0.8), 'probabilities')[1] ?? 0)).toBeCloseTo(0.8, 12);
  expect(Math.exp(logProbabilities(Float64Array.of(2), 'logits')[1] ?? 0)).toBeCloseTo(
    1 / (1 + Math.exp(-2)),
    12,
  );
});

test.each([
  { title: 'equal distributions do not diverge', before: [0.5, 0.5], now: [0.5, 0.5], kl: 0 },
  { title: 'an impossible class adds nothing', before: [1, 0], now: [0.5, 0.5], kl: Math.log(2) },
  // Clipped at 2⁻⁵²: ½·ln ½ − ½·ln 1 + ½·(ln ½ + 52·ln 2).
  {
    title: 'a class that the candidate calls impossible costs much, but not all',
    before: [0.5, 0.5],
    now: [1, 0],
    kl: 25 * Math.log(2),
  },
])('$title', ({ before, now, kl }) => {
  const [p, q] = [before, now].map((each) => logProbabilities(Float64Array.from(each), 'probabilities'));
  expect(klDivergence(p as Float64Array, q as Float64Array)).toBeCloseTo(kl, 9);
});

test('NaN and another number of classes diverge by NaN', () => {
  expect(klDivergence(Float64Array.of(Math.log(0.5), Number.NaN), logsOf([0, 0]))).toBeNaN();
  expect(klDivergence(logsOf([0, 0, 0]), logsOf([0, 0]))).toBeNaN();
});

test('a decision of two classes is that of the threshold', () => {
  const scorer = scorerOf({ task: { kind: 'binary', threshold: 0.7, scores: 'probabilities' } });
  const decide = (probability: number) =>
    scorer.answer?.(new Map([['y', float64([1, 1], probability)]]), itemOf(0))?.decision;
  expect([0.6, 0.75].map(decide)).toEqual([0, 1]);
});

test('an output of classes has no probabilities', () => {
  const outputs = [{ name: 'y', dtype: 'string', shape: undefined }];
  const scorer = scorerOf({ task: { kind: 'classification' }, classes: ['a', 'b'], outputs });
  expect(scorer.answer?.(new Map([['y', text([1], 'a')]]), itemOf('a'))).toBeUndefined();
});
