import { expect, test } from 'vitest';
import { whyText } from '../../../src/report/words/why.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import type { ModelVerdict } from '../../../src/verdict/verdict.ts';
import {
  model,
  passingRows,
  placed,
  row,
  shownRows,
  timeOf,
  withRow,
} from '../../support/fixtures/verdict-fixture.ts';

const failing = (metric: Row['metric'], given: Partial<Row> = {}): Row[] =>
  [...passingRows(), ...shownRows()].map((each) =>
    each.metric === metric ? { ...each, state: 'fail', ...given } : each,
  );

const GROWTH = timeOf({
  operators: [
    {
      operator: 'Conv',
      provider: 'CPUExecutionProvider',
      precision: 'float32',
      baseline: { nodes: 4, nsPerRun: 900_000 },
      candidate: { nodes: 41, nsPerRun: 980_000 },
    },
  ],
});
const medianOf = (change: number) =>
  row('latency-p50', { baseline: 1e6, candidate: 1e6 * (1 + change), change });
/** A P95 that rose because a share of the inputs is slower. */
const slow = (median: number, share = 1) =>
  withRow(
    failing('latency-p95', { change: 0.456, reasons: [{ kind: 'slower-inputs', share }] }),
    medianOf(median),
  );

const WEIGHTS = { kind: 'weights-other', head: 'weights' } as const;
const OPTIONS = {
  kind: 'setting',
  head: 'session-options',
  name: 'intra-op-threads',
  before: '1',
  after: '2',
} as const;

