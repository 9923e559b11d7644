import type { Missing, Reason } from '../reason.ts';

/** One value a launch or process of each arm. */
export interface ArmValues {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** What was measured of one metric. */
export type Evidence =
  /**
   * Values that differ from run to run. `lnRatios`: one entry a way of seeing the change, each with one value a launch, where
   * other figures than those shown say more about it. `reasons`: what the reader should know about them.
   */
  | ({
      readonly kind: 'sampled';
      readonly lnRatios?: readonly (readonly number[])[] | undefined;
      readonly reasons?: readonly Reason[];
    } & ArmValues)
  /** One value that repeats exactly. */
  | { readonly kind: 'exact'; readonly baseline: number | undefined; readonly candidate: number }
  | { readonly kind: 'missing'; readonly why: Missing };
