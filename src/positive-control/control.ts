import type { Metric } from '../policy/metric.ts';
import type { HistoryLine } from '../records/history.ts';
import type { CONTROL_KINDS, PositiveControl } from '../records/positive-control.ts';
import type { Row } from '../verdict/row/row.ts';

/** A model made worse on purpose, and whether the gate blocked it. */
export type Control = JudgedControl | ImpossibleControl;

export type ControlKind = (typeof CONTROL_KINDS)[number];

export interface JudgedControl {
  readonly modelId: string;
  readonly kind: ControlKind;
  /** `not-blocked`: the gate passed the model or could not decide. */
  readonly state: 'blocked' | 'not-blocked';
  readonly change: ControlChange;
  /** Row of the metric that the change must break. */
  readonly row: Row;
}

/** A control without a model to judge. */
export interface ImpossibleControl {
  readonly modelId: string;
  readonly kind: ControlKind;
  readonly state: 'impossible';
  readonly why: ImpossibleReason;
}

/** A control of a model that could not be run. */
export const impossible = (modelId: string, kind: ControlKind, why: ImpossibleReason): ImpossibleControl => ({
  modelId,
  kind,
  state: 'impossible',
  why,
});

/** How a model was made worse. */
export type ControlChange =
  /** It runs this many times for each inference. */
  | { readonly kind: 'repeated'; readonly times: number }
  /** Each answer of its server, or each token of it, arrives so much later. */
  | { readonly kind: 'delayed'; readonly ns: number; readonly of: 'answer' | 'token' }
  | { readonly kind: 'outputs-changed' };

/** Why a variant cannot be derived from a model. */
export type UnderivableReason =
  | { readonly kind: 'old-opset'; readonly opset: number; readonly minimum: number }
  /** The output is an input or an initializer, not the result of a node. */
  | { readonly kind: 'output-not-computed'; readonly output: string }
  | { readonly kind: 'output-type'; readonly output: string; readonly dtype: string }
  /** No scored output has a type that can be changed. */
  | { readonly kind: 'scored-types'; readonly dtypes: readonly string[] }
  /** The file has more than one graph field; protobuf would merge them. */
  | { readonly kind: 'several-graphs' }
  /** `message`: from the parser. */
  | { readonly kind: 'unreadable-model'; readonly message: string };

/** Why there was no model to judge. */
export type ImpossibleReason =
  | UnderivableReason
  | { readonly kind: 'no-limit'; readonly metric: Metric }
  | { readonly kind: 'not-measured'; readonly metric: Metric }
  /** A delay that breaks the limit would be longer than the deadline of a request. */
  | { readonly kind: 'deadline' }
  /** `message`: from the runtime. */
  | { readonly kind: 'does-not-run'; readonly message: string }
  /** `message`: from the error that ended the control. */
  | { readonly kind: 'failed'; readonly message: string };

const DAY_MS = 86_400_000;

/**
 * Finds the last positive control that passed in a history.
 *
 * @returns Null when no run has passed one.
 */
export function findLastControl(
  lines: readonly HistoryLine[],
  nowMs: number,
): (PositiveControl & { readonly daysAgo: number }) | null {
  const controls = lines.flatMap(({ positiveControl }) => positiveControl ?? []);
  const newest = controls.reduce<PositiveControl | undefined>(
    (best, each) => (best === undefined || Date.parse(each.at) >= Date.parse(best.at) ? each : best),
    undefined,
  );
  if (newest === undefined) return null;
  return { ...newest, daysAgo: Math.max(0, Math.floor((nowMs - Date.parse(newest.at)) / DAY_MS)) };
}
