import { describe, expect, test } from 'vitest';
import { chooseEngine } from '../../../../src/gate/rules/subjects/choose-engine.ts';
import { caught } from '../../../support/caught.ts';
import { policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../../support/scoring.ts';

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
    expect(chooseEngine(base, change, { path: 'p.yml' })).toEqual({
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
    expect(chooseEngine(base, change, { path: 'p.yml' })).toEqual(base.engine);
  });

  test('it may not wait longer than the base or two minutes', () => {
    const change = served({ ready: { within: '10h' } });
    expect(chooseEngine(base, change, { path: 'p.yml' })).toMatchObject({ ready: { within: 120e9 } });
    const patient = served({ ready: { within: '10min' } });
    expect(chooseEngine(patient, change, { path: 'p.yml' })).toMatchObject({ ready: { within: 600e9 } });
  });

  test('a change cannot point at another running server', () => {
    const running = { start: undefined, url: 'http://a:1', 'baseline-url': 'http://a:2' };
    const change = served({ ...running, url: 'http://a:2' });
    expect(chooseEngine(served(running), change, { path: 'p.yml' })).toEqual(served(running).engine);
    expect(chooseEngine(base, change, { path: 'p.yml' })).toEqual(base.engine);
  });
});

const FILE_LIMITS = { 'latency-p95': { 'max-increase': '10%' } };
const file = (more: Parameters<typeof policyOf>[1] = {}, limits: Record<string, unknown> = FILE_LIMITS) =>
  policyOf(limits, { task: { kind: 'classification' }, ...more });
const TENSORS = { kind: 'server', protocol: 'open-inference', start: ['serve', '{port}'] } as const;
const behind = (engine: object = {}, limits: Record<string, unknown> = FILE_LIMITS) =>
  file({ engine: { ...TENSORS, ...engine } }, limits);

describe('another kind of engine', () => {
  test('is the change’s own: a server in place of onnxruntime, with capped deadlines', () => {
    const change = behind({ ready: { within: '10h' }, 'request-deadline': '1h', 'model-name': 'x' });
    expect(chooseEngine(file(), change, { path: 'p.yml' })).toEqual({
      ...behind({ 'model-name': 'x' }).engine,
      ready: { path: '/v2/health/ready', within: 120e9 },
      'request-deadline': 60e9,
    });
    const quick = behind({ ready: { within: '10s' }, 'request-deadline': '5s' });
    expect(chooseEngine(file(), quick, { path: 'p.yml' })).toEqual(quick.engine);
  });

  test('is the change’s own: onnxruntime in place of a server', () => {
    expect(chooseEngine(behind(), file(), { path: 'p.yml' })).toEqual({ kind: 'onnxruntime' });
  });

  test.each([
    {
      title: 'that is a server somewhere else',
      base: file(),
      change: behind({ start: undefined, url: 'http://a:1', 'baseline-url': 'http://a:2' }),
      message: 'p.yml: models.m.engine: expected "start" for a server that replaces onnxruntime, got "url".',
    },
    {
      title: 'that reads the environment',
      base: file(),
      change: behind({ environment: ['GITHUB_TOKEN'] }),
      message:
        'p.yml: models.m.engine.environment: expected no variables for a server that the base policy does not have, got GITHUB_TOKEN.',
    },
    {
      title: 'in place of servers that run already',
      base: behind({ start: undefined, url: 'http://a:1', 'baseline-url': 'http://a:2' }),
      change: file(),
      message: 'p.yml: models.m.engine.kind: expected server, as in the base policy, got onnxruntime.',
    },
    {
      title: 'that answers prompts',
      base: file(),
      change: policyOf({ 'error-rate': { max: '0%' } }, { task: { kind: 'text' }, engine: SERVER }),
      message:
        'p.yml: models.m.task.kind: expected text or custom with "protocol: openai", got classification.',
    },
    {
      title: 'that the traffic does not go with',
      base: file({ traffic: { scenario: 'offline', streams: 2 } }),
      change: behind(),
      message: 'p.yml: models.m.traffic.streams: expected 1 if onnxruntime is compared with a server, got 2.',
    },
    {
      title: 'that a limit does not go with',
      base: file({}, { ...FILE_LIMITS, 'memory-arena-peak': { max: '1GiB' } }),
      change: behind(),
      message:
        'p.yml: models.m.limits.memory-arena-peak: expected no such limit for a server (a server’s arena is not known), got one.',
    },
  ])('is refused $title', async ({ base: before, change, message }) => {
    expect(await caught(() => chooseEngine(before, change, { path: 'p.yml' }))).toContain(message);
  });
});
