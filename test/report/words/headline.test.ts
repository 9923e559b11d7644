import { describe, expect, test } from 'vitest';
import { headline, rulesTag, verdictHeadline } from '../../../src/report/words/headline.ts';
import type { Change } from '../../../src/verdict/facts/changes.ts';
import type { Drift } from '../../../src/verdict/facts/drift.ts';
import type { Rules } from '../../../src/verdict/facts/rules.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import type { ModelVerdict } from '../../../src/verdict/verdict.ts';
import {
  model,
  passingRows,
  row,
  TEN_PERCENT,
  verdict,
  withRow,
} from '../../support/fixtures/verdict-fixture.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

const p95 = (state: Row['state'], candidate: number, given: Partial<Row> = {}): Row =>
  row('latency-p95', { state, baseline: 1e6, candidate, limit: TEN_PERCENT, ...given });
const with95 = (changed: Row): Row[] => withRow(passingRows(), changed);

const FILE = { sha256: 'a'.repeat(64), sizeBytes: 1000 };
const scored = (given: Partial<Row>): Row => {
  const [score] = passingRows().filter(({ metric }) => metric === 'task-score');
  return { ...(score as Row), ...given };
};

const drift = (given: Partial<Drift>): Drift => ({
  state: 'fail',
  release: { tag: 'v1.2', commit: 'abc1234'.padEnd(40, '0') },
  source: { kind: 'same-model' },
  rows: [p95('fail', 1.2e6)],
  notes: [],
  ...given,
});

const gpuBusy: Row = row('latency-p95', {
  state: 'inconclusive',
  baseline: null,
  candidate: null,
  limit: TEN_PERCENT,
  reasons: [{ kind: 'gpu-busy', launches: 6, of: 6 }],
});

const two: Change[] = [
  { kind: 'recalibrated', head: 'precision' },
  { kind: 'weights-other', head: 'weights' },
];

const engine: Change[] = [
  { kind: 'setting', head: 'engine', name: 'kind', before: 'onnxruntime', after: 'server' },
  { kind: 'setting', head: 'engine', name: 'start', before: null, after: 'serve {port}' },
];

const RANDOM_INPUTS = {
  kind: 'random-inputs' as const,
  items: 64,
  rtol: 0.001,
  atol: 0.00001,
  sizes: [],
  values: [],
};

const PASSED = 'meets 6 of 6 limits, P95 latency −1.1%';
const FAILED = 'P95 latency +20.0% (limit +10%)';

