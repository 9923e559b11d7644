import type { GpuDisturbance, SlowdownCause } from './gpu-disturbance.ts';
import type { GpuReading } from './gpu-reading.ts';

/*
 * Why a GPU's clocks are lower than they could be, as bits of `clocks_event_reasons.active`.
 *
 * A launch is discarded for the reasons that come from outside the model and change by the minute: heat and power supply.
 * The power cap is not one of them: a GPU at its power limit works as it will in production, and a model that draws more is
 * slower for it, which the comparison must see. It is reported. Idle clocks, application clocks, a display's clock and sync
 * boost are settings, or the absence of work.
 */
const SW_POWER_CAP = 0x4;
const HW_SLOWDOWN = 0x8;
const SW_THERMAL = 0x20;
const HW_THERMAL = 0x40;
const HW_POWER_BRAKE = 0x80;

const DISTURBING: readonly (readonly [bit: number, cause: SlowdownCause])[] = [
  [HW_THERMAL, 'hardware-heat'],
  [HW_POWER_BRAKE, 'power-brake'],
  [HW_SLOWDOWN, 'hardware'],
  [SW_THERMAL, 'driver-heat'],
];

const COUNTERS: readonly (readonly [
  counter: 'hwThermalUs' | 'powerBrakeUs' | 'swThermalUs',
  cause: SlowdownCause,
])[] = [
  ['hwThermalUs', 'hardware-heat'],
  ['powerBrakeUs', 'power-brake'],
  ['swThermalUs', 'driver-heat'],
];

/**
 * What slowed the GPU down between two readings, for reasons that are not the model's.
 *
 * By the driver's counters, which miss nothing, or where it has none by the reasons that were active at either end.
 *
 * @returns Undefined where nothing did, as far as the driver reports.
 */
export function findThrottle(before: GpuReading, after: GpuReading): GpuDisturbance | undefined {
  for (const [counter, cause] of COUNTERS) {
    const [then, now] = [before[counter], after[counter]];
    if (then === null || now === null || !(now > then)) continue;
    return { kind: 'slowed-down', cause, us: now - then };
  }
  const active = (before.clockReasons ?? 0) | (after.clockReasons ?? 0);
  const cause = DISTURBING.find(([bit]) => (active & bit) !== 0)?.[1];
  return cause && { kind: 'slowed-down', cause, us: null };
}

/** Whether the power limit held the GPU down between two readings; undefined where the driver does not report it. */
export function wasPowerCapped(before: GpuReading, after: GpuReading): boolean | undefined {
  if (before.powerCapUs !== null && after.powerCapUs !== null) return after.powerCapUs > before.powerCapUs;
  if (before.clockReasons === null && after.clockReasons === null) return undefined;
  return (((before.clockReasons ?? 0) | (after.clockReasons ?? 0)) & SW_POWER_CAP) !== 0;
}
