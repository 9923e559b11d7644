import { describe, expect, test } from 'vitest';
import { nextStep, PROBLEM_STEP, verdictNextStep } from '../../../../src/report/words/next-step/next-step.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import type { ModelVerdict } from '../../../../src/verdict/verdict.ts';
import {
  model,
  passingRows,
  row,
  TEN_PERCENT,
  verdict,
  withRow,
} from '../../../support/fixtures/verdict-fixture.ts';

const p95 = (state: Row['state'], candidate: number, reasons: Row['reasons'] = []): Row =>
  row('latency-p95', { state, baseline: 1e6, candidate, limit: TEN_PERCENT, reasons });
const failing = (metric: Row['metric']): Row =>
  row(metric, { state: 'fail', baseline: 1, candidate: 2, limit: TEN_PERCENT });

const RAISE = 'If the trade-off is intended, raise the limit in a separate policy change.';
const RECORD =
  'Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.';
const ACCEPT =
  'If this is intended, run this workflow by hand on the default branch with the reason in the input `accept`; otherwise fix it in the next change.';
const WRITE_POLICY =
  'To judge accuracy on real data, with limits of your own, write a policy: `regression-gate init`.';
const RANDOM_INPUTS: ModelVerdict['notes'][number] = {
  kind: 'random-inputs',
  items: 64,
  rtol: 0.001,
  atol: 0.00001,
  sizes: [],
  values: [],
};
const UNSURE: ModelVerdict['notes'][number] = {
  kind: 'acceptance-unknown',
  store: { kind: 'actions-cache' },
  problem: { kind: 'no-answer', seconds: 60 },
  isReferenceUnsure: true,
};
const RECORD_AGAIN =
  'Re-run this workflow once the store answers, so that the commit can become a baseline. If it never does, remove the store from the workflow (`cache: false`, or no `data-branch`).';
const NEW = { kind: 'no-baseline', why: { kind: 'new-model', commit: null } } as const;
const none = { state: 'no-baseline', rows: [], baselineSource: null } as const;
const accepted = { accepted: true, state: 'pass', why: { kind: 'limits-kept' } } as const;
const gpuBusy: Row = row('latency-p95', {
  state: 'inconclusive',
  baseline: null,
  candidate: null,
  limit: TEN_PERCENT,
  reasons: [{ kind: 'gpu-busy', launches: 6, of: 6 }],
});
const random: Row = row('task-score', {
  state: 'inconclusive',
  baseline: 0.9,
  candidate: 0.8,
  limit: { 'max-drop': { kind: 'points', value: 0.01 } },
  reasons: [{ kind: 'random-outputs', arm: 'candidate', items: 3, of: 64, operators: ['Dropout'] }],
});
/** Slow on both sides, and no slower than before. */
const slowOnBoth: Row = row('latency-p95', {
  state: 'fail',
  baseline: 3e6,
  candidate: 2.99e6,
  limit: { max: 2e6 },
});
const waiver = {
  metric: 'latency-p95',
  limit: TEN_PERCENT,
  ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
  expires: '2026-12-12',
  daysLeft: 12,
  issue: 'https://github.com/o/r/issues/1',
  reason: 'r',
  standing: 'used',
} as const;
const drift = (state: 'fail' | 'inconclusive' | 'incomparable'): NonNullable<ModelVerdict['drift']> => ({
  state,
  release: null,
  source: null,
  rows: [],
  why: { kind: 'not-judged' },
  notes: [],
});

