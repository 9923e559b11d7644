import type { ArmName } from '../../../../engine/onnxruntime/arm.ts';
import type { Span } from '../../../../measure/arm-measurement.ts';
import type { Metric } from '../../../../policy/metric.ts';
import type { Row } from '../../../../verdict/row/row.ts';
import type { OperatorChange } from '../../../../verdict/time/time-account.ts';
import type { CostParts } from '../../../../verdict/verdict.ts';
import type { Slice } from '../../../words/row/slices.ts';

/** Percentiles marked on every curve. */
export const MARKED_PERCENTS = [50, 95, 99] as const;

/** The distribution of one arm's times. */
export interface Curve {
  readonly arm: ArmName;
  /** Number of times behind it. */
  readonly count: number;
  /** Ascending in both. `share`: fraction of the times that are at most `ns`, in 0..1. */
  readonly points: readonly { readonly ns: number; readonly share: number }[];
  readonly marks: readonly { readonly percent: (typeof MARKED_PERCENTS)[number]; readonly ns: number }[];
}

/**
 * Empirical distributions, all launches together. `inputs`: each timed input's latency. `runs`: each run's latency, of
 * which only percentiles are kept. `ttft`, `tpot`: per request of a language model.
 */
export interface CurvesChart {
  readonly kind: 'curves';
  readonly of: 'inputs' | 'runs' | 'ttft' | 'tpot';
  readonly launches: number;
  readonly curves: readonly Curve[];
}

/** One dot a launch, process or window, with the row's interval against its limit. */
export interface LaunchesChart {
  readonly kind: 'launches';
  readonly row: Row;
  readonly metric: Metric;
  /** `change`: the candidate against the baseline in the same launch, as the row's change. `value`: in the row's unit. */
  readonly of: 'change' | 'value';
  readonly series: readonly { readonly arm: ArmName; readonly values: readonly number[] }[];
  /** On the change or the candidate's value, whichever is shown; absent if the row has none. */
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
  /** What is still allowed. */
  readonly bounds: readonly { readonly side: 'at-most' | 'at-least'; readonly value: number }[];
}

/** The operators whose time changed most, the largest change first. `left`: how many others changed less. */
export interface OperatorsChart {
  readonly kind: 'operators';
  readonly operators: readonly OperatorChange[];
  readonly left: number;
}

/** Why the nodes of one group ran where they did; see `placementRowSchema`. */
export type PlacementRole = 'kernel' | 'fallback' | 'shape' | 'copy' | 'reformat';

/** One bar an arm: shares of its time by provider and role, in the order in which they are stacked. */
export interface PlacementChart {
  readonly kind: 'placement';
  readonly groups: readonly { readonly provider: string; readonly role: PlacementRole }[];
  /** `shares`: in the order of `groups`, each in 0..1. */
  readonly arms: readonly { readonly arm: ArmName; readonly shares: readonly number[] }[];
}

/** One bar an arm: the cost of 1,000 runs by part. */
export interface CostChart {
  readonly kind: 'cost';
  readonly arms: readonly { readonly arm: ArmName; readonly parts: CostParts }[];
}

/** The score of both arms per slice, the worst change first. `left`: slices that are not shown. */
export interface SlicesChart {
  readonly kind: 'slices';
  readonly unit: Row['unit'];
  readonly slices: readonly Slice[];
  readonly left: number;
}

/** Variants of a model by the change in P95 and the score. */
export interface FrontChart {
  readonly kind: 'front';
  /** Name of the score, such as "Accuracy". */
  readonly score: string;
  readonly unit: Row['unit'];
  /** `change`: of the P95 against the baseline, a fraction. `isFront`: nothing else is both faster and better. */
  readonly points: readonly {
    readonly name: string;
    readonly change: number;
    readonly score: number;
    readonly isFront: boolean;
  }[];
}

/** What an arm did at times, in ms since the pass began. `totalMs`: of all spans, before near ones were merged. */
export interface TimelinePart {
  readonly totalMs: number;
  readonly spans: readonly Span[];
}

/** The latency pass over time. Where an arm has no span, it did not run: it was stopped, or its server not up. */
export interface TimelineChart {
  readonly kind: 'timeline';
  readonly endMs: number;
  readonly launches: number;
  readonly arms: readonly {
    readonly arm: ArmName;
    readonly prepare: TimelinePart;
    readonly blocks: TimelinePart;
  }[];
  readonly discarded: readonly Span[];
}

/** One metric of a model that was compared with itself: each run's change with its interval, and what is allowed. */
export interface NoiseChart {
  readonly kind: 'noise';
  readonly metric: Metric;
  readonly changeKind: Row['changeKind'];
  readonly unit: Row['unit'];
  readonly runs: readonly {
    readonly change: number;
    readonly low: number;
    readonly high: number;
    /** Whether the limit was decided, and kept. */
    readonly isKept: boolean;
  }[];
  readonly bounds: readonly number[];
}

/** What one chart shows. */
export type Chart =
  | CurvesChart
  | FrontChart
  | LaunchesChart
  | OperatorsChart
  | PlacementChart
  | CostChart
  | SlicesChart
  | NoiseChart
  | TimelineChart;
