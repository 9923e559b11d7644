import { describe, expect, test } from 'vitest';
import { chooseTogether } from '../../src/ladder/choose-rungs.ts';
import type { Rung } from '../../src/policy/list-rungs.ts';
import { policyOf } from '../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../support/scoring.ts';
import { keptRung, rungOf } from './ladder-fixture.ts';

const SERVED = { task: { kind: 'text' }, engine: SERVER };

const threads = (count: number) => ({ kind: 'runtime', setting: { 'intra-op-threads': count } }) as const;
const file = (artifact: string) => ({ kind: 'artifact', artifact }) as const;

const judged = (
  name: string,
  gain: number,
  { change, verdict = 'kept' }: { change: Rung['change']; verdict?: 'kept' | 'dropped' },
) => ({ rung: rungOf(name, change), verdict: keptRung(name, -gain, { verdict }) });

describe('chooseTogether', () => {
  test('takes the best artifact and the best value of each setting, in their order', () => {
    const chosen = chooseTogether(
      [
        judged('int8', 0.5, { change: file('int8.onnx') }),
        judged('fp16', 0.2, { change: file('fp16.onnx') }),
        judged('two', 0.3, { change: threads(2) }),
        judged('four', 0.1, { change: threads(4) }),
        judged('no arena', 0.05, { change: { kind: 'runtime', setting: { 'memory-arena': false } } }),
      ],
      { scoreBetter: 'higher', leastGain: 0.02 },
    );
    expect(chosen.map(({ name }) => name)).toEqual(['int8', 'two', 'no arena']);
  });

  const server = {
    kind: 'engine',
    engine: { ...policyOf({ 'error-rate': { max: '0%' } }, SERVED).engine },
  } as const;
  const words = (word: string) => ({ kind: 'start', start: [word, '{port}'] }) as const;

  test('takes the best artifact with the best command line', () => {
    const chosen = chooseTogether(
      [
        judged('q4', 0.4, { change: file('q4.gguf') }),
        judged('flash', 0.3, { change: words('flash') }),
        judged('batched', 0.1, { change: words('batched') }),
      ],
      { scoreBetter: 'higher', leastGain: 0.02 },
    );
    expect(chosen.map(({ name }) => name)).toEqual(['q4', 'flash']);
  });

  test.each([
    { title: 'the server where it gains more', gain: 0.5, names: ['int8', 'server'] },
    { title: 'the settings where they gain more', gain: 0.1, names: ['int8', 'two', 'no arena'] },
  ])('takes a server or settings of onnxruntime, which it does not have: $title', ({ gain, names }) => {
    const chosen = chooseTogether(
      [
        judged('int8', 0.6, { change: file('int8.onnx') }),
        judged('two', 0.3, { change: threads(2) }),
        judged('no arena', 0.05, { change: { kind: 'runtime', setting: { 'memory-arena': false } } }),
        judged('server', gain, { change: server }),
      ],
      { scoreBetter: 'higher', leastGain: 0.02 },
    );
    expect(chosen.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    {
      title: 'a server beside a setting of onnxruntime',
      rungs: [judged('two', 0.3, { change: threads(2) }), judged('server', 0.5, { change: server })],
    },
    {
      title: 'two command lines',
      rungs: [judged('a', 0.3, { change: words('a') }), judged('b', 0.5, { change: words('b') })],
    },
    { title: 'one rung', rungs: [judged('two', 0.3, { change: threads(2) })] },
    {
      title: 'rungs that take each other’s place',
      rungs: [judged('a', 0.3, { change: file('a.onnx') }), judged('b', 0.2, { change: file('b.onnx') })],
    },
    {
      title: 'a rung and one that was dropped',
      rungs: [
        judged('two', 0.3, { change: threads(2) }),
        judged('a', 0.9, { change: file('a.onnx'), verdict: 'dropped' }),
      ],
    },
    {
      title: 'a rung beside a batch',
      rungs: [
        judged('two', 0.3, { change: threads(2) }),
        judged('batch', 0.3, { change: { kind: 'batch', batch: 8 } }),
      ],
    },
  ])('makes nothing of $title', ({ rungs }) => {
    expect(chooseTogether(rungs, { scoreBetter: 'higher', leastGain: 0.02 })).toEqual([]);
  });
});
