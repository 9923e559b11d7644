import { describe, expect, test } from 'vitest';
import { missingText, reasonText } from '../../../../src/report/words/row/reason.ts';
import type { Missing, Reason } from '../../../../src/verdict/row/reason.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { ONE_POINT_LESS, row, TEN_PERCENT } from '../../../support/fixtures/verdict-fixture.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const latency = row('latency-p95', { baseline: 1e6, candidate: 1.1e6, limit: TEN_PERCENT });
const throughput = row('throughput', { baseline: 100, candidate: 90 });
const accuracy = row('task-score', { baseline: 0.92, candidate: 0.91, limit: ONE_POINT_LESS });
const energy = row('energy-per-1000', {
  baseline: 1,
  candidate: 1,
  samples: { baseline: 2, candidate: 2, of: 'window' },
});

const issue = 'https://github.com/owner/repository/issues/7';
const waiver = {
  ceiling: { 'max-increase': { kind: 'relative' as const, value: 0.2 } },
  expires: '2026-12-12',
  issue,
};

describe('reasonText', () => {
  test.each<[Reason, string, Row?]>([
    [{ kind: 'not-measured', why: { kind: 'no-prices' } }, 'Not measured: the policy has no `prices`.'],
    [
      { kind: 'gpu-busy', launches: 5, of: 8 },
      'The GPU was busy with other work or throttled in 5 of 8 launches, so too few are left to judge.',
    ],
    [
      { kind: 'too-few-inferences', inferences: 360, needed: 368, percent: 99 },
      'A P99 needs at least 368 inferences; this run has 360.',
    ],
    [{ kind: 'too-few-launches' }, 'Too few launches for a confidence interval.'],
    [{ kind: 'too-few-launches' }, 'Too few windows for a confidence interval.', energy],
    [
      { kind: 'interval-crosses-limit', of: 'change', fails: 0.162, passes: 0.042, isByLaunches: true },
      'At this noise level only a change above +16.2% would fail and one below +4.2% would pass. More launches or a quieter machine would narrow this.',
    ],
    [
      { kind: 'interval-crosses-limit', of: 'change', fails: -0.162, passes: -0.042, isByLaunches: false },
      'At this noise level only a change below −16.2% would fail and one above −4.2% would pass. A quieter machine would narrow this.',
      throughput,
    ],
    [
      { kind: 'interval-crosses-limit', of: 'value', fails: 34.2e6, passes: 12e6, isByLaunches: true },
      'At this noise level only a value above 34.20 ms would fail and one below 12.00 ms would pass. More launches or a quieter machine would narrow this.',
    ],
    [
      { kind: 'interval-crosses-limit', of: 'stalls', fails: 0.062, passes: 0.018, isByLaunches: true },
      'At this noise level only a share of additional stalls above +6.2% would fail and one below +1.8% would pass. More launches or a quieter machine would narrow this.',
    ],
    [
      { kind: 'interval-crosses-limit', of: 'own-waiting', fails: 0.162, passes: 0.042, isByLaunches: true },
      'At this noise level only a change, with the waiting of its own threads included, above +16.2% would fail and one below +4.2% would pass. More launches or a quieter machine would narrow this.',
    ],
    [
      { kind: 'too-few-inputs', inputs: 10, needed: 20, percent: 95, offered: 90 },
      'Within the budget, a launch can time 10 inputs per model; a P95 needs 20. The figures shown are the P90 over inputs. Raise the budget, or limit `latency-p50` instead.',
    ],
    [
      { kind: 'too-few-inputs', inputs: 2, needed: 20, percent: 95, offered: 50 },
      'Within the budget, a launch can time 2 inputs per model; a P95 needs 20. The figures shown are the median over inputs. Raise the budget, or limit `latency-p50` instead.',
    ],
    [
      {
        kind: 'random-outputs',
        arm: 'candidate',
        items: 12,
        of: 64,
        operators: ['Dropout', 'RandomNormalLike'],
      },
      'The model is random: 12 of the first 64 items had a different outcome in a second run, most likely because of `Dropout`, `RandomNormalLike`.',
    ],
    [
      { kind: 'random-outputs', arm: 'baseline', items: 1, of: 1, operators: [] },
      'The baseline is random: 1 of the first 1 item had a different outcome in a second run.',
    ],
    [{ kind: 'slower-inputs', share: 0.1 }, '1 input in 10 is slower by more than the limit.'],
    [{ kind: 'slower-inputs', share: 0.6 }, '60% of inputs are slower by more than the limit.'],
    [{ kind: 'slower-inputs', share: 0.9 }, 'Every input is slower.'],
    [
      { kind: 'stalls', baselineShare: 0.025, candidateShare: 0.083, beyond: 0.1 },
      '1 run in 12 stalls (baseline: 1 run in 40). A run stalls if it takes 10% more than the P95 over inputs.',
    ],
    [
      { kind: 'stalls', baselineShare: 0, candidateShare: 0.2, beyond: 0.25 },
      '1 run in 5 stalls (baseline: no run). A run stalls if it takes 25% more than the P95 over inputs.',
    ],
    [
      { kind: 'waits-for-itself', baselineShare: 0.005, candidateShare: 0.31 },
      'Its own threads compete for cores, which makes runs 31.0% longer (baseline: 0.5%).',
    ],
    [
      { kind: 'as-timed', baselineNs: 1.2e6, candidateNs: 1.85e6 },
      'Over all runs, including time spent waiting for a core: 1.850 ms, baseline 1.200 ms.',
    ],
    [{ kind: 'below-floor', amount: 24e3, floor: 50e3 }, '+24.0 µs, below the floor of 50 µs.'],
    [
      { kind: 'mlperf-too-few', inferences: 125, needed: 130, percent: 95 },
      'MLPerf’s early stopping needs 130 inferences to confirm a maximum of the P95; this run has 125.',
    ],
    [
      { kind: 'mlperf-estimate', p95Ns: 19.8e6 },
      'MLPerf’s early-stopping estimate of the P95 is 19.80 ms: an upper bound at 99% in each launch, averaged over the launches.',
    ],
    [
      { kind: 'judged-over-items', items: 2000, changed: 28, needed: 866, hasInterval: true },
      'Judged by the confidence interval over 2,000 items (28 changed outcome). This margin needs about 866 items.',
    ],
    [
      { kind: 'judged-over-items', items: 100, changed: 0, needed: null, hasInterval: true },
      'Judged by the confidence interval over 100 items (0 changed outcome). No number of items is enough for a margin this small.',
    ],
    [
      { kind: 'judged-over-items', items: 29, changed: null, hasInterval: false },
      'Judged by the confidence interval over 29 items; they are too few, or too similar, for an interval.',
    ],
    [
      { kind: 'judged-over-items', items: 2000, changed: 28, hasInterval: false, clusters: 12 },
      'Judged by the confidence interval over 2,000 items in 12 clusters (28 changed outcome); they are too few, or too similar, for an interval.',
    ],
    [
      { kind: 'judged-over-items', items: 3000, changed: 0, needed: 2300, hasInterval: true, clusters: 60 },
      'Judged by the confidence interval over 3,000 items in 60 clusters (0 changed outcome). This margin needs about 2,300 items in 46 clusters.',
    ],
    [
      { kind: 'judged-over-items', items: 400, changed: null, hasInterval: true },
      'Judged by the confidence interval over 400 items.',
    ],
    [
      { kind: 'non-finite-outputs', baseline: 0, candidate: 3, items: 2000 },
      'NaN or infinite outputs on 3 of 2,000 items (baseline: 0).',
    ],
    [
      { kind: 'nothing-to-compare', keys: ['max-drop'] },
      'Only `min` was judged: without a baseline, `max-drop` has nothing to compare with.',
      row('task-score', { baseline: null, candidate: 0.91, limit: { ...ONE_POINT_LESS, min: 0.9 } }),
    ],
    [{ kind: 'baseline-lacks-figure' }, 'The baseline’s record does not have this figure.'],
    [
      { kind: 'figure-of', scope: 'gpu-power-estimate' },
      'Estimated from readings of the GPU’s power, because it has no energy counter.',
    ],
    [{ kind: 'figure-of', scope: 'whole-processor' }, 'Includes everything else that ran on the processor.'],
    [
      { kind: 'figure-of', scope: 'whole-gpu' },
      'The increase in the whole GPU’s memory, with nothing else on it, just before the process ended.',
    ],
    [{ kind: 'one-shard' }, 'Covers one shard of the items; it is judged once all shards are in.'],
    [{ kind: 'waiver-expired', ...waiver }, `Its waiver (up to +20%) expired on 2026-12-12: ${issue}`],
    [
      { kind: 'within-waiver', isBeyondLimit: true, waivers: [waiver] },
      `Beyond its limit, but allowed by a waiver: up to +20% until 2026-12-12 (${issue}).`,
    ],
    [
      {
        kind: 'within-waiver',
        isBeyondLimit: false,
        waivers: [waiver, { ...waiver, ceiling: { max: 25e6 } }],
      },
      `Not shown to be within its limit, but allowed by a waiver: up to +20% until 2026-12-12 (${issue}), up to 25 ms until 2026-12-12 (${issue}).`,
    ],
    [
      { kind: 'waiver-undecided', isBeyondLimit: true, waivers: [waiver] },
      `Beyond its limit. Not enough evidence to decide whether it is within its waiver: up to +20% until 2026-12-12 (${issue}).`,
    ],
    [
      { kind: 'waiver-undecided', isBeyondLimit: false, waivers: [waiver] },
      `Not enough evidence to decide whether it is within its waiver: up to +20% until 2026-12-12 (${issue}).`,
    ],
    [
      { kind: 'beyond-waiver', waivers: [{ ...waiver, ceiling: { min: 0.85 } }] },
      `Its waiver does not cover this: down to 85% until 2026-12-12 (${issue}).`,
      accuracy,
    ],
  ])('says of %o', (reason, text, of = latency) => {
    expect(plain(reasonText(reason, of))).toBe(text);
  });
});

