import { describe, expect, test } from 'vitest';
import {
  float64,
  int64,
  type ScoringCase,
  scoreOne,
  scorerOf,
  text,
  userErrorOf,
} from '../../support/scoring.ts';

const TASK: ScoringCase = { task: { kind: 'speech', space: '|' }, classes: ['-', 'a', 'b', '|'] };

describe('a transcript', () => {
  test.each([
    {
      title: 'scores with the batch axis in the middle',
      output: float64([2, 1, 4], 0, 1, 0, 0, 0, 0, 1, 0),
      label: 'ab',
    },
    { title: 'one step', output: float64([1, 4], 0, 1, 0, 0), label: 'a' },
    { title: 'classes', output: int64([1, 6], 1, 1, 0, 1, 3, 2), label: 'aa b' },
    { title: 'one of several labels', output: int64([1], 2), label: ['a', 'b'] },
  ])('is read from $title', ({ output, label }) => {
    expect(scoreOne(TASK, output, label)).toMatchObject({
      correct: true,
      value: 0,
      parts: [0, expect.any(Number)],
    });
  });

  test('may be the text itself, in any case if the policy says so', () => {
    const outputs = [{ name: 'y', dtype: 'string', shape: undefined }];
    const read = (more: object) =>
      scoreOne({ task: { kind: 'ocr', ...more }, outputs }, text([1], ' Ab '), 'ab').parts;
    expect(read({})).toEqual([1, 2]);
    expect(read({ 'ignore-case': true })).toEqual([0, 2]);
  });

  test.each([
    {
      more: { task: { kind: 'speech', blank: 4 } },
      message: 'models.m.task.blank: expected a class below 4, as many as "classes" has, got 4.',
    },
    {
      more: { task: { kind: 'speech', space: '_' } },
      message: 'models.m.task.space: expected one of the 4 texts in "classes", got "_".',
    },
  ] as const)('refuses $message', ({ more, message }) => {
    expect(userErrorOf(() => scorerOf({ ...TASK, ...more })).message).toBe(message);
  });

  test('refuses scores of other classes, and scores without an alphabet', () => {
    expect(userErrorOf(() => scoreOne(TASK, float64([2, 3], 0, 1, 0, 0, 0, 1), 'a')).message).toBe(
      'set.jsonl, line 7: expected 4 scores for each of at most 65536 steps from output "y", got float64[2, 3].',
    );
    expect(userErrorOf(() => scorerOf({ task: { kind: 'ocr' } })).message).toBe(
      'models.m.task.classes: expected a file with the alphabet for an output of scores, got none.',
    );
    expect(userErrorOf(() => scoreOne(TASK, int64([1], 1), undefined)).message).toContain('expected a text');
  });
});
