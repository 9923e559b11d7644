import { describe, expect, test } from 'vitest';
import { armMeasurementV3Schema } from '../../src/measure/arm-measurement-v3.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';

/** A measurement as records of version 3 have it. */
function stored(more: Record<string, unknown>): unknown {
  const { p95UnpreemptedNs: _, windowP95UnpreemptedNs: __, ...launch } = launchOf(2e6);
  const launches = [{ ...launch, p95UndisturbedNs: 1.5e6, windowP95UndisturbedNs: [1.5e6, null] }];
  const { outcomes: ___, ...arm } = armOf({});
  return { ...arm, launches, outcomes: JSON.parse(JSON.stringify(new OutcomeTable())), ...more };
}

describe('armMeasurementV3Schema', () => {
  test('reads a measurement on the processor', () => {
    const { outcomes, ...measurement } = armMeasurementV3Schema.parse(stored({}));
    expect(outcomes.count).toBe(0);
    expect(measurement).toEqual({
      launches: [{ ...launchOf(2e6), p95UnpreemptedNs: 1.5e6, windowP95UnpreemptedNs: [1.5e6, null] }],
      discardedLaunches: { late: 0, unsteady: 0 },
      ramPeakBytes: [],
      arenaPeakBytes: null,
      modelSizeBytes: 1000,
      placement: [],
      plainRunNs: null,
    });
  });

  test('reads a measurement on a GPU, and drops what is only a sentence', () => {
    const measurement = armMeasurementV3Schema.parse(
      stored({
        discardedLaunches: { late: 1, unsteady: 2, disturbed: 3, disturbances: ['another process (4711)'] },
        cardMemory: { peakBytes: [1, 2], how: 'process', why: null },
        card: { before: '345 MHz, 41 °C', after: 'could not be read', isPowerCapped: true },
        energy: { windows: [{ joulesPerRun: 2, runNs: 3 }], how: 'card counter', idleW: 70, why: null },
      }),
    );
    expect(measurement).toMatchObject({
      discardedLaunches: { late: 1, unsteady: 2, gpuBusy: 3, disturbances: [] },
      gpuMemory: { peakBytes: [1, 2], how: 'process', why: null },
      gpu: { before: null, after: null, isPowerCapped: true },
      energy: { windows: [{ joulesPerRun: 2, runNs: 3 }], how: 'gpu-counter', idleW: 70, why: null },
    });
    expect(measurement).not.toHaveProperty('card');
    expect(measurement).not.toHaveProperty('cardMemory');
  });

  test('quotes why a figure is missing', () => {
    const why = 'the NVIDIA driver is not loaded';
    const measurement = armMeasurementV3Schema.parse(
      stored({
        cardMemory: { peakBytes: [], how: null, why },
        energy: { windows: [], how: null, idleW: null, why },
      }),
    );
    const quoted = { kind: 'unreadable', message: why };
    expect(measurement.gpuMemory?.why).toEqual(quoted);
    expect(measurement.energy?.why).toEqual(quoted);
  });

  test.each([
    ['of another meter', { energy: { windows: [], how: 'gpu-counter', idleW: null, why: null } }],
    ['with a key of today', { gpuMemory: { peakBytes: [], how: null, why: null } }],
    ['with a launch of today', { launches: [launchOf(1e6)] }],
  ])('refuses one %s', (_, more) => {
    expect(armMeasurementV3Schema.safeParse(stored(more)).success).toBe(false);
  });
});
