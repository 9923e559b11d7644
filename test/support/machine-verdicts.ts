import type { Verdict } from '../../src/verdict/verdict.ts';
import { model, passingRows, row, TEN_PERCENT, verdict, withRow } from './fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

const p95 = { baseline: 1e6, candidate: 1.456e6, limit: TEN_PERCENT };

/** A model that is slower, and nothing else. */
export const SLOWER = model({
  state: 'fail',
  rows: withRow(
    passingRows(),
    row('latency-p95', { ...p95, state: 'fail', interval: { low: 0.13, high: 0.6, confidence: 0.99 } }),
  ),
});

export const UNDECIDED = model({
  id: 'ocr',
  state: 'inconclusive',
  rows: withRow(
    passingRows(),
    row('latency-p95', { ...p95, state: 'inconclusive', reasons: [{ kind: 'too-few-launches' }] }),
  ),
});

/** Nothing to compare with: only figures, none judged. */
export const NEW_MODEL = model({
  state: 'no-baseline',
  ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
  baselineSource: null,
  rows: [row('latency-p95', { baseline: null, candidate: 1e6, limit: TEN_PERCENT })],
});

/** A verdict whose every foreign name is hostile. */
export const hostileVerdict = (): Verdict =>
  verdict(
    HOSTILE_NAMES.map((name, index) => ({
      ...SLOWER,
      id: `${index} ${name}`,
      rows: withRow(
        SLOWER.rows,
        row('task-score', {
          score: { name, better: 'higher' },
          state: 'fail',
          baseline: 0.9,
          candidate: 0.8,
          limit: { 'max-drop': { kind: 'points', value: 0.01 } },
        }),
      ),
    })),
  );
