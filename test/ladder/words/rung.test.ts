import { expect, test } from 'vitest';
import type { RungReason } from '../../../src/ladder/ladder-verdict.ts';
import { rungReasonText } from '../../../src/ladder/words/rung.ts';
import { p95Row } from '../ladder-fixture.ts';

const failing = [p95Row(0.4, 0.5, { state: 'fail' })];
const noisy = [p95Row(-0.2, 0.3, { state: 'inconclusive' })];

test.each<{ reason: RungReason; rows?: typeof failing; text: string }>([
  { reason: { kind: 'faster' }, text: 'faster, and every limit is met' },
  {
    reason: { kind: 'breaks-limit' },
    rows: failing,
    text: 'breaks a limit: P95 latency +45.0% (limit +10%)',
  },
  {
    reason: { kind: 'limit-undecided' },
    rows: noisy,
    text: 'not enough evidence to decide P95 latency +5.0% (limit +10%)',
  },
  { reason: { kind: 'nothing-judged' }, text: 'no limit could be judged' },
  { reason: { kind: 'no-gain', minGain: 0.03 }, text: 'P95 does not fall by 3% or more' },
  { reason: { kind: 'gain-undecided' }, text: 'not enough evidence to decide whether it is faster' },
  {
    reason: {
      kind: 'no-figures',
      why: {
        kind: 'other-inputs',
        differences: [{ kind: 'input', name: 'x', baseline: { dtype: 'float32', rank: 2 }, candidate: null }],
      },
    },
    text: 'cannot take the same items: input `x`: float32 with 2 dimensions → absent',
  },
  {
    reason: {
      kind: 'no-figures',
      why: { kind: 'not-measured', failure: 'crashed', message: 'it crashed the runtime', providers: [] },
    },
    text: 'could not be measured: it crashed the runtime',
  },
  {
    reason: {
      kind: 'no-figures',
      why: { kind: 'not-measured', failure: 'no-provider', message: 'no such library', providers: ['cuda'] },
    },
    text: 'cannot run on `cuda` here: no such library',
  },
  {
    reason: { kind: 'no-figures', why: { kind: 'bad-input', message: 'budget: expected 9s, got 6s.' } },
    text: 'budget: expected 9s, got 6s.',
  },
])('$text', ({ reason, rows = [], text }) => {
  expect(rungReasonText(reason, { rows })).toBe(text);
});
