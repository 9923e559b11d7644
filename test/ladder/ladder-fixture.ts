import { judgeLadder } from '../../src/ladder/judge-ladder.ts';
import { judgeRung } from '../../src/ladder/judge-rung.ts';
import type { LadderVerdict, RungVerdict, TriedRung } from '../../src/ladder/ladder-verdict.ts';
import type { Rung } from '../../src/policy/list-rungs.ts';
import type { Row } from '../../src/verdict/row/row.ts';
import {
  ONE_POINT_LESS,
  passingRows,
  row,
  shownRows,
  TEN_PERCENT,
  withRow,
} from '../support/fixtures/verdict-fixture.ts';

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

const rung = (given: Partial<TriedRung>) => judgeRung(triedRung(given), 0.05);
const rowsWith = (low: number, high: number) =>
  withRow([...passingRows(), ...shownRows()], p95Row(low, high));

/** One rung of each verdict and each kind of evidence. */
export function everyKind(given: { id?: string; name?: string; failure?: string } = {}): LadderVerdict {
  const { id = 'fashion', name = 'static int8', failure = 'it crashed' } = given;
  const wrong = row('task-score', {
    score: { name: 'Accuracy', better: 'higher' },
    state: 'fail',
    baseline: 0.912,
    candidate: 0.885,
    limit: ONE_POINT_LESS,
  });
  return judgeLadder({
    id,
    rules: { target: { 'latency-p95': { kind: 'relative', value: 0.5 } }, 'min-gain': 0.05 },
    scoreBetter: 'higher',
    baseline: [...passingRows(), ...shownRows()].map((each) => ({ ...each, baseline: null, change: null })),
    rungs: [
      rung({ name, rows: rowsWith(-0.3, -0.2) }),
      rung({ name: 'int4', state: 'fail', rows: withRow(rowsWith(-0.5, -0.4), wrong) }),
      rung({
        name: 'float16',
        state: 'fail',
        rows: [],
        failure: { kind: 'not-measured', failure: 'crashed', message: failure, providers: [] },
      }),
      rung({
        name: 'batch 8',
        step: 'batching',
        changes: [{ kind: 'setting', head: 'traffic', name: 'batch', before: '1', after: '8' }],
        evidence: 'one-after-the-other',
        rows: rowsWith(-0.1, 0.1),
        notes: [{ kind: 'batched', batch: 8 }],
      }),
      rung({ name: 'memory-arena off', step: 'runtime', changes: [], rows: rowsWith(0.003, 0.003) }),
    ],
    together: rung({ name: `${name} + 2 threads`, step: 'together', rows: rowsWith(-0.45, -0.35) }),
    stopped: { kind: 'small-gain', step: 'runtime', minGain: 0.05, best: null },
    notTried: ['onnxruntime-node 1.29.0'],
    environment: { processor: 'a processor' },
    settings: [{ name: 'intra-op-threads', candidate: '1' }],
    budgetNs: 25e9,
    seed: 1,
  });
}
