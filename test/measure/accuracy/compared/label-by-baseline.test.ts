import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  labelByBaseline,
  labelByItself,
} from '../../../../src/measure/accuracy/compared/label-by-baseline.ts';
import { RecordFile } from '../../../../src/measure/accuracy/compared/record-file.ts';
import type { Tensor } from '../../../../src/model/tensor.ts';
import { computeScore } from '../../../../src/task/compute-score.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import {
  float64,
  int64,
  itemOf,
  type ScoringCase,
  scorerOf,
  taskOf,
  text,
  userErrorOf,
} from '../../../support/scoring.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labels-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Scores of both models, each on what the baseline answered. */
function compare(options: ScoringCase, baseline: readonly Tensor[], candidate: readonly Tensor[]) {
  const file = new RecordFile(join(folder, 'labels.bin'));
  try {
    const arms = [
      { scorer: labelByItself(file)(scorerOf(options)), outputs: baseline },
      { scorer: labelByBaseline(file)(scorerOf(options)), outputs: candidate },
    ];
    return arms.map(({ scorer, outputs }) => {
      const table = new OutcomeTable();
      for (const output of outputs) {
        // The label of the data set is none that the task would take.
        const item = itemOf({ not: 'a label' });
        const values = new Map([['y', output]]);
        const outcome = scorer.score(values, item);
        // An item that runs again has the same label.
        expect(scorer.score(values, item)).toEqual(outcome);
        table.add(outcome, item);
      }
      return computeScore(taskOf(options.task), table).value;
    });
  } finally {
    file.remove();
  }
}

const logits = (...values: number[]) => float64([1, values.length], ...values);

test.each<{ title: string; options: ScoringCase; baseline: Tensor[]; candidate: Tensor[]; scores: number[] }>(
  [
    {
      title: 'a classification',
      options: { task: { kind: 'classification', label: 'baseline', scores: 'logits' } },
      baseline: [logits(1, 0), logits(0, 1), logits(0, 1), logits(3, 1)],
      candidate: [logits(2, 0), logits(0, 9), logits(1, 0), logits(3, 2)],
      scores: [1, 0.75],
    },
    {
      title: 'class names',
      options: {
        task: { kind: 'classification', label: 'baseline' },
        outputs: [{ name: 'y', dtype: 'string', shape: undefined }],
      },
      baseline: [text([1], 'cat'), text([1], 'dog')],
      candidate: [text([1], 'cat'), text([1], 'cat')],
      scores: [1, 0.5],
    },
    {
      title: 'decisions at a threshold',
      options: { task: { kind: 'binary', label: 'baseline', threshold: 0.7, scores: 'probabilities' } },
      baseline: [logits(0.6), logits(0.8), logits(0.9), logits(0.1)],
      candidate: [logits(0.75), logits(0.8), logits(0.9), logits(0.2)],
      scores: [1, 0.75],
    },
    {
      title: 'numbers',
      options: { task: { kind: 'regression', label: 'baseline', metric: 'mae' } },
      baseline: [logits(1, 2), logits(3, 4)],
      candidate: [logits(1, 3), logits(3, 4)],
      scores: [0, 0.25],
    },
    {
      title: 'embeddings',
      options: { task: { kind: 'embedding', label: 'baseline' } },
      baseline: [logits(1, 0), logits(0, 1)],
      candidate: [logits(1, 0), logits(1, 0)],
      scores: [1, 0.5],
    },
    {
      title: 'outputs, also those that are not finite',
      options: { task: { kind: 'output-match', label: 'baseline' } },
      baseline: [logits(1, 2), logits(1, 2)],
      candidate: [logits(1, 2), logits(1, 2.1)],
      scores: [1, 0.5],
    },
    {
      title: 'texts, silence among them',
      options: {
        task: { kind: 'speech', label: 'baseline', classes: 'a.json' },
        classes: ['<blank>', 'a', 'b', '|'],
        outputs: [{ name: 'y', dtype: 'int64', shape: undefined }],
      },
      baseline: [int64([3], 1, 2, 0), int64([3], 0, 0, 0)],
      candidate: [int64([3], 1, 1, 0), int64([3], 0, 0, 0)],
      scores: [0, 1],
    },
  ],
)('$title of the baseline are the labels of both', ({ options, baseline, candidate, scores }) => {
  expect(compare(options, baseline, candidate)).toEqual(scores);
});

test('an answer that is not finite cannot be a label', () => {
  const options: ScoringCase = { task: { kind: 'regression', label: 'baseline' } };
  expect(userErrorOf(() => compare(options, [logits(Number.NaN)], [logits(1)])).message).toBe(
    'set.jsonl, line 7: expected an answer of the baseline that can be a label, got none.',
  );
});

test('a model alone is its own reference', () => {
  const scorer = labelByItself(undefined)(scorerOf({ task: { kind: 'classification', label: 'baseline' } }));
  const values = new Map([['y', logits(0, 5)]]);
  scorer.learn?.(values, itemOf(undefined));
  expect(scorer.score(values, itemOf(undefined))).toMatchObject({ correct: true, actual: 1 });
});
