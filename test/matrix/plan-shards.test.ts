import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { parseShard, parseShardCounts, planShards } from '../../src/matrix/plan-shards.ts';

const LIMIT = { place: '--shards', maxJobs: 256 };

describe('planShards', () => {
  test('gives one job a model, or one a shard', () => {
    expect(planShards(['a', 'b'], { others: 1, named: { b: 2 } }, LIMIT)).toEqual([
      { model: 'a', shard: '', name: 'a' },
      { model: 'b', shard: '1/2', name: 'b-1-of-2' },
      { model: 'b', shard: '2/2', name: 'b-2-of-2' },
    ]);
  });

  test('refuses a model that there is none of, and more jobs than a matrix takes', () => {
    expect(() => planShards(['a'], { others: 1, named: { b: 2 } }, LIMIT)).toThrow(UserError);
    expect(planShards(['a', 'b'], { others: 128, named: {} }, LIMIT)).toHaveLength(256);
    expect(() => planShards(['a', 'b', 'c'], { others: 128, named: {} }, LIMIT)).toThrow('got 384');
  });
});

describe('a shard', () => {
  test.each([
    { title: 'is read', text: '2/4', expected: { shard: { index: 2, of: 4 } } },
    { title: 'is read at its last index', text: '4/4', expected: { shard: { index: 4, of: 4 } } },
    { title: 'of one is the whole set', text: '1/1', expected: { shard: undefined } },
    { title: 'may be one of 256', text: '256/256', expected: { shard: { index: 256, of: 256 } } },
    { title: 'is not one of 257', text: '1/257', expected: undefined },
    { title: 'has an index of at least 1', text: '0/4', expected: undefined },
    { title: 'has an index of at most the number', text: '5/4', expected: undefined },
    { title: 'has whole numbers', text: '1.5/4', expected: undefined },
    { title: 'has nothing after it', text: '1/4x', expected: undefined },
  ])('$title', ({ text, expected }) => {
    expect(parseShard(text)).toEqual(expected);
  });

  test.each([
    { title: 'for all models', text: '4', expected: { others: 4, named: {} } },
    { title: 'for one', text: '{"ocr":4}', expected: { others: 1, named: { ocr: 4 } } },
    { title: 'at the most', text: '256', expected: { others: 256, named: {} } },
    { title: 'one over', text: '257', expected: undefined },
    { title: 'of none', text: '0', expected: undefined },
    { title: 'of a word', text: 'four', expected: undefined },
    { title: 'of half a model', text: '{"ocr":0.5}', expected: undefined },
  ])('numbers $title', ({ text, expected }) => {
    expect(parseShardCounts(text)).toEqual(expected);
  });
});
