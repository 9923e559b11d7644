import { describe, expect, test } from 'vitest';
import type { GpuMoment } from '../../../../src/measure/arm-measurement.ts';
import { gpuMomentText } from '../../../../src/report/words/run/device.ts';

const NOTHING: GpuMoment = { smClockMhz: null, memoryClockMhz: null, temperatureC: null, powerW: null };

describe('gpuMomentText', () => {
  const rows: readonly (readonly [GpuMoment | null, string])[] = [
    [
      { smClockMhz: 345, memoryClockMhz: 2619, temperatureC: 41, powerW: 69.85 },
      '345\u00A0MHz, memory 2619\u00A0MHz, 41\u00A0°C, 70\u00A0W',
    ],
    [{ ...NOTHING, temperatureC: 0 }, '0\u00A0°C'],
    [NOTHING, 'unknown'],
    [null, 'unknown'],
  ];
  test.each(rows)('%o', (moment, text) => {
    expect(gpuMomentText(moment)).toBe(text);
  });
});
