import { z } from 'zod';
import { REQUEST_FAILURES } from '../engine/server/request-failure.ts';

const ns = z.number().positive();

/**
 * The requests of one arm in one launch, in the order in which they were due. A failed request counts as one that took its
 * whole deadline: it is over every limit, and never left out. All arrays have shape [requests].
 */
export const servedLaunchSchema = z.strictObject({
  /** From the due time to the first token. */
  ttftNs: z.array(ns).min(1).max(10_000),
  /** (end − first token) ÷ tokens after the first chunk; null for an answer of a single chunk. */
  tpotNs: z.array(ns.nullable()),
  /** From the due time to the end of the answer. */
  latencyNs: z.array(ns),
  /** As the server counts them; 0 for a failed request. */
  outputTokens: z.array(z.int().nonnegative()),
  /** Failed requests by kind. */
  failures: z.partialRecord(z.enum(REQUEST_FAILURES), z.int().positive()),
  /** Time in which the requests were served, without the pauses in between. */
  wallNs: ns,
});

export type ServedLaunch = z.infer<typeof servedLaunchSchema>;

/** What the accuracy pass of a served model found besides outcomes. Arrays have one entry per item. */
export const servedAnswersSchema = z.strictObject({
  outputTokens: z.array(z.int().nonnegative()),
  /** Mean tokens of a prompt; null where the server does not count them. */
  meanInputTokens: z.number().nonnegative().nullable(),
  /** Answers that were cut off at the most tokens. */
  cutOff: z.int().nonnegative(),
  failures: z.partialRecord(z.enum(REQUEST_FAILURES), z.int().positive()),
  /** Time of a prompt that the server had seen, divided by that of one it had not, at most; null if it was not tried. */
  repeatRatio: z.number().positive().nullable(),
});

export type ServedAnswers = z.infer<typeof servedAnswersSchema>;
