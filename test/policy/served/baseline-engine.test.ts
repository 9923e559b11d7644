import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { caught } from '../../support/caught.ts';

const ONNXRUNTIME = '{ kind: onnxruntime }';
const TENSORS = "{ kind: server, protocol: open-inference, start: [serve, '{port}'] }";
const PROMPTS = "{ kind: server, protocol: openai, start: [serve, '{port}'] }";
const more = (engine: string, keys: string): string => engine.replace(' }', `, ${keys} }`);

interface Written {
  readonly engine: string;
  readonly before: string;
  readonly task: string;
  readonly limits: string;
  readonly dataset: string;
  /** Lines of the model besides. */
  readonly rest: string;
}

const write = ({
  engine = ONNXRUNTIME,
  before = TENSORS,
  task = '{ kind: classification }',
  limits = 'task-score: { max-drop: 1pp }',
  dataset = '{ path: set.jsonl }',
  rest = '',
}: Partial<Written>): string => `version: 1
models:
  - id: m
    artifact: model.onnx
    engine: ${engine}
    baseline-engine: ${before}
    dataset: ${dataset}
    task: ${task}
    limits: { ${limits} }
${rest}`;

describe('the baseline’s engine', () => {
  test.each([
    { title: 'a server next to onnxruntime', written: {} },
    { title: 'onnxruntime next to a server', written: { engine: TENSORS, before: ONNXRUNTIME } },
    {
      title: 'another server of the same protocol',
      written: { engine: TENSORS, before: more(TENSORS, 'model-name: x') },
    },
    {
      title: 'another language-model server',
      written: { engine: PROMPTS, before: more(PROMPTS, 'endpoint: completions'), task: '{ kind: text }' },
    },
    {
      title: 'a server that runs already, next to one that is started',
      written: { engine: TENSORS, before: '{ kind: server, protocol: open-inference, url: "http://a:1" }' },
    },
    {
      title: 'a server that is started, next to one that runs already',
      written: { engine: '{ kind: server, protocol: open-inference, url: "http://a:1" }', before: TENSORS },
    },
    {
      title: 'one that is asked like a server, with the limits of one',
      written: { limits: 'error-rate: { max: 0% }, goodput: { min: 95%, latency: 50ms }' },
    },
  ])('may be $title', async ({ written }) => {
    expect(await caught(() => parsePolicy(write(written), 'p.yml'))).toBe('no error');
  });

  test.each([
    {
      title: 'onnxruntime twice',
      written: { before: ONNXRUNTIME },
      message:
        'models[0].baseline-engine.kind: expected server, if the engine is onnxruntime (compare its settings with --baseline-policy), got onnxruntime. (line 6, column 30)',
    },
    {
      title: 'one that answers prompts next to onnxruntime',
      written: { before: PROMPTS },
      message:
        'models[0].baseline-engine.protocol: expected open-inference for a server that is compared with onnxruntime, got openai.',
    },
    {
      title: 'onnxruntime next to one that answers prompts',
      written: { engine: PROMPTS, before: ONNXRUNTIME, task: '{ kind: text }' },
      message:
        'models[0].engine.protocol: expected open-inference for a server that is compared with onnxruntime, got openai.',
    },
    {
      title: 'another protocol',
      written: { engine: TENSORS, before: PROMPTS },
      message:
        'models[0].baseline-engine.protocol: expected open-inference, as in "engine", got openai. (line 6, column 48)',
    },
    {
      title: 'another deadline',
      written: { engine: more(TENSORS, 'request-deadline: 10s'), before: TENSORS },
      message:
        'models[0].baseline-engine.request-deadline: expected 10s, as in "engine" (a failed request counts as one that took this long), got 60s.',
    },
    {
      title: 'two addresses of the baseline',
      written: {
        engine: '{ kind: server, protocol: open-inference, url: "http://a:1", baseline-url: "http://a:2" }',
        before: TENSORS,
      },
      message: 'models[0].engine.baseline-url: expected no such key next to "baseline-engine", got one.',
    },
    {
      title: 'an address that only the engine of both has',
      written: {
        before: '{ kind: server, protocol: open-inference, url: "http://a:1", baseline-url: "http://a:2" }',
      },
      message:
        'models[0].baseline-engine.baseline-url: expected "url" instead (this engine runs only the baseline), got "baseline-url".',
    },
    {
      title: 'several requests of onnxruntime at a time',
      written: { rest: '    traffic: { scenario: offline, streams: 2 }' },
      message: 'models[0].traffic.streams: expected 1 if onnxruntime is compared with a server, got 2.',
    },
    {
      title: 'batches of onnxruntime',
      written: { rest: '    traffic: { batch: 8 }' },
      message: 'models[0].traffic.batch: expected 1 if onnxruntime is compared with a server, got 8.',
    },
    {
      title: 'queries of onnxruntime',
      written: { rest: '    traffic: { scenario: multi-stream, samples-per-query: 4 }' },
      message:
        'models[0].traffic.scenario: expected single-stream, server or offline if onnxruntime is compared with a server, got multi-stream.',
    },
    {
      title: 'a limit that a server does not have',
      written: { limits: 'memory-arena-peak: { max-increase: 10% }' },
      message:
        'models[0].limits.memory-arena-peak: expected no such limit for a server (a server’s arena is not known), got one.',
    },
    {
      title: 'a limit that a server which runs already does not have',
      written: {
        engine: TENSORS,
        before: '{ kind: server, protocol: open-inference, url: "http://a:1" }',
        limits: 'load-time: { max-increase: 10% }',
      },
      message:
        'models[0].limits.load-time: expected no such limit for a server that already runs ("url"), got one.',
    },
    {
      title: 'a state',
      written: { rest: '    state: { state: stateN }' },
      message:
        'models[0].state: expected this key only with the engine onnxruntime (a server keeps its own state), got server.',
    },
    {
      title: 'drift limits',
      written: { rest: '    drift: { task-score: { max-drop: 1pp } }' },
      message:
        'models[0].drift: expected no drift limits next to "baseline-engine" (the last release was run by its own engine), got some.',
    },
    {
      title: 'a tokenizer',
      written: { dataset: '{ path: set.jsonl, tokenizer: t.json, text: x, max-length: 8 }' },
      message:
        'models[0].dataset.tokenizer: expected this key only with the engine onnxruntime (a server has its own tokenizer), got server.',
    },
  ])('is refused: $title', async ({ written, message }) => {
    expect(await caught(() => parsePolicy(write(written), 'p.yml'))).toContain(message);
  });

  test('makes one address enough', async () => {
    const alone = write({ engine: '{ kind: server, protocol: open-inference, url: "http://a:1" }' }).replace(
      /^ {4}baseline-engine.*\n/m,
      '',
    );
    expect(await caught(() => parsePolicy(alone, 'p.yml'))).toContain(
      'models[0].engine.baseline-url: expected "url" and "baseline-url" together, got only one of them.',
    );
  });
});
