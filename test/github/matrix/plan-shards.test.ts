import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { planShards } from '../../../src/github/matrix/plan-shards.ts';

describe('planShards', () => {
  test('gives one job a model, or one a shard', () => {
    expect(planShards(['a', 'b'], { others: 1, named: { b: 2 } })).toEqual([
      { model: 'a', shard: '', name: 'a' },
      { model: 'b', shard: '1/2', name: 'b-1-of-2' },
      { model: 'b', shard: '2/2', name: 'b-2-of-2' },
    ]);
  });

  test('refuses a model that there is none of, and more jobs than a matrix takes', () => {
    expect(() => planShards(['a'], { others: 1, named: { b: 2 } })).toThrow(UserError);
    expect(planShards(['a', 'b'], { others: 128, named: {} })).toHaveLength(256);
    expect(() => planShards(['a', 'b', 'c'], { others: 128, named: {} })).toThrow('got 384');
  });
});