describe('a model', () => {
  test.each<{ title: string; given: Partial<ModelVerdict>; text: string }>([
    { title: 'that keeps its limits', given: {}, text: PASSED },
    {
      title: 'that keeps limits, none of them on latency',
      given: { rows: passingRows().slice(1) },
      text: 'meets 5 of 5 limits',
    },
    { title: 'that is slower', given: { state: 'fail', rows: with95(p95('fail', 1.2e6)) }, text: FAILED },
    {
      title: 'under a new id',
      given: { relocation: { formerId: 'a' } },
      text: `${PASSED}; renamed from \`a\``,
    },
    {
      title: 'whose file moved, with the old one left in place',
      given: { relocation: { moved: { from: 'a.onnx', to: 'b.onnx', oldFile: 'unchanged' } } },
      text: `${PASSED}; moved from \`a.onnx\` (left unchanged) to \`b.onnx\``,
    },
    {
      title: 'that is undecided and passes all the same',
      given: { state: 'inconclusive', passesUndecided: true, rows: with95(p95('inconclusive', 1.1e6)) },
      text: 'P95 latency +10.0% (limit +10%); passes because of `on-inconclusive: pass`',
    },
    {
      title: 'that passes where undecided ones would too',
      given: { passesUndecided: true },
      text: PASSED,
    },
    {
      title: 'compared with its own file',
      given: { models: { baseline: FILE, candidate: FILE } },
      text: `${PASSED}; both models are the same file`,
    },
    {
      title: 'that only another engine runs',
      given: { models: { baseline: FILE, candidate: FILE }, changes: engine },
      text: `${PASSED}; only the engine changed (kind: onnxruntime → server)`,
    },
    {
      title: 'that another command line of the engine runs',
      given: { models: { baseline: FILE, candidate: FILE }, changes: engine.slice(1) },
      text: `${PASSED}; only the engine changed`,
    },
    {
      title: 'that another engine runs and that has other weights',
      given: { changes: [...engine, { kind: 'weights-other', head: 'weights' }] },
      text: `${PASSED}; 2 things changed together`,
    },
    {
      title: 'scored on few items',
      given: {
        rows: withRow(passingRows(), scored({ samples: { baseline: 1, candidate: 1, of: 'item' } })),
      },
      text: `${PASSED}; scored on 1 item only`,
    },
    {
      title: 'whose baseline only guesses, in percent as the limit is',
      given: { guessing: { arm: 'baseline', score: 0, chance: 0.1, by: 'most-frequent' } },
      text: `${PASSED}; the baseline is no better than guessing (0.00%, chance 10.00%)`,
    },
    {
      title: 'that is new and only guesses',
      given: {
        state: 'no-baseline',
        baselineSource: null,
        rows: [],
        ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
        guessing: { arm: 'candidate', score: 0.51, chance: 0.5, by: 'random-order' },
      },
      text: 'is new; this model is no better than guessing (0.5100, chance 0.5000)',
    },
    {
      title: 'with more than two failures',
      given: {
        state: 'fail',
        rows: passingRows().map((each) => ({ ...each, state: 'fail' as const })),
      },
      text: 'P95 latency −1.1% (limit +10% or +50 µs), Accuracy −0.15 pp (limit −1 pp) and 4 more',
    },
    {
      title: 'within its waiver',
      given: { state: 'waived', rows: with95(p95('waived', 1.2e6)) },
      text: `${FAILED}, within its waiver`,
    },
    {
      title: 'that could not be decided',
      given: { state: 'inconclusive', rows: with95(p95('inconclusive', 1.1e6)) },
      text: 'P95 latency +10.0% (limit +10%)',
    },
    {
      title: 'on a GPU with other work',
      given: { state: 'inconclusive', rows: with95(gpuBusy) },
      text: 'P95 latency: other work was running on the GPU',
    },
    {
      title: 'whose figures are those of the record',
      given: { ending: { kind: 'unchanged' } },
      text: 'is unchanged since its baseline was recorded: 6 of 6 limits met',
    },
    {
      title: 'that crashed',
      given: {
        state: 'fail',
        rows: [],
        ending: { kind: 'failed', failure: 'crashed', message: 'it crashed', providers: [] },
      },
      text: 'crashed during the measurement',
    },
    {
      title: 'that could not be measured, by an untrusted verdict',
      given: {
        state: 'no-provider',
        rows: [],
        ending: { kind: 'failed', failure: 'no-provider', message: null, providers: ['cuda'] },
      },
      text: 'cannot run on `cuda` here',
    },
    {
      title: 'that crashed on a shard',
      given: {
        state: 'fail',
        ending: { kind: 'shard-failed', shard: 2, of: 3, failure: 'crashed', message: 'it crashed' },
      },
      text: 'could not be scored: shard 2 of 3 failed',
    },
    {
      title: 'that cannot be compared',
      given: {
        state: 'incomparable',
        rows: [],
        ending: {
          kind: 'incomparable',
          differences: [
            { kind: 'field', field: 'runtime', baseline: 'a', candidate: 'b' },
            { kind: 'figures-only' },
          ],
        },
      },
      text: 'cannot be compared with its baseline',
    },
    {
      title: 'that is new',
      given: {
        state: 'no-baseline',
        rows: [],
        baselineSource: null,
        ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
      },
      text: 'is new',
    },
    {
      title: 'that is new and breaks a maximum',
      given: {
        state: 'fail',
        rows: [row('latency-p95', { state: 'fail', baseline: null, candidate: 21e6, limit: { max: 20e6 } })],
        baselineSource: null,
        ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
      },
      text: 'P95 latency 21.00 ms (limit at most 20 ms)',
    },
    {
      title: 'that was recorded',
      given: {
        state: 'no-baseline',
        rows: [],
        baselineSource: null,
        ending: { kind: 'measured-alone', isRecordable: true },
        saves: [{ state: 'saved', store: { kind: 'actions-cache' }, place: 'entry' }],
        acceptance: { accepted: true, state: 'no-baseline', why: { kind: 'recorded-by-hand' } },
      },
      text: 'was recorded as baseline in the Actions cache',
    },
    {
      title: 'that no store could save',
      given: {
        state: 'no-baseline',
        rows: [],
        baselineSource: null,
        ending: { kind: 'measured-alone', isRecordable: true },
      },
      text: 'was measured, but no store could save the baseline',
    },
    {
      title: 'that was not recorded',
      given: {
        state: 'inconclusive',
        rows: [],
        baselineSource: null,
        ending: { kind: 'measured-alone', isRecordable: false },
      },
      text: 'was not recorded: other work was running on the GPU',
    },
    {
      title: 'of a release that was refused',
      given: { state: 'error', rows: [], ending: { kind: 'not-signed-off', refusals: [] } },
      text: 'was not measured, and the release is not signed off',
    },
    {
      title: 'of one shard',
      given: { rows: [{ ...passingRows()[1]!, state: 'shown', reasons: [{ kind: 'one-shard' }] }] },
      text: 'was measured on one shard of the items',
    },
    {
      title: 'that drifted, and passes against its baseline',
      given: { state: 'fail', drift: drift({}) },
      text: `${FAILED} since release \`v1.2\` (\`abc1234\`)`,
    },
    {
      title: 'that drifted, and fails against its baseline',
      given: {
        state: 'fail',
        rows: with95(p95('fail', 1.2e6)),
        drift: drift({ rows: [p95('fail', 1.3e6)] }),
      },
      text: `${FAILED}; P95 latency +30.0% (limit +10%) since release \`v1.2\` (\`abc1234\`)`,
    },
    {
      title: 'whose drift could not be judged',
      given: {
        state: 'incomparable',
        ending: { kind: 'unchanged' },
        drift: drift({
          state: 'incomparable',
          release: null,
          rows: [],
          why: { kind: 'release-unknown', why: { kind: 'no-token' } },
        }),
      },
      text: 'drift since the last release: the last release is unknown (there is no token for GitHub’s API)',
    },
    {
      title: 'that was compared on random inputs, without one of its outputs',
      given: {
        notes: [RANDOM_INPUTS, { kind: 'outputs-not-compared', names: ['boxes'], why: 'in-one-model' }],
      },
      text: `${PASSED}; on random inputs; 1 output not compared`,
    },
    {
      title: 'whose outputs on random inputs never change',
      given: { notes: [RANDOM_INPUTS, { kind: 'outputs-constant', names: ['y'], of: 1 }] },
      text: `${PASSED}; on random inputs; the baseline’s outputs never change`,
    },
    {
      title: 'of whose outputs on random inputs one changes',
      given: { notes: [RANDOM_INPUTS, { kind: 'outputs-constant', names: ['y'], of: 2 }] },
      text: `${PASSED}; on random inputs`,
    },
    {
      title: 'that kept its drift limits',
      given: { drift: drift({ state: 'pass', rows: [] }) },
      text: PASSED,
    },
    {
      title: 'one of whose drift limits by slice is undecided',
      given: {
        drift: drift({
          state: 'pass',
          rows: [
            scored({}),
            scored({
              state: 'shown',
              slice: { key: 'lang', value: 'de' },
              reasons: [{ kind: 'slice-undecided', items: 40, needed: 115 }],
            }),
          ],
        }),
      },
      text: `${PASSED}; 1 limit by slice undecided since the release`,
    },
    {
      title: 'that was measured again',
      given: { attempts: { number: 3, launches: 41, of: 3, own: 20, basis: 'all', earlier: [] } },
      text: `${PASSED}; attempt 3`,
    },
    {
      title: 'whose earlier attempt decided',
      given: { attempts: { number: 2, launches: 20, of: 1, own: 0, basis: 'earlier', earlier: [] } },
      text: `${PASSED}; attempt 2, decided by an earlier one`,
    },
    {
      title: 'that the pull request’s run measured',
      given: { attempts: { number: 1, launches: 20, of: 1, own: 0, basis: 'pull-request', earlier: [] } },
      text: `${PASSED}; measured by the pull request’s own run`,
    },
    {
      title: 'in which several things changed',
      given: { changes: two },
      text: `${PASSED}; 2 things changed together`,
    },
    { title: 'in which they may', given: { changes: two, oneChange: 'off' }, text: PASSED },
    {
      title: 'on the CPU fallback',
      given: { fallback: 'offline' },
      text: `${PASSED}; measured on the CPU fallback`,
    },
    {
      title: 'that was recorded and not accepted',
      given: {
        state: 'fail',
        rows: with95(p95('fail', 1.2e6)),
        acceptance: {
          accepted: false,
          state: 'fail',
          why: { kind: 'limits-broken', metrics: ['latency-p95'], isDrift: false },
        },
      },
      text: `${FAILED}; recorded, but not accepted as a baseline`,
    },
    {
      title: 'that a person accepted',
      given: {
        state: 'waived',
        rows: with95(p95('fail', 1.2e6)),
        acceptance: {
          accepted: true,
          state: 'fail',
          why: { kind: 'accepted-by-person', reason: 'agreed' },
          by: { actor: 'octocat', isThisRun: true },
        },
      },
      text: `${FAILED}; accepted by octocat`,
    },
    {
      title: 'whose waiver has expired',
      given: {
        state: 'fail',
        rows: with95(p95('fail', 1.2e6)),
        waivers: [
          {
            metric: 'latency-p95',
            limit: TEN_PERCENT,
            ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
            expires: '2026-11-01',
            daysLeft: -4,
            issue: 'https://github.com/o/r/issues/1',
            reason: 'r',
            standing: 'expired',
          },
        ],
      },
      text: `${FAILED}; its waiver expired on 2026-11-01`,
    },
  ])('$title', ({ given, text }) => {
    expect(plain(headline(model(given)))).toBe(text);
  });
});

