import { describe, expect, test } from 'vitest';
import { applyRung, listRungs } from '../../../src/policy/list-rungs.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { caught } from '../../support/caught.ts';

const FILE = '{ kind: onnxruntime }';
const START = "[serve, --port, '{port}']";
const TENSORS = `{ kind: server, protocol: open-inference, start: ${START} }`;
const PROMPTS = `{ kind: server, protocol: openai, start: ${START} }`;

interface Written {
  readonly engine: string;
  readonly rungs: string;
  readonly task: string;
  readonly limits: string;
  /** Lines of the model besides. */
  readonly rest: string;
}

const write = ({
  engine = TENSORS,
  rungs = '',
  task = '{ kind: classification }',
  limits = 'task-score: { max-drop: 1pp }',
  rest = '',
}: Partial<Written>): string => `version: 1
models:
  - id: m
    artifact: q8.gguf
    engine: ${engine}
    dataset: { path: set.jsonl }
    task: ${task}
    limits: { ${limits} }
    ladder:
      rungs: { ${rungs} }
${rest}`;

const named = (key: string, value: string): string => `{ name: x, ${key}: ${value} }`;
const flash = `{ name: flash attention, start: [serve, --flash, '{port}'] }`;

describe('the ladder of a served model', () => {
  test('has rungs that change the artifact, the command line or the engine', () => {
    const other = TENSORS.replace('[serve', '[triton');
    const rungs = `quantization: [{ artifact: q4.gguf }], sparsity: [${named('start', START)}], runtime: [${flash}, { name: triton, engine: ${other} }]`;
    const [model] = parsePolicy(write({ rungs }), 'p.yml').models;
    if (model?.ladder === undefined) throw new Error('no ladder');
    const listed = listRungs(model.ladder);
    expect(listed.map(({ step, name }) => `${step}: ${name}`)).toEqual([
      'quantization: q4.gguf',
      'sparsity: x',
      'runtime: flash attention',
      'runtime: triton',
    ]);
    const applied = listed.map((rung) => applyRung(model, rung));
    expect(applied[0]).toEqual({ ...model, artifact: 'q4.gguf' });
    expect(applied[2]).toEqual({
      ...model,
      engine: { ...model.engine, start: ['serve', '--flash', '{port}'] },
    });
    expect(applied[3]).toEqual({
      ...model,
      engine: { ...model.engine, start: ['triton', '--port', '{port}'] },
    });
  });

  test.each([
    {
      title: 'an engine in place of onnxruntime',
      engine: FILE,
      rungs: `runtime: [${named('engine', TENSORS)}]`,
    },
    {
      title: 'onnxruntime in place of a server',
      engine: TENSORS,
      rungs: `runtime: [${named('engine', FILE)}]`,
    },
    {
      title: 'a command line that batches, in any traffic',
      rungs: `batching: [${flash}]`,
      rest: '    traffic: { scenario: server, rate-per-second: 10, streams: 4 }',
    },
    {
      title: 'a command line of a language model',
      engine: PROMPTS,
      task: '{ kind: text }',
      rungs: `graph-compilation: [${flash}]`,
    },
  ])('may have $title', async (written) => {
    expect(await caught(() => parsePolicy(write(written), 'p.yml'))).toBe('no error');
  });

  test.each([
    {
      title: 'a command line of no server',
      written: { engine: FILE, rungs: `sparsity: [${flash}]` },
      message:
        'models[0].ladder.rungs.sparsity[0].start: expected "engine: { kind: server }" of the model for a rung with "start", got onnxruntime. (line 10, column 59)',
    },
    {
      title: 'a setting of onnxruntime',
      written: { rungs: 'runtime: [{ intra-op-threads: 2 }]' },
      message:
        'models[0].ladder.rungs.runtime[0].intra-op-threads: expected "start" or "engine" for a model behind a server, which has settings of its own, got "intra-op-threads".',
    },
    {
      title: 'a graph optimization of onnxruntime',
      written: { rungs: 'graph-compilation: [{ graph-optimization: disabled }]' },
      message:
        'graph-compilation[0].graph-optimization: expected "artifact" or "start" for a model behind a server, which has settings of its own, got "graph-optimization".',
    },
    {
      title: 'batches',
      written: { rungs: 'batching: [{ batch: 8 }]' },
      message:
        'batching[0].batch: expected "start" for a model behind a server, which has settings of its own, got "batch".',
    },
    {
      title: 'a command line without a name',
      written: { rungs: `runtime: [{ start: ${START} }]` },
      message:
        'models[0].ladder.rungs.runtime[0].name: expected a name next to "start" or "engine", got none.',
    },
    {
      title: 'a command line without a port',
      written: { rungs: `runtime: [${named('start', '[serve]')}]` },
      message:
        'runtime[0].start: expected "{port}" in one of the arguments, so that each server gets its own port, got none.',
    },
    {
      title: 'two changes in one rung',
      written: { rungs: `quantization: [{ name: x, artifact: q4.gguf, start: ${START} }]` },
      message: 'quantization[0]: expected exactly one change a rung, got artifact and start.',
    },
    {
      title: 'an engine that runs already',
      written: {
        rungs: `runtime: [${named('engine', '{ kind: server, protocol: open-inference, url: "http://a:1" }')}]`,
      },
      message: 'runtime[0].engine.url: expected "start" for a rung, got "url".',
    },
    {
      title: 'an engine that is asked for texts',
      written: { engine: FILE, rungs: `runtime: [${named('engine', PROMPTS)}]` },
      message:
        'runtime[0].engine: expected an engine that is asked for tensors (onnxruntime, or "protocol: open-inference"), as the engine of the model is, got another one.',
    },
    {
      title: 'another deadline',
      written: { rungs: `runtime: [${named('engine', TENSORS.replace(' }', ', request-deadline: 5s }'))}]` },
      message: 'runtime[0].engine.request-deadline: expected 60s, as in "engine"',
    },
    {
      title: 'onnxruntime in place of itself',
      written: { engine: FILE, rungs: `runtime: [${named('engine', FILE)}]` },
      message:
        'runtime[0].engine.kind: expected server in place of onnxruntime (its settings are rungs of their own), got onnxruntime.',
    },
    {
      title: 'a server in place of onnxruntime with several streams',
      written: {
        engine: FILE,
        rungs: `runtime: [${named('engine', TENSORS)}]`,
        rest: '    traffic: { scenario: offline, streams: 2 }',
      },
      message: 'models[0].traffic.streams: expected 1 if onnxruntime is compared with a server, got 2.',
    },
    {
      title: 'a server in place of onnxruntime with a limit that it does not have',
      written: {
        engine: FILE,
        rungs: `runtime: [${named('engine', TENSORS)}]`,
        limits: 'memory-arena-peak: { max-increase: 10% }',
      },
      message:
        'models[0].limits.memory-arena-peak: expected no such limit for a server (a server’s arena is not known), got one (the ladder has a rung with a server).',
    },
    {
      title: 'a server in place of onnxruntime for a model with a state',
      written: {
        engine: FILE,
        rungs: `runtime: [${named('engine', TENSORS)}]`,
        rest: '    state: { state: stateN }',
      },
      message:
        'runtime[0].engine: expected onnxruntime for a model with "state" (a server keeps its own), got server.',
    },
    {
      title: 'servers that run already',
      written: {
        engine: '{ kind: server, protocol: open-inference, url: "http://a:1", baseline-url: "http://a:2" }',
        rungs: 'quantization: [{ artifact: q4.gguf }]',
      },
      message: 'models[0].ladder: expected a server with "start" for a ladder, got "url".',
    },
    {
      title: 'another engine of the baseline',
      written: { rungs: 'quantization: [{ artifact: q4.gguf }]', rest: `    baseline-engine: ${FILE}` },
      message:
        'models[0].ladder: expected no ladder next to "baseline-engine" (each rung is compared with the model itself), got one.',
    },
  ])('is refused with $title', async ({ written, message }) => {
    expect(await caught(() => parsePolicy(write(written), 'p.yml'))).toContain(message);
  });
});
