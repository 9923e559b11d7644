import { describe, expect, test } from 'vitest';
import { countConfusions } from '../../../../src/report/html/facts/count-confusions.ts';
import { measureCalibration } from '../../../../src/report/html/facts/measure-calibration.ts';
import { renderConfusions, renderReliability } from '../../../../src/report/html/render-answers.ts';
import type { Comparison } from '../../../../src/verdict/comparison.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { tableOf } from '../../../support/scoring.ts';

/** Label, answer of the baseline and answer of the candidate of each item. */
const answered = (
  items: readonly (readonly [number, number, number])[],
  kind = 'classification',
): Comparison => {
  const limit = kind === 'regression' ? { 'max-increase': 0.1 } : { 'max-drop': '1pp' };
  const table = (arm: 1 | 2) => tableOf(items.map((item) => ({ actual: item[0], predicted: item[arm] })));
  return comparisonOf(policyOf({ 'task-score': limit }, { task: { kind } }), {
    baseline: { outcomes: table(1) },
    candidate: { outcomes: table(2) },
  });
};

describe('the confusion matrix', () => {
  const comparison = answered([
    [0, 0, 0],
    [0, 0, 1],
    [1, 1, 1],
    [2, 1, 2],
  ]);

  test('counts labels by answers of both models', () => {
    expect(countConfusions(comparison)).toEqual({
      classes: [0, 1, 2],
      counts: {
        baseline: [
          [2, 0, 0],
          [0, 1, 0],
          [0, 1, 0],
        ],
        candidate: [
          [1, 1, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      },
      left: 0,
    });
  });

  test('is shown with the changes', () => {
    const { html } = renderConfusions(countConfusions(comparison)!, (value) => value);
    expect(html).toContain('<td align="right"><strong>1 (−1)</strong></td><td align="right">1 (+1)</td>');
  });

  test('has the classes between which answers changed, and counts the other items', () => {
    const many = Array.from({ length: 30 }, (_, value) => [value, value, value] as const);
    const found = countConfusions(answered([...many, ...many, [28, 28, 29]]));
    expect(found?.classes).toHaveLength(12);
    expect(found?.classes.slice(-2)).toEqual([28, 29]);
    expect(found?.left).toBe(2 * 18);
  });

  test.each([
    { title: 'of another task', given: answered([[0, 0, 1]], 'regression') },
    { title: 'of one class', given: answered([[0, 0, 0]]) },
    { title: 'without numbers', given: answered([[Number.NaN, Number.NaN, Number.NaN]]) },
    { title: 'without a baseline', given: { ...answered([[0, 0, 1]]), baseline: undefined } },
    { title: 'without measurements', given: undefined },
  ])('$title is none', ({ given }) => {
    expect(countConfusions(given)).toBeUndefined();
  });
});

/** Confidence and correctness of each item of one arm. */
const sure = (items: readonly (readonly [number, boolean])[]) => ({
  outcomes: tableOf(items.map(([confidence, correct]) => ({ confidence, correct }))),
});
const policy = policyOf({ 'task-score': { 'max-drop': '1pp' } });

describe('the calibration', () => {
  // Two items at 0.9 of which one is right, and one at 1 that is: |0.5 − 0.9| · 2/3 + 0, in one range, as 1 belongs to the last.
  const baseline = sure([
    [0.9, true],
    [0.9, false],
    [1, true],
  ]);
  const candidate = sure([
    [0.55, true],
    [0.55, true],
    [0.3, false],
  ]);
  const found = measureCalibration(comparisonOf(policy, { baseline, candidate }));

  test('sorts items by confidence', () => {
    expect(found?.bins.baseline[9]).toEqual({
      items: 3,
      right: 2 / 3,
      confidence: expect.closeTo(2.8 / 3, 12),
    });
    expect(found?.bins.candidate[5]).toEqual({ items: 2, right: 1, confidence: expect.closeTo(0.55, 12) });
    expect(found?.bins.candidate[3]).toMatchObject({ items: 1, right: 0 });
    expect(found?.bins.baseline[0]).toEqual({ items: 0, right: null, confidence: null });
  });

  test('has the expected calibration error', () => {
    expect(found?.error.baseline).toBeCloseTo(2.8 / 3 - 2 / 3, 12);
    expect(found?.error.candidate).toBeCloseTo((2 * 0.45 + 0.3) / 3, 12);
  });

  test('is shown without empty ranges', () => {
    const { html } = renderReliability(found!);
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html).toContain('90% to 100%');
    expect(html).toContain('Expected calibration error: 26.7% in the baseline, 40.0% now.');
  });

  test.each([
    {
      title: 'without confidences',
      given: comparisonOf(policy, { baseline, candidate: sure([[Number.NaN, true]]) }),
    },
    { title: 'without a baseline', given: comparisonOf(policy, { baseline: null, candidate }) },
    { title: 'without measurements', given: undefined },
  ])('$title is none', ({ given }) => {
    expect(measureCalibration(given)).toBeUndefined();
  });
});
