import { describe, expect, test } from 'vitest';
import { chooseEngine } from '../../../src/gate/rules/choose-engine.ts';
import { caught } from '../../support/caught.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../support/scoring.ts';

const served = (engine: object) =>
  policyOf({ 'error-rate': { max: '0%' } }, { task: { kind: 'text' }, engine: { ...SERVER, ...engine } });

const base = served({ environment: ['HF_HOME'], 'request-deadline': '10s' });

describe('the engine of a change', () => {
  test('the program, its readiness and the model’s name are the change’s own', () => {
    const change = served({
      start: ['other', '{port}'],
      ready: { path: '/v1/models', within: '60s' },
      'model-name': 'q4',
    });
    expect(chooseEngine(base, change, 'p.yml')).toEqual({
      ...base.engine,
      start: ['other', '{port}'],
      ready: { path: '/v1/models', within: 60e9 },
      'model-name': 'q4',
    });
  });

  test('what it may read, where it sends requests and its deadline are the base’s', () => {
    const change = served({
      environment: ['GITHUB_TOKEN'],
      'request-deadline': '1h',
      endpoint: 'completions',
    });
    expect(chooseEngine(base, change, 'p.yml')).toEqual(base.engine);
  });

  test('it may not wait longer than the base or two minutes', () => {
    const change = served({ ready: { within: '10h' } });
    expect(chooseEngine(base, change, 'p.yml')).toMatchObject({ ready: { within: 120e9 } });
    const patient = served({ ready: { within: '10min' } });
    expect(chooseEngine(patient, change, 'p.yml')).toMatchObject({ ready: { within: 600e9 } });
  });

  test('a change cannot point at another running server', () => {
    const running = { start: undefined, url: 'http://a:1', 'baseline-url': 'http://a:2' };
    const change = served({ ...running, url: 'http://a:2' });
    expect(chooseEngine(served(running), change, 'p.yml')).toEqual(served(running).engine);
    expect(chooseEngine(base, change, 'p.yml')).toEqual(base.engine);
  });

  test('another kind of engine is refused', async () => {
    const file = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
    expect(await caught(() => chooseEngine(file, base, 'p.yml'))).toBe(
      'p.yml: models.m.engine.kind: expected onnxruntime, as in the base policy, got server.\nFigures of two kinds of engine cannot be compared. Give the model a new id, and call the old one `retired` first.',
    );
  });
});
