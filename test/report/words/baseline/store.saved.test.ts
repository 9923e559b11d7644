import { expect, test } from 'vitest';
import { savedText } from '../../../../src/report/words/baseline/store.ts';

const store = { kind: 'branch', name: 'regression-gate-data' } as const;

test('says where a record was saved', () => {
  expect(savedText({ state: 'saved', store, place: 'abc1234' })).toBe(
    'Saved in the branch `regression-gate-data` as abc1234.',
  );
});

test('says why a record was not saved', () => {
  const problem = { kind: 'failed', message: 'remote rejected' } as const;
  expect(savedText({ state: 'not-saved', store, problem })).toBe(
    'Not saved in the branch `regression-gate-data`: remote rejected.',
  );
});