describe('what to do about a model', () => {
  test.each<{ title: string; given: Partial<ModelVerdict>; text: string }>([
    { title: 'that passes', given: {}, text: 'Nothing to do.' },
    {
      title: 'that passes, but is no baseline because a store did not say what is accepted',
      given: { notes: [UNSURE] },
      text: RECORD_AGAIN,
    },
    {
      title: 'that is new, and is no baseline because a store did not say what is accepted',
      given: { ...none, rows: [], ending: NEW, notes: [UNSURE] },
      text: RECORD_AGAIN,
    },
    {
      title: 'that fails, whatever a store did not say',
      given: {
        state: 'fail',
        rows: [failing('model-size')],
        notes: [UNSURE],
        acceptance: {
          accepted: false,
          state: 'fail',
          why: { kind: 'limits-broken', metrics: ['model-size'], isDrift: false },
        },
      },
      text: `Fix the model. ${ACCEPT}`,
    },
    {
      title: 'that draws random numbers',
      given: { state: 'inconclusive', rows: [random] },
      text: 'Export the model for inference, so that the same input always gives the same output.',
    },
    {
      title: 'beyond a maximum that its baseline breaks too',
      given: { state: 'fail', rows: [slowOnBoth] },
      text: `The baseline does not meet this limit either: bring the model within it. ${RAISE}`,
    },
    {
      title: 'slower at every input',
      given: { state: 'fail', rows: [p95('fail', 1.18e6, [{ kind: 'slower-inputs', share: 0.9 }])] },
      text: `Look at the operators that grew most. ${RAISE}`,
    },
    {
      title: 'that stalls',
      given: {
        state: 'fail',
        rows: [p95('fail', 1e6, [{ kind: 'stalls', baselineShare: 0, candidateShare: 0.1, beyond: 0.1 }])],
      },
      text: `Look for what delays single runs: memory that is allocated again and again, threads that sleep, caches that are refilled. ${RAISE}`,
    },
    {
      title: 'whose threads compete for cores',
      given: {
        state: 'fail',
        rows: [p95('fail', 1e6, [{ kind: 'waits-for-itself', baselineShare: 0, candidateShare: 0.3 }])],
      },
      text: `Use fewer threads than there are cores. ${RAISE}`,
    },
    {
      title: 'slower in the tail',
      given: { state: 'fail', rows: [p95('fail', 1.4e6, [{ kind: 'slower-inputs', share: 0.1 }])] },
      text: `Look for inputs that take a different path through the model. ${RAISE}`,
    },
    {
      title: 'less accurate',
      given: { state: 'fail', rows: [failing('task-score')] },
      text: `Look at the flipped items and the slices in the report. ${RAISE}`,
    },
    {
      title: 'that needs more memory',
      given: { state: 'fail', rows: [failing('memory-ram-peak')] },
      text: `Look for tensors that are allocated at load or kept longer than needed. ${RAISE}`,
    },
    {
      title: 'worse in a metric without advice',
      given: { state: 'fail', rows: [failing('model-size')] },
      text: `Fix the model. ${RAISE}`,
    },
    {
      title: 'within its waiver',
      given: { state: 'waived', rows: withRow(passingRows(), p95('waived', 1.2e6)), waivers: [waiver] },
      text: 'Nothing to do now. The waiver ends on 2026-12-12; after that day this fails.',
    },
    {
      title: 'that could not be decided',
      given: { state: 'inconclusive', rows: [p95('inconclusive', 1.1e6)] },
      text: 'Re-run with a larger budget or on a quieter machine, or raise the limit to what this machine can measure.',
    },
    {
      title: 'that passes on random inputs',
      given: { notes: [RANDOM_INPUTS] },
      text: WRITE_POLICY,
    },
    {
      title: 'with other outputs on random inputs',
      given: { state: 'fail', rows: [failing('task-score')], notes: [RANDOM_INPUTS] },
      text: `If small differences are intended, as after quantization, set \`--rtol\` and \`--atol\`. ${WRITE_POLICY}`,
    },
    {
      title: 'that needs more memory on random inputs',
      given: { state: 'fail', rows: [failing('memory-ram-peak')], notes: [RANDOM_INPUTS] },
      text: `Look for tensors that are allocated at load or kept longer than needed. ${WRITE_POLICY}`,
    },
    {
      title: 'that could not be decided on random inputs',
      given: { state: 'inconclusive', rows: [p95('inconclusive', 1.1e6)], notes: [RANDOM_INPUTS] },
      text: `Re-run with a larger budget or on a quieter machine. ${WRITE_POLICY}`,
    },
    {
      title: 'on a busy GPU',
      given: { state: 'inconclusive', rows: [gpuBusy] },
      text: 'Stop the other work on the GPU, then re-run.',
    },
    {
      title: 'that crashed',
      given: {
        state: 'fail',
        rows: [],
        ending: { kind: 'failed', failure: 'crashed', message: 'm', providers: [] },
      },
      text: 'Fix the model.',
    },
    {
      title: 'without its provider',
      given: {
        state: 'no-provider',
        rows: [],
        ending: { kind: 'failed', failure: 'no-provider', message: 'm', providers: ['cuda'] },
      },
      text: 'Run the gate on a machine that has this provider, install its libraries, or name another one under `runtime.providers`.',
    },
    {
      title: 'that fell back under strict placement',
      given: {
        state: 'fail',
        rows: [],
        ending: { kind: 'failed', failure: 'fell-back', message: 'm', providers: ['cuda'] },
      },
      text: 'Replace those operators with ones the provider has a kernel for, or limit the time of the fallback instead: `limits.fallback-time-share`.',
    },
    {
      title: 'that crashed on a shard',
      given: {
        state: 'fail',
        ending: { kind: 'shard-failed', shard: 2, of: 3, failure: 'crashed', message: 'm' },
      },
      text: 'Fix the model.',
    },
    {
      title: 'with other settings than its record',
      given: {
        state: 'incomparable',
        rows: [],
        ending: {
          kind: 'incomparable',
          differences: [{ kind: 'field', field: 'node', baseline: '20', candidate: '24' }],
        },
      },
      text: 'Record a new baseline with today’s settings, then run again.',
    },
    ...(['inputs', 'outputs'] as const).map((of) => ({
      title: `of models whose ${of} differ`,
      given: {
        state: 'incomparable' as const,
        rows: [],
        ending: {
          kind: 'incomparable' as const,
          differences: [
            {
              kind: 'signature' as const,
              of,
              baseline: { tensors: [], more: 0 },
              candidate: { tensors: [], more: 0 },
            },
          ],
        },
      },
      text:
        of === 'inputs'
          ? 'Keep the baseline’s names and shapes. Or first merge a data set that has the inputs of both models, by their names. Or give the new model its own id in the policy.'
          : 'Name the output to score in this change (`task.output`), keep the baseline’s outputs, or give the new model its own id in the policy.',
    })),
    {
      title: 'of a release without the model of the last one',
      given: {
        state: 'incomparable',
        rows: [],
        ending: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] },
      },
      text: 'Make the baseline’s model file available: check out with `lfs: true` if it is in Git LFS, and give the gate a token with `contents: read`.',
    },
    {
      title: 'in which several things changed where the policy requires one',
      given: {
        state: 'incomparable',
        rows: [],
        oneChange: 'require',
        ending: {
          kind: 'incomparable',
          differences: [{ kind: 'several-changes', heads: ['weights', 'precision'] }],
        },
      },
      text: 'Split the change so that weights and precision are measured one at a time, or allow it with `one-change: warn`.',
    },
    {
      title: 'of which the changes are unknown',
      given: {
        state: 'incomparable',
        rows: [],
        ending: {
          kind: 'incomparable',
          differences: [{ kind: 'changes-unknown', why: 'no-baseline-file' }],
        },
      },
      text: 'Give the gate both model files, or allow it with `one-change: warn`.',
    },
    {
      title: 'that an untrusted run could not compare',
      given: {
        state: 'incomparable',
        rows: [],
        ending: { kind: 'incomparable', differences: [{ kind: 'untrusted' }] },
      },
      text: 'Fix what prevented the comparison, then run again.',
    },
    {
      title: 'that is new',
      given: { ...none, rows: [], ending: NEW },
      text: 'Nothing to do: the figures become the baseline once this is merged and recorded.',
    },
    {
      title: 'that is new and recorded',
      given: { ...none, rows: [], ending: NEW, acceptance: accepted },
      text: 'Nothing to do.',
    },
    {
      title: 'without a baseline',
      given: { ...none, rows: [], ending: { kind: 'no-baseline', why: { kind: 'no-commit' } } },
      text: RECORD,
    },
    {
      title: 'that was recorded alone',
      given: {
        ...none,
        rows: [],
        ending: { kind: 'measured-alone', isRecordable: true },
        saves: [{ state: 'saved', store: { kind: 'actions-cache' }, place: 'entry' }],
      },
      text: 'Nothing to do.',
    },
    {
      title: 'that no store could save',
      given: { ...none, rows: [], ending: { kind: 'measured-alone', isRecordable: true } },
      text: 'Fix the store, then run again.',
    },
    {
      title: 'measured alone on a busy GPU',
      given: { ...none, rows: [], ending: { kind: 'measured-alone', isRecordable: false } },
      text: 'Stop the other work on the GPU, then record again.',
    },
    {
      title: 'of a release that was refused',
      given: { state: 'error', rows: [], ending: { kind: 'not-signed-off', refusals: [] } },
      text: 'Let the nightly run test this model file on the default branch, with `data-branch` set, then run the sign-off again.',
    },
    {
      title: 'that drifted and passes against its baseline',
      given: { state: 'fail', drift: drift('fail') },
      text: 'Recover what was lost since the release, publish a release that accepts it, or raise the drift limit in a separate policy change.',
    },
    {
      title: 'that fails and whose drift is undecided',
      given: { state: 'fail', rows: [failing('model-size')], drift: drift('inconclusive') },
      text: `Fix the model. ${RAISE} Re-run with a larger budget or on a quieter machine to decide the drift since the release.`,
    },
    {
      title: 'of whose drift only slices are undecided',
      given: {
        state: 'inconclusive',
        drift: {
          ...drift('inconclusive'),
          rows: [
            row('task-score', {
              state: 'inconclusive',
              slice: { key: 'lang', value: 'de' },
              ...{ baseline: 0.9, candidate: 0.88, limit: { 'max-drop': { kind: 'points', value: 0.02 } } },
              reasons: [
                { kind: 'judged-over-items', items: 200, changed: 10, needed: 773, hasInterval: true },
              ],
            }),
          ],
        },
      },
      text: 'A re-run gives the same figures since the release. Add items to the slice, or raise its drift limit in a separate policy change.',
    },
    {
      title: 'whose drift could not be judged',
      given: { state: 'incomparable', drift: drift('incomparable') },
      text: 'Make the model of the last release available to the gate, or remove the drift limits in a separate policy change.',
    },
    {
      title: 'in which two things changed',
      given: {
        changes: [
          { kind: 'recalibrated', head: 'precision' },
          { kind: 'weights-other', head: 'weights' },
        ],
      },
      text: 'Split the change so that precision and weights are measured one at a time.',
    },
    {
      title: 'that was recorded and not accepted',
      given: {
        state: 'fail',
        rows: [failing('model-size')],
        acceptance: {
          accepted: false,
          state: 'fail',
          why: { kind: 'limits-broken', metrics: ['model-size'], isDrift: false },
        },
      },
      text: `Fix the model. ${ACCEPT}`,
    },
    {
      title: 'that this run accepts',
      given: {
        state: 'waived',
        rows: [failing('model-size')],
        acceptance: { ...accepted, by: { actor: 'octocat', isThisRun: true } },
      },
      text: 'Nothing to do.',
    },
  ])('$title', ({ given, text }) => {
    expect(nextStep(model(given))).toBe(text);
  });
});

