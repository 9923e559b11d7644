import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { DatedWaiver } from '../policy/dated-waiver.ts';
import type { ModelPolicy, Prices } from '../policy/policy.ts';

/** All that a verdict on one model is made of. */
export interface Comparison {
  readonly policy: ModelPolicy;
  readonly prices: Prices | undefined;
  /** Undefined when there is nothing to compare with. */
  readonly baseline: ArmMeasurement | undefined;
  readonly candidate: ArmMeasurement;
  /**
   * Whether both arms took turns on this machine. When not, the baseline's launches come from its record, and limits
   * on sampled metrics are widened by the spread that the record shows.
   */
  readonly isPaired: boolean;
  /** What the candidate's file says of its precision in a few words, where somebody looked: "int8 QDQ (static)". */
  readonly filePrecision?: string | undefined;
  /** Of this model's limits; none where a comparison is held against the policy alone. */
  readonly waivers?: readonly DatedWaiver[] | undefined;
}

/** How a comparison ended. */
export type Outcome =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** Nothing was measured: both arms are one record, of the same model, data, settings and machine. */
  | { readonly kind: 'unchanged'; readonly comparison: Comparison }
  /** The candidate crashed, hung or was refused. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure }
  /** One line a field that differs and cannot be re-measured here, and what to do about it. */
  | { readonly kind: 'incomparable'; readonly differences: readonly string[]; readonly nextStep: string };
