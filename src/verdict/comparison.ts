import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { DatedWaiver } from '../policy/dated-waiver.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { Prices } from '../policy/policy.ts';
import type { Difference } from '../records/difference.ts';
import type { Spend } from './row/looks.ts';

/** Everything that a verdict on one model is computed from. */
export interface Comparison {
  readonly policy: ModelPolicy;
  readonly prices: Prices | undefined;
  /** Undefined when there is nothing to compare with. */
  readonly baseline: ArmMeasurement | undefined;
  readonly candidate: ArmMeasurement;
  /**
   * Whether both arms took turns on this machine. Otherwise the baseline's launches come from its record, and limits on
   * sampled metrics are widened by the record's spread.
   */
  readonly isPaired: boolean;
  /** Precision that the candidate's file declares, where it was inspected; see `precision-name.ts`. */
  readonly filePrecision?: FilePrecision | undefined;
  /** Of this model's limits; undefined where only the policy's own limits count. */
  readonly waivers?: readonly DatedWaiver[] | undefined;
  /** Computes what each look may leave out; one for all comparisons of a run, because it remembers. */
  readonly spend: Spend;
}

/** Precision that a model file declares. */
export interface FilePrecision {
  /** "int8 QDQ". */
  readonly name: string;
  /** Whether it is meant to compute in integers. */
  readonly isQuantized: boolean;
}

/** How a comparison ended. */
export type Outcome =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** Nothing was measured: both arms are one record, of the same model, data, settings and machine. */
  | { readonly kind: 'unchanged'; readonly comparison: Comparison }
  /** The candidate crashed, hung or was refused. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure }
  /** What differs and cannot be measured again here. */
  | { readonly kind: 'incomparable'; readonly differences: readonly Difference[] };
