import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InfrastructureError } from '../../../../src/errors/errors.ts';
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

/** A box of 40 × 30 at some distance from the left: corners, score, class. */
const boxAt = (left: number, score: number): number[] => [left, 10, left + 40, 40, score, 0];

/** A triangle of 60 × 30 at some distance from the left: a box that is not looked at, score, class, keypoints. */
const poseAt = (left: number, score: number): number[] => [
  ...[0, 0, 0, 0, score, 0],
  ...[left, 0, 1, left + 60, 0, 1, left, 30, 1],
];

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
      baseline: [logits(1, 2), logits(1, 2), logits(Number.NaN, 2), logits(Number.NEGATIVE_INFINITY, 2)],
      candidate: [logits(1, 2), logits(1, 2.1), logits(Number.NaN, 2), logits(Number.NEGATIVE_INFINITY, 2)],
      scores: [1, 0.75],
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
    {
      title: 'classes above a threshold',
      options: { task: { kind: 'multi-label', label: 'baseline', scores: 'probabilities', threshold: 0.6 } },
      // Found: 2 + 0 + 1 classes, then 1 + 0 + 1 of them and one more.
      baseline: [logits(0.7, 0.6, 0.5), logits(0.1, 0.2, 0.3), logits(0, 0, 1)],
      candidate: [logits(0.7, 0.59, 0.5), logits(0.1, 0.2, 0.9), logits(0, 0, 1)],
      scores: [1, 4 / 6],
    },
    {
      title: 'classes of each step',
      options: { task: { kind: 'multi-label', label: 'baseline', scores: 'probabilities' } },
      // Three found, then two of them and one at another step.
      baseline: [float64([1, 2, 3], 0.9, 0.1, 0.9, 0.1, 0.1, 0.9)],
      candidate: [float64([1, 2, 3], 0.1, 0.1, 0.9, 0.9, 0.1, 0.9)],
      scores: [1, 4 / 6],
    },
    {
      title: 'classes of one step, where the candidate has two',
      options: { task: { kind: 'multi-label', label: 'baseline', scores: 'probabilities' } },
      baseline: [float64([1, 1, 3], 0.9, 0.1, 0.9)],
      candidate: [float64([1, 2, 3], 0.9, 0.1, 0.9, 0.9, 0.1, 0.1)],
      scores: [1, 4 / 5],
    },
    {
      title: 'rankings by class',
      options: {
        task: { kind: 'multi-label', label: 'baseline', scores: 'logits', metric: 'map' },
      },
      // The only class that the baseline finds is first in its own ranking, and second of three in the other.
      baseline: [logits(1, -1), logits(-2, -1), logits(-3, -1)],
      candidate: [logits(1, -1), logits(2, -1), logits(-3, -1)],
      scores: [1, 0.5],
    },
    {
      title: 'entities',
      options: {
        task: { kind: 'token-classification', label: 'baseline', classes: 'tags.json' },
        classes: ['O', 'B-PER', 'I-PER'],
        outputs: [{ name: 'y', dtype: 'int64', shape: undefined }],
      },
      baseline: [int64([3], 1, 2, 0), int64([2], 0, 1)],
      candidate: [int64([3], 1, 0, 0), int64([2], 0, 1)],
      scores: [1, 0.5],
    },
    {
      title: 'tokens',
      options: {
        task: {
          kind: 'token-classification',
          label: 'baseline',
          classes: 'tags.json',
          metric: 'token-accuracy',
        },
        classes: ['O', 'X'],
      },
      baseline: [float64([1, 2, 2], 1, 0, 0, 1), float64([1, 2, 2], 3, 0, 2, 1)],
      candidate: [float64([1, 2, 2], 1, 0, 1, 0), float64([1, 2, 2], 3, 0, 2, 1)],
      scores: [1, 0.75],
    },
    {
      title: 'masks',
      options: { task: { kind: 'segmentation', label: 'baseline', metric: 'dice' } },
      // Class 1 on 2 of 4 pixels, then on 1 of them; class 0 on 2, then on 3.
      baseline: [float64([1, 1, 2, 2], 0.9, 0.8, 0.1, 0.2)],
      candidate: [float64([1, 1, 2, 2], 0.9, 0.4, 0.1, 0.2)],
      scores: [1, (2 / 3 + 4 / 5) / 2],
    },
    {
      title: 'similarities',
      options: { task: { kind: 'similarity', label: 'baseline', metric: 'pearson' } },
      baseline: [logits(1), logits(2), logits(3)],
      candidate: [logits(2), logits(6), logits(4)],
      scores: [1, 0.5],
    },
    {
      title: 'cosines of embeddings',
      options: { task: { kind: 'similarity', label: 'baseline' } },
      baseline: [float64([2, 2], 1, 0, 1, 0), float64([2, 2], 1, 0, 1, 1), float64([2, 2], 1, 0, 0, 1)],
      candidate: [float64([2, 2], 1, 0, 1, 0), float64([2, 2], 1, 0, 0, 1), float64([2, 2], 1, 0, 1, 1)],
      scores: [1, 0.5],
    },
    {
      title: 'the order of the best candidates',
      options: { task: { kind: 'ranking', label: 'baseline', k: 2 } },
      // Relevance 2 for the second, 1 for the third: the ideal gain is 2 + 1 ÷ log₂ 3.
      baseline: [logits(1, 9, 5)],
      candidate: [logits(1, 5, 9)],
      scores: [1, (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3))],
    },
    {
      title: 'the best candidates, without those that tie with one beyond',
      options: { task: { kind: 'ranking', label: 'baseline', metric: 'recall', k: 2 } },
      baseline: [logits(9, 5, 5, 1), logits(9, 8, 5, 1)],
      candidate: [logits(9, 5, 5, 1), logits(9, 3, 5, 1)],
      scores: [1, 0.75],
    },
    {
      title: 'the best candidate',
      options: { task: { kind: 'ranking', label: 'baseline', metric: 'mrr' } },
      baseline: [logits(9, 5, 1)],
      candidate: [logits(4, 5, 1)],
      scores: [1, 0.5],
    },
    {
      title: 'the best candidate of embeddings',
      options: { task: { kind: 'ranking', label: 'baseline', metric: 'mrr' } },
      baseline: [float64([3, 2], 1, 0, 1, 0, 0, 1)],
      candidate: [float64([3, 2], 0, 1, 1, 0, 0, 1)],
      scores: [1, 0.5],
    },
    {
      title: 'certain boxes',
      options: { task: { kind: 'detection', label: 'baseline', metric: 'map-50' } },
      // 0.5 is a label, 0.49 is none.
      baseline: [float64([3, 6], ...boxAt(0, 0.9), ...boxAt(100, 0.5), ...boxAt(200, 0.49))],
      candidate: [float64([2, 6], ...boxAt(0, 0.9), ...boxAt(200, 0.8))],
      // One of two is found, and first: precision 1 at the recalls up to 0.5.
      scores: [1, 51 / 101],
    },
    {
      title: 'boxes above a threshold of the policy',
      options: {
        task: {
          kind: 'detection',
          label: 'baseline',
          'label-min-score': 0.4,
          metric: 'map-50',
          box: 'cxcywh',
        },
      },
      baseline: [float64([2, 6], 10, 10, 4, 6, 0.9, 3, 50, 50, 8, 8, 0.4, 3)],
      candidate: [float64([1, 6], 10, 10, 4, 6, 0.9, 3)],
      scores: [1, 51 / 101],
    },
    {
      title: 'boxes without an area',
      options: { task: { kind: 'detection', label: 'baseline', metric: 'map-50' } },
      baseline: [float64([2, 6], ...boxAt(0, 0.8), 5, 5, 5, 9, 0.9, 0)],
      candidate: [float64([2, 6], ...boxAt(0, 0.8), 5, 5, 5, 8, 0.9, 0)],
      // The other one is first and wrong: precision ½ at the recalls up to 0.5.
      scores: [1, 51 / 202],
    },
    {
      title: 'no more boxes than count',
      options: { task: { kind: 'detection', label: 'baseline', 'max-detections': 1, metric: 'map-50' } },
      baseline: [float64([2, 6], ...boxAt(0, 0.6), ...boxAt(100, 0.9))],
      candidate: [float64([2, 6], ...boxAt(0, 0.6), ...boxAt(100, 0.5))],
      scores: [1, 0],
    },
    {
      title: 'keypoints',
      options: {
        task: { kind: 'keypoints', label: 'baseline', metric: 'map-50', sigmas: [0.1, 0.1, 0.1] },
      },
      baseline: [
        float64([2, 15], ...poseAt(0, 0.9), ...poseAt(500, 0.8)),
        float64([1, 15], ...poseAt(0, 0.2)),
      ],
      candidate: [
        float64([2, 15], ...poseAt(0, 0.9), ...poseAt(560, 0.8)),
        float64([1, 15], ...poseAt(0, 0.2)),
      ],
      scores: [1, 51 / 101],
    },
  ],
)('$title of the baseline are the labels of both', ({ options, baseline, candidate, scores }) => {
  expect(compare(options, baseline, candidate)).toEqual(scores.map((score) => expect.closeTo(score, 12)));
});

