import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { caught } from '../../support/caught.ts';

const START = "start: [node, serve.mjs, --port, '{port}']";

const policy = ({
  engine = `{ kind: server, protocol: openai, ${START} }`,
  task = '{ kind: text }',
  limits = '{ error-rate: { max: 0% } }',
  more = '',
}): string => `version: 1
models:
  - id: chat
    artifact: chat.gguf
    engine: ${engine}
    dataset: { path: prompts.jsonl }
    task: ${task}
    limits: ${limits}
${more}`;

const mistakesOf = (text: string): Promise<string> => caught(() => parsePolicy(text, 'p.yml'));

describe('a model behind a server', () => {
  test('gets the defaults of its protocol', () => {
    const [model] = parsePolicy(policy({}), 'p.yml').models;
    expect(model?.engine).toEqual({
      kind: 'server',
      protocol: 'openai',
      start: ['node', 'serve.mjs', '--port', '{port}'],
      ready: { path: '/health', within: 120e9 },
      environment: [],
      turns: 'side-by-side',
      'model-name': 'model',
      endpoint: 'chat',
      'request-deadline': 60e9,
    });
  });

  test('has limits that a file does not have', () => {
    const limits =
      '{ goodput: { min: 95%, ttft: 500ms }, output-length: { max-change: 10% }, ttft-p95: { max: 1s } }';
    const [model] = parsePolicy(policy({ limits }), 'p.yml').models;
    const tenth = { kind: 'relative', value: 0.1 };
    expect(model?.limits).toEqual({
      goodput: { min: 0.95, ttft: 500e6 },
      'output-length': { 'max-increase': tenth, 'max-drop': tenth },
      'ttft-p95': { max: 1e9 },
    });
  });

  test.each([
    {
      title: 'neither a program nor an address',
      text: policy({ engine: '{ kind: server, protocol: openai }' }),
      message: 'models[0].engine: expected either "start" or "url", got neither. (line 5',
    },
    {
      title: 'a program and an address',
      text: policy({
        engine: `{ kind: server, protocol: openai, ${START}, url: 'http://a:1', baseline-url: 'http://a:2' }`,
      }),
      message: 'expected either "start" or "url", got both',
    },
    {
      title: 'one address for two arms',
      text: policy({ engine: "{ kind: server, protocol: openai, url: 'http://a:1' }" }),
      message: 'expected "url" and "baseline-url" together, got only one of them',
    },
    {
      title: 'a program on a port of its own choice',
      text: policy({ engine: '{ kind: server, protocol: openai, start: [serve] }' }),
      message: 'expected "{port}" in one of the arguments, so that each server gets its own port, got none',
    },
    {
      title: 'an address that is none',
      text: policy({ engine: '{ kind: server, protocol: openai, url: localhost, baseline-url: localhost }' }),
      message: 'expected a URL such as "http://127.0.0.1:8000", got "localhost"',
    },
    ...[
      {
        title: 'a credential for a program that the gate starts',
        engine: `${START}, credential: { variable: TOKEN }`,
        message: 'models[0].engine.credential: expected this key only with "url", got it without',
      },
      {
        title: 'a credential sent without encryption',
        engine: "url: 'http://10.0.0.5', baseline-url: 'https://b', credential: { variable: TOKEN }",
        message: 'expected "url" to start with https:// for this key (http:// only on this machine)',
      },
      {
        title: 'a credential that an address only seems to keep on this machine',
        engine:
          "url: 'https://a', baseline-url: 'http://127.0.0.1.example', baseline-credential: { variable: T }",
        message: 'expected "baseline-url" to start with https:// for this key',
      },
      {
        title: 'a secret in place of its name',
        engine: "url: 'https://a', baseline-url: 'https://b', credential: { variable: sk-0123 }",
        message: 'expected the name of an environment variable such as "MODELS_TOKEN", got other characters',
      },
      {
        title: 'a credential in a header that carries the request',
        engine: "url: 'https://a', baseline-url: 'https://b', credential: { variable: T, header: Host }",
        message: 'expected a header for credentials, got "Host"',
      },
      {
        title: 'a credential in no header',
        engine: "url: 'https://a', baseline-url: 'https://b', credential: { variable: T, header: 'X: y' }",
        message: 'expected the name of a header such as "X-Api-Key", got "X: y"',
      },
    ].map(({ engine, ...row }) => ({
      ...row,
      text: policy({ engine: `{ kind: server, protocol: openai, ${engine} }` }),
    })),
    {
      title: 'a task on tensors',
      text: policy({ task: '{ kind: classification }' }),
      message: 'models[0].task.kind: expected text or custom with "protocol: openai", got classification',
    },
    {
      title: 'limits that nothing measures',
      text: policy({ limits: '{ memory-arena-peak: { max-increase: 10% } }' }),
      message: 'expected no such limit for a server (a server’s arena is not known), got one',
    },
    {
      title: 'the GPU memory of a server that is not ours',
      text: policy({
        engine: "{ kind: server, protocol: openai, url: 'http://a:1', baseline-url: 'http://a:2' }",
        limits: '{ memory-vram-peak: { max-increase: 10% } }',
      }),
      message: 'expected no such limit for a server that already runs ("url"), got one',
    },
    {
      title: 'the memory of a server that is not ours',
      text: policy({
        engine: "{ kind: server, protocol: openai, url: 'http://a:1', baseline-url: 'http://a:2' }",
        limits: '{ memory-ram-peak: { max-increase: 10% } }',
      }),
      message: 'expected no such limit for a server that already runs ("url"), got one',
    },
    {
      title: 'a goodput that nothing defines',
      text: policy({ limits: '{ goodput: { min: 95% } }' }),
      message:
        'expected at least one of "ttft", "tpot" and "latency", which say what is fast enough, got none',
    },
    {
      title: 'a length with two ways to say the same',
      text: policy({ limits: '{ output-length: { max-change: 10%, max-drop: 5% } }' }),
      message: 'expected "max-change" alone (it bounds both directions), got others beside it',
    },
    {
      title: 'batches',
      text: policy({ more: '    traffic: { batch: 4 }' }),
      message: 'expected 1 for a server (it batches requests itself), got 4',
    },
    {
      title: 'a review rule on a confidence that text has not',
      text: policy({ more: '    review: { below-confidence: 0.8 }' }),
      message: 'expected "when: [ … ]" for a text task, got "below-confidence"',
    },
    {
      title: 'a price of energy that is not measured',
      text: policy({
        limits: '{ cost-per-1000: { max-increase: 10% } }',
        more: 'prices: { hardware: 1 USD/h, power: { price: 0.2 USD/kWh } }',
      }),
      message: 'expected "watts" under "prices: { power }" for this limit',
    },
  ])('is refused with $title', async ({ text, message }) => {
    expect(await mistakesOf(text)).toContain(message);
  });
});

describe('a model file', () => {
  test.each([
    {
      title: 'a task on text',
      text: policy({ engine: '{ kind: onnxruntime }' }),
      message: 'expected "engine: { kind: server }" for a text task, got onnxruntime',
    },
    {
      title: 'limits on tokens',
      text: policy({
        engine: '{ kind: onnxruntime }',
        task: '{ kind: classification }',
        limits: '{ ttft-p95: { max: 1s } }',
      }),
      message:
        'models[0].limits.ttft-p95: expected "engine: { kind: server }" for this limit, got onnxruntime',
    },
    {
      title: 'a price by token',
      text: policy({
        engine: '{ kind: onnxruntime }',
        task: '{ kind: classification }',
        limits: '{ cost-per-1000: { max-increase: 10% } }',
        more: 'prices: { api: { input: 0.15 USD/1M, output: 0.60 USD/1M } }',
      }),
      message: 'expected an API price per 1,000 runs ("0.40 USD/1000") for this limit, got one per token',
    },
  ])('is refused with $title', async ({ text, message }) => {
    expect(await mistakesOf(text)).toContain(message);
  });
});
