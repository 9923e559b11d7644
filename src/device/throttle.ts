import type { GpuReading } from './gpu-reading.ts';

/*
 * Why a GPU's clocks are lower than they could be, as bits of `clocks_event_reasons.active`.
 *
 * What throws a launch away are the reasons that come from outside the model and change with the minute: heat and supply.
 * The power cap is none of them: a GPU at its power limit is at work as it will be in production, and a model that draws
 * more is slower for it, which the comparison must see. It is told. Idle clocks, application clocks, a display's clock and
 * sync boost are settings, or the absence of work.
 */
const SW_POWER_CAP = 0x4;
const HW_SLOWDOWN = 0x8;
const SW_THERMAL = 0x20;
const HW_THERMAL = 0x40;
const HW_POWER_BRAKE = 0x80;

const DISTURBING: readonly (readonly [bit: number, name: string])[] = [
  [HW_THERMAL, 'the hardware slowed down for heat'],
  [HW_POWER_BRAKE, 'the power supply braked the card'],
  [HW_SLOWDOWN, 'the hardware slowed down'],
  [SW_THERMAL, 'the driver slowed down for heat'],
];

const COUNTERS: readonly (readonly [
  counter: 'hwThermalUs' | 'powerBrakeUs' | 'swThermalUs',
  name: string,
])[] = [
  ['hwThermalUs', 'the hardware slowed down for heat'],
  ['powerBrakeUs', 'the power supply braked the card'],
  ['swThermalUs', 'the driver slowed down for heat'],
];

/**
 * What slowed the GPU down between two readings, for reasons that are not the model's.
 *
 * By the driver's counters, which miss nothing, or where it has none by the reasons that were active at either end.
 *
 * @returns Undefined where nothing did, as far as the driver tells.
 */
export function findThrottle(before: GpuReading, after: GpuReading): string | undefined {
  for (const [counter, name] of COUNTERS) {
    const [then, now] = [before[counter], after[counter]];
    if (then === null || now === null || !(now > then)) continue;
    return `${name} for ${((now - then) / 1000).toFixed(now - then < 1e6 ? 1 : 0)} ms`;
  }
  const active = (before.clockReasons ?? 0) | (after.clockReasons ?? 0);
  return DISTURBING.find(([bit]) => (active & bit) !== 0)?.[1];
}

/** Whether the power limit held the GPU down between two readings; undefined where the driver does not tell. */
export function wasPowerCapped(before: GpuReading, after: GpuReading): boolean | undefined {
  if (before.powerCapUs !== null && after.powerCapUs !== null) return after.powerCapUs > before.powerCapUs;
  if (before.clockReasons === null && after.clockReasons === null) return undefined;
  return (((before.clockReasons ?? 0) | (after.clockReasons ?? 0)) & SW_POWER_CAP) !== 0;
}
