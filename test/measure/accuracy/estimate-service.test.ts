import { describe, expect, test } from 'vitest';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { estimateService } from '../../../src/measure/accuracy/estimate-service.ts';

const feed = (...shape: number[]): Feed =>
  new Map([['x', { dtype: 'float32', shape, bytes: new Uint8Array(0) }]]);

describe('estimateService', () => {
  test.each<{
    title: string;
    rounds: (readonly [readonly Feed[], number])[];
    expected: number;
    newShapeNs?: number;
  }>([
    {
      title: 'the first run of a shape, which prepares the kernels, does not count',
      rounds: [
        [[feed(1, 8)], 8000],
        [[feed(1, 8)], 5],
        [[feed(1, 8), feed(1, 8)], 13],
      ],
      expected: 6e6,
    },
    {
      title: 'neither does what holds the first run of another shape',
      rounds: [
        [[feed(1, 8)], 8000],
        [[feed(1, 8), feed(1, 8)], 10],
        [[feed(1, 8), feed(2, 8)], 912],
        [[feed(2, 8), feed(1, 8)], 14],
      ],
      expected: 6e6,
      newShapeNs: 900e6,
    },
    {
      title: 'where every run is the first of its shape, all count',
      rounds: [
        [[feed(1)], 30],
        [[feed(2)], 10],
      ],
      expected: 20e6,
    },
    { title: 'one run alone counts', rounds: [[[feed(1)], 30]], expected: 30e6 },
    { title: 'nothing has no mean', rounds: [], expected: Number.NaN },
  ])('$title', ({ rounds, expected, newShapeNs = 0 }) => {
    const estimate = estimateService();
    for (const [feeds, elapsedMs] of rounds) estimate.add(feeds, elapsedMs);
    expect(estimate.estimate()).toEqual({ serviceNs: expected, newShapeNs });
  });
});
