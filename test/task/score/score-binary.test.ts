import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../../src/model/tensor.ts';
import type { OutcomeTable } from '../../../src/task/outcome-table.ts';
import {
  float32,
  int64,
  row,
  type ScoringCase,
  scoreOne,
  scoreRun,
  scorerOf,
  text,
  userErrorOf,
} from '../../support/scoring.ts';

const task = { kind: 'binary' } as const;
const LN3 = Math.log(3);
const probabilities = { ...task, scores: 'probabilities' };

describe('binary', () => {
  it.each([
    { title: 'a logit', task, output: row(LN3), predicted: LN3, confidence: 0.75 },
    { title: 'a negative logit', task, output: row(-LN3), predicted: -LN3, confidence: 0.75 },
    {
      title: 'two logits, of which the second is positive',
      task,
      output: row(1, 1 + LN3),
      predicted: LN3,
      confidence: 0.75,
    },
    { title: 'a probability', task: probabilities, output: row(0.25), predicted: 0.25, confidence: 0.75 },
    {
      title: 'two probabilities',
      task: probabilities,
      output: row(0.75, 0.25),
      predicted: 0.25,
      confidence: 0.75,
    },
    { title: 'a huge logit', task, output: row(-1e6), predicted: -1e6, confidence: 1 },
  ])('reads $title', ({ task, output, predicted, confidence }) => {
    const outcome = scoreOne({ task }, output, 1);
    expect(outcome.predicted).toBeCloseTo(predicted, 12);
    expect(outcome.confidence).toBeCloseTo(confidence, 12);
    expect(outcome.correct).toBe(predicted > 0 && predicted !== 0.25);
  });

  it('keeps apart confident items that share the probability 1', () => {
    const [a, b] = [40, 50].map((logit) => scoreOne({ task }, row(logit), 1).predicted);
    expect(a).toBeLessThan(b ?? 0);
  });

  it.each([
    { probability: 0.7, label: 1, correct: true, title: 'at the threshold' },
    { probability: 0.7, label: 0, correct: false, title: 'at the threshold' },
    { probability: 0.7 - 2 ** -53, label: 1, correct: false, title: 'one ulp below' },
    { probability: 0.7 - 2 ** -53, label: 0, correct: true, title: 'one ulp below' },
  ])('takes a probability $title as labelled $label: $correct', ({ probability, label, correct }) => {
    expect(scoreOne({ task: { ...probabilities, threshold: 0.7 } }, row(probability), label).correct).toBe(
      correct,
    );
  });

  it.each([
    { label: true, actual: 1 },
    { label: false, actual: 0 },
    { label: 1, actual: 1 },
    { label: 0, actual: 0 },
    { label: '1', actual: 1 },
    { label: 'False', actual: 0 },
    { label: 'spam', actual: 1 },
    { label: 'ham', actual: 0 },
  ])('reads the label $label as $actual', ({ label, actual }) => {
    expect(scoreOne({ task, classes: ['ham', 'spam'] }, row(1), label).actual).toBe(actual);
  });

  it('lets a class name stand before what it looks like', () => {
    expect(scoreOne({ task, classes: ['1', '0'] }, row(1), '0').actual).toBe(1);
  });

  it.each([2, 'yes', null, -1, 0.5])('refuses the label %s', (label) => {
    expect(userErrorOf(() => scoreOne({ task }, row(1), label)).message).toMatch(
      /^set\.jsonl, line 7: expected true, false, 1, 0 for the label, got /,
    );
  });

  it('takes an item that is not finite for wrong and sends it to a person', () => {
    const review = { 'below-confidence': 0 };
    expect(scoreOne({ task, review }, row(Number.NaN), 0)).toMatchObject({
      correct: false,
      review: true,
      finite: false,
    });
  });

  it('sends an unsure item to a person, on either side', () => {
    const options: ScoringCase = { task: probabilities, review: { 'below-confidence': 0.8 } };
    expect([0.1, 0.25, 0.75, 0.9].map((p) => scoreOne(options, row(p), 1).review)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each<{ title: string; output: Tensor; label: number; correct: boolean }>([
    {
      title: 'a truth value',
      output: { dtype: 'bool', shape: [1], bytes: Uint8Array.of(1) },
      label: 1,
      correct: true,
    },
    { title: 'a whole number', output: int64([1], 0), label: 1, correct: false },
  ])('takes $title as the class itself', ({ output, label, correct }) => {
    expect(scoreOne({ task }, output, label)).toMatchObject({ correct, confidence: Number.NaN });
    expect(() => scoreOne({ task, review: { 'below-confidence': 0.5 } }, output, label)).toThrow(
      'an output of predicted classes',
    );
  });

  it('takes a class name as the class itself', () => {
    const outputs = [{ name: 'y', dtype: 'string', shape: [1] }];
    const options: ScoringCase = { task, outputs, classes: ['ham', 'spam'] };
    expect(scoreOne(options, text([1], 'spam'), true).correct).toBe(true);
    expect(scoreOne(options, text([1], 'spam'), 'ham').correct).toBe(false);
    expect(userErrorOf(() => scorerOf({ task, outputs })).message).toContain('expected "classes"');
    expect(userErrorOf(() => scorerOf({ ...options, task: { ...task, metric: 'auc' } })).message).toContain(
      'got "auc"',
    );
    expect(
      userErrorOf(() => scorerOf({ ...options, review: { 'below-confidence': 0.5 } })).message,
    ).toContain('class names');
  });

  it.each([
    {
      title: 'three scores',
      act: () => scoreOne({ task }, row(1, 2, 3), 1),
      message: 'models.m.task: expected an output with 1 or 2 scores per item, got 3.',
    },
    {
      title: 'three classes',
      act: () => scorerOf({ task, classes: ['a', 'b', 'c'] }),
      message: 'models.m.task.classes: expected 2 names, got 3.',
    },
    {
      title: 'a class of 2',
      act: () => scoreOne({ task }, int64([1], 2), 1),
      message: 'set.jsonl, line 7: expected 0 or 1 from an output of type int64, got 2.',
    },
    {
      title: 'several rows',
      act: () => scoreOne({ task }, float32([2, 2], 1, 2, 3, 4), 1),
      message: 'expected one row of scores',
    },
  ])('refuses $title', ({ act, message }) => {
    expect(userErrorOf(act).message).toContain(message);
  });

  describe('a single score', () => {
    const scoresUpTo = (count: number, last: number) =>
      Array.from({ length: count }, (_, index) => row(index + 1 === count ? last : (index + 1) / count));
    const run = (outputs: readonly Tensor[], more: Partial<ScoringCase> = {}) =>
      scoreRun(
        { task, ...more },
        outputs.map((output) => [output, 1] as const),
      );
    const rightOf = (table: OutcomeTable) =>
      Array.from({ length: table.count }, (_, item) => table.outcomeAt(item).correct);

    it('is a probability if twenty items in a row are in 0..1, also for the first of them', () => {
      const outputs = scoresUpTo(20, 0.5);
      expect(rightOf(run(outputs))).toEqual(outputs.map((_, index) => index + 1 >= 10));
    });

    it('is a logit if one of the first items is outside 0..1, also for the others', () => {
      expect(rightOf(run([row(0.1), row(0.2), row(-0.5), row(0.3)]))).toEqual([true, true, false, true]);
      expect(rightOf(run(scoresUpTo(20, 1.01)))).not.toContain(false);
    });

    it('has to be said if there are fewer items, all in 0..1', () => {
      const error = userErrorOf(() => run(scoresUpTo(19, 0.5)));
      expect(error.message).toBe(
        'models.m.task.scores: expected outputs that show whether they are logits or probabilities, got 19 single scores in 0..1, which may be either.',
      );
      expect(error.hint).toContain('scores: probabilities');
      for (const scores of ['logits', 'probabilities'])
        expect(run(scoresUpTo(19, 0.5), { task: { ...task, scores } }).count).toBe(19);
    });

    it('is refused as a probability if a later one is outside 0..1', () => {
      const error = userErrorOf(() => run([...scoresUpTo(20, 0.5), row(7), row(0.5)]));
      expect(error.message).toBe(
        'models.m.task.scores: expected probabilities, got numbers outside 0..1 on 1 of 22 items.',
      );
      expect(error.hint).toContain('scores: logits');
    });

    it('is what the policy says, whatever it looks like', () => {
      const logits = run(scoresUpTo(30, 0.5), { task: { ...task, scores: 'logits' } });
      expect(rightOf(logits)).not.toContain(false);
    });
  });

  it('recognizes a pair of scores by their sum', () => {
    const right = (...pairs: readonly [number, number][]) => {
      const items = pairs.map((pair) => [row(...pair), 1] as const);
      const table = scoreRun({ task: { ...task, threshold: 0.65 } }, items);
      return pairs.map((_, item) => table.outcomeAt(item).correct);
    };
    // As probabilities, 0.55 and 0.75; as logits, sigmoid(0.1) = 0.525 and sigmoid(0.5) = 0.622.
    expect(right([0.45, 0.55], [0.25, 0.75])).toEqual([false, true]);
    expect(right([0.45, 0.55], [0.25, 0.75], [0, 5])).toEqual([false, false, true]);
    expect(right([0.45, 0.6], [0.25, 0.75])).toEqual([false, false]);
  });

  it('learns nothing from decisions', () => {
    expect(scoreRun({ task }, [[int64([1], 1), 1]]).count).toBe(1);
  });
});