test.each<{ title: string; task: ScoringCase['task']; output: Tensor; classes?: string[] }>([
  { title: 'number', task: { kind: 'regression' }, output: logits(Number.NaN) },
  { title: 'score of a class', task: { kind: 'multi-label' }, output: logits(0.5, Number.NaN) },
  {
    title: 'score of a token',
    task: { kind: 'token-classification', classes: 'tags.json' },
    output: float64([1, 1, 2], 0.5, Number.NaN),
    classes: ['O', 'B-PER'],
  },
  { title: 'pixel', task: { kind: 'segmentation' }, output: float64([1, 2], 0.5, Number.NaN) },
  { title: 'box', task: { kind: 'detection' }, output: float64([1, 6], ...boxAt(Number.NaN, 0.9)) },
  {
    title: 'keypoint',
    task: { kind: 'keypoints', sigmas: [0.1, 0.1, 0.1] },
    output: float64([1, 15], ...poseAt(Number.NaN, 0.9)),
  },
  { title: 'similarity', task: { kind: 'similarity' }, output: logits(Number.POSITIVE_INFINITY) },
  { title: 'score of a candidate', task: { kind: 'ranking' }, output: logits(1, Number.NaN) },
])('a $title that is not finite cannot be a label', ({ task, output, classes }) => {
  const options: ScoringCase = { task: { ...task, label: 'baseline' }, ...(classes && { classes }) };
  const error = userErrorOf(() => compare(options, [output], [output]));
  expect(error.message).toBe(
    'set.jsonl, line 7: expected an answer of the baseline that can be a label, got none.',
  );
  expect(error.hint).toBe(
    'With "label: baseline", its outputs must be finite. Remove the item, or label the data set by hand.',
  );
});

