import { expect, test } from 'vitest';
import type { PolicyChange } from '../../../src/policy/diff/policy-change.ts';
import { policyChangeCells, policyChangePlace } from '../../../src/report/words/policy-change.ts';
import { policyChangeText } from '../../support/policy-change-text.ts';

const model = 'fashion';
const effect = 'loosened';
const limit = { kind: 'limit', model, metric: 'latency-p95', effect } as const;
const increase = (value: number) => ({ 'max-increase': { kind: 'relative' as const, value } });
const dataset = { kind: 'dataset', model, itemsBefore: 1200, effect } as const;

const ROWS: readonly { readonly change: PolicyChange; readonly text: string }[] = [
  {
    change: { kind: 'model', model, before: 'm.onnx', after: null, effect },
    text: 'fashion: the model m.onnx → none',
  },
  {
    change: { kind: 'value', model, place: ['traffic', 'batch'], before: '1', after: '8', effect },
    text: 'fashion: traffic.batch 1 → 8',
  },
  {
    change: { kind: 'value', model: null, place: ['forks'], before: null, after: 'allow', effect },
    text: 'forks none → allow',
  },
  {
    change: {
      ...{ ...limit, section: 'limits', key: 'max-increase' },
      before: increase(0.1),
      after: increase(0.2),
    },
    text: 'fashion: limits.latency-p95.max-increase 10% → 20%',
  },
  {
    change: { ...limit, section: 'drift', key: 'floor', before: { floor: 1_000_000 }, after: null },
    text: 'fashion: drift.latency-p95.floor 1ms → none',
  },
  {
    change: {
      ...{
        ...limit,
        section: 'drift',
        slice: 'lang=de',
        metric: 'task-score',
        key: 'max-drop',
        before: null,
      },
      after: { 'max-drop': { kind: 'points', value: 0.02 } },
    },
    text: 'fashion: drift.slices.lang=de.task-score.max-drop none → 2pp',
  },
  {
    change: {
      ...{ ...limit, section: 'release', key: null, before: null },
      after: { ...increase(0.05), floor: 50_000 },
    },
    text: 'fashion: profiles.release.limits.latency-p95 none → max-increase 5% (floor 0.05ms)',
  },
  {
    change: {
      ...{ kind: 'waiver', model, metric: 'latency-p95', key: 'max-increase', effect },
      before: null,
      after: { ceiling: increase(0.2), expires: '2026-12-12' },
    },
    text: 'fashion: waivers.latency-p95.max-increase none → 20% until 2026-12-12',
  },
  { change: { ...dataset, itemsAfter: 1 }, text: 'fashion: dataset 1,200 items → 1 item' },
  { change: { ...dataset, itemsAfter: 1200 }, text: 'fashion: dataset 1,200 items → 1,200 other items' },
  {
    change: { ...dataset, itemsAfter: null, message: 'd.jsonl: expected items, got none.' },
    text: 'fashion: dataset 1,200 items → unreadable (d.jsonl: expected items, got none.)',
  },
  {
    change: { kind: 'dataset-judges', model, effect },
    text: 'fashion: dataset not available → used in this run',
  },
  {
    change: { kind: 'classes', model, effect },
    text: 'fashion: task.classes its content → other content',
  },
];

test.each(ROWS)('$text', ({ change, text }) => {
  expect(policyChangeText(change)).toBe(text);
});

test('a table has nothing where the policy has nothing, and no keys for a whole model', () => {
  const change: PolicyChange = { kind: 'model', model, before: null, after: 'm.onnx', effect };
  expect(policyChangePlace(change)).toBeUndefined();
  expect(policyChangeCells(change)).toEqual({ before: undefined, after: 'm.onnx' });
});
