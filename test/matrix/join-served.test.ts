import { describe, expect, test } from 'vitest';
import { joinServed } from '../../src/matrix/join-served.ts';
import type { ServedAnswers } from '../../src/measure/served-figures.ts';

const answers = (given: Partial<ServedAnswers> = {}): ServedAnswers => ({
  ...{ meanInputTokens: null, cutOff: 0, failures: {}, repeatRatio: null },
  ...given,
});

describe('the answers of all shards', () => {
  test('are in the order of the set', () => {
    const parts = [[10, 40], [20, 50], [30]].map((outputTokens) => ({
      served: answers({ outputTokens }),
      items: outputTokens.length,
    }));
    expect(joinServed(parts)?.outputTokens).toEqual([10, 20, 30, 40, 50]);
  });

  test('have the mean input of the requests that were answered', () => {
    // 100 tokens in each of three answers, 200 in a single one: a mean of means would be 150, one over all items 140.
    const joined = joinServed([
      { served: answers({ meanInputTokens: 100 }), items: 3 },
      { served: answers({ meanInputTokens: 200, failures: { 'timed-out': 1 } }), items: 2 },
    ]);
    expect(joined?.meanInputTokens).toBe(125);
  });

  test('have no mean input if a server does not count it', () => {
    const counted = { served: answers({ meanInputTokens: 100 }), items: 3 };
    expect(joinServed([counted, { served: answers(), items: 2 }])?.meanInputTokens).toBeNull();
  });

  test('count what failed and what was cut off in any shard', () => {
    const joined = joinServed([
      { served: answers({ cutOff: 1, failures: { 'timed-out': 1 }, repeatRatio: 0.5 }), items: 5 },
      { served: answers({ cutOff: 2, failures: { 'timed-out': 1, status: 3 } }), items: 5 },
    ]);
    expect(joined).toEqual({
      ...{ meanInputTokens: null, cutOff: 3, failures: { 'timed-out': 2, status: 3 }, repeatRatio: 0.5 },
    });
  });

  test('are none of a model that is not served, and refused if only one shard has them', () => {
    expect(joinServed([{ served: undefined, items: 2 }])).toBeUndefined();
    const one = { served: answers({ outputTokens: [1] }), items: 1 };
    expect(() => joinServed([one, { served: undefined, items: 1 }])).toThrow(
      'expected answers in all 2 shards, got them in 1',
    );
    expect(() => joinServed([one, { ...one, items: 2 }])).toThrow('expected 2 answers in shard 2, got 1');
  });
});