test.each<{ title: string; options: ScoringCase; output: Tensor; reason: string }>([
  {
    title: 'boxes',
    options: { task: { kind: 'detection', label: 'baseline' } },
    output: float64([1, 6], ...boxAt(0, 0.49)),
    reason: 'no object is labelled',
  },
  {
    title: 'classes',
    options: { task: { kind: 'multi-label', label: 'baseline', scores: 'probabilities' } },
    output: logits(0.1, 0.2),
    reason: 'no class is labelled or predicted',
  },
  {
    title: 'entities',
    options: {
      task: { kind: 'token-classification', label: 'baseline', classes: 'tags.json' },
      classes: ['O', 'B-PER'],
    },
    output: float64([1, 1, 2], 1, 0),
    reason: 'no entity is labelled or predicted',
  },
])('a baseline that finds no $title anywhere leaves no score', ({ options, output, reason }) => {
  const scorer = labelByItself(undefined)(scorerOf(options));
  const table = new OutcomeTable();
  const item = itemOf(undefined);
  table.add(scorer.score(new Map([['y', output]]), item), item);
  expect(computeScore(taskOf(options.task), table)).toMatchObject({ value: null, reason });
});

test.each<{ title: string; task: object; output: Tensor; message: string }>([
  {
    title: 'equal scores',
    task: {},
    output: logits(1, 1, 1),
    message: 'expected the baseline to rank some of the 3 candidates above others, got none.',
  },
  {
    title: 'no more candidates than count',
    task: { metric: 'recall', k: 3 },
    output: logits(1, 2, 3),
    message:
      'expected the baseline to rank some of the 3 candidates above others and more than 3 of them, got none.',
  },
])('a ranking of $title would make any other right', ({ task, output, message }) => {
  const options: ScoringCase = { task: { kind: 'ranking', label: 'baseline', ...task } };
  expect(userErrorOf(() => compare(options, [output], [output])).message).toBe(
    `set.jsonl, line 7: ${message}`,
  );
});

test('boxes of another form than the policy says are an error', () => {
  const options: ScoringCase = { task: { kind: 'detection', label: 'baseline' } };
  const output = float64([1, 6], 50, 50, 40, 30, 0.9, 0);
  expect(userErrorOf(() => compare(options, [output], [output])).message).toBe(
    'set.jsonl, line 7: expected boxes of the baseline that are at least 0 wide and high, got one of -10 × -20.',
  );
});

test('an answer of another size is no mistake in the data set', () => {
  const options: ScoringCase = { task: { kind: 'regression', label: 'baseline' } };
  const error = userErrorOf(() => compare(options, [logits(1, 2)], [logits(1, 2, 3)]));
  expect(error.message).toMatch(/^set\.jsonl, line 7: expected /);
  expect(error.hint).toMatch(
    /^With "label: baseline", the label is what the baseline answered: both models need outputs of the same size/,
  );
});

test('an item that the baseline does not answer ends the run, one that the candidate does not answer is wrong', () => {
  const options: ScoringCase = { task: { kind: 'classification', label: 'baseline', scores: 'logits' } };
  const file = new RecordFile(join(folder, 'unanswered.bin'));
  try {
    const before = labelByItself(file)(scorerOf(options));
    const now = labelByBaseline(file)(scorerOf(options));
    for (const item of [itemOf(undefined), itemOf(undefined)])
      before.score(new Map([['y', logits(0, 0, 1)]]), item);
    expect(() => before.unanswered(itemOf(undefined))).toThrow(InfrastructureError);
    expect(now.unanswered(itemOf(undefined))).toMatchObject({ correct: false, actual: 2 });
    // The label of the first item is used up.
    expect(now.score(new Map([['y', logits(0, 0, 1)]]), itemOf(undefined))).toMatchObject({ correct: true });
  } finally {
    file.remove();
  }
});

test('a model alone is its own reference', () => {
  const scorer = labelByItself(undefined)(scorerOf({ task: { kind: 'classification', label: 'baseline' } }));
  const values = new Map([['y', logits(0, 5)]]);
  scorer.learn?.(values, itemOf(undefined));
  expect(scorer.score(values, itemOf(undefined))).toMatchObject({ correct: true, actual: 1 });
});
