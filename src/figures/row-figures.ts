import type { Unit } from '../policy/metric.ts';

/** The part of a verdict's row that its figures are printed from. */
export interface RowFigures {
  readonly state: string;
  /** In `unit`; null if there is none. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  /** A fraction of the baseline, or the difference of two shares or scores; see `changeKind`. */
  readonly change: number | null;
  readonly changeKind: 'relative' | 'difference';
  readonly unit: Unit;
  /** On `change`. */
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
}

/** Whether the row may be beyond its limit by a hair that counts: true for failed and waived rows. */
export const isBeyond = ({ state }: Pick<RowFigures, 'state'>): boolean =>
  state === 'fail' || state === 'waived';
