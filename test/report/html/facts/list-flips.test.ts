import { describe, expect, it } from 'vitest';
import { listFlips } from '../../../../src/report/html/facts/list-flips.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';

/** Answers to three items, whose labels are 0, 1 and 2. */
function answers(predicted: readonly number[]): OutcomeTable {
  const table = new OutcomeTable();
  predicted.forEach((answer, actual) => {
    const outcome = { correct: answer === actual, confidence: 0.9, review: false, predicted: answer, actual };
    table.add({ ...outcome, value: Number.NaN, finite: true }, { slice: {}, place: 'p' });
  });
  return table;
}

const comparison = comparisonOf(policyOf({ 'task-score': { 'max-drop': '1pp' } }), {
  baseline: { outcomes: answers([0, 9, 2]) },
  candidate: { outcomes: answers([7, 1, 2]) },
});
const flips = { rightToWrong: 1, wrongToRight: 1, rightToWrongIds: ['a'], wrongToRightIds: ['b'] };
const none = { baseline: null, candidate: null };
const unknown = { label: null, answers: none, confidences: none };
const confidences = { baseline: 0.9, candidate: 0.9 };

describe('listFlips', () => {
  it('gives both answers to each named item', () => {
    expect(listFlips({ flips }, comparison)).toEqual([
      { id: 'a', isLost: true, label: 0, answers: { baseline: 0, candidate: 7 }, confidences },
      { id: 'b', isLost: false, label: 1, answers: { baseline: 9, candidate: 1 }, confidences },
    ]);
  });

  it.each([
    { title: 'without measurements', given: undefined, ids: ['a'] },
    { title: 'if not every flipped item has an id', given: comparison, ids: [] },
  ])('gives no answer $title', ({ given, ids }) => {
    const listed = listFlips({ flips: { ...flips, rightToWrongIds: ids, wrongToRightIds: [] } }, given);
    expect(listed).toEqual(ids.map((id) => ({ id, isLost: true, ...unknown, ...(given && {}) })));
  });

  it('is empty without flips', () => {
    expect(listFlips({ flips: null }, comparison)).toEqual([]);
  });
});
