import { describe, expect, test } from 'vitest';
import { type Change, changedHeads, compareSettings } from '../../../src/verdict/facts/changes.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';

const setting = (
  head: Extract<Change, { kind: 'setting' }>['head'],
  name: string,
  before: string | null,
  after: string | null,
): Change => ({ kind: 'setting', head, name, before, after });

const precision: Change = { kind: 'recalibrated', head: 'precision' };
const threads = setting('session-options', 'intra-op-threads', '1', '2');
const arena = setting('session-options', 'memory-arena', 'true', 'false');
const traffic = setting('traffic', 'batch', '1', '8');
const limits: Change = {
  kind: 'limit',
  head: 'limits',
  metric: 'latency-p95',
  before: { 'max-increase': { kind: 'relative', value: 0.05 } },
  after: null,
};

describe('changedHeads', () => {
  test.each([
    { title: 'nothing', changes: [], heads: [] },
    {
      title: 'each head once',
      changes: [threads, precision, arena],
      heads: ['session-options', 'precision'],
    },
    { title: 'nothing that both arms share', changes: [limits, traffic], heads: [] },
    { title: 'only what differs', changes: [precision, limits, traffic], heads: ['precision'] },
  ])('has $title', ({ changes, heads }) => {
    expect(changedHeads(changes)).toEqual(heads);
  });
});

describe('compareSettings', () => {
  const LIMITS = { 'latency-p95': { 'max-increase': '10%' } };
  const BEFORE = policyOf(LIMITS, { runtime: { version: '1.29.0' } });

  test('finds nothing between equal settings, whatever their deadlines', () => {
    const now = policyOf(LIMITS, { runtime: { version: '1.29.0', 'run-deadline': '5s' } });
    expect(compareSettings(BEFORE, now)).toEqual([]);
  });

  test('finds nothing where a limit says its defaults', () => {
    const now = policyOf(
      { 'latency-p95': { 'max-increase': '10%', floor: '0ms' } },
      { runtime: { version: '1.29.0' } },
    );
    expect(compareSettings(BEFORE, now)).toEqual([]);
  });

  test.each([
    { runtime: { version: '1.30.0' }, change: setting('runtime-version', 'version', '1.29.0', '1.30.0') },
    {
      runtime: { providers: ['cuda', 'cpu'] },
      change: setting('provider', 'providers', 'cpu', 'cuda,cpu'),
    },
    { runtime: { 'intra-op-threads': 2 }, change: threads },
    {
      runtime: { 'graph-optimization': 'basic' },
      change: setting('session-options', 'graph-optimization', 'all', 'basic'),
    },
    { runtime: { 'memory-arena': false }, change: arena },
    {
      runtime: { 'memory-pattern': false },
      change: setting('session-options', 'memory-pattern', 'true', 'false'),
    },
  ])('finds another $change.name', ({ runtime, change }) => {
    const now = policyOf(LIMITS, { runtime: { version: '1.29.0', ...runtime } });
    expect(compareSettings(BEFORE, now)).toEqual([change]);
  });

  test('finds every change of traffic and limits, also of a key that is on one side only', () => {
    const now = policyOf(
      { 'latency-p95': { 'max-increase': '20%' }, 'task-score': { 'max-drop': '1pp', decide: 'confident' } },
      { runtime: { version: '1.29.0' }, traffic: { scenario: 'server', batch: 8, load: 0.5 } },
    );
    expect(compareSettings(BEFORE, now)).toEqual([
      setting('traffic', 'scenario', 'single-stream', 'server'),
      traffic,
      setting('traffic', 'load', null, '0.5'),
      {
        kind: 'limit',
        head: 'limits',
        metric: 'latency-p95',
        before: { 'max-increase': { kind: 'relative', value: 0.1 } },
        after: { 'max-increase': { kind: 'relative', value: 0.2 } },
      },
      {
        kind: 'limit',
        head: 'limits',
        metric: 'task-score',
        before: null,
        after: { 'max-drop': { kind: 'points', value: 0.01 }, decide: 'confident' },
      },
    ]);
  });
});

describe('engine against engine', () => {
  const LIMITS = { 'task-score': { 'max-drop': '1pp' } };
  const behind = (start: readonly string[], more: Record<string, unknown> = {}) =>
    policyOf(LIMITS, { engine: { kind: 'server', protocol: 'open-inference', start }, ...more });
  const file = policyOf(LIMITS, { runtime: { 'intra-op-threads': 2 } });

  test('is one head, whatever settings only one of them has', () => {
    const changes = compareSettings(file, behind(['serve', '{port}']));
    expect(changes).toEqual([
      setting('engine', 'kind', 'onnxruntime', 'server'),
      setting('engine', 'start', null, 'serve {port}'),
    ]);
    expect(changedHeads(changes)).toEqual(['engine']);
    expect(compareSettings(behind(['serve', '{port}']), file)).toEqual([
      setting('engine', 'kind', 'server', 'onnxruntime'),
      setting('engine', 'start', 'serve {port}', null),
    ]);
  });

  test('of two servers is a change of the engine only if the policy names one for the baseline', () => {
    const engine = { kind: 'server', protocol: 'open-inference', start: ['serve', '--a', '{port}'] };
    const before = policyOf(LIMITS, { engine });
    const start = ['serve', '--b', '{port}'];
    expect(compareSettings(before, behind(start))).toEqual([
      setting('server', 'start', 'serve --a', 'serve --b'),
    ]);
    expect(compareSettings(before, behind(start, { 'baseline-engine': engine }))).toEqual([
      setting('engine', 'start', 'serve --a', 'serve --b'),
    ]);
  });

  test('names the server that runs already on its own side', () => {
    const url = { kind: 'server', protocol: 'open-inference', url: 'http://a:1' };
    const pair = (engine: object, before: object) => policyOf(LIMITS, { engine, 'baseline-engine': before });
    const model = pair(url, { kind: 'onnxruntime' });
    expect(compareSettings({ ...model, engine: { kind: 'onnxruntime' } }, model)).toEqual([
      setting('engine', 'kind', 'onnxruntime', 'server'),
      setting('engine', 'url', null, 'http://a:1'),
    ]);
  });
});
