import { z } from 'zod';
import { metricSchema } from '../../policy/metric.ts';
import { baselineSourceSchema, noBaselineSchema } from '../../records/baseline-fact.ts';
import { releaseUnknownSchema } from '../../records/commit-note.ts';
import { differenceSchema } from '../../records/difference.ts';
import { rowSchema } from '../row/row.ts';
import { attemptsSchema } from './attempts.ts';
import { noteSchema } from './note.ts';

/** Why drift limits were not judged, or need not be. */
const driftReasonSchema = z.discriminatedUnion('kind', [
  /** Limits over all items cannot be judged if the items were split into shards. */
  z.strictObject({ kind: z.literal('items-in-shards'), metrics: z.array(metricSchema) }),
  z.strictObject({ kind: z.literal('release-unknown'), why: releaseUnknownSchema }),
  z.strictObject({ kind: z.literal('no-release') }),
  /** The baseline's record has the same model, which kept these limits against this release. */
  z.strictObject({ kind: z.literal('kept-by-record') }),
  z.strictObject({ kind: z.literal('not-measured'), message: z.string() }),
  z.strictObject({ kind: z.literal('no-baseline'), why: noBaselineSchema }),
  z.strictObject({ kind: z.literal('incomparable'), differences: z.array(differenceSchema) }),
  z.strictObject({ kind: z.literal('not-judged') }),
]);

/** The model compared with the last release, over all merges since. */
export const modelDriftSchema = z.strictObject({
  /**
   * `pass` also if there is nothing to compare with: no release yet, or none that has the model; `why` says which.
   * `incomparable` if the release is unknown, cannot be found or cannot be measured: a requested check that was not
   * done is no pass.
   */
  state: z.enum(['pass', 'fail', 'inconclusive', 'incomparable']),
  /** Null if there is none, or it is unknown. */
  release: z.strictObject({ tag: z.string(), commit: z.string() }).nullable(),
  /** Where the release's model or figures came from; null if there are none. */
  source: baselineSourceSchema.nullable(),
  /** One per drift limit; `baseline` is the release's figure. */
  rows: z.array(rowSchema),
  /** Absent if the rows give the reason. */
  why: driftReasonSchema.optional(),
  /** Attempts at the comparison with the release. */
  attempts: attemptsSchema.optional(),
  notes: z.array(noteSchema),
});

export type Drift = z.infer<typeof modelDriftSchema>;
export type DriftReason = z.infer<typeof driftReasonSchema>;
