import { describe, expect, test } from 'vitest';
import { judgeResults } from '../../src/matrix/judge-results.ts';
import type { FailedFound, Result } from '../../src/matrix/result.ts';
import type { Limit } from '../../src/policy/limit.ts';
import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import type { Comparison } from '../../src/verdict/comparison.ts';
import type { Drift } from '../../src/verdict/facts/drift.ts';
import type { Ending } from '../../src/verdict/facts/ending.ts';
import type { Problem } from '../../src/verdict/facts/problem.ts';
import { judgeModel } from '../../src/verdict/judge-model.ts';
import type { Row } from '../../src/verdict/row/row.ts';
import { type ModelVerdict, type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { writtenWaiver } from '../support/fixtures/waiver-fixture.ts';
import { tableOf } from '../support/scoring.ts';
import {
  comparisonOf,
  contextOf,
  OF,
  outcomesOf,
  RULES,
  read,
  resultOf,
  shardsOf,
  verdictOf,
  whole,
} from './result-fixture.ts';

const judge = (results: readonly Result[], ...context: Parameters<typeof contextOf>) =>
  judgeResults(read(...results), contextOf(...context));
const onlyA = { models: ['a'] };

/** An error, red, with exactly these problems. */
function expectRefusal(judged: ReturnType<typeof judgeResults>, ...problems: readonly Problem[]): void {
  expect(judged.verdict.state).toBe('error');
  expect(judged.exitCode).toBe(4);
  expect(judged.verdict.problems).toEqual(problems);
}

describe('all results of a run', () => {
  test('pass when each model passes', () => {
    const { verdict, exitCode, report, recorded } = judge([whole('b'), whole('a')]);
    expect({ state: verdict.state, exitCode, recorded }).toEqual({
      state: 'pass',
      exitCode: 0,
      recorded: undefined,
    });
    expect(verdict.models.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(report.split('\n')[0]).toContain('Passed');
  });

  test('are blocked by the one model that is', () => {
    const bad = whole('b', { verdict: verdictOf('b', { state: 'fail' }), exitCode: 1 });
    const { verdict, exitCode } = judge([whole('a'), bad]);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
  });

  test('are not passed by an exit code that the state does not have', () => {
    const lying = whole('b', { verdict: verdictOf('b', { state: 'fail' }), exitCode: 0 });
    expect(judge([whole('a'), lying]).exitCode).toBe(1);
  });

  test('are undecided in a release, where a pull request lets them pass', () => {
    const unsure = whole('b', { verdict: verdictOf('b', { state: 'inconclusive' }) });
    expect(judge([whole('a'), unsure]).exitCode).toBe(0);
    const released = [whole('a'), unsure].map((each): Result => ({ ...each, of: { ...OF, use: 'release' } }));
    expect(judge(released, { of: { ...OF, use: 'release' } }, { use: 'release' }).exitCode).toBe(3);
  });

  test('tell whether all of them were recorded', () => {
    const saved = (isRecorded: boolean) => [whole('a', { isRecorded: true }), whole('b', { isRecorded })];
    expect(judge(saved(true)).recorded).toBe(true);
    expect(judge(saved(false)).recorded).toBe(false);
  });

  test('may be of an earlier attempt, where only failed jobs were run again', () => {
    expect(judge([whole('a'), whole('b')], { attempt: 2 }).exitCode).toBe(0);
  });
});

describe('a result is refused, and with it the whole verdict,', () => {
  const B = { model: 'b', shard: null };
  const refused = (why: Extract<Problem, { kind: 'refused-result' }>['why'], result = B): Problem => ({
    ...{ kind: 'refused-result', result, why },
    place: 'file-1',
  });
  const others: readonly {
    readonly title: string;
    readonly field: keyof Result['of'];
    readonly got: string | null;
  }[] = [
    { title: 'another commit', field: 'commit', got: 'd'.repeat(40) },
    { title: 'another run', field: 'runId', got: '1' },
    { title: 'another policy', field: 'policy', got: 'f'.repeat(64) },
    { title: 'another baseline commit', field: 'baselineCommit', got: null },
    { title: 'another repository', field: 'repository', got: 'x/y' },
    { title: 'another use', field: 'use', got: 'nightly' },
    { title: 'another version of the gate', field: 'gate', got: '9' },
  ];
  test.each(others)('that is of $title', ({ field, got }) => {
    const other: Result = { ...whole('b'), of: { ...OF, [field]: got } };
    const expected = OF[field];
    expectRefusal(judge([whole('a'), other]), refused({ kind: 'other-identity', field, got, expected }));
  });

  test('that is of a later attempt', () => {
    const later = { ...whole('b'), attempt: 2 };
    expectRefusal(judge([whole('a'), later]), refused({ kind: 'later-attempt', got: 2, expected: 1 }));
  });

  test('that is there twice', () => {
    const judged = judge([whole('a'), whole('b'), whole('b')]);
    expectRefusal(judged, { kind: 'several-results', model: 'b', results: 2 });
  });

  test('of a model that the policy does not have', () => {
    const judged = judge([whole('a'), whole('x'), whole('b')]);
    expectRefusal(judged, refused({ kind: 'unknown-model' }, { model: 'x', shard: null }));
  });

  test('that is no result', () => {
    const unreadable: Problem = {
      kind: 'unreadable-file',
      place: 'result-z.json',
      why: { kind: 'not-json' },
    };
    const judged = judgeResults({ ...read(whole('a'), whole('b')), problems: [unreadable] }, contextOf());
    expectRefusal(judged, unreadable);
  });

  test('measured without the fallback that was chosen, or with one that was not', () => {
    const results = [{ ...whole('a'), fallback: true }, whole('b')];
    expectRefusal(judge(results, { fallback: true }), refused({ kind: 'not-on-fallback' }));
    const judged = judge([whole('a'), { ...whole('b'), fallback: true }]);
    expectRefusal(judged, refused({ kind: 'on-fallback' }));
    expect(judge([whole('a'), whole('b')], { fallback: undefined }).exitCode).toBe(0);
  });
});

describe('the word of a measuring job is not believed', () => {
  const contradiction = (found: Extract<Problem, { kind: 'contradiction' }>['contradiction']): Problem => ({
    kind: 'contradiction',
    model: 'b',
    contradiction: found,
  });
  const forged = (given: Partial<ModelVerdict>) => [
    whole('a'),
    whole('b', { verdict: verdictOf('b', given) }),
  ];
  const rowsOf = (edit: (row: Row) => Row[]) => verdictOf('b').rows.flatMap(edit);
  /** A score that is far below its limit. */
  const LOST: Row = {
    ...(verdictOf('b').rows.find(({ metric }) => metric === 'task-score') as Row),
    ...{ baseline: 0.9, candidate: 0.5, change: -0.4 },
  };
  const waivedScore = (): Partial<ModelVerdict> => ({
    state: 'waived',
    rows: rowsOf((row) => [row.metric === 'task-score' ? { ...LOST, state: 'waived' } : row]),
    waivers: [
      {
        ...{ metric: 'task-score', standing: 'used', daysLeft: 12, expires: '2026-12-12' },
        limit: { 'max-drop': { kind: 'points', value: 0.01 } },
        ceiling: { 'max-drop': { kind: 'points', value: 0.9 } },
        ...{ issue: 'https://github.com/owner/repository/issues/7', reason: 'forged' },
      },
    ],
  });
  const isNew = { kind: 'no-baseline', why: { kind: 'new-model', commit: 'b'.repeat(40) } } as const;
  const asNew = { state: 'no-baseline', ending: isNew, baselineSource: null } as const;

  test.each<{ title: string; given: Partial<ModelVerdict>; found: Parameters<typeof contradiction>[0] }>([
    {
      title: 'a pass without rows',
      given: { rows: [] },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'error' },
    },
    {
      title: 'a pass over a failed row',
      given: { rows: rowsOf((row) => [{ ...row, state: row.metric === 'task-score' ? 'fail' : row.state }]) },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'fail' },
    },
    {
      title: 'a passing row beyond its limit',
      given: {
        rows: rowsOf((row) => [row.metric === 'latency-p95' ? { ...row, candidate: 2e6, change: 0.5 } : row]),
      },
      found: { kind: 'passes-beyond-limit', metric: 'latency-p95' },
    },
    {
      title: 'a limit that no row judges',
      given: { rows: rowsOf((row) => (row.metric === 'task-score' ? [] : [row])) },
      found: { kind: 'limit-not-judged', metric: 'task-score' },
    },
    {
      title: 'a row judged by a looser limit',
      given: {
        rows: rowsOf((row) => [row.metric === 'latency-p95' ? { ...row, limit: { max: 1e12 } } : row]),
      },
      found: { kind: 'limit-not-judged', metric: 'latency-p95' },
    },
    {
      title: 'a pass that says nothing was measured',
      given: { ending: { kind: 'incomparable', differences: [] } },
      found: { kind: 'green-without-figures', state: 'pass' },
    },
    {
      title: 'a lost score that is only shown',
      given: { rows: rowsOf((row) => [row.metric === 'task-score' ? { ...LOST, state: 'shown' } : row]) },
      found: { kind: 'limit-not-judged', metric: 'task-score' },
    },
    {
      title: 'a waiver that the policy does not have',
      given: waivedScore(),
      found: { kind: 'waived-without-waiver', metric: 'task-score' },
    },
    { title: 'a new model that git knows', given: asNew, found: { kind: 'not-new' } },
  ])('$title', ({ given, found }) => {
    expectRefusal(judge(forged(given)), contradiction(found));
  });

  describe('a waived row', () => {
    const by = (ceiling: number, now = '2026-11-25T12:00:00Z') => {
      const waiver = writtenWaiver({
        ...{ model: 'b', metric: 'task-score' },
        ceiling: { 'max-drop': { kind: 'points', value: ceiling } },
      });
      return judge(forged(waivedScore()), {}, { rules: { ...RULES, waivers: [waiver] }, now: new Date(now) });
    };
    test('passes at the ceiling of the base commit’s waiver', () => {
      const { verdict, exitCode } = by(0.4);
      expect({ state: verdict.state, exitCode }).toEqual({ state: 'waived', exitCode: 0 });
    });
    const refused = contradiction({ kind: 'waived-without-waiver', metric: 'task-score' });
    test('is refused beyond the ceiling', () => expectRefusal(by(0.39), refused));
    test('is refused once the waiver has expired', () =>
      expectRefusal(by(0.4, '2026-12-13T00:00:00Z'), refused));
  });

  test('but a model that git knows to be new passes without a baseline', () => {
    const { exitCode, verdict } = judge(forged(asNew), {}, { newModels: new Set(['b']) });
    expect({ exitCode, state: verdict.state }).toEqual({ exitCode: 0, state: 'no-baseline' });
  });

  describe('drift limits', () => {
    const LIMIT: Limit = { min: 0.8 };
    const [first, ...others] = RULES.policy.models;
    const drifting: ModelPolicy = {
      ...(first as ModelPolicy),
      drift: { limits: { 'task-score': LIMIT }, slices: { 'lang=*': { 'task-score': LIMIT } } },
    };
    const rules = { ...RULES, policy: { ...RULES.policy, models: [drifting, ...others] } };
    const judgeDrift = (drift: Drift | undefined) =>
      judge([whole('a', { verdict: verdictOf('a', drift && { drift }) }), whole('b')], {}, { rules });
    const score = (candidate: number, given: Partial<Row> = {}): Row => ({
      ...LOST,
      ...{ baseline: 0.9, candidate, change: candidate - 0.9, limit: LIMIT, state: 'pass', reasons: [] },
      ...given,
    });
    const ofSlice = (candidate: number, given: Partial<Row> = {}): Row =>
      score(candidate, { slice: { key: 'lang', value: 'de' }, ...given });
    const drift = (rows: Row[], given: Partial<Drift> = {}): Drift => ({
      ...{ state: 'pass', release: null, source: null, notes: [] },
      rows,
      ...given,
    });

    test.each([
      { title: 'that are kept', given: drift([score(0.8), ofSlice(0.8)]) },
      {
        title: 'with a slice that is too small to judge',
        given: drift([score(0.8), ofSlice(0.7, { state: 'shown' })]),
      },
      { title: 'before the first release', given: drift([], { why: { kind: 'no-release' } }) },
    ])('$title pass', ({ given }) => {
      expect(judgeDrift(given).exitCode).toBe(0);
    });

    test.each<{ title: string; given: Drift | undefined; found: Parameters<typeof contradiction>[0] }>([
      { title: 'that are left out', given: undefined, found: { kind: 'drift-not-judged' } },
      { title: 'without a row or a reason', given: drift([]), found: { kind: 'drift-not-judged' } },
      {
        title: 'that another limit replaces',
        given: drift([score(0.8, { limit: { min: 0.1 } })]),
        found: { kind: 'drift-not-judged' },
      },
      {
        title: 'without a row of the slices',
        given: drift([score(0.8)]),
        found: { kind: 'drift-not-judged' },
      },
      {
        title: 'with another limit on a slice',
        given: drift([score(0.8), ofSlice(0.8, { limit: { min: 0.1 } })]),
        found: { kind: 'drift-not-judged' },
      },
      {
        title: 'of a slice that passes beyond its limit',
        given: drift([score(0.8), ofSlice(0.7)]),
        found: { kind: 'passes-beyond-limit', metric: 'task-score' },
      },
      {
        title: 'that pass one ulp beyond',
        given: drift([score(0.8 - 2 ** -53)]),
        found: { kind: 'passes-beyond-limit', metric: 'task-score' },
      },
      {
        title: 'that are undecided over a failed row',
        given: drift([score(0.5, { state: 'fail' })], { state: 'inconclusive' }),
        found: { kind: 'drift-passes-over-failure' },
      },
    ])('$title are refused', ({ given, found }) => {
      expectRefusal(judgeDrift(given), { kind: 'contradiction', model: 'a', contradiction: found });
    });
  });
});

