import { describe, expect, test } from 'vitest';
import { describeAnswers } from '../../../src/gate/describe/describe-answers.ts';
import type { ServedAnswers } from '../../../src/measure/served-figures.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { 'max-drop': '1pp' } };

function notesOf(served: Partial<ServedAnswers>, before?: Partial<ServedAnswers>) {
  const arm = (own: Partial<ServedAnswers>) => ({
    launches: [launchOf(1e6)],
    served: { meanInputTokens: null, cutOff: 0, failures: {}, repeatRatio: null, ...own },
  });
  const baseline = before === undefined ? null : arm(before);
  return describeAnswers(comparisonOf(policyOf(LIMITS), { baseline, candidate: arm(served) }));
}

describe('a server that answers repeated requests faster', () => {
  test.each([
    { title: 'by 10% is as it should be', ratio: 0.9, notes: [] },
    {
      title: 'by a little more is noted',
      ratio: 0.899,
      notes: [{ kind: 'repeats-answered-faster', arm: 'candidate', ratio: 0.899, of: 'tensors' }],
    },
    { title: 'is not noted if that is unknown', ratio: null, notes: [] },
  ])('$title', ({ ratio, notes }) => {
    expect(notesOf({ repeatRatio: ratio })).toEqual(notes);
  });

  test('is noted for each arm, with what was repeated', () => {
    const notes = notesOf({ repeatRatio: 0.5, outputTokens: [3] }, { repeatRatio: 0.2, outputTokens: [3] });
    expect(notes).toEqual([
      { kind: 'repeats-answered-faster', arm: 'candidate', ratio: 0.5, of: 'prompts' },
      { kind: 'repeats-answered-faster', arm: 'baseline', ratio: 0.2, of: 'prompts' },
    ]);
  });
});
