import { expect, test } from 'vitest';
import type { Stop } from '../../../src/ladder/ladder-verdict.ts';
import { stoppedText, stopText, targetText } from '../../../src/ladder/words/ladder-end.ts';

test.each<{ stop: Stop; text: string }>([
  { stop: { kind: 'all-tried' }, text: 'every rung was tried' },
  { stop: { kind: 'target-met', rung: 'int8' }, text: 'int8 meets the target' },
  {
    stop: { kind: 'small-gain', step: 'sparsity', minGain: 0.05, best: 'sparse' },
    text: 'sparsity gained less than 5%: its best rung is sparse',
  },
  {
    stop: { kind: 'small-gain', step: 'batching', minGain: 0.02, best: null },
    text: 'batching gained less than 2%: none of its rungs was kept',
  },
])('$text', ({ stop, text }) => {
  expect(stopText(stop)).toBe(text);
});

test('rungs that were left out are named', () => {
  expect(stoppedText({ stopped: { kind: 'target-met', rung: 'a' }, notTried: ['b', 'c'] })).toBe(
    'a meets the target; not tried: b, c',
  );
});

test.each([
  { target: { kind: 'relative', value: 0.3 }, isTargetMet: false, text: 'P95 −30%: not met' },
  { target: { kind: 'absolute', value: 500_000 }, isTargetMet: true, text: 'P95 at most 500\u00A0µs: met' },
] as const)('$text', ({ target, isTargetMet, text }) => {
  expect(targetText(target, { isTargetMet })).toBe(text);
});
