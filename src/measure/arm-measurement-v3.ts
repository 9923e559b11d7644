import { z } from 'zod';
import type { MeterKind } from '../device/power-meter.ts';
import type { ReadingProblem } from '../device/reading-problem.ts';
import {
  armMeasurementSchema,
  discardedSchema,
  energySchema,
  gpuMemorySchema,
  gpuStateSchema,
  launchSchema,
} from './arm-measurement.ts';

/** A launch as stored in records of version 3 and attempts of version 1. */
export const launchV3Schema = launchSchema
  .omit({ p95UnpreemptedNs: true, windowP95UnpreemptedNs: true })
  .extend({
    p95UndisturbedNs: launchSchema.shape.p95UnpreemptedNs,
    windowP95UndisturbedNs: launchSchema.shape.windowP95UnpreemptedNs,
  })
  .transform(({ p95UndisturbedNs, windowP95UndisturbedNs, ...launch }) => ({
    ...launch,
    p95UnpreemptedNs: p95UndisturbedNs,
    windowP95UnpreemptedNs: windowP95UndisturbedNs,
  }));

/** Those versions stored disturbances as sentences; they are dropped. */
const discardedV3 = discardedSchema
  .omit({ gpuBusy: true })
  .extend({ disturbed: discardedSchema.shape.gpuBusy, disturbances: z.array(z.string()).optional() })
  .transform(({ late, unsteady, disturbed }) => ({
    late,
    unsteady,
    ...(disturbed !== undefined && { gpuBusy: disturbed, disturbances: [] }),
  }));

const whyV3 = z
  .string()
  .nullable()
  .transform((why): ReadingProblem | null => (why === null ? null : { kind: 'unreadable', message: why }));

const METERS_V3 = {
  'card counter': 'gpu-counter',
  'card power': 'gpu-power',
  'processor counter': 'processor-counter',
} as const satisfies Record<string, MeterKind>;

const meterV3 = z
  .enum(Object.keys(METERS_V3) as [keyof typeof METERS_V3, ...(keyof typeof METERS_V3)[]])
  .transform((how): MeterKind => METERS_V3[how]);

/** Those versions stored clocks, heat and power as one text; it is dropped. */
const gpuStateV3 = gpuStateSchema
  .extend({ before: z.string(), after: z.string() })
  .transform(({ isPowerCapped }) => ({ before: null, after: null, isPowerCapped }));

/** Reads a measurement as stored in records of version 3 and attempts of version 1. */
export const armMeasurementV3Schema = armMeasurementSchema
  .omit({ gpuMemory: true, gpu: true })
  .extend({
    launches: z.array(launchV3Schema),
    discardedLaunches: discardedV3,
    cardMemory: gpuMemorySchema.extend({ why: whyV3 }).optional(),
    card: gpuStateV3.optional(),
    energy: energySchema.extend({ how: meterV3.nullable(), why: whyV3 }).optional(),
  })
  .transform(({ cardMemory, card, ...measurement }) => ({
    ...measurement,
    ...(cardMemory && { gpuMemory: cardMemory }),
    ...(card && { gpu: card }),
  }));
