import { z } from 'zod';
import { ATTEMPT_STATES } from '../../records/attempt-record.ts';

const count = z.int().nonnegative();

/** Attempts at one comparison: the same two models, data, settings, machine and limits. Absent at the first attempt. */
export const attemptsSchema = z.strictObject({
  /** Number of this attempt, from 1. */
  number: z.int().positive(),
  /** Launches behind the figures. */
  launches: count,
  /** Number of attempts that those launches come from. */
  of: count,
  /** Launches of this run. */
  own: count,
  /**
   * What the verdict is based on. `all`: the launches of all attempts, pooled. `this`: this attempt, which fails alone
   * or does not agree with the others, although the pooled launches pass. `earlier`: earlier attempts, at least one of which failed; nothing was measured
   * again. `pull-request`: what the pull request's own run measured; nothing was measured again.
   */
  basis: z.enum(['all', 'this', 'earlier', 'pull-request']),
  /** Oldest first. */
  earlier: z.array(
    z.strictObject({
      state: z.enum(ATTEMPT_STATES),
      launches: count,
      at: z.iso.datetime(),
      /** Link to the attempt's run; null on a command line and in an untrusted verdict. */
      url: z.string().nullable(),
    }),
  ),
});

export type Attempts = z.infer<typeof attemptsSchema>;
