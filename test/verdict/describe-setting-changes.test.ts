import { describe, expect, test } from 'vitest';
import { describeSettingChanges } from '../../src/verdict/changes.ts';
import { policyOf } from '../support/fixtures/comparison-fixture.ts';

const BEFORE = policyOf({ 'latency-p95': { 'max-increase': '10%' } }, { runtime: { version: '1.29.0' } });
const LIMITS = { 'latency-p95': { 'max-increase': '10%' } };

describe('describeSettingChanges', () => {
  test('finds nothing between equal settings, however long they may take', () => {
    const now = policyOf(LIMITS, { runtime: { version: '1.29.0', 'run-deadline': '5s' } });
    expect(describeSettingChanges(BEFORE, now)).toEqual([]);
  });

  test.each([
    { runtime: { version: '1.30.0' }, head: 'runtime-version', text: 'version: 1.29.0 → 1.30.0' },
    { runtime: { providers: ['cuda', 'cpu'] }, head: 'provider', text: 'providers: cpu → cuda,cpu' },
    { runtime: { 'intra-op-threads': 2 }, head: 'session-options', text: 'intra-op-threads: 1 → 2' },
    {
      runtime: { 'graph-optimization': 'basic' },
      head: 'session-options',
      text: 'graph-optimization: all → basic',
    },
    { runtime: { 'memory-arena': false }, head: 'session-options', text: 'memory-arena: true → false' },
    { runtime: { 'memory-pattern': false }, head: 'session-options', text: 'memory-pattern: true → false' },
  ])('names $text under $head', ({ runtime, head, text }) => {
    const now = policyOf(LIMITS, { runtime: { version: '1.29.0', ...runtime } });
    expect(describeSettingChanges(BEFORE, now)).toEqual([{ head, text }]);
  });

  test('names every change of traffic and limits, also of a key that is on one side only', () => {
    const now = policyOf(
      { 'latency-p95': { 'max-increase': '20%' }, 'task-score': { 'max-drop': '1pp', decide: 'confident' } },
      { runtime: { version: '1.29.0' }, traffic: { scenario: 'server', batch: 8, load: 0.5 } },
    );
    expect(describeSettingChanges(BEFORE, now)).toEqual([
      { head: 'traffic', text: 'scenario: single-stream → server' },
      { head: 'traffic', text: 'batch: 1 → 8' },
      { head: 'traffic', text: 'load: none → 0.5' },
      { head: 'limits', text: 'latency-p95: max-increase 10% → max-increase 20%' },
      { head: 'limits', text: 'task-score: none → max-drop 1pp, decide confident' },
    ]);
  });
});
