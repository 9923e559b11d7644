import { describe, expect, test } from 'vitest';
import { diagnoseGpu } from '../../../src/verdict/time/diagnose-gpu.ts';
import type { TimeParts } from '../../../src/verdict/time/time-account.ts';
import { launchOf } from '../../support/fixtures/comparison-fixture.ts';

const PARTS: TimeParts = {
  kernelNs: 900e3,
  fallbackNs: 0,
  copyNs: 0,
  reformatNs: 100e3,
  runtimeNs: 0,
  queueNs: 0,
  firstRunNs: 1,
  loadNs: 1,
};
const steady = Array.from({ length: 8 }, () => launchOf(1e6));
const bound = (parts: Partial<TimeParts>, enqueueNs: number | null): string =>
  diagnoseGpu({ ...PARTS, ...parts }, { enqueueNs, launches: steady }).bound;

describe('diagnoseGpu', () => {
  test.each([
    { title: 'enqueueing takes 0.8 of the kernels', parts: {}, enqueueNs: 800e3, expected: 'compute' },
    { title: 'it takes a hair more', parts: {}, enqueueNs: 800e3 + 1, expected: 'enqueue' },
    {
      title: 'copies take as long as the kernels',
      parts: { copyNs: 1e6 },
      enqueueNs: 1,
      expected: 'transfer',
    },
    { title: 'copies take a hair less', parts: { copyNs: 1e6 - 1 }, enqueueNs: 1, expected: 'compute' },
    { title: 'both', parts: { copyNs: 1e6 }, enqueueNs: 900e3, expected: 'transfer' },
    {
      title: 'without a time of enqueueing, the time between kernels counts',
      parts: { runtimeNs: 900e3 },
      enqueueNs: null,
      expected: 'enqueue',
    },
    { title: 'nothing of it', parts: {}, enqueueNs: null, expected: 'compute' },
  ])('$title: $expected', ({ parts, enqueueNs, expected }) => {
    expect(bound(parts, enqueueNs)).toBe(expected);
  });

  test('has the figures', () => {
    expect(diagnoseGpu(PARTS, { enqueueNs: 250e3, launches: steady })).toEqual({
      bound: 'compute',
      computeNs: 1e6,
      enqueueNs: 250e3,
      copyNs: 0,
      clockVariation: null,
    });
  });

  test('suspects the clocks when the medians of the launches spread', () => {
    const clocks = (spread: number, count = 8) =>
      diagnoseGpu(PARTS, {
        enqueueNs: 1,
        launches: Array.from({ length: count }, (_, index) =>
          launchOf(1e6 * (1 + (index % 2 === 0 ? spread : -spread))),
        ),
      }).clockVariation;
    expect(clocks(0.026)).toBeCloseTo(0.026, 12);
    expect(clocks(0.024)).toBeNull();
    expect(clocks(0.5, 3)).toBeNull();
  });

  test('does not suspect the clocks where the GPU waits for the host', () => {
    const launches = [1, 2, 1, 2].map((ms) => launchOf(ms * 1e6));
    expect(diagnoseGpu(PARTS, { enqueueNs: 1e6, launches }).clockVariation).toBeNull();
  });
});