describe('what to do about a verdict', () => {
  const failed = model({ id: 'ocr', state: 'fail', rows: [failing('model-size')] });

  test('is what to do about the worst model', () => {
    expect(verdictNextStep(verdict([model(), failed], { state: 'fail' }))).toBe(`Fix the model. ${RAISE}`);
  });

  test('is to get all results first', () => {
    const problems = [{ kind: 'no-result' as const, model: 'ocr' }];
    expect(verdictNextStep(verdict([failed], { state: 'error', problems }))).toBe(PROBLEM_STEP);
  });

  test('is nothing without a model', () => {
    expect(verdictNextStep(verdict([]))).toBe('');
  });
});

test('an undecided slice does not call for a quieter machine', () => {
  const slice = row('task-score', {
    state: 'inconclusive',
    slice: { key: 'lang', value: 'de' },
    baseline: 0.9,
    candidate: 0.85,
    limit: { 'max-drop': { kind: 'points', value: 0.02 } },
    reasons: [{ kind: 'judged-over-items', items: 200, changed: 10, needed: 773, hasInterval: true }],
  });
  const open = (rows: Row[]) => nextStep(model({ state: 'inconclusive', rows }));
  expect(open([...passingRows(), slice])).toBe(
    'A re-run gives the same figures. Look at the flipped items of the slice, add items to it, or raise its limit in a separate policy change.',
  );
  expect(open([...withRow(passingRows(), p95('inconclusive', 1.1e6)), slice])).toMatch(/^Re-run/);
});
