import type { Missing, Reason } from '../reason.ts';

/** One value per launch or process, for each arm. */
export interface ArmValues {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** How many of a launch's requests count. */
export interface Share {
  readonly count: number;
  /** At least 1. */
  readonly of: number;
}

/** The figures of one metric, as measured. */
export type Evidence =
  /** Values that differ from run to run. `reasons`: what the reader should know about them. */
  | ({ readonly kind: 'sampled'; readonly reasons?: readonly Reason[] } & ArmValues)
  /** Shares of requests, one per launch. */
  | { readonly kind: 'shares'; readonly baseline: readonly Share[]; readonly candidate: readonly Share[] }
  /** One value that repeats exactly. */
  | { readonly kind: 'exact'; readonly baseline: number | undefined; readonly candidate: number }
  | { readonly kind: 'missing'; readonly why: Missing };
