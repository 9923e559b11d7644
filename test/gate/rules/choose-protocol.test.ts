import { expect, test } from 'vitest';
import { chooseEngine } from '../../../src/gate/rules/subjects/choose-engine.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { 'max-drop': '1pp' } };
const behind = (protocol: 'openai' | 'open-inference', more: Record<string, unknown> = {}) =>
  policyOf(LIMITS, {
    engine: { kind: 'server', protocol, start: ['serve', '{port}'], ...more },
    task: { kind: protocol === 'openai' ? 'text' : 'classification' },
  });

test('a change cannot give a model another protocol: it would be asked in words that its server does not know', () => {
  expect(() => chooseEngine(behind('open-inference'), behind('openai'), { path: 'p.yml' })).toThrow(
    'p.yml: models.m.engine.protocol: expected open-inference, as in the base policy, got openai.',
  );
});

test('a change may start another server of the same protocol', () => {
  const head = behind('open-inference', { start: ['other', '{port}'], 'model-name': 'x' });
  expect(chooseEngine(behind('open-inference'), head, { path: 'p.yml' })).toMatchObject({
    protocol: 'open-inference',
    start: ['other', '{port}'],
    'model-name': 'x',
    ready: { path: '/v2/health/ready' },
  });
});

test('a change cannot make a model of texts one of embeddings, or the reverse: other data judges it', () => {
  const texts = behind('openai');
  const vectors = policyOf(LIMITS, {
    engine: { kind: 'server', protocol: 'openai', endpoint: 'embeddings', start: ['serve', '{port}'] },
    task: { kind: 'retrieval' },
  });
  expect(() => chooseEngine(texts, vectors, { path: 'p.yml' })).toThrow(
    'p.yml: models.m.engine.endpoint: expected chat, as in the base policy, got embeddings.',
  );
  expect(() => chooseEngine(vectors, texts, { path: 'p.yml' })).toThrow(
    'expected embeddings, as in the base policy, got chat.',
  );
  const completions = behind('openai', { endpoint: 'completions' });
  expect(chooseEngine(texts, completions, { path: 'p.yml' })).toMatchObject({ endpoint: 'chat' });
});
