import { describe, expect, test } from 'vitest';
import type { GpuDisturbance } from '../../../../src/device/gpu-disturbance.ts';
import { gpuDisturbanceText } from '../../../../src/report/words/run/device.ts';

describe('gpuDisturbanceText', () => {
  const rows: readonly (readonly [GpuDisturbance, string])[] = [
    [
      { kind: 'other-process', pid: 4711, bytes: 812 * 2 ** 20 },
      'another process was on the GPU (process 4711, 812\u00A0MiB)',
    ],
    [{ kind: 'other-process', pid: 4711, bytes: null }, 'another process was on the GPU (process 4711)'],
    [
      { kind: 'slowed-down', cause: 'driver-heat', us: 250_000 },
      'the GPU driver slowed down because of heat for 250.0\u00A0ms',
    ],
    [
      { kind: 'slowed-down', cause: 'hardware-heat', us: 1_250_000 },
      'the GPU hardware slowed down because of heat for 1250\u00A0ms',
    ],
    [{ kind: 'slowed-down', cause: 'power-brake', us: null }, 'the power supply slowed the GPU down'],
    [{ kind: 'slowed-down', cause: 'hardware', us: null }, 'the GPU hardware slowed down'],
    [
      { kind: 'unreadable', message: 'the NVIDIA driver is not loaded' },
      'the GPU could not be read: the NVIDIA driver is not loaded',
    ],
  ];
  test.each(rows)('%o', (disturbance, text) => {
    expect(gpuDisturbanceText(disturbance)).toBe(text);
  });
});
