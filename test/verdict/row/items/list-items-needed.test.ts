import { expect, test } from 'vitest';
import { progressText } from '../../../../src/report/words/run/progress.ts';
import { listItemsNeeded } from '../../../../src/verdict/row/items/list-items-needed.ts';
import { policyOf } from '../../../support/fixtures/comparison-fixture.ts';

const lines = (limit: object, task: object = { kind: 'classification' }, more: object = {}) =>
  listItemsNeeded(policyOf({ 'task-score': limit }, { task, ...more })).map((step) =>
    progressText({ step, within: [] }),
  );

test('a confident limit says before the run how many items it needs', () => {
  // 1.645 · √2 / 0.01 − 2 = 230.6; 6.18 · 0.05 / 0.01² = 3,090.
  expect(lines({ 'max-drop': '1pp', decide: 'confident' })).toEqual([
    'a limit of 1.00\u00A0pp on task-score, decided `confident`, needs at least 231 items, and about 3,090 if one outcome in twenty changes',
  ]);
});

test('in clusters it says how many clusters, because the items of one may always change together', () => {
  const dataset = { path: 'frames.jsonl', cluster: 'video' };
  expect(lines({ 'max-drop': '1pp', decide: 'confident' }, { kind: 'classification' }, { dataset })).toEqual([
    'a limit of 1.00\u00A0pp on task-score, decided `confident`, needs at least 233 clusters, and up to about 3,090 if one outcome in twenty changes',
  ]);
});

test.each([
  { title: 'that is decided by the point', limit: { 'max-drop': '1pp' } },
  { title: 'relative to the baseline', limit: { 'max-drop': '1%', decide: 'confident' } },
  { title: 'of nothing', limit: { 'max-drop': '0pp', decide: 'confident' } },
  {
    title: 'on a score that is no share',
    limit: { 'max-increase': 0.1, decide: 'confident' },
    task: { kind: 'regression' },
  },
])('a limit $title says nothing', ({ limit, task }) => {
  expect(lines(limit, task)).toEqual([]);
});