describe('a verdict', () => {
  const failed = model({ id: 'ocr', state: 'fail', rows: with95(p95('fail', 1.2e6)) });

  test('on one model names it', () => {
    expect(plain(verdictHeadline(verdict([model()])))).toBe(`\`fashion\` ${PASSED}`);
  });

  test('on several counts those in the worst state, and names the first of them', () => {
    const all = verdict([model(), failed], { state: 'fail' });
    expect(plain(verdictHeadline(all))).toBe(`1 of 2 models: \`ocr\` ${FAILED}`);
  });

  test('on none says so', () => {
    expect(verdictHeadline(verdict([]))).toBe('no model was judged');
  });

  test('that lacks results says which', () => {
    const problems = [
      { kind: 'no-result', model: 'ocr' },
      { kind: 'no-result', model: 'fashion' },
    ] as const;
    expect(verdictHeadline(verdict([model()], { state: 'error', problems: [...problems] }))).toBe(
      'not everything was measured: `ocr` has no result: its measuring job left none and 1 more',
    );
  });

  const rules = (given: Partial<Rules>): Rules => ({
    origin: 'base-commit',
    source: { path: 'gate.yml', commit: 'a'.repeat(40) },
    changes: [],
    ...given,
  });

  test.each<{ given: Rules; tag: string | undefined }>([
    { given: rules({}), tag: undefined },
    { given: rules({ origin: 'first' }), tag: 'judged by its own policy: the base commit has none' },
    {
      given: rules({ origin: 'unreadable' }),
      tag: 'judged by its own policy: the base commit’s cannot be read',
    },
    {
      given: rules({ changes: [{ kind: 'classes', model: 'm', effect: 'loosened' }] }),
      tag: 'loosens the policy',
    },
    {
      given: rules({ changes: [{ kind: 'classes', model: 'm', effect: 'changed' }] }),
      tag: 'changes the policy',
    },
    { given: rules({ changes: [{ kind: 'classes', model: 'm', effect: 'tightened' }] }), tag: undefined },
  ])('warns with $tag', ({ given, tag }) => {
    expect(rulesTag(given)).toBe(tag);
    const text = plain(verdictHeadline(verdict([model()], { rules: given })));
    expect(text).toBe(`\`fashion\` ${PASSED}${tag === undefined ? '' : `; ${tag}`}`);
  });
});

