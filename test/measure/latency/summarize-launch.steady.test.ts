import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../src/measure/latency/summarize-launch.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { sample } from './sample-fixture.ts';

describe('isSteady', () => {
  const random = createRandom(5);
  const noisy = (count: number, ns: number) =>
    Array.from({ length: count }, () => sample(ns * (1 + 0.05 * random.nextUnit())));

  test.each([
    { title: 'one arm alone at one pace', arms: [noisy(80, 1e6)], steady: true },
    {
      title: 'one arm that takes a step of 10 %',
      arms: [[...noisy(40, 1e6), ...noisy(40, 1.1e6)]],
      steady: false,
    },
    {
      title: 'two arms that take the step together',
      arms: [1, 2].map((times) => [...noisy(40, times * 1e6), ...noisy(40, times * 1.1e6)]),
      steady: true,
    },
    {
      title: 'two arms of which one takes it',
      arms: [noisy(80, 2e6), [...noisy(40, 1e6), ...noisy(40, 1.1e6)]],
      steady: false,
    },
    {
      title: 'two arms of which one is warm only after a quarter of the launch',
      arms: [noisy(80, 2e6), [...noisy(20, 1.3e6), ...noisy(60, 1e6)]],
      steady: false,
    },
    {
      title: 'many samples with a step of 1 %, which no limit asks for',
      arms: [[...noisy(2000, 1e6), ...noisy(2000, 1.01e6)]],
      steady: true,
    },
  ])('$title: $steady', ({ arms, steady }) => {
    expect(isSteady(arms)).toBe(steady);
  });
});
