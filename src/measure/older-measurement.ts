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

/** Figures that launches have had all along. Older launches have others as well, which are dropped. */
const olderLaunch = z
  .object(launchSchema.omit({ net: true, tails: true, waiting: true }).shape)
  .transform((launch) => ({ ...launch, net: null, tails: null, waiting: null }));

/** A measurement as stored in records of version 4 and attempts of version 2: before waiting was measured. */
export const armMeasurementV4Schema = armMeasurementSchema.extend({
  launches: z.array(olderLaunch),
  discardedLaunches: z.object(discardedSchema.shape),
});

/** Version 3 stored disturbances as sentences; they are dropped. */
const discardedV3 = z
  .object({ late: discardedSchema.shape.late, disturbed: discardedSchema.shape.gpuBusy })
  .transform(({ late, disturbed }) => ({
    late,
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

/** Version 3 stored clocks, heat and power as one text; it is dropped. */
const gpuStateV3 = gpuStateSchema
  .extend({ before: z.string(), after: z.string() })
  .transform(({ isPowerCapped }) => ({ before: null, after: null, isPowerCapped }));

/** Reads a measurement as stored in records of version 3 and attempts of version 1. */
export const armMeasurementV3Schema = armMeasurementSchema
  .omit({ gpuMemory: true, gpu: true })
  .extend({
    launches: z.array(olderLaunch),
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
