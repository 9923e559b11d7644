import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import type { ServerPolicy } from '../../../src/policy/served/engine.ts';

interface Written {
  readonly engine: string;
  readonly task: string;
  readonly limits: string;
  /** Further lines of the model. */
  readonly more: string;
  /** Further lines of the policy. */
  readonly prices: string;
}

const write = ({
  engine = '',
  task = '{ kind: classification }',
  limits = 'task-score: { max-drop: 1pp }',
  more = '',
  prices = '',
}: Partial<Written>): string => `version: 1
models:
  - id: m
    artifact: model.onnx
    engine: { kind: server, protocol: open-inference, start: [serve, '{port}']${engine} }
    dataset: { path: set.jsonl }
    task: ${task}
    limits: { ${limits} }
${more}
${prices}
`;

function mistakesOf(written: Partial<Written>): string {
  try {
    parsePolicy(write(written), 'p.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

const engineOf = (written: Partial<Written>): ServerPolicy => {
  const engine = parsePolicy(write(written), 'p.yml').models[0]?.engine;
  if (engine?.kind !== 'server') throw new TypeError('expected a server');
  return engine;
};

describe('a model behind the Open Inference Protocol', () => {
  test.each([
    '{ kind: classification }',
    '{ kind: binary }',
    '{ kind: embedding }',
    '{ kind: output-match }',
  ])('may have the task %s', (task) => {
    expect(mistakesOf({ task })).toBe('none');
  });

  test('may have a regression, and a review below a confidence', () => {
    expect(mistakesOf({ task: '{ kind: regression }', limits: 'task-score: { max-increase: 1% }' })).toBe(
      'none',
    );
    expect(mistakesOf({ more: '    review: { below-confidence: 0.6 }' })).toBe('none');
  });

  test('is ready at the path of the protocol, unless the policy says another', () => {
    expect(engineOf({}).ready).toEqual({ path: '/v2/health/ready', within: 120e9 });
    expect(engineOf({ engine: ', ready: { within: 5s }' }).ready).toEqual({
      path: '/v2/health/ready',
      within: 5e9,
    });
    expect(engineOf({ engine: ', ready: { path: /live }' }).ready.path).toBe('/live');
  });

  test.each([
    {
      title: 'a text task',
      written: { task: '{ kind: text }' },
      mistake:
        'task.kind: expected classification, binary, regression, embedding or output-match with "protocol: open-inference", got text.',
    },
    {
      title: 'settings of a text',
      written: { more: '    generation: { max-tokens: 8 }' },
      mistake: 'generation: expected this key only with "protocol: openai", got open-inference.',
    },
    {
      title: 'an endpoint for texts',
      written: { engine: ', endpoint: chat' },
      mistake: 'engine.endpoint: expected this key only with "protocol: openai", got open-inference.',
    },
    {
      title: 'conditions for texts',
      written: { more: '    review: { when: [refusal] }' },
      mistake: 'review.when: expected "below-confidence" unless the task is text, got "when".',
    },
    {
      title: 'batches, which the server makes itself',
      written: { more: '    traffic: { batch: 4 }' },
      mistake: 'traffic.batch: expected 1 for a server (it batches requests itself), got 4.',
    },
    {
      title: 'queries of several samples',
      written: { more: '    traffic: { scenario: multi-stream, samples-per-query: 4 }' },
      mistake: 'traffic.scenario: expected single-stream, server or offline for a server, got multi-stream.',
    },
    {
      title: 'a key that it does not know',
      written: { engine: ', mode-name: x' },
      mistake: 'got the unknown key "mode-name"',
    },
  ])('refuses $title', ({ written, mistake }) => {
    expect(mistakesOf(written)).toContain(mistake);
  });

  test.each([
    { metric: 'ttft-p95', limit: '{ max-increase: 10% }' },
    { metric: 'tpot-p95', limit: '{ max-increase: 10% }' },
    { metric: 'output-tokens-per-second', limit: '{ max-drop: 5% }' },
    { metric: 'output-length', limit: '{ max-change: 10% }' },
    { metric: 'cost-per-million-tokens', limit: '{ max-increase: 10% }' },
  ])('has no $metric', ({ metric, limit }) => {
    expect(mistakesOf({ limits: `${metric}: ${limit}`, prices: 'prices: { hardware: 1 USD/h }' })).toContain(
      `limits.${metric}: expected "protocol: openai" for this limit (tensors have no tokens), got open-inference.`,
    );
  });

  test('has an error rate, and a goodput by latency alone', () => {
    expect(mistakesOf({ limits: 'error-rate: { max: 0% }, goodput: { min: 95%, latency: 50ms }' })).toBe(
      'none',
    );
    for (const key of ['ttft', 'tpot']) {
      expect(mistakesOf({ limits: `goodput: { min: 95%, latency: 50ms, ${key}: 5ms }` })).toContain(
        `limits.goodput: expected only "latency" with "protocol: open-inference" (tensors have no tokens), got "${key}".`,
      );
    }
  });

  test('is paid for by run, not by token', () => {
    const limits = 'cost-per-1000: { max-increase: 10% }';
    const perToken = 'prices: { api: { input: 0.15 USD/1M, output: 0.60 USD/1M } }';
    expect(mistakesOf({ limits, prices: perToken })).toContain(
      'limits.cost-per-1000: expected an API price per 1,000 runs ("0.40 USD/1000") for this limit, got one per token.',
    );
    expect(mistakesOf({ limits, prices: 'prices: { api: 0.40 USD/1000 }' })).toBe('none');
  });
});

test('a language model is ready at /health and answers chats, as before', () => {
  const text = write({ task: '{ kind: text }' }).replace('open-inference', 'openai');
  const engine = parsePolicy(text, 'p.yml').models[0]?.engine;
  expect(engine).toMatchObject({ endpoint: 'chat', ready: { path: '/health', within: 120e9 } });
});
