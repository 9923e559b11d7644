import type { RungVerdict, TriedRung } from '../../src/ladder/ladder-verdict.ts';
import type { Rung } from '../../src/policy/list-rungs.ts';
import type { Row } from '../../src/verdict/verdict.ts';
import { ONE_POINT_LESS, row, TEN_PERCENT } from '../support/fixtures/verdict-fixture.ts';

const MS = 1e6;

/** The P95 row of a rung against a baseline of 1 ms. */
export const p95Row = (low: number, high: number, more: Partial<Row> = {}): Row =>
  row('latency-p95', {
    state: 'pass',
    baseline: MS,
    candidate: MS * (1 + (low + high) / 2),
    change: (low + high) / 2,
    interval: { low, high, confidence: 0.99 },
    limit: TEN_PERCENT,
    ...more,
  });

export const scoreRow = (candidate: number): Row =>
  row('task-score', {
    score: { name: 'Accuracy', better: 'higher' },
    state: 'pass',
    baseline: 0.9,
    candidate,
    limit: ONE_POINT_LESS,
  });

/** A rung that was measured and keeps every limit. */
export const triedRung = (given: Partial<TriedRung> = {}): TriedRung => ({
  name: 'int8',
  step: 'quantization',
  changes: [{ kind: 'artifact', artifact: 'int8.onnx' }],
  evidence: 'side-by-side',
  state: 'pass',
  rows: [p95Row(-0.6, -0.5), scoreRow(0.9)],
  failure: null,
  notes: [],
  ...given,
});

/** A kept rung whose P95 changed by about `change`, with an interval of ± 1 point. */
export function keptRung(name: string, change: number, given: Partial<RungVerdict> = {}): RungVerdict {
  const { failure: _, ...rung } = triedRung({
    name,
    rows: [p95Row(change - 0.01, change + 0.01), scoreRow(0.9)],
  });
  return { ...rung, verdict: 'kept', why: { kind: 'faster' }, ...given };
}

export const rungOf = (name: string, change: Rung['change']): Rung => ({ step: 'runtime', name, change });
