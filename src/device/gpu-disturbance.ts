import { z } from 'zod';
import type { GpuReading } from './gpu-reading.ts';

/** Causes of a GPU slowdown other than the model. */
const SLOWDOWN_CAUSES = ['hardware-heat', 'power-brake', 'hardware', 'driver-heat'] as const;

/** Why a launch on the GPU does not count. */
export const gpuDisturbanceSchema = z.discriminatedUnion('kind', [
  /** Another process used the GPU; `bytes`: its GPU memory, null if the driver does not report it. */
  z.strictObject({ kind: z.literal('other-process'), pid: z.int(), bytes: z.number().nullable() }),
  /** `us`: for how long, in µs; null if the driver reports no duration. */
  z.strictObject({
    kind: z.literal('slowed-down'),
    cause: z.enum(SLOWDOWN_CAUSES),
    us: z.number().positive().nullable(),
  }),
  /** `message`: from nvidia-smi. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
]);

export type GpuDisturbance = z.infer<typeof gpuDisturbanceSchema>;
export type SlowdownCause = (typeof SLOWDOWN_CAUSES)[number];

/*
 * Why a GPU's clocks are lower than they could be, as bits of `clocks_event_reasons.active`.
 *
 * A launch is discarded for causes that are independent of the model and change by the minute: heat and power supply.
 * The power cap is only reported: a GPU at its power limit behaves as in production, and if a model draws more power and is
 * slower as a result, the comparison must see it. Idle clocks, application clocks, display clock and sync boost are settings
 * or mean that there is no work.
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
 * Finds what slowed the GPU down between two readings, other than the model.
 *
 * Uses the driver's counters, which miss nothing. If it has none, uses the reasons that were active at either reading.
 *
 * @returns Undefined if the driver reports no cause.
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

/** Whether the power limit slowed the GPU down between two readings; undefined if the driver does not report it. */
export function wasPowerCapped(before: GpuReading, after: GpuReading): boolean | undefined {
  if (before.powerCapUs !== null && after.powerCapUs !== null) return after.powerCapUs > before.powerCapUs;
  if (before.clockReasons === null && after.clockReasons === null) return undefined;
  return (((before.clockReasons ?? 0) | (after.clockReasons ?? 0)) & SW_POWER_CAP) !== 0;
}
