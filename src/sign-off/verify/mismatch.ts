import type { Limit } from '../../policy/limit.ts';
import type { Metric } from '../../policy/metric.ts';
import type { Refusal } from '../../records/refusal.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';

/** Two digests that should be one; SHA-256 in hex. `expected` is what the gate computes, `got` what the record says. */
interface Digests {
  readonly expected: string;
  readonly got: string;
}

/** A statement in a record that contradicts the rest of it, or the files given on the command line. */
export type SignOffMismatch =
  /** A figure is NaN or infinite, which is not JSON. */
  | { readonly kind: 'not-a-number' }
  /** The schema version, as JSON. */
  | { readonly kind: 'other-version'; readonly got: string }
  /** Over everything that the record says. */
  | ({ readonly kind: 'digest' } & Digests)
  /** What the models come to. */
  | {
      readonly kind: 'decision';
      readonly field: 'signed' | 'state' | 'exitCode';
      readonly expected: boolean | number | string;
      readonly got: boolean | number | string;
    }
  | { readonly kind: 'signed-despite-refusal'; readonly refusal: Refusal }
  | { readonly kind: 'signed-without-commit' }
  | {
      readonly kind: 'waiver-not-in-force';
      readonly model: string;
      readonly metric: Metric;
      readonly expires: string;
      readonly at: string;
    }
  | { readonly kind: 'no-waiver-file' }
  | { readonly kind: 'duplicate-model'; readonly model: string }
  | { readonly kind: 'of-model'; readonly model: string; readonly what: ModelMismatch }
  | { readonly kind: 'not-signed'; readonly state: State; readonly refusals: readonly Refusal[] }
  /** A file next to the record does not follow from it. */
  | { readonly kind: 'derived-file'; readonly name: string }
  /** A file given on the command line. `expected`: every acceptable digest; `got`: a digest, or the code of an error. */
  | {
      readonly kind: 'given-file';
      readonly path: string;
      readonly expected: readonly string[];
      readonly got: string;
    }
  /** SHA-256 of the policy file; `expected` is the record's. */
  | ({ readonly kind: 'policy-file' } & Digests)
  /** Something of the release profile; `expected` is the policy's. */
  | {
      readonly kind: 'profile';
      readonly field: 'repeats' | 'budgetNs' | 'nightlyMaxAgeMs';
      readonly expected: number;
      readonly got: number;
    }
  /** The requested model is not in the policy. */
  | { readonly kind: 'model-not-in-policy'; readonly model: string | null }
  /** A model of the policy is not in the record. */
  | { readonly kind: 'missing-model'; readonly model: string };

/** What is wrong about one model. */
export type ModelMismatch =
  /** Of the model, from the digests of its files. */
  | ({ readonly kind: 'model-digest' } & Digests)
  | { readonly kind: 'no-nightly' }
  | ({ readonly kind: 'nightly-of-other-file' } & Digests)
  | {
      readonly kind: 'nightly-too-old';
      readonly maxAgeMs: number;
      readonly at: string;
      readonly recordedAt: string;
    }
  /** Over named fields. */
  | ({ readonly kind: 'fields-digest'; readonly of: 'comparability' | 'environment' } & Digests)
  /** `expected` is what was measured with; null where the fields do not say. */
  | { readonly kind: 'dataset'; readonly expected: string | null; readonly got: string }
  | { readonly kind: 'no-limits' }
  | { readonly kind: 'limits-not-of-policy' }
  | { readonly kind: 'repeated-seed'; readonly seeds: readonly number[] }
  /** Counted from 1. */
  | { readonly kind: 'of-repeat'; readonly repeat: number; readonly what: RepeatMismatch };

/** What is wrong about one repeat. */
export type RepeatMismatch =
  | { readonly kind: 'budget'; readonly expected: number; readonly got: number }
  | { readonly kind: 'no-rows' }
  /** From its rows. */
  | { readonly kind: 'repeat-state'; readonly expected: State; readonly got: State }
  | { readonly kind: 'of-row'; readonly metric: Metric; readonly what: RowMismatch };

/** What is wrong about one row. */
export type RowMismatch =
  | { readonly kind: 'no-row-for-limit' }
  /** `slice`: the pattern of the policy, such as "lang=de". */
  | { readonly kind: 'no-row-for-slice'; readonly slice: string }
  | { readonly kind: 'several-rows'; readonly rows: number }
  | { readonly kind: 'limit'; readonly expected: Limit | null; readonly got: Limit | null }
  | {
      readonly kind: 'notation';
      readonly field: 'unit' | 'changeKind';
      readonly expected: string;
      readonly got: string;
    }
  /** From its figures; `isWaived`: under its waivers too. */
  | {
      readonly kind: 'row-state';
      readonly expected: Row['state'];
      readonly got: Row['state'];
      readonly isWaived: boolean;
    }
  /** The row is waived, and no waiver of it is in force. */
  | { readonly kind: 'no-waiver' }
  | { readonly kind: 'interval-reversed'; readonly low: number; readonly high: number }
  | { readonly kind: 'change-outside-interval'; readonly change: number }
  /** From the figures. */
  | { readonly kind: 'change'; readonly expected: number; readonly got: number };
