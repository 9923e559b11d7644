import { describe, expect, test } from 'vitest';
import { packLaunches, shortNumber, unpackLaunches } from '../../bench/verdicts/pack-launches.ts';
import type { Launch } from '../../src/measure/arm-measurement.ts';

describe('launches as columns', () => {
  // Not the product's record: what is packed must not depend on the figures that it has today.
  const launches = [
    { samples: 200, p50Ns: 2_048_215.4, machineNs: 2_048_215.4, share: 0.123456789, none: null },
    { samples: 200, p50Ns: 2_100_000, machineNs: 2_100_000, share: 0, none: null },
  ] as unknown as Launch[];

  test('keep every figure, a shared value once and an equal column by its name', () => {
    expect(packLaunches(launches)).toEqual({
      samples: [200],
      p50Ns: [2_048_215, 2_100_000],
      machineNs: 'p50Ns',
      share: [0.12346, 0],
      none: [null],
    });
  });

  test('that are not what the product knows are not judged by it', () => {
    expect(unpackLaunches(packLaunches(launches))).toBeUndefined();
  });

  test('of nothing are nothing', () => {
    expect(unpackLaunches(packLaunches([]))).toEqual([]);
  });
});

test('numbers keep whole nanoseconds, or five digits', () => {
  expect([123_456_789.4, 99_999.4, 0.000123456, 0].map(shortNumber)).toEqual([
    123_456_789, 99_999, 0.00012346, 0,
  ]);
});
