import type { Missing, Reason } from '../reason.ts';

/** One value per launch or process, for each arm. */
export interface ArmValues {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** The figures of one metric, as measured. */
export type Evidence =
  /**
   * Values that differ from run to run. `lnRatios`: set if other figures describe the change better than the values
   * shown; one entry per view of the change, each with one value per launch. `reasons`: what the reader should know
   * about the values.
   */
  | ({
      readonly kind: 'sampled';
      readonly lnRatios?: readonly (readonly number[])[] | undefined;
      readonly reasons?: readonly Reason[];
    } & ArmValues)
  /** One value that repeats exactly. */
  | { readonly kind: 'exact'; readonly baseline: number | undefined; readonly candidate: number }
  | { readonly kind: 'missing'; readonly why: Missing };
