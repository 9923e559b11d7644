import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { Prices } from '../policy/prices.ts';
import type { DatedWaiver } from '../policy/waivers/waivers.ts';
import type { Difference } from '../records/difference.ts';
import type { Spend } from './row/looks.ts';

/** Input of a verdict on one model. */
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
  /** Both arms are the same file with the same settings, so one was measured and is both. */
  readonly isSameModel?: boolean;
  /** Precision that the candidate's file declares, if it was inspected; see `precisionName`. */
  readonly filePrecision?: FilePrecision | undefined;
  /** Waivers of this model's limits; undefined if only the policy's own limits count. */
  readonly waivers?: readonly DatedWaiver[] | undefined;
  /**
   * Chance that one test over items blocks a model that keeps its limit, if such tests are a family of their own, as slices
   * are; absent if the policy's limits share it.
   */
  readonly itemBlockError?: number | undefined;
  /** Computes the tails of each look. All comparisons of a run share it, because it caches. */
  readonly spend: Spend;
}

/** Precision that a model file declares. */
export interface FilePrecision {
  /** Such as "int8 QDQ". */
  readonly name: string;
  /** Whether the model is meant to compute in integers. */
  readonly isQuantized: boolean;
}

/** How a comparison ended. */
export type Outcome =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** Nothing was measured: both arms have the same model, data, settings and machine, so both are one record. */
  | { readonly kind: 'unchanged'; readonly comparison: Comparison }
  /** The candidate crashed, hung or was refused. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure }
  /** The arms differ in ways that measuring again here cannot remove. */
  | { readonly kind: 'incomparable'; readonly differences: readonly Difference[] };
