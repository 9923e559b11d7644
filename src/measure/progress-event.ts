import type { SharpInstall } from '../engine/images/find-sharp.ts';
import type { InstallStep } from '../engine/onnxruntime/install/install-runtime.ts';
import type { Limit } from '../policy/limit.ts';
import type { Metric, Unit } from '../policy/metric.ts';

/** What the gate is doing and how far it has got. */
export type ProgressStep =
  | InstallStep
  | SharpInstall
  /** `command`: the words of the policy that make a data set which is not there. */
  | { readonly kind: 'making-data'; readonly shownPath: string; readonly command: readonly string[] }
  /** `items`: number of random items made so far. */
  | { readonly kind: 'drawing-inputs'; readonly items: number }
  | { readonly kind: 'asking-baseline'; readonly prompts: number }
  /**
   * Items, or clusters of items, that a `decide: confident` limit needs: if no outcome changes, and if a twentieth does (at
   * most, for clusters). `margin`: largest worsening that it allows, a share.
   */
  | {
      readonly kind: 'items-needed';
      readonly metric: 'task-score' | 'review-rate';
      readonly margin: number;
      readonly unit: 'item' | 'cluster';
      readonly unchanged: number;
      readonly changed: number;
    }
  /** `items`: number of items scored so far, over all arms. */
  | { readonly kind: 'scoring'; readonly items: number }
  /** What the budget has room for: launches, and timed requests of each arm in one of them. */
  | { readonly kind: 'planned'; readonly launches: number; readonly requests: number }
  /** `launch`: number of the launch that starts, from 1. */
  | {
      readonly kind: 'timing';
      readonly launch: number;
      readonly spentNs: number;
      readonly budgetNs: number;
    }
  /** The limited rows after a launch, for a live view. Logs leave it out. */
  | { readonly kind: 'judged'; readonly launches: number; readonly rows: readonly ProgressRow[] }
  | { readonly kind: 'measuring-memory' }
  | { readonly kind: 'measuring-energy' }
  | { readonly kind: 'profiling' };

/** A limited row as far as it is known; its fields are those of a row of `verdict.json`. */
export interface ProgressRow {
  readonly metric: Metric;
  readonly state: 'pass' | 'waived' | 'fail' | 'inconclusive' | 'shown';
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly change: number | null;
  readonly changeKind: 'relative' | 'difference';
  readonly unit: Unit;
  readonly limit: Limit;
  readonly interval?: { readonly low: number; readonly high: number; readonly confidence: number };
}

/** What a step is part of. `number` counts from 1. */
export type ProgressScope =
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'rung'; readonly name: string }
  | { readonly kind: 'positive-control' }
  /** A repeat of a sign-off. */
  | { readonly kind: 'repeat'; readonly number: number; readonly of: number }
  /** A run of a calibration. */
  | { readonly kind: 'run'; readonly number: number; readonly of: number };

/** A step and its enclosing scopes, outermost first. */
export interface ProgressEvent {
  readonly step: ProgressStep;
  readonly within: readonly ProgressScope[];
}

export type Progress = (event: ProgressEvent) => void;

/** Wraps `progress` so that events are reported as part of `scope`. */
export function progressWithin(progress: Progress, scope: ProgressScope): Progress {
  return ({ step, within }) => progress({ step, within: [scope, ...within] });
}
