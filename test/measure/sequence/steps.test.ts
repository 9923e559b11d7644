import { expect, test } from 'vitest';
import { tensorNumbers } from '../../../src/dataset/element-codec.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { readState } from '../../../src/measure/sequence/read-state.ts';
import { splitSteps } from '../../../src/measure/sequence/split-steps.ts';
import { stackSteps } from '../../../src/measure/sequence/stack-steps.ts';
import type { TensorSignature } from '../../../src/model/model-facts.ts';
import { float32, int64, text, userErrorOf } from '../../support/scoring.ts';

const tensor = (name: string, shape: TensorSignature['shape'], dtype = 'float32'): TensorSignature => ({
  name,
  dtype,
  shape,
});

/** As Silero VAD has it, with features that have no batch axis besides. */
const INPUTS = [
  tensor('input', ['batch', 4]),
  tensor('features', [3, 2]),
  tensor('state', [2, 'batch', 8]),
  tensor('sr', [], 'int64'),
  tensor('rate', [1]),
];
const OUTPUTS = [tensor('output', ['batch', 1]), tensor('stateN', [2, null, 8])];

const read = (state: Record<string, string>, inputs = INPUTS, outputs = OUTPUTS) =>
  readState({ id: 'm', state }, { inputs, outputs });

test('a sequence has steps in place of the batch axis, or before all other axes, and no state', () => {
  const stateful = read({ state: 'stateN' });
  expect(stateful?.inputs).toEqual([
    tensor('input', ['steps', 4]),
    tensor('features', ['steps', 3, 2]),
    tensor('sr', [], 'int64'),
    tensor('rate', [1]),
  ]);
  expect(stateful?.outputs).toEqual([OUTPUTS[0]]);
  expect(stateful?.states).toEqual([
    { input: 'state', output: 'stateN', dtype: 'float32', shape: [2, 1, 8] },
  ]);
});

test('without a state nothing changes', () => {
  expect(readState({ id: 'm', state: undefined }, { inputs: INPUTS, outputs: OUTPUTS })).toBeUndefined();
});

test.each([
  {
    title: 'an unknown input',
    state: { stat: 'stateN' },
    message: /^models\.m\.state: expected one of the model’s inputs \("input", .*\), got "stat"\.$/,
  },
  {
    title: 'an unknown output',
    state: { state: 'hn' },
    message: /expected one of the model’s outputs \("output", "stateN"\), got "hn"/,
  },
  {
    title: 'another type',
    state: { sr: 'stateN' },
    message: /of the same type for "sr" and "stateN", got int64 and float32/,
  },
])('$title is an error of the policy', ({ state, message }) => {
  expect(userErrorOf(() => read(state as Record<string, string>)).message).toMatch(message);
});

test('a model whose inputs are all state has no steps', () => {
  const inputs = [tensor('state', [2, 'batch', 8]), tensor('sr', [], 'int64')];
  expect(userErrorOf(() => read({ state: 'stateN' }, inputs)).message).toMatch(/an input besides the state/);
});

const stateful = read({ state: 'stateN' });
const split = (feed: Feed): Feed[] =>
  splitSteps(feed, { sequence: stateful!.sequence, states: stateful!.states, place: 'set.jsonl, line 7' });

test('each step has its own part of the sequence, and only the first brings a state', () => {
  const steps = split(
    new Map([
      ['input', float32([2, 4], 1, 2, 3, 4, 5, 6, 7, 8)],
      ['features', float32([2, 3, 2], 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2)],
      ['sr', int64([], 16_000)],
    ]),
  );
  expect(steps).toHaveLength(2);
  expect(steps[0]?.get('input')).toEqual(float32([1, 4], 1, 2, 3, 4));
  expect(steps[1]?.get('input')).toEqual(float32([1, 4], 5, 6, 7, 8));
  expect(steps[1]?.get('features')).toEqual(float32([3, 2], 2, 2, 2, 2, 2, 2));
  expect(steps.map((step) => step.get('sr'))).toEqual([int64([], 16_000), int64([], 16_000)]);
  expect(steps[0]?.get('state')).toEqual(float32([2, 1, 8], ...Array<number>(16).fill(0)));
  expect(steps[1]?.has('state')).toBe(false);
});

test.each([
  { title: 'no steps', input: float32([0, 4]), features: float32([0, 3, 2]), got: /at least one, got 0\.$/ },
  {
    title: 'different numbers of steps',
    input: float32([2, 4], 1, 2, 3, 4, 5, 6, 7, 8),
    features: float32([1, 3, 2], 1, 1, 1, 1, 1, 1),
    got: /^set\.jsonl, line 7: .*got 2 and 1 \(input "features"\)\.$/,
  },
])('$title are an error of the item', ({ input, features, got }) => {
  const feed = new Map([
    ['input', input],
    ['features', features],
  ]);
  expect(userErrorOf(() => split(feed)).message).toMatch(got);
});

test('the outputs of a sequence are those of its steps, in place of the batch axis', () => {
  const stacked = stackSteps(
    [
      new Map([
        ['p', float32([1, 1], 0.5)],
        ['q', float32([2], 1, 2)],
        ['t', text([1], 'a')],
      ]),
      new Map([
        ['p', float32([1, 1], 0.25)],
        ['q', float32([2], 3, 4)],
        ['t', text([1], 'b')],
      ]),
    ],
    'item',
  );
  const p = stacked.get('p');
  expect(p && tensorNumbers(p)).toEqual(Float64Array.of(0.5, 0.25));
  expect(p?.shape).toEqual([2, 1]);
  expect(stacked.get('q')?.shape).toEqual([2, 2]);
  expect(stacked.get('t')).toEqual(text([2], 'a', 'b'));
});

test('an output of another shape at another step is an error', () => {
  const steps = [new Map([['p', float32([1, 1], 1)]]), new Map([['p', float32([1, 2], 1, 2)]])];
  expect(userErrorOf(() => stackSteps(steps, 'item 3')).message).toBe(
    'item 3: expected output "p" with the same shape at each step, got one that differs from [1, 1].',
  );
});
