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
      { id: 'a', isLost: true, input: null, label: 0, answers: { baseline: 0, candidate: 7 }, confidences },
      { id: 'b', isLost: false, input: null, label: 1, answers: { baseline: 9, candidate: 1 }, confidences },
    ]);
  });

  it.each([
    { title: 'without measurements', given: undefined, ids: ['a'] },
    { title: 'if not every flipped item has an id', given: comparison, ids: [] },
  ])('gives no answer $title', ({ given, ids }) => {
    const listed = listFlips({ flips: { ...flips, rightToWrongIds: ids, wrongToRightIds: [] } }, given);
    expect(listed).toEqual(ids.map((id) => ({ id, isLost: true, input: null, ...unknown })));
  });

  it('gives input and names of classes where they are known', () => {
    const input = { kind: 'texts', texts: [{ role: null, text: 'b' }] } as const;
    const classes = ['no', 'yes'];
    expect(listFlips({ flips }, comparison, { classes, inputs: new Map([[1, input]]) })).toEqual([
      {
        id: 'a',
        isLost: true,
        input: null,
        label: 'no',
        answers: { baseline: 'no', candidate: 7 },
        confidences,
      },
      {
        id: 'b',
        isLost: false,
        input,
        label: 'yes',
        answers: { baseline: 9, candidate: 'yes' },
        confidences,
      },
    ]);
  });

  it('gives label and answers as texts where the task has texts', () => {
    const texts = new Map([
      [0, { label: 'Paris', answers: { baseline: 'It is Paris.', candidate: 'Rome' } }],
      [1, { label: 'yes', answers: { baseline: null, candidate: 'yes' } }],
    ]);
    expect(listFlips({ flips }, comparison, { inputs: new Map(), texts })).toMatchObject([
      { id: 'a', label: 'Paris', answers: { baseline: 'It is Paris.', candidate: 'Rome' } },
      { id: 'b', label: 'yes', answers: { baseline: null, candidate: 'yes' } },
    ]);
  });

  it('takes the answers of other tasks for values', () => {
    const policy = { ...comparison.policy, task: { kind: 'regression' } as never };
    const [lost] = listFlips({ flips }, { ...comparison, policy }, { classes: ['no'], inputs: new Map() });
    expect(lost).toMatchObject({ label: 0, answers: { baseline: 0, candidate: 7 } });
  });

  it('is empty without flips', () => {
    expect(listFlips({ flips: null }, comparison)).toEqual([]);
  });
});
