import type { Rules } from '../../src/policy/diff/policy-change.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import {
  model,
  passingRows,
  placed,
  row,
  shownRows,
  timeOf,
  verdict,
  withRow,
} from '../support/fixtures/verdict-fixture.ts';

const MS = 1e6;

const slowTail = () =>
  model({
    state: 'fail',
    headline: 'P95 latency +62.3 % (limit +10 %)',
    nextStep: 'Make the slow inputs faster, or raise limits.latency-p95 on the base branch and say why.',
    rows: [
      ...withRow(
        passingRows(),
        row('latency-p95', {
          state: 'fail',
          baseline: 1.312 * MS,
          candidate: 2.129 * MS,
          interval: { low: 0.578, high: 0.669, confidence: 0.99 },
          samples: { baseline: 14_400, candidate: 14_400, of: 'inferences in 40 launches' },
          limit: 'max-increase 10% (floor 0.05ms)',
        }),
      ),
      ...withRow(
        shownRows(),
        row('latency-mean', {
          baseline: 1.221 * MS,
          candidate: 1.283 * MS,
          interval: { low: 0.044, high: 0.058, confidence: 0.99 },
          samples: { baseline: 14_400, candidate: 14_400, of: 'inferences in 40 launches' },
        }),
      ),
    ],
    placement: {
      baseline: [placed({ operator: 'FusedConv', nodes: 4, timeShare: 0.872 })],
      candidate: [
        placed({ operator: 'FusedConv', nodes: 4, timeShare: 0.811 }),
        placed({ operator: 'If', precision: 'bool', timeShare: 0.104 }),
      ],
    },
  });

const lessAccurate = () =>
  model({
    id: 'fashion-int8',
    state: 'fail',
    headline: 'Accuracy −2.90 pp (limit −1 pp), Human-review rate +6.15 pp (limit +1 pp), cost +76.4 %',
    nextStep: 'Look at the flipped items; a calibration set with all classes usually mends this.',
    rows: [
      ...passingRows().map((each) => {
        const { metric, limit, samples } = each;
        const failed = { state: 'fail' as const, limit, ...(samples && { samples }) };
        if (metric === 'task-score') {
          return row(metric, { ...failed, title: 'Accuracy', baseline: 0.912, candidate: 0.883 });
        }
        if (metric === 'review-rate') return row(metric, { ...failed, baseline: 0.0805, candidate: 0.142 });
        if (metric !== 'cost-per-1000') return each;
        const interval = { low: 0.7639, high: 0.764, confidence: 0.99 };
        return row(metric, { ...failed, baseline: 60.375, candidate: 106.5, interval });
      }),
    ],
    flips: {
      rightToWrong: 81,
      wrongToRight: 23,
      rightToWrongIds: Array.from(
        { length: 20 },
        (_, index) => `test-${String(index * 97).padStart(5, '0')}`,
      ),
      wrongToRightIds: Array.from(
        { length: 20 },
        (_, index) => `test-${String(index * 83).padStart(5, '0')}`,
      ),
      mcnemarP: 8.6e-9,
      review: { newlyReviewed: 141, noLongerReviewed: 18, mcnemarP: 2.4e-24 },
    },
    slices: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ].map((value, index) => ({
      key: 'class',
      value,
      items: 190 + index * 2,
      baseline: 0.84 + index * 0.01,
      candidate: 0.84 + index * 0.01 - (index % 7 === 6 ? 0.1827 : 0.004 * index),
    })),
    cost: {
      baseline: {
        hardwareUsdPer1000: 0.000407,
        powerUsdPer1000: 0,
        apiUsdPer1000: 0,
        reviewUsdPer1000: 60.375,
      },
      candidate: {
        hardwareUsdPer1000: 0.000255,
        powerUsdPer1000: 0,
        apiUsdPer1000: 0,
        reviewUsdPer1000: 106.5,
      },
    },
  });

const waived = () =>
  model({
    state: 'waived',
    headline: 'P95 latency +12.0 % (limit ≤ +10 %); waived up to max-increase 15% until 2026-12-31',
    nextStep:
      'Nothing to do now; from the day after 2026-12-31 on, the waiver holds no longer and this fails.',
    rows: withRow(
      passingRows(),
      row('latency-p95', {
        state: 'waived',
        baseline: 1.312 * MS,
        candidate: 1.469 * MS,
        interval: { low: 0.104, high: 0.136, confidence: 0.99 },
        samples: { baseline: 14_400, candidate: 14_400, of: 'inferences in 40 launches' },
        limit: 'max-increase 10% (floor 0.05ms)',
        reason:
          'beyond its limit, within its waiver (max-increase 15%, until 2026-12-31, https://github.com/owner/repository/issues/7)',
      }),
    ),
    waivers: [
      {
        metric: 'latency-p95',
        limit: 'max-increase 10%',
        ceiling: 'max-increase 15%',
        expires: '2026-12-31',
        daysLeft: 36,
        issue: 'https://github.com/owner/repository/issues/7',
        reason: 'The new head costs a little; the pruned one lands in December.',
        standing: 'used',
      },
      {
        metric: 'memory-ram-peak',
        limit: 'max-increase 10%',
        ceiling: 'max-increase 20%',
        expires: '2026-11-26',
        daysLeft: 1,
        issue: 'https://github.com/owner/repository/issues/9',
        reason: 'Two copies of the weights at load.',
        standing: 'not-needed',
      },
    ],
  });

