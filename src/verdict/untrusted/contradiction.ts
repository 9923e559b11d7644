import { z } from 'zod';
import { metricSchema } from '../../policy/metric.ts';
import { STATES } from '../state.ts';

const state = z.enum(STATES);

/** A combination in a verdict that cannot be true. */
export const contradictionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-model') }),
  z.strictObject({ kind: z.literal('too-many-models'), max: z.int() }),
  /** An id that no policy allows. */
  z.strictObject({ kind: z.literal('bad-model-id') }),
  z.strictObject({ kind: z.literal('metric-twice'), metric: metricSchema }),
  /** The row passes with a figure beyond its limit, without a figure, or without a limit. */
  z.strictObject({ kind: z.literal('passes-beyond-limit'), metric: metricSchema }),
  z.strictObject({ kind: z.literal('waived-without-waiver'), metric: metricSchema }),
  z.strictObject({ kind: z.literal('drift-passes-over-failure') }),
  /** The model's state is milder than that of its rows. */
  z.strictObject({ kind: z.literal('milder-than-rows'), state, rows: state }),
  /** The model's state needs figures, but its ending says that there are none. */
  z.strictObject({ kind: z.literal('green-without-figures'), state }),
  /** Results are missing, but the verdict is not an error. */
  z.strictObject({ kind: z.literal('complete-despite-problems'), state }),
  z.strictObject({ kind: z.literal('not-the-worst-model'), state, worst: state }),
  /** The judging policy limits the metric, but no row judges it by that limit. */
  z.strictObject({ kind: z.literal('limit-not-judged'), metric: metricSchema }),
  /** A row does not count because its data set is advisory, which it is not, or not by the judging policy. */
  z.strictObject({ kind: z.literal('not-advisory'), metric: metricSchema }),
  z.strictObject({ kind: z.literal('drift-not-judged') }),
  /** The model claims to be new, but the base commit has it. */
  z.strictObject({ kind: z.literal('not-new') }),
]);

export type Contradiction = z.infer<typeof contradictionSchema>;
