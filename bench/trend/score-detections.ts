import { KINDS, type Kind, type Known } from './trend-series.ts';

/** Score of one detector on the series of one kind. */
export interface Score {
  readonly kind: Kind;
  readonly changes: number;
  /** Changes with a detection within five values. */
  readonly hits: number;
  /** Detections without a change within five values. */
  readonly falseAlarms: number;
}

const NEAR = 5;

/** Compares detections with the known changes. One score per kind. */
export function scoreDetections(known: readonly Known[], found: readonly (readonly number[])[]): Score[] {
  return KINDS.map((kind) => {
    let [changes, hits, falseAlarms] = [0, 0, 0];
    known.forEach((series, position) => {
      if (series.kind !== kind) return;
      const own = found[position] ?? [];
      const isNear = (one: number, all: readonly number[]) =>
        all.some((other) => Math.abs(one - other) <= NEAR);
      changes += series.changes.length;
      hits += series.changes.filter((change) => isNear(change, own)).length;
      falseAlarms += own.filter((index) => !isNear(index, series.changes)).length;
    });
    return { kind, changes, hits, falseAlarms };
  });
}