const waiverExpired = () => {
  const { waivers = [], rows, ...rest } = waived();
  return model({
    ...rest,
    state: 'fail',
    headline: 'P95 latency +12.0 % (limit ≤ +10 %); the waiver up to max-increase 15% expired on 2026-11-20',
    nextStep:
      'Every input is slower: look at the operators below; if the change is worth its price, loosen the limit in a reviewed change of the policy.',
    rows: rows.map((each) =>
      each.metric === 'latency-p95'
        ? {
            ...each,
            state: 'fail' as const,
            reason:
              'its waiver (max-increase 15%) expired on 2026-11-20: https://github.com/owner/repository/issues/7',
          }
        : each,
    ),
    waivers: waivers
      .slice(0, 1)
      .map((each) => ({ ...each, expires: '2026-11-20', daysLeft: -5, standing: 'expired' as const })),
  });
};

const undecided = () =>
  model({
    state: 'inconclusive',
    headline: 'P95 latency could not be told from its limit within 60 s',
    nextStep: 'Run again with a larger budget, or on a quieter machine.',
    rows: withRow(
      passingRows(),
      row('latency-p95', {
        state: 'inconclusive',
        baseline: 1.312 * MS,
        candidate: 1.427 * MS,
        interval: { low: 0.031, high: 0.146, confidence: 0.99 },
        samples: { baseline: 21_600, candidate: 21_540, of: 'inferences in 60 launches' },
        limit: 'max-increase 10% (floor 0.05ms)',
        reason:
          'this run could tell a change of +16.2 % or worse, or of +4.4 % or better, from the limit; more launches or a quieter machine would narrow it',
      }),
    ),
    notes: [
      '38 % of the samples were disturbed by other processes, in both arms alike.',
      'The Actions cache did not answer (503); the baseline model was taken from git.',
    ],
  });

const brandNew = () =>
  model({
    id: 'shoes',
    state: 'no-baseline',
    headline: 'a new model: nothing to compare with, its absolute limits hold',
    nextStep: 'Merge to record the first baseline.',
    baselineSource: null,
    rows: [
      row('latency-p95', {
        state: 'pass',
        baseline: null,
        candidate: 812_300,
        samples: { baseline: 0, candidate: 7200, of: 'inferences in 20 launches' },
        limit: 'max 20ms',
      }),
      row('task-score', {
        title: 'Accuracy',
        state: 'pass',
        baseline: null,
        candidate: 0.9315,
        samples: { baseline: 0, candidate: 2000, of: 'items' },
        limit: 'min 0.9',
      }),
      row('model-size', { baseline: null, candidate: 1_287_651 }),
    ],
    models: { baseline: null, candidate: { sha256: '77e0b9a1'.repeat(8), sizeBytes: 1_287_651 } },
    flips: null,
    slices: [{ key: 'class', value: 'Sandal', items: 2000, baseline: null, candidate: 0.9315 }],
    cost: null,
    placement: {
      baseline: [],
      candidate: [placed({ operator: 'FusedConv', nodes: 6, timeShare: 0.931 })],
    },
    time: timeOf({ baseline: null, operators: [] }),
  });

const crashed = () =>
  model({
    id: 'fashion-int4',
    state: 'fail',
    headline: 'the candidate crashed while it was loaded (SIGABRT)',
    nextStep: 'Load the model with onnxruntime-node 1.30.0 and mend what it reports.',
    rows: passingRows().map(({ metric, limit, title, unit, changeKind }) => ({
      metric,
      title,
      unit,
      changeKind,
      limit,
      state: 'fail' as const,
      baseline: null,
      candidate: null,
      change: null,
      reason: 'not measured: the process that loaded the model ended with SIGABRT',
    })),
    flips: null,
    slices: [],
    cost: null,
    placement: { baseline: [], candidate: [] },
    time: null,
    notes: [
      'Last words of the process: "terminate called after throwing an instance of \'onnxruntime::NotImplemented\'"',
    ],
  });

const broken = () =>
  model({
    state: 'error',
    headline: 'the baseline model crashed, so the gate could not do its work',
    nextStep: 'Run the job again; if it crashes again, name another baseline with --baseline.',
    rows: [],
    flips: null,
    slices: [],
    cost: null,
    placement: { baseline: [], candidate: [] },
    time: null,
  });

/** One golden file each: `golden/<name>.md`. */
const loosened: Rules = {
  origin: 'base-commit',
  source: '.github/regression-gate.yml at commit 1a2b3c4',
  changes: [
    {
      model: 'fashion',
      place: 'limits.latency-p95.max-increase',
      before: '10%',
      after: '20%',
      effect: 'loosened',
    },
    { model: 'fashion', place: 'dataset', before: '2,000 items', after: '1,500 items', effect: 'loosened' },
  ],
};

export const GOLDEN_CASES: readonly { readonly name: string; readonly verdict: Verdict }[] = [
  { name: 'pass', verdict: verdict([model()]) },
  { name: 'slow-tail', verdict: verdict([slowTail()]) },
  { name: 'less-accurate', verdict: verdict([lessAccurate()]) },
  { name: 'inconclusive', verdict: verdict([undecided()]) },
  { name: 'waived', verdict: verdict([waived()]) },
  { name: 'waiver-expired', verdict: verdict([waiverExpired()]) },
  { name: 'no-baseline', verdict: verdict([brandNew()]) },
  { name: 'crashed', verdict: verdict([crashed()]) },
  { name: 'error', verdict: verdict([broken()]) },
  {
    name: 'two-models',
    verdict: verdict([model({ id: 'shoes' }), slowTail()], {
      state: 'fail',
      headline: '1 of 2 models: fashion, P95 latency +62.3 % (limit +10 %)',
    }),
  },
  { name: 'looser-policy', verdict: verdict([model()], { rules: loosened }) },
  {
    name: 'first-policy',
    verdict: verdict([model()], { rules: { ...loosened, origin: 'first', changes: [] } }),
  },
];
