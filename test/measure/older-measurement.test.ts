import { describe, expect, test } from 'vitest';
import { armMeasurementV3Schema, armMeasurementV4Schema } from '../../src/measure/older-measurement.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';

/** Figures that older launches have as well as today's. */
const { net: _, tails: __, waiting: ___, ...KEPT } = launchOf(2e6);

/** A launch as read from an older record: how long it waited is unknown. */
const READ = { ...KEPT, net: null, tails: null, waiting: null };

/** Figures of older launches that are no longer used. */
const DROPPED = { windowP95Ns: [2e6], preemptedShare: 0.4, isSteady: false };
const V3 = { ...KEPT, ...DROPPED, p95UndisturbedNs: 1.5e6, windowP95UndisturbedNs: [1.5e6, null] };
const V4 = { ...KEPT, ...DROPPED, p95UnpreemptedNs: 1.5e6, windowP95UnpreemptedNs: [1.5e6, null] };

const { outcomes: ____, ...ARM } = armOf({});

/** A measurement as older records have it. */
const stored = (launch: object, more: Record<string, unknown> = {}): unknown => ({
  ...ARM,
  launches: [launch],
  discardedLaunches: { late: 1, unsteady: 2 },
  outcomes: JSON.parse(JSON.stringify(new OutcomeTable())),
  ...more,
});

describe.each([
  { version: 3, schema: armMeasurementV3Schema, launch: V3 },
  { version: 4, schema: armMeasurementV4Schema, launch: V4 },
])('a measurement of version $version', ({ schema, launch }) => {
  test('is read; its net latency, tails and waiting are unknown', () => {
    const { outcomes, ...measurement } = schema.parse(stored(launch));
    expect(outcomes.count).toBe(0);
    expect(measurement).toEqual({ ...ARM, launches: [READ], discardedLaunches: { late: 1 } });
  });

  test.each<[string, Record<string, unknown>]>([
    ['lacks a figure', { launches: [{ ...launch, p95Ns: undefined }] }],
    ['has a latency of zero', { launches: [{ ...launch, p95Ns: 0 }] }],
    ['has a latency that is no number', { launches: [{ ...launch, p95Ns: Number.NaN }] }],
    ['lacks the late launches', { discardedLaunches: { unsteady: 2 } }],
    ['has an unknown key', { color: 'red' }],
  ])('is refused if it %s', (_title, more) => {
    expect(schema.safeParse(stored(launch, more)).success).toBe(false);
  });
});

describe('armMeasurementV4Schema', () => {
  test('reads a measurement on a GPU as it is', () => {
    const onGpu = {
      discardedLaunches: {
        late: 0,
        gpuBusy: 1,
        disturbances: [{ kind: 'other-process', pid: 4711, bytes: null }],
      },
      gpuMemory: { peakBytes: [1, 2], how: 'process', why: null },
      gpu: { before: null, after: null, isPowerCapped: true },
    };
    expect(armMeasurementV4Schema.parse(stored(V4, onGpu))).toMatchObject(onGpu);
  });
});

describe('armMeasurementV3Schema', () => {
  test('reads a measurement on a GPU, and drops what is only a sentence', () => {
    const measurement = armMeasurementV3Schema.parse(
      stored(V3, {
        discardedLaunches: { late: 1, unsteady: 2, disturbed: 3, disturbances: ['another process (4711)'] },
        cardMemory: { peakBytes: [1, 2], how: 'process', why: null },
        card: { before: '345 MHz, 41 °C', after: 'could not be read', isPowerCapped: true },
        energy: { windows: [{ joulesPerRun: 2, runNs: 3 }], how: 'card counter', idleW: 70, why: null },
      }),
    );
    expect(measurement).toMatchObject({
      discardedLaunches: { late: 1, gpuBusy: 3, disturbances: [] },
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
      stored(V3, {
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
    ['with a key of a later version', { gpuMemory: { peakBytes: [], how: null, why: null } }],
  ])('refuses one %s', (_title, more) => {
    expect(armMeasurementV3Schema.safeParse(stored(V3, more)).success).toBe(false);
  });
});
