import { expect, test } from 'vitest';
import { resultSchema } from '../../src/matrix/result.ts';
import type { ScoredShard } from '../../src/matrix/score-shard.ts';
import { foundOfShard } from '../../src/matrix/write-result.ts';
import type { ServedAnswers } from '../../src/measure/served-figures.ts';
import { comparisonOf, outcomesOf, resultOf } from './result-fixture.ts';

const served = (outputTokens: number[]): ServedAnswers => ({
  ...{ meanInputTokens: 50, cutOff: 1, failures: { 'timed-out': 2 }, repeatRatio: null },
  outputTokens,
});

test.each([
  { title: 'both models', baseline: '++' },
  { title: 'a model without a baseline', baseline: null },
])('a shard keeps what was found about the answers of $title', ({ baseline }) => {
  const comparison = comparisonOf(baseline, '+-');
  const before = comparison.baseline && { ...comparison.baseline, served: served([1, 2]) };
  const model = { sha256: '2'.repeat(64), sizeBytes: 1000 };
  const shard = { index: 2, of: 2 };
  const scored = {
    candidate: { preparedArm: { arm: { model } }, comparability: {}, environment: {} },
    baselineModel: undefined,
    outcome: {
      kind: 'compared',
      comparison: {
        ...comparison,
        baseline: before,
        candidate: { ...comparison.candidate, served: served([3, 4]) },
      },
    },
    ids: new Map(),
  } as unknown as ScoredShard;
  const result = resultOf('a', foundOfShard(scored, shard), { shard });
  const { found } = resultSchema.parse(JSON.parse(JSON.stringify(result)));
  expect(found).toMatchObject({
    kind: 'scored',
    served: { baseline: before === undefined ? null : served([1, 2]), candidate: served([3, 4]) },
  });
  expect(found.kind === 'scored' && found.candidate.count).toBe(outcomesOf('+-').count);
});
