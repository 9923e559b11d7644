import type { Missing, Reason } from '../reason.ts';

/** One value per launch or process, for each arm. */
export interface ArmValues {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** The figures of one metric, as measured. */
export type Evidence =
  /** Values that differ from run to run. `reasons`: what the reader should know about them. */
  | ({ readonly kind: 'sampled'; readonly reasons?: readonly Reason[] } & ArmValues)
  /** One value that repeats exactly. */
  | { readonly kind: 'exact'; readonly baseline: number | undefined; readonly candidate: number }
  | { readonly kind: 'missing'; readonly why: Missing };
