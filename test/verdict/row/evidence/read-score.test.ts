import { expect, test } from 'vitest';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { tableOf } from '../../../support/scoring.ts';

/** So many of 1,000 items right. */
const right = (count: number) =>
  tableOf(
    Array.from({ length: 1000 }, (_, item) => ({ correct: item < count, value: item < count ? 0 : 1 })),
  );

const judge = (
  task: Record<string, unknown>,
  limit: Record<string, unknown>,
  { baseline, candidate }: { baseline: ReturnType<typeof right> | null; candidate: ReturnType<typeof right> },
) =>
  checkRow(
    'task-score',
    comparisonOf(policyOf({ 'task-score': limit }, { task }), {
      baseline: baseline === null ? null : { outcomes: baseline },
      candidate: { outcomes: candidate },
    }),
  );

const LABELLED = { kind: 'classification', label: 'baseline' };
const contradicted = (score: unknown) => ({
  state: 'fail',
  reasons: [{ kind: 'not-measured', why: { kind: 'labels-contradicted', score } }],
});

test('a baseline that is labelled by its own answers may miss few of them, as rounding makes it', () => {
  const candidate = right(980);
  const limit = { 'max-drop': '5pp' };
  expect(judge(LABELLED, limit, { baseline: right(1000), candidate })).toMatchObject({ state: 'pass' });
  expect(judge(LABELLED, limit, { baseline: right(990), candidate })).toMatchObject({ state: 'pass' });
  expect(judge(LABELLED, limit, { baseline: right(989), candidate })).toMatchObject(contradicted(0.989));
});

test('labels that the baseline contradicts pass no candidate, however alike both are', () => {
  const same = { baseline: right(0), candidate: right(0) };
  expect(judge(LABELLED, { 'max-drop': '1pp' }, same)).toMatchObject(contradicted(0));
  expect(judge({ kind: 'classification' }, { 'max-drop': '1pp' }, same)).toMatchObject({ state: 'pass' });
});

test('an error of the baseline on its own answers is one, but for rounding', () => {
  const task = { kind: 'regression', metric: 'mae', label: 'baseline' };
  const off = (error: number) => tableOf([{ predicted: 1, actual: 1, value: error }]);
  const limit = { max: 0.1 };
  const candidate = off(0.05);
  expect(judge(task, limit, { baseline: off(1e-6), candidate })).toMatchObject({ state: 'pass' });
  expect(judge(task, limit, { baseline: off(1.1e-6), candidate })).toMatchObject({ state: 'fail' });
  expect(judge(task, limit, { baseline: off(Number.NaN), candidate })).toMatchObject({ state: 'fail' });
});

test('a log loss is that of the baseline’s certainty', () => {
  const task = { ...LABELLED, metric: 'log-loss' };
  const loss = (value: number) => tableOf([{ correct: true, value }]);
  const both = { baseline: loss(0.4), candidate: loss(0.5) };
  expect(judge(task, { 'max-increase': '50%' }, both)).toMatchObject({ state: 'pass', baseline: 0.4 });
});

test('a new model is its own reference', () => {
  expect(judge(LABELLED, { min: 0.9 }, { baseline: null, candidate: right(1000) })).toMatchObject({
    state: 'pass',
    candidate: 1,
  });
});
