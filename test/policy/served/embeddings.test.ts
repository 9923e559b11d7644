import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';

interface Written {
  readonly task: string;
  readonly limits: string;
  /** Further lines of the model. */
  readonly more: string;
}

const write = ({
  task = '{ kind: retrieval }',
  limits = 'task-score: { max-drop: 1pp }',
  more = '',
}: Partial<Written>): string => `version: 1
models:
  - id: m
    artifact: model.bin
    engine: { kind: server, protocol: openai, endpoint: embeddings, start: [serve, '{port}'] }
    dataset: { path: set.jsonl }
    task: ${task}
    limits: { ${limits} }
${more}
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

describe('a model of embeddings', () => {
  test.each(['retrieval', 'ranking', 'similarity', 'embedding', 'custom, command: [score]'])(
    'may have the task %s',
    (kind) => {
      expect(mistakesOf({ task: `{ kind: ${kind} }` })).toBe('none');
    },
  );

  test('may have limits on the time and the errors of its requests', () => {
    const limits = [
      'latency-p95: { max-increase: 10% }',
      'throughput: { max-drop: 10% }',
      'goodput: { min: 99%, latency: 50ms }',
      'error-rate: { max: 0% }',
      'memory-ram-peak: { max-increase: 10% }',
    ];
    expect(mistakesOf({ limits: limits.join(', ') })).toBe('none');
  });

  test('may have a price by token, of its input alone', () => {
    const limits = 'cost-per-1000: { max-increase: 10% }';
    for (const api of ['{ input: 0.02 USD/1M }', '{ input: 0.02 USD/1M, output: 0.60 USD/1M }'])
      expect(mistakesOf({ limits, more: `prices: { api: ${api} }` })).toBe('none');
  });

  test('next to one that generates texts needs a price of the output', () => {
    const chat = `  - id: chat
    artifact: model.bin
    engine: { kind: server, protocol: openai, start: [serve, '{port}'] }
    dataset: { path: prompts.jsonl }
    task: { kind: text }
    limits: { error-rate: { max: 0% } }
`;
    expect(mistakesOf({ more: `${chat}prices: { api: { input: 0.02 USD/1M } }` })).toMatch(
      /^p\.yml: prices\.api: expected "output" next to "input" \("chat" generates tokens\), got none\. \(line 15, column \d+\)$/,
    );
    expect(mistakesOf({ more: `${chat}prices: { api: { input: 0.02 USD/1M, output: 0.60 USD/1M } }` })).toBe(
      'none',
    );
  });

  test.each([
    {
      title: 'a cost of output tokens',
      written: {
        limits: 'cost-per-million-tokens: { max-increase: 10% }',
        more: 'prices: { api: { input: 0.02 USD/1M } }',
      },
      mistake: 'limits.cost-per-million-tokens: expected "endpoint: chat" or "completions" for this limit',
    },
    {
      title: 'a text task',
      written: { task: '{ kind: text }' },
      mistake:
        'task.kind: expected retrieval, ranking, similarity, embedding or custom with "endpoint: embeddings", got text.',
    },
    {
      title: 'a classification',
      written: { task: '{ kind: classification }' },
      mistake: 'with "endpoint: embeddings", got classification.',
    },
    {
      title: 'settings of a text',
      written: { more: '    generation: { max-tokens: 8 }' },
      mistake: 'generation: expected this key only with "endpoint: chat" or "completions", got embeddings.',
    },
    {
      title: 'conditions for texts',
      written: { more: '    review: { when: [refusal] }' },
      mistake:
        'review: expected no review with "endpoint: embeddings" (vectors have no confidence), got one.',
    },
    {
      title: 'a confidence',
      written: { more: '    review: { below-confidence: 0.6 }' },
      mistake: 'review: expected no review with "endpoint: embeddings"',
    },
    ...['ttft-p95', 'tpot-p95'].map((metric) => ({
      title: `a limit on ${metric}`,
      written: { limits: `${metric}: { max-increase: 10% }` },
      mistake: `limits.${metric}: expected "endpoint: chat" or "completions" for this limit (embeddings are not generated token by token), got embeddings.`,
    })),
    {
      title: 'a good request by its first token',
      written: { limits: 'goodput: { min: 99%, ttft: 50ms }' },
      mistake:
        'limits.goodput: expected only "latency" with "endpoint: embeddings" (embeddings are not generated token by token), got "ttft".',
    },
  ])('refuses $title', ({ written, mistake }) => {
    expect(mistakesOf(written)).toContain(mistake);
  });

  test('is no endpoint of the Open Inference Protocol', () => {
    const text = write({}).replace('protocol: openai', 'protocol: open-inference');
    expect(() => parsePolicy(text, 'p.yml')).toThrow(
      'engine.endpoint: expected this key only with "protocol: openai", got open-inference.',
    );
  });
});