const ROWS: readonly { title: string; given: Partial<ModelVerdict>; why: string | undefined }[] = [
  { title: 'nothing of a pass', given: {}, why: undefined },
  {
    title: 'that few inputs are slower, and what grew',
    given: { rows: slow(0.012, 0.1), time: GROWTH },
    why: '1 input in 10 is slower by more than the limit (median +1.2%). What grew most per run: `Conv` ×4 → ×41 (+80.0 µs).',
  },
  {
    title: 'that most inputs are slower, but not all',
    given: { rows: slow(-0.4, 0.89), time: null },
    why: '89% of inputs are slower by more than the limit (median −40.0%).',
  },
  {
    title: 'the value and the maximum, where the baseline breaks it too',
    given: {
      rows: failing('latency-p95', {
        baseline: 3e6,
        candidate: 2.99e6,
        change: -0.0033,
        limit: { max: 2e6 },
        reasons: [{ kind: 'mlperf-estimate', p95Ns: 3.3e6 }],
      }),
      time: null,
    },
    why: 'P95 latency is 2.990 ms, and the limit is at most 2 ms. The baseline does not meet it either.',
  },
  {
    title: 'the value and the minimum of a new model, then that it is new',
    given: {
      state: 'fail',
      baselineSource: null,
      ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: 'b'.repeat(40) } },
      rows: failing('task-score', {
        baseline: null,
        candidate: 0.85,
        change: null,
        limit: { min: 0.9 },
        reasons: [],
      }),
    },
    why: 'Accuracy is 0.8500, and the limit is at least 0.9. The model is new: commit `bbbbbbb` does not have it.',
  },
  {
    title: 'that every input is slower',
    given: { rows: slow(0.44), time: null },
    why: 'Every input is slower.',
  },
  {
    title: 'that runs stall, and nothing of operators, which do not explain it',
    given: {
      rows: failing('latency-p95', {
        change: 0.003,
        reasons: [{ kind: 'stalls', baselineShare: 0.025, candidateShare: 0.083, beyond: 0.1 }],
      }),
      time: GROWTH,
    },
    why: '1 run in 12 stalls (baseline: 1 run in 40). A run stalls if it takes 10% more than the P95 over inputs.',
  },
  {
    title: 'what changed, where that is one thing',
    given: { rows: slow(0.44), time: null, changes: [WEIGHTS], oneChange: 'off' },
    why: 'Every input is slower. Changed: weights (weight tensors added or removed, the others unchanged).',
  },
  {
    title: 'that several things changed, where the policy minds',
    given: { rows: slow(0.44), time: null, changes: [WEIGHTS, OPTIONS], oneChange: 'warn' },
    why: 'Every input is slower. Changed together: weights and session options, so no row shows which one caused it.',
  },
  {
    title: 'nothing of several changes, where it does not',
    given: { rows: slow(0.44), time: null, changes: [WEIGHTS, OPTIONS], oneChange: 'off' },
    why: 'Every input is slower.',
  },
  {
    title: 'flips and the worst slice of a score',
    given: { rows: failing('task-score') },
    why: '5 items turned wrong, 2 turned right. Worst slice: `class=Shirt`, −1.01 pp.',
  },
  {
    title: 'which items go to a person',
    given: { rows: failing('review-rate') },
    why: '9 items newly go to human review, 5 no longer.',
  },
  {
    title: 'which part of the cost rose',
    given: { rows: failing('cost-per-1000') },
    why: 'Human review rose from 60.38 USD to 61.88 USD.',
  },
  {
    title: 'what fell back',
    given: {
      rows: [
        row('fallback-time-share', { state: 'fail', baseline: 0, candidate: 0.2, limit: { max: 0.05 } }),
      ],
      placement: {
        baseline: [],
        candidate: [
          placed({ operator: 'GridSample', nodes: 3, timeShare: 0.2, role: 'fallback', reason: 'no-kernel' }),
          placed({ operator: 'Conv', timeShare: 0.8 }),
        ],
      },
    },
    why: 'Fell back to the CPU: `GridSample` ×3 (the provider has no kernel for it).',
  },
  {
    title: 'the reason of a row that says no more',
    given: {
      rows: failing('memory-ram-peak', { reasons: [{ kind: 'baseline-lacks-figure' }] }),
    },
    why: 'The baseline’s record does not have this figure.',
  },
  {
    title: 'why a row was not measured',
    given: {
      rows: failing('latency-p95', {
        candidate: null,
        change: null,
        reasons: [{ kind: 'not-measured', why: { kind: 'no-launch' } }],
      }),
    },
    why: 'Not measured: the budget ended before the first launch was complete.',
  },
  {
    title: 'what kept a row from being decided, whatever changed',
    given: {
      state: 'inconclusive',
      changes: [WEIGHTS],
      rows: [
        row('latency-p95', {
          state: 'inconclusive',
          baseline: 1,
          candidate: 1.08,
          reasons: [
            { kind: 'interval-crosses-limit', of: 'change', fails: 0.162, passes: 0.042, isByLaunches: true },
          ],
        }),
      ],
    },
    why: 'At this noise level only a change above +16.2% would fail and one below +4.2% would pass. More launches or a quieter machine would narrow this.',
  },
  {
    title: 'that many small changes add up',
    given: {
      state: 'fail',
      drift: {
        state: 'fail',
        release: { tag: 'v1', commit: 'a'.repeat(40) },
        source: null,
        rows: [row('latency-p95', { state: 'fail', baseline: 1, candidate: 2 })],
        notes: [],
      },
    },
    why: 'Against its baseline this change meets its limits, but the changes since the release add up.',
  },
  {
    title: 'all differences, where the headline has only the first',
    given: {
      state: 'incomparable',
      rows: [],
      ending: {
        kind: 'incomparable',
        differences: [
          { kind: 'field', field: 'runtime', baseline: '1.29.0', candidate: '1.30.0' },
          { kind: 'field', field: 'dataset', baseline: null, candidate: 'abc' },
        ],
      },
    },
    why: 'Runtime: 1.29.0 → 1.30.0. Dataset: absent → abc.',
  },
  {
    title: 'what cannot be compared',
    given: {
      state: 'incomparable',
      rows: [],
      ending: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] },
    },
    why: 'Only the figures of the baseline are available, not its model file.',
  },
  {
    title: 'the message of a crash',
    given: {
      state: 'fail',
      ending: { kind: 'failed', failure: 'crashed', message: 'SIGABRT', providers: [] },
    },
    why: 'SIGABRT.',
  },
  {
    title: 'why a model is new',
    given: {
      state: 'no-baseline',
      rows: [],
      baselineSource: null,
      ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
    },
    why: 'The model is new: its commit is the first of the repository.',
  },
  {
    title: 'why there is no baseline, also if a bound on a figure itself is open',
    given: {
      state: 'no-baseline',
      rows: [
        row('latency-p95', {
          state: 'inconclusive',
          baseline: null,
          candidate: 2e6,
          limit: { max: 2e6 },
          reasons: [{ kind: 'too-few-launches' }],
        }),
      ],
      baselineSource: null,
      ending: { kind: 'no-baseline', why: { kind: 'no-commit' } },
    },
    why: 'No baseline: the stores have no record, and there is no commit to take the model from. Too few launches for a confidence interval.',
  },
  {
    title: 'nothing of a message that is not trusted',
    given: {
      state: 'fail',
      rows: [],
      ending: { kind: 'failed', failure: 'crashed', message: null, providers: [] },
    },
    why: undefined,
  },
];

test.each(ROWS)('says $title', ({ given, why }) => {
  expect(whyText(model(given))?.replaceAll('\u00A0', ' ')).toBe(why);
});
