import { describe, expect, test } from 'vitest';
import { computeScore } from '../../../src/task/compute-score.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import {
  float64,
  itemOf,
  row,
  type ScoringCase,
  scoreOne,
  scorerOf,
  taskOf,
  userErrorOf,
} from '../../support/scoring.ts';

describe('tasks on numbers', () => {
  test.each([
    { task: { kind: 'similarity' }, name: 'Spearman', better: 'higher' },
    { task: { kind: 'similarity', metric: 'pearson' }, name: 'Pearson', better: 'higher' },
    { task: { kind: 'probability' }, name: 'Brier score', better: 'lower' },
    { task: { kind: 'probability', metric: 'ece' }, name: 'ECE', better: 'lower' },
    { task: { kind: 'anomaly' }, name: 'PR-AUC', better: 'higher' },
    {
      task: { kind: 'anomaly', metric: 'recall-at-precision' },
      name: 'Recall at precision 0.9',
      better: 'higher',
    },
    { task: { kind: 'forecast' }, name: 'MASE', better: 'lower' },
    { task: { kind: 'forecast', metric: 'pinball' }, name: 'Pinball loss', better: 'lower' },
  ] as const)('$task has a score named $name', ({ task, name, better }) => {
    expect(computeScore(taskOf(task), new OutcomeTable())).toMatchObject({ name, better });
  });

  const PROBABILITY = { kind: 'probability', scores: 'probabilities' } as const;
  test.each<{
    title: string;
    task: ScoringCase['task'];
    output: ReturnType<typeof row>;
    label: unknown;
    message: string;
  }>([
    {
      title: 'three embeddings',
      task: { kind: 'similarity' },
      output: float64([3, 2], 1, 2, 3, 4, 5, 6),
      label: 1,
      message: 'expected one number or two embeddings from output "y", got float64[3, 2].',
    },
    {
      title: 'two labels of a similarity',
      task: { kind: 'similarity' },
      output: row(1),
      label: [1, 2],
      message: 'expected 1 numbers in the label, as many as in the output, got 2.',
    },
    {
      title: 'several scores of an anomaly',
      task: { kind: 'anomaly' },
      output: row(1, 2),
      label: 1,
      message: 'expected one number from output "y", got float64[1, 2].',
    },
    {
      title: 'an anomaly of another class',
      task: { kind: 'anomaly' },
      output: row(1),
      label: 2,
      message: 'expected true, false, 1, 0 for the label, got 2.',
    },
    {
      title: 'a class that the probabilities do not have',
      task: PROBABILITY,
      output: row(0.2, 0.3, 0.5),
      label: 3,
      message: 'expected a class below 3, as many as the output has, for the label, got 3.',
    },
    {
      title: 'another number of quantiles',
      task: { kind: 'forecast', metric: 'pinball', quantiles: [0.1, 0.9] },
      output: row(1, 2, 3),
      label: [1, 2],
      message: 'expected 4 numbers from the output, 2 for each of the 2 in the label, got 3.',
    },
  ])('refuse $title', ({ task, output, label, message }) => {
    const error = userErrorOf(() => scoreOne({ task }, output, label));
    expect(error.message).toBe(`set.jsonl, line 7: ${message}`);
    expect(error.hint).not.toBe('');
  });

  test.each([
    {
      history: 'future',
      past: [1, 2],
      message:
        'models.m.task.history: expected the input with the series so far, one of "past", got "future".',
    },
    {
      history: 'past',
      past: [1],
      message: 'set.jsonl, line 7: expected a history of more than 1 values that change, got 1 values.',
    },
    {
      history: undefined,
      past: [1, 1, 1],
      message:
        'set.jsonl, line 7: expected a history of more than 1 values that change, got a naive error of 0.',
    },
  ])('refuse the history $past as $history', ({ history, past, message }) => {
    const scorer = scorerOf({ task: { kind: 'forecast', ...(history && { history }) } });
    const item = itemOf([1], { inputs: new Map([['past', row(...past)]]) });
    expect(userErrorOf(() => scorer.score(new Map([['y', row(1)]]), item)).message).toBe(message);
  });
});
