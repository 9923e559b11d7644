import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { UserError } from '../../../src/errors/errors.ts';
import { INPUT_DEFAULTS } from '../../../src/github/inputs/input-defaults.ts';
import { readInputs } from '../../../src/github/inputs/inputs.ts';

interface ActionFile {
  readonly inputs: Record<string, { description: string; default?: string }>;
  readonly outputs: Record<string, { description: string }>;
  readonly runs: { using: string; main: string };
}

describe('readInputs', () => {
  test('takes the defaults when nothing is written', () => {
    expect(readInputs({})).toEqual({
      policy: '.github/regression-gate.yml',
      model: undefined,
      label: undefined,
      baseline: undefined,
      candidate: undefined,
      budgetNs: 60e9,
      budgetExtension: 3,
      timeLimitNs: 1200e9,
      seed: 1,
      mode: 'auto',
      use: 'auto',
      githubToken: '',
      comment: true,
      status: undefined,
      artifact: 'regression-gate',
      workflow: '.github/workflows/regression-gate.yml',
      cache: true,
      dataBranch: undefined,
      runtimePath: undefined,
      gpuRunner: undefined,
      cpuRunner: ['ubuntu-24.04'],
      trustedRunner: undefined,
      runnerToken: '',
      shards: { others: 1, named: {} },
      shard: undefined,
      fallback: undefined,
      needs: undefined,
      results: '.regression-gate/results',
    });
  });

  test('reads what a run in several jobs hands over', () => {
    const inputs = readInputs({
      INPUT_MODE: 'measure',
      'INPUT_GPU-RUNNER': '["self-hosted", "gpu"]',
      'INPUT_CPU-RUNNER': 'cpu-pool',
      INPUT_RUNNER: '"gpu-scale-set"',
      INPUT_SHARDS: '{"ocr": 4}',
      INPUT_SHARD: '2/4',
      INPUT_FALLBACK: 'offline',
    });
    expect(inputs).toMatchObject({
      gpuRunner: ['self-hosted', 'gpu'],
      cpuRunner: ['cpu-pool'],
      trustedRunner: ['gpu-scale-set'],
      shards: { others: 1, named: { ocr: 4 } },
      shard: { index: 2, of: 4 },
      fallback: 'offline',
    });
    expect(readInputs({ INPUT_FALLBACK: 'true' }).fallback).toBe('no-gpu');
    expect(readInputs({ INPUT_FALLBACK: 'false' }).fallback).toBeUndefined();
    expect(readInputs({ INPUT_MODE: 'measure', INPUT_SHARD: '1/1' }).shard).toBeUndefined();
  });

  test('takes a shard in mode "measure" alone: with it, much is not judged yet', () => {
    expect(() => readInputs({ INPUT_SHARD: '1/2' })).toThrow('input "shard": expected none');
  });

  test('reads what the runner hands over', () => {
    const inputs = readInputs({
      INPUT_MODEL: ' fashion ',
      INPUT_LABEL: 'arm64',
      INPUT_BASELINE: 'base/model.onnx',
      INPUT_BUDGET: '1.5min',
      INPUT_SEED: '4294967295',
      'INPUT_GITHUB-TOKEN': 'ghs_x',
      INPUT_COMMENT: 'false',
      'INPUT_DATA-BRANCH': 'gate/data-1',
      'INPUT_RUNTIME-PATH': '/opt/ort',
    });
    expect(inputs).toMatchObject({
      model: 'fashion',
      label: 'arm64',
      baseline: 'base/model.onnx',
      budgetNs: 90e9,
      seed: 4_294_967_295,
      githubToken: 'ghs_x',
      comment: false,
      dataBranch: 'gate/data-1',
      runtimePath: '/opt/ort',
    });
  });

  test.each([
    { name: 'budget', value: '60' },
    { name: 'budget', value: '0s' },
    { name: 'budget', value: '-1s' },
    { name: 'budget', value: 'NaNs' },
    { name: 'budget-extension', value: '4' },
    { name: 'budget-extension', value: '1.5' },
    { name: 'budget-extension', value: '-1' },
    { name: 'time-limit', value: '30' },
    { name: 'time-limit', value: '0min' },
    { name: 'seed', value: '10abc' },
    { name: 'seed', value: '1.5' },
    { name: 'seed', value: '-1' },
    { name: 'seed', value: '4294967296' },
    { name: 'data-branch', value: '--upload-pack=x' },
    { name: 'data-branch', value: 'a..b' },
    { name: 'data-branch', value: 'a b' },
    { name: 'comment', value: 'yes' },
    { name: 'cache', value: 'TRUE' },
    { name: 'mode', value: 'Record' },
    { name: 'status', value: '\u{1f600}' },
    { name: 'artifact', value: '-x' },
    { name: 'label', value: 'a\nb' },
    { name: 'use', value: 'nightly ci' },
    { name: 'gpu-runner', value: '[]' },
    { name: 'gpu-runner', value: '["gpu", 1]' },
    { name: 'runner', value: '{"group":"gpu"}' },
    { name: 'cpu-runner', value: '["a"' },
    { name: 'shards', value: '0' },
    { name: 'shards', value: '257' },
    { name: 'shards', value: '{"ocr":"4"}' },
    { name: 'shard', value: '3/2' },
    { name: 'shard', value: '0/2' },
    { name: 'shard', value: '2 of 4' },
    { name: 'fallback', value: 'yes' },
  ])('refuses $name: $value by name and value', ({ name, value }) => {
    const read = () => readInputs({ [`INPUT_${name.toUpperCase()}`]: value });
    expect(read).toThrow(UserError);
    expect(read).toThrow(`input "${name}": expected `);
    expect(read).toThrow(`got ${JSON.stringify(value)}.`);
  });
});

describe('action.yml', () => {
  const action = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')) as ActionFile;

  test('has the inputs of the code, with the same defaults', () => {
    const token = { 'github-token': '$' + '{{ github.token }}' };
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(defaults)).toEqual({ ...INPUT_DEFAULTS, ...token });
  });

  test('describes every input and output', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description.length).toBeGreaterThan(20);
    }
    expect(Object.keys(action.outputs)).toEqual([
      'verdict',
      'report',
      'charts',
      'verdict-file',
      'summary',
      'junit',
      'sarif',
      'csv',
      'openmetrics',
      'sign-off',
      'predicate',
      'comment-url',
      'runner',
      'fallback',
      'why',
      'models',
      'shards',
      'result',
      'result-name',
    ]);
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.mjs' });
  });
});
