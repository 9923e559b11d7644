import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InfrastructureError } from '../../../../src/errors/errors.ts';
import { compareAnswers, recordAnswers } from '../../../../src/measure/accuracy/compared/compare-answers.ts';
import { RecordFile } from '../../../../src/measure/accuracy/compared/record-file.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { float64, itemOf, scorerOf, userErrorOf } from '../../../support/scoring.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TASK = { kind: 'classification', scores: 'logits' } as const;
const outputsOf = (logits: readonly number[]) => new Map([['y', float64([1, logits.length], ...logits)]]);

/** Compares the answers to items that are the logits themselves. */
function compareAll(baseline: readonly (readonly number[])[], candidate: readonly (readonly number[])[]) {
  const path = join(folder, 'answers.bin');
  const file = new RecordFile(path);
  const table = new OutcomeTable();
  try {
    const before = recordAnswers(file)(scorerOf({ task: TASK }));
    for (const logits of baseline) before.score(outputsOf(logits), itemOf(0));
    const now = compareAnswers(file, table)(scorerOf({ task: TASK }));
    for (const logits of candidate) {
      const item = itemOf(0, { slice: { a: 'b' }, cluster: 7 });
      now.score(outputsOf(logits), item);
      // An item that runs again is not compared again.
      now.score(outputsOf(logits), item);
    }
  } finally {
    file.remove();
  }
  expect(existsSync(path)).toBe(false);
  return table;
}

test('each item is compared with what the baseline said of it', () => {
  const table = compareAll(
    [
      [2, 0],
      [0, 3],
      [1, 1],
    ],
    [
      [2, 0],
      [3, 0],
      [1, 0],
    ],
  );
  expect(table.count).toBe(3);
  expect([0, 1, 2].map((item) => table.outcomeAt(item).correct)).toEqual([true, false, true]);
  expect(table.outcomeAt(0).value).toBe(0);
  // p = σ(3): p·3 − (1 − p)·3.
  expect(table.outcomeAt(1).value).toBeCloseTo(3 * Math.tanh(1.5), 12);
  // ½·ln(½/σ(1)) + ½·ln(½/σ(−1)).
  expect(table.outcomeAt(2).value).toBeCloseTo(Math.log(Math.cosh(0.5)), 12);
  expect(table.clusterAt(1)).toBe(7);
});

test('scores that are not finite are compared as such', () => {
  const table = compareAll(
    [
      [Number.NaN, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [Number.POSITIVE_INFINITY, 0],
    ],
  );
  expect([0, 1].map((item) => table.outcomeAt(item))).toMatchObject([
    { finite: false, correct: false },
    { finite: false, correct: false },
  ]);
});

test('models of different classes are an error', () => {
  expect(userErrorOf(() => compareAll([[1, 0]], [[1, 0, 0]])).message).toBe(
    'set.jsonl, line 7: expected as many classes as the baseline has (2), got 3.',
  );
});

test('an output of classes is an error', () => {
  const file = new RecordFile(join(folder, 'classes.bin'));
  const scorer = recordAnswers(file)(
    scorerOf({ task: TASK, outputs: [{ name: 'y', dtype: 'int64', shape: undefined }] }),
  );
  const one = new Map([['y', { dtype: 'int64', shape: [1], bytes: new Uint8Array(8) } as const]]);
  expect(userErrorOf(() => scorer.score(one, itemOf(0))).message).toMatch(
    /expected an output of logits or probabilities for the limits "agreement" and "kl-divergence", got classes/,
  );
  file.remove();
});

test('an item that the candidate does not answer is not alike, and one that the baseline does not answer ends the run', () => {
  const file = new RecordFile(join(folder, 'unanswered.bin'));
  const table = new OutcomeTable();
  try {
    const before = recordAnswers(file)(scorerOf({ task: TASK }));
    for (const logits of [
      [1, 0],
      [0, 1],
    ])
      before.score(outputsOf(logits), itemOf(0));
    expect(() => before.unanswered(itemOf(0))).toThrow(InfrastructureError);
    const now = compareAnswers(file, table)(scorerOf({ task: TASK }));
    now.unanswered(itemOf(0));
    now.score(outputsOf([0, 1]), itemOf(0));
  } finally {
    file.remove();
  }
  expect(table.outcomeAt(0)).toMatchObject({ correct: false, finite: true, value: Number.NaN });
  expect(table.outcomeAt(1)).toMatchObject({ correct: true, value: 0 });
});
