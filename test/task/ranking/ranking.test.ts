import { describe, expect, test } from 'vitest';
import { computeScore } from '../../../src/task/compute-score.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { itemOf, row, scoreAll, scoreOne, scorerOf, taskOf, userErrorOf } from '../../support/scoring.ts';

describe('a ranking', () => {
  test.each([
    { label: [1], message: 'expected 2 numbers in the label, as many as in the output, got 1.' },
    { label: [1, -1], message: 'expected relevances of 0 or more for the label, got -1.' },
  ])('refuses the label $label', ({ label, message }) => {
    const error = userErrorOf(() => scoreOne({ task: { kind: 'ranking' } }, row(0.5, 0.1), label));
    expect(error.message).toBe(`set.jsonl, line 7: ${message}`);
  });

  // The third candidate is the relevant one.
  const RELEVANT = [0, 0, 1];
  const rows = (...numbers: number[]) => ({ ...row(...numbers), shape: [4, 2] });

  test.each([
    { title: 'nearest to the query', output: rows(1, 1, 1, 0, 0, 1, 9, 9), value: 1 },
    {
      title: 'second, though its embedding is the longest',
      output: rows(1, 1, 2, 2, 0, -1, 9, 0),
      value: 0.5,
    },
    { title: 'opposite to the query', output: rows(1, 1, 2, 2, 0, 1, -9, -9), value: 1 / 3 },
  ])(
    'ranks embeddings of the candidates by their cosine with that of the query: $title',
    ({ output, value }) => {
      const task = { kind: 'ranking', metric: 'mrr' } as const;
      expect(scoreOne({ task }, output, RELEVANT)).toMatchObject({ value, finite: true });
    },
  );

  test('of embeddings with NaN has no score', () => {
    expect(
      scoreOne({ task: { kind: 'ranking' } }, rows(1, 1, 2, 2, 0, 1, Number.NaN, 0), RELEVANT).finite,
    ).toBe(false);
    expect(
      scoreOne({ task: { kind: 'ranking' } }, rows(Number.NaN, 1, 2, 2, 0, 1, 1, 0), RELEVANT).finite,
    ).toBe(false);
  });

  test('needs one embedding for the query and one for each candidate', () => {
    const error = userErrorOf(() =>
      scoreOne({ task: { kind: 'ranking' } }, rows(1, 1, 2, 2, 0, 1, 9, 0), [0, 1]),
    );
    expect(error.message).toBe(
      'set.jsonl, line 7: expected 8 numbers in the label, as many as in the output, got 2.',
    );
  });

  test.each([
    { metric: 'ndcg', name: 'nDCG@10' },
    { metric: 'recall', name: 'Recall@10' },
    { metric: 'mrr', name: 'MRR@10' },
  ])('has a score named $name', ({ metric, name }) => {
    expect(computeScore(taskOf({ kind: 'ranking', metric }), new OutcomeTable()).name).toBe(name);
  });
});

describe('a retrieval', () => {
  const TASK = { task: { kind: 'retrieval', metric: 'recall', k: 1 } } as const;
  const DOCUMENTS = [
    [row(1, 0), { document: 'a' }],
    [row(0, 1), { document: 'b' }],
  ] as const;

  test('is the mean over queries, of whole numbers of items', () => {
    const table = scoreAll(TASK, [
      ...DOCUMENTS,
      [row(2, 1), { relevant: ['a'] }],
      [row(2, 1), { relevant: { b: 1, a: 0 } }],
      [row(1, 3), { relevant: ['b'] }],
    ]);
    expect(computeScore(taskOf(TASK.task), table)).toMatchObject({ value: 2 / 3, items: 5 });
  });

  test.each([
    { label: 'a', message: 'expected a document or a query for the label, got "a".' },
    {
      label: { relevant: [] },
      message: 'expected a document or a query for the label, got an object with "relevant".',
    },
    { label: { relevant: { a: 0 } }, message: 'expected a document or a query for the label' },
    { label: { relevant: ['a'], document: 'c' }, message: 'expected a document or a query for the label' },
    { label: { relevant: ['z'] }, message: 'expected document "z" in an earlier item, got none.' },
    {
      label: { document: 'a' },
      message: 'expected another id than that of the document at set.jsonl, line 1, got "a".',
    },
  ])('refuses $label', ({ label, message }) => {
    const scorer = scorerOf(TASK);
    DOCUMENTS.forEach(([output, own], index) => {
      scorer.score(new Map([['y', output]]), itemOf(own, { place: `set.jsonl, line ${index + 1}` }));
    });
    const error = userErrorOf(() => scorer.score(new Map([['y', row(1, 2)]]), itemOf(label)));
    expect(error.message).toContain(`set.jsonl, line 7: ${message}`);
    expect(error.hint).not.toBe('');
  });

  test('refuses a document after a query, but scores one again', () => {
    const scorer = scorerOf(TASK);
    const score = (label: unknown, place: string, ...vector: number[]) =>
      scorer.score(new Map([['y', row(...vector)]]), itemOf(label, { place }));
    score({ document: 'a' }, 'line 1', 1, 0);
    score({ relevant: ['a'] }, 'line 2', 1, 0);
    expect(score({ document: 'a' }, 'line 1', 1, 0)).toMatchObject({ finite: true });
    expect(userErrorOf(() => score({ document: 'b' }, 'line 3', 0, 1)).message).toBe(
      'line 3: expected all documents before the first query, got document "b".',
    );
    expect(userErrorOf(() => score({ relevant: ['a'] }, 'line 4', 1, 0, 0)).message).toBe(
      'line 4: expected an embedding of 2 numbers, as of document "a", got 3.',
    );
  });
});
