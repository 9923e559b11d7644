import { describe, expect, test } from 'vitest';
import { computeScore } from '../../../src/task/compute-score.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { ItemScoring } from '../../../src/task/score/item-scoring.ts';
import type { ScorerOptions } from '../../../src/task/score/scorer.ts';
import { unanswered } from '../../../src/task/score/unanswered.ts';
import { itemOf, row, type ScoringCase, scorerOf, taskOf } from '../../support/scoring.ts';

const optionsOf = ({ task, classes }: ScoringCase): ScorerOptions => ({
  task: taskOf(task),
  review: undefined,
  classes,
  outputs: [{ name: 'y', dtype: 'float64', shape: undefined }],
  place: 'models.m.task',
});

const outcomeOf = (options: ScoringCase, label: unknown) => unanswered(optionsOf(options), itemOf(label));

describe('an item without an answer', () => {
  test.each<{ title: string; options: ScoringCase; label: unknown; actual: number; finite: boolean }>([
    {
      title: 'a class',
      options: { task: { kind: 'classification' }, classes: ['cat', 'dog'] },
      label: 'dog',
      actual: 1,
      finite: true,
    },
    {
      title: 'a class of names that nothing lists',
      options: { task: { kind: 'classification' } },
      label: 'dog',
      actual: Number.NaN,
      finite: true,
    },
    {
      title: 'a class by log loss',
      options: { task: { kind: 'classification', metric: 'log-loss' } },
      label: 2,
      actual: 2,
      finite: false,
    },
    {
      title: 'one of two classes',
      options: { task: { kind: 'binary' } },
      label: true,
      actual: 1,
      finite: true,
    },
    {
      title: 'one of two classes by AUC',
      options: { task: { kind: 'binary', metric: 'auc' } },
      label: 0,
      actual: 0,
      finite: false,
    },
    {
      title: 'a number',
      options: { task: { kind: 'regression' } },
      label: 3,
      actual: Number.NaN,
      finite: false,
    },
    {
      title: 'a vector',
      options: { task: { kind: 'embedding' } },
      label: [1, 2],
      actual: Number.NaN,
      finite: false,
    },
    {
      title: 'a reference',
      options: { task: { kind: 'output-match' } },
      label: [1, 2],
      actual: Number.NaN,
      finite: true,
    },
  ])('is wrong and goes to review: $title', ({ options, label, actual, finite }) => {
    expect(outcomeOf(options, label)).toEqual({
      correct: false,
      confidence: Number.NaN,
      review: true,
      predicted: Number.NaN,
      actual,
      value: Number.NaN,
      finite,
    });
  });

  test('leaves no average that is too good', () => {
    for (const metric of ['rmse', 'mae', 'r2'] as const) {
      const options: ScoringCase = { task: { kind: 'regression', metric } };
      const table = new OutcomeTable();
      const item = itemOf(1);
      table.add(scorerOf(options).score(new Map([['y', row(1)]]), item), item);
      table.add(outcomeOf(options, 1), item);
      expect(computeScore(taskOf(options.task), table).value).toBeNull();
    }
  });

  test('keeps its place among items that wait for the scorer to learn what the outputs are', () => {
    const options: ScoringCase = { task: { kind: 'classification' } };
    const table = new OutcomeTable();
    const scoring = new ItemScoring(scorerOf(options), table);
    const answers = [row(0.5, 0.5), undefined, row(-3, 4), undefined, row(0.25, 0.75)];
    for (const answer of answers) {
      const item = itemOf(1);
      if (answer === undefined) scoring.addUnanswered(item);
      else scoring.add(new Map([['y', answer]]), item);
    }
    scoring.finish();
    const correct = answers.map((_, index) => table.outcomeAt(index).correct);
    expect(correct).toEqual([false, false, true, false, true]);
    expect(table.count).toBe(5);
  });
});
