import { describe, expect, test } from 'vitest';
import { findThrottle, type GpuDisturbance, wasPowerCapped } from '../../src/device/gpu-disturbance.ts';
import { type GpuReading, parseGpuReading } from '../../src/device/gpu-reading.ts';
import { parseMask, parseNumber, parseText } from '../../src/device/parse-value.ts';

const QUIET = parseGpuReading('[N/A]', ['name']) as GpuReading;
const COUNTED = { ...QUIET, swThermalUs: 500, hwThermalUs: 0, powerBrakeUs: 0, powerCapUs: 0 };

describe('findThrottle', () => {
  const cases: readonly {
    title: string;
    before: Partial<GpuReading>;
    after: Partial<GpuReading>;
    found?: GpuDisturbance;
  }[] = [
    { title: 'counters that do not move', before: COUNTED, after: COUNTED },
    {
      title: 'a counter that rose by one microsecond',
      before: COUNTED,
      after: { ...COUNTED, swThermalUs: 501 },
      found: { kind: 'slowed-down', cause: 'driver-heat', us: 1 },
    },
    {
      title: 'a counter that rose, although no reason is active any more',
      before: COUNTED,
      after: { ...COUNTED, hwThermalUs: 1_250_000 },
      found: { kind: 'slowed-down', cause: 'hardware-heat', us: 1_250_000 },
    },
    {
      title: 'a counter that a new driver has reset',
      before: COUNTED,
      after: { ...COUNTED, swThermalUs: 0 },
    },
    {
      title: 'without counters, a reason that was active at the end',
      before: { clockReasons: 0x1 },
      after: { clockReasons: 0x40 },
      found: { kind: 'slowed-down', cause: 'hardware-heat', us: null },
    },
    {
      title: 'a slowdown that names no cause',
      before: { clockReasons: 0x8 },
      after: { clockReasons: 0 },
      found: { kind: 'slowed-down', cause: 'hardware', us: null },
    },
    {
      title: 'the power supply',
      before: { clockReasons: 0 },
      after: { clockReasons: 0x88 },
      found: { kind: 'slowed-down', cause: 'power-brake', us: null },
    },
    {
      title: 'idle, application clocks, the power cap, sync boost and a display’s clock are no disturbance',
      before: { clockReasons: 0x1 | 0x2 },
      after: { clockReasons: 0x4 | 0x10 | 0x100 },
    },
    { title: 'a driver that reports nothing', before: {}, after: {} },
  ];
  test.each(cases)('$title', ({ before, after, found }) => {
    expect(findThrottle({ ...QUIET, ...before }, { ...QUIET, ...after })).toEqual(found);
  });
});

describe('wasPowerCapped', () => {
  test('by the counter, else by the reason, else unknown', () => {
    expect(wasPowerCapped(COUNTED, { ...COUNTED, powerCapUs: 9 })).toBe(true);
    expect(wasPowerCapped({ ...COUNTED, clockReasons: 4 }, COUNTED)).toBe(false);
    expect(wasPowerCapped({ ...QUIET, clockReasons: 0 }, { ...QUIET, clockReasons: 4 })).toBe(true);
    expect(wasPowerCapped(QUIET, QUIET)).toBeUndefined();
  });
});

describe('values as nvidia-smi prints them', () => {
  test.each([
    ['[N/A]', null],
    ['N/A', null],
    ['[Not Supported]', null],
    ['[Insufficient Permissions]', null],
    ['[Requested functionality has been deprecated]', null],
    ['', null],
    ['0', 0],
    ['69.85', 69.85],
    [' 700.00 W', 700],
    ['12 us', 12],
    ['12 34', null],
    ['NaN', null],
  ])('%j is the number %j', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  test('a mask is hexadecimal, and a name is a name', () => {
    expect(parseMask('0x00000000000001FF')).toBe(0x1ff);
    expect(parseMask('Active')).toBeNull();
    expect(parseText('Disabled')).toBe('Disabled');
    expect(parseText(undefined)).toBeNull();
  });

  test('a line with another number of values is no reading', () => {
    expect(parseGpuReading('NVIDIA H100, 1, 2', ['name', 'memory.used'])).toBeUndefined();
  });
});
