import { expect, test } from 'vitest';
import type { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { tableOf } from '../../../support/scoring.ts';

const right = (count: number): OutcomeTable =>
  tableOf(Array.from({ length: count }, () => ({ correct: true })));

/** Answers of which the first `other` differ, with a divergence of `nats` each. */
const answers = (count: number, { other = 0, nats = 0, clusters = 0 } = {}): OutcomeTable =>
  tableOf(
    Array.from({ length: count }, (_, item) => ({
      correct: item >= other,
      value: item % 2 === 0 ? 2 * nats : 0,
      ...(clusters > 0 && { cluster: item % clusters }),
    })),
  );

function judge(
  metric: 'agreement' | 'kl-divergence',
  limit: Record<string, unknown>,
  {
    versus,
    hasBaseline = true,
    items = versus?.count ?? 1,
  }: { versus?: OutcomeTable; hasBaseline?: boolean; items?: number },
): Row | undefined {
  const policy = policyOf({ [metric]: limit });
  return checkRow(
    metric,
    comparisonOf(policy, {
      baseline: hasBaseline ? { outcomes: right(items) } : null,
      candidate: { outcomes: right(items), ...(versus && { versus }) },
    }),
  );
}

test.each([
  {
    title: 'agreement at its minimum passes',
    metric: 'agreement',
    limit: { min: '98%' },
    versus: answers(1000, { other: 20 }),
    state: 'pass',
  },
  {
    title: 'one item below it fails',
    metric: 'agreement',
    limit: { min: '98%' },
    versus: answers(1000, { other: 21 }),
    state: 'fail',
  },
  {
    title: 'a divergence at its maximum passes',
    metric: 'kl-divergence',
    limit: { max: 0.05 },
    versus: answers(1000, { nats: 0.05 }),
    state: 'pass',
  },
  {
    title: 'a larger one fails',
    metric: 'kl-divergence',
    limit: { max: 0.05 },
    versus: answers(1000, { nats: 0.0501 }),
    state: 'fail',
  },
  {
    title: 'a confident agreement that is barely enough is undecided',
    metric: 'agreement',
    limit: { min: '98%', decide: 'confident' },
    versus: answers(1000, { other: 18 }),
    state: 'inconclusive',
  },
  {
    title: 'a confident one that is clear passes',
    metric: 'agreement',
    limit: { min: '98%', decide: 'confident' },
    versus: answers(1000, { other: 5 }),
    state: 'pass',
  },
  {
    title: 'a confident divergence beyond doubt fails',
    metric: 'kl-divergence',
    limit: { max: 0.05, decide: 'confident' },
    versus: answers(1000, { nats: 0.2 }),
    state: 'fail',
  },
  {
    title: 'a confident divergence of few items is undecided',
    metric: 'kl-divergence',
    limit: { max: 0.05, decide: 'confident' },
    versus: answers(29),
    state: 'inconclusive',
  },
  {
    title: 'a confident agreement of few clusters is undecided',
    metric: 'agreement',
    limit: { min: '50%', decide: 'confident' },
    versus: answers(1000, { clusters: 29 }),
    state: 'inconclusive',
  },
] as const)('$title', ({ metric, limit, versus, state }) => {
  const row = judge(metric, limit, { versus });
  expect(row).toMatchObject({ state, baseline: null });
});

test('the interval is shown next to the figure', () => {
  const row = judge('agreement', { min: '90%' }, { versus: answers(400, { other: 20 }) });
  expect(row?.candidate).toBe(0.95);
  expect(row?.valueInterval?.low).toBeGreaterThan(0.91);
  expect(row?.valueInterval?.high).toBeLessThan(0.98);
});

test('answers that were not compared fail, as do those that are not finite', () => {
  expect(judge('agreement', { min: '90%' }, {})).toMatchObject({
    state: 'fail',
    reasons: [{ kind: 'not-measured', why: { kind: 'answers-not-compared' } }],
  });
  expect(judge('agreement', { min: '90%' }, { versus: answers(9), items: 10 })).toMatchObject({
    state: 'fail',
    reasons: [{ kind: 'not-measured', why: { kind: 'answers-not-compared' } }],
  });
  const versus = tableOf([
    { correct: true, value: 0 },
    { correct: false, value: Number.NaN, finite: false },
  ]);
  for (const [metric, limit] of [
    ['agreement', { min: '0%' }],
    ['kl-divergence', { max: 9 }],
  ] as const)
    expect(judge(metric, limit, { versus })).toMatchObject({
      state: 'fail',
      reasons: [{ kind: 'not-measured', why: { kind: 'answers-not-finite', items: 1, of: 2 } }],
    });
});

test('a new model has nothing to agree with, and a file agrees with itself', () => {
  expect(judge('agreement', { min: '90%' }, { hasBaseline: false })).toMatchObject({
    state: 'shown',
    candidate: null,
  });
  const policy = policyOf({ agreement: { min: '100%' }, 'kl-divergence': { max: 0 } });
  const arms = { baseline: { outcomes: right(1) }, candidate: { outcomes: right(1) } };
  const comparison = { ...comparisonOf(policy, arms), isSameModel: true };
  expect(checkRow('agreement', comparison)).toMatchObject({ state: 'pass', candidate: 1 });
  expect(checkRow('kl-divergence', comparison)).toMatchObject({ state: 'pass', candidate: 0 });
});

test('an item that the new model did not answer is another answer, of which no divergence is known', () => {
  const versus = tableOf([
    { correct: true, value: 0 },
    { correct: false, value: Number.NaN },
  ]);
  expect(judge('agreement', { min: '50%' }, { versus })).toMatchObject({ state: 'pass', candidate: 0.5 });
  expect(judge('agreement', { min: '51%' }, { versus })).toMatchObject({ state: 'fail' });
  expect(judge('kl-divergence', { max: 9 }, { versus })).toMatchObject({
    state: 'fail',
    reasons: [{ kind: 'not-measured', why: { kind: 'answers-missing', items: 1, of: 2 } }],
  });
});