describe('a verdict is an error', () => {
  test('when a model has no result, though the others pass', () => {
    const judged = judge([whole('a')]);
    expectRefusal(judged, { kind: 'no-result', model: 'b' });
    expect(judged.verdict.models.map(({ id }) => id)).toEqual(['a']);
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(judged.verdict)))).toEqual(judged.verdict);
  });

  test('when there is no result at all', () => {
    expectRefusal(judge([]), { kind: 'no-result', model: 'a' }, { kind: 'no-result', model: 'b' });
  });

  test('when a needed job did not end in success, though all results are there', () => {
    const problem: Problem = { kind: 'job-not-successful', job: 'measure', result: 'cancelled' };
    expectRefusal(judge([whole('a'), whole('b')], {}, { problems: [problem] }), problem);
  });

  test('when a measuring job could not do its work, with its reason and its exit code', () => {
    const message = 'b.onnx: expected a model.';
    const { verdict, exitCode } = judge([
      whole('a'),
      resultOf('b', { kind: 'broken', exitCode: 2, message }),
    ]);
    expect(exitCode).toBe(2);
    expect(verdict.state).toBe('error');
    expect(verdict.problems).toEqual([{ kind: 'job-failed', result: { model: 'b', shard: null }, message }]);
  });
});

describe('the shards of a model', () => {
  const BEFORE = '+++++-++++++++++++?+';
  const AFTER = '++++-+++++++++++++++';

  test.each([2, 3, 7])('%i of them give the rows, slices, flips and cost of one machine', (of) => {
    const comparison = comparisonOf(BEFORE, AFTER);
    const one = judgeModel(comparison);
    const { verdict, exitCode } = judge(shardsOf(comparison, of), onlyA);
    const [merged] = verdict.models;
    expect(exitCode).toBe(0);
    const ofItems = (rows: typeof one.rows) =>
      rows.filter(({ metric }) => ['task-score', 'review-rate', 'cost-per-1000'].includes(metric));
    expect(ofItems(merged?.rows ?? [])).toEqual(ofItems(one.rows));
    expect(merged?.slices).toEqual(one.slices);
    expect(merged?.cost).toEqual(one.cost);
    expect(merged?.flips).toMatchObject({
      rightToWrong: 1,
      wrongToRight: 2,
      rightToWrongIds: ['id-4'],
      wrongToRightIds: ['id-5', 'id-18'],
      mcnemarP: one.flips?.mcnemarP,
    });
    expect(merged?.shards).toMatchObject({ of, machines: of });
    expect(merged?.ending).toEqual({ kind: 'compared' });
    const limited = merged?.rows.filter(({ limit }) => limit !== null);
    expect(limited?.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  test('are blocked by a score that no single shard would be blocked by', () => {
    // Each shard loses one item of ten; the limit of one point is broken by the two of twenty together and by each alone,
    // but the first shard's job has judged nothing of it.
    const comparison = comparisonOf('++++++++++++++++++++', '--++++++++++++++++++');
    const shards = shardsOf(comparison, 2);
    expect(shards[0]?.found).toMatchObject({ kind: 'judged', verdict: { state: 'pass' } });
    const { verdict, exitCode } = judge(shards, onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(failedMetrics(verdict)).toEqual(['task-score']);
  });

  describe('with a limit on how alike both models answer', () => {
    const [own] = RULES.policy.models;
    if (own === undefined) throw new Error('no model');
    const policy = {
      ...own,
      limits: { ...own.limits, agreement: { min: 0.9 }, 'kl-divergence': { max: 1 } },
    };
    const rules = { ...RULES, policy: { ...RULES.policy, models: [policy] } };
    /** One character per item: `=` the same answer, `x` another one. */
    const withAnswers = (text: string): Comparison => {
      const comparison = { ...comparisonOf(BEFORE, AFTER), policy };
      const items = [...text].map((sign) => ({ correct: sign === '=', value: sign === '=' ? 0 : 4 }));
      return { ...comparison, candidate: { ...comparison.candidate, versus: tableOf(items) } };
    };
    const rowsOf = ({ models: [model] }: Verdict) =>
      model?.rows.filter(({ metric }) => metric === 'agreement' || metric === 'kl-divergence');

    test.each([
      { title: 'at its minimum', answers: 'xx==================', exitCode: 0, state: 'pass' },
      {
        title: 'below it, as no single shard shows',
        answers: 'x=x=x===============',
        exitCode: 1,
        state: 'fail',
      },
    ])('compare all answers: $title', ({ answers, exitCode, state }) => {
      const comparison = withAnswers(answers);
      const shards = shardsOf(comparison, 4);
      const first = shards[0]?.found;
      expect(
        first?.kind === 'judged' && rowsOf({ models: [first.verdict] } as unknown as Verdict),
      ).toMatchObject([
        { state: 'shown', reasons: [{ kind: 'one-shard' }] },
        { state: 'shown', reasons: [{ kind: 'one-shard' }] },
      ]);
      const judged = judge(shards, onlyA, { rules });
      expect(judged.exitCode).toBe(exitCode);
      const rows = rowsOf(judged.verdict);
      expect(rows).toEqual(
        judgeModel(comparison).rows.filter(
          ({ metric }) => metric === 'agreement' || metric === 'kl-divergence',
        ),
      );
      expect(rows?.[0]).toMatchObject({ metric: 'agreement', state });
    });

    test('are an error if one of them compared nothing', () => {
      const [first, second, third] = shardsOf(withAnswers('='.repeat(20)), 3);
      if (first === undefined || third === undefined || second?.found.kind !== 'scored')
        throw new Error('no shards');
      const { versus: _, ...found } = second.found;
      const { verdict, exitCode } = judge([first, { ...second, found }, third], onlyA, { rules });
      expect(exitCode).toBe(4);
      expect(verdict.problems).toEqual([{ kind: 'shard-without-outcomes', model: 'a' }]);
    });

    test('pass if both models are the same file, and fail if nothing was compared', () => {
      const comparison = { ...comparisonOf(BEFORE, BEFORE), policy };
      const same = judge(shardsOf({ ...comparison, isSameModel: true }, 2), onlyA, { rules });
      expect(rowsOf(same.verdict)).toMatchObject([
        { state: 'pass', candidate: 1 },
        { state: 'pass', candidate: 0 },
      ]);
      const { verdict, exitCode } = judge(shardsOf(comparison, 2), onlyA, { rules });
      expect(exitCode).toBe(1);
      expect(rowsOf(verdict)).toMatchObject([{ state: 'fail' }, { state: 'fail' }]);
    });
  });

  describe('of a language model', () => {
    const [own] = RULES.policy.models;
    if (own === undefined) throw new Error('no model');
    const TEN_PERCENT = { kind: 'relative', value: 0.1 } as const;
    const limits: ModelPolicy['limits'] = {
      'task-score': own.limits['task-score'],
      'output-length': { 'max-increase': TEN_PERCENT, 'max-drop': TEN_PERCENT },
    };
    const policy = { ...own, limits };
    const rules = { ...RULES, policy: { ...RULES.policy, models: [policy] } };
    const LENGTHS = Array.from({ length: 20 }, () => 100);
    const served = (outputTokens: readonly number[]) => ({
      ...{ meanInputTokens: 50, cutOff: 1, failures: { 'timed-out': 2 }, repeatRatio: null },
      outputTokens: [...outputTokens],
    });
    const withLengths = (lengths: readonly number[]): Comparison => {
      const { baseline, candidate, ...rest } = comparisonOf(BEFORE, AFTER);
      return {
        ...{ ...rest, policy },
        baseline: baseline && { ...baseline, served: served(LENGTHS) },
        candidate: { ...candidate, served: served(lengths) },
      };
    };
    const lengthOf = (model: Pick<ModelVerdict, 'rows'> | undefined) =>
      model?.rows.find(({ metric }) => metric === 'output-length');
    /** The first shard of three has items 0, 3, 6 … 18. */
    const longer = (tokens: number, isLonger: (item: number) => boolean) =>
      LENGTHS.map((length, item) => (isLonger(item) ? length + tokens : length));

    test.each([
      {
        title: 'that answers longer in the first shard alone passes as all its answers do',
        lengths: longer(28, (item) => item % 3 === 0),
        mean: 109.8,
        state: 'pass',
      },
      {
        title: 'that answers longer in the other shards alone is blocked',
        lengths: longer(16, (item) => item % 3 !== 0),
        mean: 110.4,
        state: 'fail',
      },
    ])('one $title', ({ lengths, mean, state }) => {
      const comparison = withLengths(lengths);
      const shards = shardsOf(comparison, 3);
      const [first] = shards;
      expect(lengthOf(first?.found.kind === 'judged' ? first.found.verdict : undefined)).toMatchObject({
        state: 'shown',
        reasons: [{ kind: 'one-shard' }],
      });
      const { verdict } = judge(shards, onlyA, { rules });
      const row = lengthOf(verdict.models[0]);
      expect(row).toMatchObject({ state, baseline: 100 });
      expect(row?.candidate).toBeCloseTo(mean, 9);
      expect(row).toEqual(lengthOf(judgeModel(comparison)));
      expect(verdict.state).toBe(state);
    });

    test('says how many answers of all shards failed, or were cut off', () => {
      const { verdict } = judge(shardsOf(withLengths(LENGTHS), 3), onlyA, { rules });
      expect(verdict.models[0]?.notes).toEqual([
        { kind: 'requests-failed', baseline: 6, candidate: 6, of: 20 },
        { kind: 'answers-cut-off', baseline: 3, candidate: 3, of: 20 },
      ]);
    });

    test.each([
      { title: 'without answers', edit: () => ({ served: undefined }) },
      {
        title: 'with fewer answers than items',
        edit: () => ({ served: { baseline: served(LENGTHS), candidate: served([1]) } }),
      },
    ])('is an error if a shard is $title', ({ edit }) => {
      const [first, second] = shardsOf(withLengths(LENGTHS), 2);
      if (first === undefined || second?.found.kind !== 'scored') throw new Error('no shards');
      const { served: _, ...found } = second.found;
      const edited = { ...second, found: { ...found, ...edit() } } as Result;
      const { verdict, exitCode } = judge([first, edited], onlyA, { rules });
      expect(exitCode).toBe(4);
      expect(verdict.problems).toMatchObject([{ kind: 'shards-of-different-sets', model: 'a' }]);
    });
  });

  test('pass with a waiver for what all items together break', () => {
    const comparison = comparisonOf('++++++++++++++++++++', '--++++++++++++++++++');
    const waiver = writtenWaiver({
      model: 'a',
      metric: 'task-score',
      ceiling: { 'max-drop': { kind: 'points', value: 0.2 } },
    });
    const context = (now: string) => ({ rules: { ...RULES, waivers: [waiver] }, now: new Date(now) });
    const waived = judge(shardsOf(comparison, 2), onlyA, context(`${waiver.expires}T23:59:59Z`));
    expect(waived.verdict).toMatchObject({ state: 'waived', models: [{ waivers: [{ standing: 'used' }] }] });
    expect(waived.exitCode).toBe(0);
    expect(waived.verdict.models[0]?.waivers?.[0]).toMatchObject({
      metric: 'task-score',
      ceiling: waiver.ceiling,
      expires: waiver.expires,
    });
    const expired = judge(shardsOf(comparison, 2), onlyA, context('2999-01-01T00:00:00Z'));
    expect(expired.verdict).toMatchObject({
      state: 'fail',
      models: [{ waivers: [{ standing: 'expired' }] }],
    });
    expect(expired.exitCode).toBe(1);
  });

  test('are refused if the first one withholds its outcomes, and so its score', () => {
    const [first, second] = shardsOf(comparisonOf('+'.repeat(20), '-'.repeat(20)), 2);
    if (first?.found.kind !== 'judged' || second === undefined) throw new Error('no shards');
    const withheld: Result = { ...first, found: { ...first.found, measured: null } };
    expectRefusal(judge([withheld, second], onlyA), {
      ...{ kind: 'contradiction', model: 'a' },
      contradiction: { kind: 'limit-not-judged', metric: 'task-score' },
    });
  });

  test('are blocked by the first shard’s latency, whatever the items say', () => {
    const { verdict, exitCode } = judge(shardsOf(comparisonOf(BEFORE, AFTER, 1.5), 2), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(failedMetrics(verdict)).toEqual(['latency-p95']);
  });

  test('keep what else the first shard’s job found: no state becomes milder', () => {
    const shards = shardsOf(comparisonOf(BEFORE, AFTER), 2);
    const [first, second] = shards;
    if (first?.found.kind !== 'judged' || second === undefined) throw new Error('no shards');
    const ending: Ending = { kind: 'incomparable', differences: [{ kind: 'figures-only' }] };
    const verdict = { ...first.found.verdict, state: 'incomparable' as const, ending };
    const found = { ...first.found, verdict, exitCode: 3 as const };
    const judged = judge([{ ...first, found }, second], onlyA);
    expect({ state: judged.verdict.state, exitCode: judged.exitCode }).toEqual({
      state: 'incomparable',
      exitCode: 3,
    });
    expect(judged.verdict.models[0]?.ending).toEqual(ending);
  });

  test('lack a baseline together, which only a new model may', () => {
    const shards = shardsOf(comparisonOf(null, AFTER), 2);
    const lacking = judge(shards, onlyA);
    expect({ state: lacking.verdict.state, exitCode: lacking.exitCode }).toEqual({
      state: 'no-baseline',
      exitCode: 3,
    });
    expect(judge(shards, onlyA, { newModels: new Set(['a']) }).exitCode).toBe(0);
  });

  const shards = () => shardsOf(comparisonOf(BEFORE, AFTER), 3);
  const changed = (index: number, change: (found: Result['found']) => Partial<Result['found']>): Result[] =>
    shards().map((each, position) =>
      position === index
        ? { ...each, found: { ...each.found, ...change(each.found) } as Result['found'] }
        : each,
    );

  const second = { index: 2, of: 3 };
  const refusals: readonly {
    readonly title: string;
    readonly results: () => Result[];
    readonly problem: Problem;
  }[] = [
    {
      title: 'one is missing',
      results: () => shards().slice(0, 2),
      problem: { kind: 'missing-shards', model: 'a', shards: [3], of: 3 },
    },
    {
      title: 'the first is missing',
      results: () => shards().slice(1),
      problem: { kind: 'missing-shards', model: 'a', shards: [1], of: 3 },
    },
    {
      title: 'several are missing',
      results: () => shards().slice(0, 1),
      problem: { kind: 'missing-shards', model: 'a', shards: [2, 3], of: 3 },
    },
    {
      title: 'one is there twice',
      results: () => [...shards(), ...shards().slice(1, 2)],
      problem: { kind: 'duplicate-shard', model: 'a', shard: second },
    },
    {
      title: 'they overlap with a result of the whole set',
      results: () => [...shards(), whole('a')],
      problem: { kind: 'whole-and-shards', model: 'a' },
    },
    {
      title: 'they are of different splits',
      results: () => [...shards(), ...shardsOf(comparisonOf(BEFORE, AFTER), 2)],
      problem: { kind: 'different-splits', model: 'a', of: [3, 2] },
    },
    {
      title: 'one has other settings, as on a GPU beside a CPU',
      results: () => changed(1, () => ({ comparability: { dataset: 'd', providers: 'cpu' } })),
      problem: {
        kind: 'other-settings',
        model: 'a',
        shard: second,
        differences: [{ kind: 'field', field: 'providers', baseline: 'cuda, cpu', candidate: 'cpu' }],
      },
    },
    {
      title: 'one is of another model',
      results: () =>
        changed(1, (found) =>
          found.kind === 'scored'
            ? { models: { ...found.models, candidate: { sha256: '9'.repeat(64), sizeBytes: 1 } } }
            : {},
        ),
      problem: { kind: 'other-file', model: 'a', shard: second, arm: 'candidate' },
    },
    {
      title: 'one has no baseline',
      results: () => changed(1, () => ({ baseline: null })),
      problem: { kind: 'other-file', model: 'a', shard: second, arm: 'baseline' },
    },
    {
      title: 'one lacks an item',
      results: () => changed(2, () => ({ baseline: outcomesOf('+++++'), candidate: outcomesOf('+++++') })),
      problem: {
        kind: 'shards-of-different-sets',
        model: 'a',
        message: 'expected 6 of 19 items in shard 2, got 7',
      },
    },
  ];
  test.each(refusals)('are refused when $title', ({ results, problem }) => {
    expectRefusal(judge(results(), onlyA), problem);
  });

  /** The second of three shards has no outcomes. */
  const failing = (why: FailedFound['why']) =>
    shards().map((each, index): Result => (index === 1 ? { ...each, found: { kind: 'failed', why } } : each));
  const scoreOf = ({ models }: Verdict) => models[0]?.rows.find(({ metric }) => metric === 'task-score');

  test('fail when the model fails on one of them', () => {
    const message = 'it crashed (SIGSEGV)';
    const { verdict, exitCode } = judge(failing({ kind: 'failure', failure: 'crashed', message }), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    const failed = { kind: 'shard-failed', shard: 2, of: 3, message };
    expect(verdict.models[0]?.ending).toEqual({ ...failed, failure: 'crashed' });
    expect(scoreOf(verdict)).toMatchObject({
      state: 'fail',
      reasons: [{ kind: 'not-measured', why: failed }],
    });
  });

  test('lack a provider when one of them lacks it', () => {
    const why = { kind: 'failure', failure: 'no-provider', message: 'no cuda' } as const;
    const { verdict, exitCode } = judge(failing(why), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'no-provider', exitCode: 4 });
    expect(scoreOf(verdict)?.state).toBe('fail');
  });

  test('are incomparable when one of them is', () => {
    const differences = [{ kind: 'figures-only' } as const];
    const { verdict, exitCode } = judge(failing({ kind: 'incomparable', differences }), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'incomparable', exitCode: 3 });
    expect(verdict.models[0]?.ending).toEqual({ kind: 'incomparable', differences });
    expect(scoreOf(verdict)).toMatchObject({
      state: 'fail',
      reasons: [{ kind: 'not-measured', why: { kind: 'shard-incomparable', shard: 2, of: 3 } }],
    });
  });

  test('are an error when one of them could not be scored', () => {
    const results = shards();
    const [, , third] = results;
    if (third === undefined) throw new Error('no shard');
    results[2] = { ...third, found: { kind: 'broken', exitCode: 4, message: 'no space left.' } };
    expectRefusal(judge(results, onlyA), {
      kind: 'job-failed',
      result: { model: 'a', shard: { index: 3, of: 3 } },
      message: 'no space left.',
    });
  });
});

const failedMetrics = ({ models }: Verdict) =>
  models.flatMap(({ rows }) => rows.filter(({ state }) => state === 'fail').map(({ metric }) => metric));
