import { z } from 'zod';
import { REQUEST_FAILURES } from '../engine/server/request-failure.ts';

const ns = z.number().positive();

/**
 * `side-by-side`: both servers were loaded and took turns block by block. `alternate`: one ran all its blocks and ended
 * before the other started.
 */
export const TURNS = ['side-by-side', 'alternate'] as const;

const MAX_REQUESTS = 10_000;

/**
 * The requests of one arm in one launch, in the order in which they were due. A failed request counts as one that took its
 * whole deadline: it is over every limit, and never left out. All arrays have shape [requests]; those of tokens are absent
 * unless the answers are texts.
 */
export const servedLaunchSchema = z.strictObject({
  /** From the due time to the first token. */
  ttftNs: z.array(ns).min(1).max(MAX_REQUESTS).optional(),
  /** (end − first token) ÷ tokens after the first chunk; null for an answer of a single chunk. */
  tpotNs: z.array(ns.nullable()).optional(),
  /** From the due time to the end of the answer. */
  latencyNs: z.array(ns).min(1).max(MAX_REQUESTS),
  /** As the server counts them; 0 for a failed request. */
  outputTokens: z.array(z.int().nonnegative()).optional(),
  /** Failed requests by kind. */
  failures: z.partialRecord(z.enum(REQUEST_FAILURES), z.int().positive()),
  /** Time in which the requests were served, without the pauses in between. */
  wallNs: ns,
  /** How the arms took turns in this launch; absent in older records. */
  turns: z.enum(TURNS).optional(),
});

export type ServedLaunch = z.infer<typeof servedLaunchSchema>;

/** What the accuracy pass of a served model found besides outcomes. */
export const servedAnswersSchema = z.strictObject({
  /** One entry per item; absent unless the answers are texts. */
  outputTokens: z.array(z.int().nonnegative()).optional(),
  /** Mean tokens of a prompt; null where the server does not count them. */
  meanInputTokens: z.number().nonnegative().nullable(),
  /** Answers that were cut off at the most tokens. */
  cutOff: z.int().nonnegative(),
  failures: z.partialRecord(z.enum(REQUEST_FAILURES), z.int().positive()),
  /** Time of a prompt or an input that the server had just seen, divided by that of a new one, at most; null if unknown. */
  repeatRatio: z.number().positive().nullable(),
});

export type ServedAnswers = z.infer<typeof servedAnswersSchema>;
