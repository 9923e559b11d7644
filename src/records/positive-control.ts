import { z } from 'zod';

/** The ways in which a model is made worse on purpose, so that the gate must block it. */
export const CONTROL_KINDS = ['slower', 'worse'] as const;

/** When the gate last blocked every model that it must block, and how these were made. */
export const positiveControlSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  blocked: z.array(z.enum(CONTROL_KINDS)).min(1),
});

export type PositiveControl = z.infer<typeof positiveControlSchema>;

/** Names for the blocked models in records of schema version 3 and in older history lines. */
const RECORDED_KINDS = { 'a slower model': 'slower', 'a worse model': 'worse' } as const;

const olderSchema = z
  .strictObject({
    at: positiveControlSchema.shape.at,
    caught: z.array(z.enum(Object.keys(RECORDED_KINDS) as (keyof typeof RECORDED_KINDS)[])).min(1),
  })
  .transform(
    ({ at, caught }): PositiveControl => ({ at, blocked: caught.map((each) => RECORDED_KINDS[each]) }),
  );

/** A positive control in a record or a history line of any age. */
export const recordedControlSchema = z.union([positiveControlSchema, olderSchema]);