describe('a further data set', () => {
  const advised = scored({
    state: 'shown',
    candidate: 0.8,
    reasons: [{ kind: 'advisory', isBeyondLimit: true }],
  });
  const supporting = { name: 'night', tier: 'supporting' } as const;
  test.each([
    {
      title: 'that keeps its limits',
      given: { dataSet: { name: 'night', tier: 'critical' }, rows: [scored({})] },
      says: 'meets 1 of 1 limits; critical data set',
    },
    {
      title: 'that is undecided and does not block',
      given: {
        dataSet: supporting,
        state: 'inconclusive',
        passesUndecided: true,
        rows: [scored({ state: 'inconclusive' })],
      },
      says: 'supporting data set; undecided, which does not block',
    },
    {
      title: 'that is advisory and beyond its limit',
      given: { dataSet: { name: 'old', tier: 'advisory' }, rows: [advised] },
      says: 'meets 0 of 1 limits; advisory data set; Accuracy would not pass if the data set could block',
    },
  ] satisfies { title: string; given: Partial<ModelVerdict>; says: string }[])(
    'says what it is: $title',
    ({ given, says }) => {
      expect(plain(headline(model(given)))).toContain(says);
    },
  );

  test('is counted beside the models', () => {
    const failed = model({ state: 'fail', rows: with95(p95('fail', 1.2e6)) });
    expect(
      plain(verdictHeadline(verdict([failed, model({ id: 'm.night', dataSet: supporting })]))),
    ).toContain('1 of 2 models and data sets: ');
  });
});