describe('missingText', () => {
  test.each<[Missing, string]>([
    [{ kind: 'cpu-only' }, 'the model runs on the CPU only, so nothing can fall back to it'],
    [{ kind: 'not-profiled' }, 'the model was not profiled'],
    [{ kind: 'no-launch' }, 'the budget ended before the first launch was complete'],
    [{ kind: 'load-generator-late' }, 'the load generator could not keep up with the traffic'],
    [{ kind: 'not-read', why: { kind: 'not-on-gpu' } }, 'the model did not run on a GPU'],
    [{ kind: 'not-read', why: { kind: 'run-ended-before' } }, 'the run ended first'],
    [
      {
        kind: 'not-read',
        why: { kind: 'unreadable', arm: 'candidate', why: { kind: 'gpu-power-not-reported' } },
      },
      'the driver does not report the power of the GPU',
    ],
    [
      {
        kind: 'not-read',
        why: { kind: 'unreadable', arm: 'baseline', why: { kind: 'gpu-power-not-reported' } },
      },
      'for the baseline, the driver does not report the power of the GPU',
    ],
    [
      { kind: 'not-read', why: { kind: 'other-scope' } },
      'one model’s figure covers its process, the other’s the whole GPU',
    ],
    [
      {
        kind: 'not-read',
        why: { kind: 'other-meter', baseline: 'gpu-counter', candidate: 'gpu-power' },
      },
      'the baseline’s figure comes from the GPU’s energy counter, this one from readings of the GPU’s power',
    ],
    [
      {
        kind: 'energy-unknown',
        why: { kind: 'unreadable', arm: 'candidate', why: { kind: 'no-processor-counter' } },
      },
      'the cost of power needs the energy, and it was not measured: this machine has no energy counter for its processor (RAPL)',
    ],
    [{ kind: 'no-prices' }, 'the policy has no `prices`'],
    [{ kind: 'no-review-rule' }, 'the policy has no `review` rule for this model'],
    [
      { kind: 'requests-failed', arm: 'candidate', failed: 30, of: 50 },
      '30 of 50 timed requests failed, and a failed one counts with its whole deadline',
    ],
    [
      { kind: 'requests-failed', arm: 'baseline', failed: 3, of: 50 },
      '3 of 50 timed requests to the baseline failed, and a failed one counts with its whole deadline',
    ],
    [{ kind: 'arena-not-reported' }, 'this provider does not report how much memory its allocator hands out'],
    [
      { kind: 'no-score', message: 'there are no items' },
      'the score cannot be computed (there are no items)',
    ],
    [
      { kind: 'failed', failure: 'crashed', message: 'it crashed the runtime (SIGSEGV) while loading' },
      'it crashed the runtime (SIGSEGV) while loading',
    ],
    [{ kind: 'shard-failed', shard: 2, of: 4, message: 'it crashed' }, 'shard 2 of 4 failed (it crashed)'],
    [{ kind: 'shard-incomparable', shard: 2, of: 4 }, 'the models cannot be compared on shard 2 of 4'],
  ])('says of %o', (missing, text) => {
    expect(missingText(missing)).toBe(text);
  });
});
