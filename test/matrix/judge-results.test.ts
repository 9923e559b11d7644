import { describe, expect, test } from 'vitest';
import { judgeResults } from '../../src/matrix/judge-results.ts';
import type { Result } from '../../src/matrix/result.ts';
import { judgeModel } from '../../src/verdict/judge-model.ts';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { model } from '../support/fixtures/verdict-fixture.ts';
import { writtenWaiver } from '../support/fixtures/waiver-fixture.ts';
import {
  comparisonOf,
  contextOf,
  OF,
  outcomesOf,
  RULES,
  read,
  resultOf,
  shardsOf,
  whole,
} from './result-fixture.ts';

const judge = (results: readonly Result[], ...context: Parameters<typeof contextOf>) =>
  judgeResults(read(...results), contextOf(...context));
const onlyA = { models: ['a'] };

/** Refused: an error, red, and the reason in the headline. */
function expectRefusal(judged: ReturnType<typeof judgeResults>, says: string | RegExp): void {
  expect(judged.verdict.state).toBe('error');
  expect(judged.exitCode).toBe(4);
  expect(judged.verdict.problems?.join('\n')).toMatch(says);
  expect(judged.report.split('\n')[0]).toContain('not everything was measured');
  expect(judged.report).not.toContain('Nothing to do');
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
    const bad = whole('b', { verdict: model({ id: 'b', state: 'fail', headline: 'slower' }), exitCode: 1 });
    const { verdict, exitCode } = judge([whole('a'), bad]);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(verdict.headline).toBe('1 of 2 models: b: slower');
  });

  test('are not passed by an exit code that the state does not have', () => {
    const lying = whole('b', { verdict: model({ id: 'b', state: 'fail' }), exitCode: 0 });
    expect(judge([whole('a'), lying]).exitCode).toBe(1);
  });

  test('are undecided in a release, where a pull request lets them pass', () => {
    const unsure = whole('b', { verdict: model({ id: 'b', state: 'inconclusive' }) });
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
  const others: readonly {
    readonly title: string;
    readonly given: Partial<Result>;
    readonly says: string;
  }[] = [
    { title: 'another commit', given: { of: { ...OF, commit: 'd'.repeat(40) } }, says: 'another commit' },
    { title: 'another run', given: { of: { ...OF, runId: '1' } }, says: 'another run' },
    { title: 'another policy', given: { of: { ...OF, policy: 'f'.repeat(64) } }, says: 'another policy' },
    {
      title: 'another baseline commit',
      given: { of: { ...OF, baselineCommit: null } },
      says: 'another baseline commit',
    },
    { title: 'another repository', given: { of: { ...OF, repository: 'x/y' } }, says: 'another repository' },
    { title: 'another use', given: { of: { ...OF, use: 'nightly' } }, says: 'another use' },
    { title: 'another gate', given: { of: { ...OF, gate: '9' } }, says: 'another version of the gate' },
    { title: 'a later attempt', given: { attempt: 2 }, says: 'attempt 2' },
  ];
  test.each(others)('that is of $title', ({ given, says }) => {
    expectRefusal(judge([whole('a'), { ...whole('b'), ...given }]), says);
  });

  test('that is there twice', () => {
    expectRefusal(judge([whole('a'), whole('b'), whole('b')]), '"b": 2 results');
  });

  test('of a model that the policy does not have', () => {
    expectRefusal(judge([whole('a'), whole('b'), whole('x')]), /"x".*the policy does not have/);
  });

  test('that is no result', () => {
    const judged = judgeResults(
      { ...read(whole('a'), whole('b')), problems: ['result-z.json is no result of this gate: x.'] },
      contextOf(),
    );
    expectRefusal(judged, 'result-z.json');
  });

  test('measured without the fallback that was chosen, or with one that was not', () => {
    const results = [whole('a'), whole('b')];
    expectRefusal(judge(results, { fallback: true }), 'as if no CPU fallback had been chosen');
    expectRefusal(judge([whole('a'), { ...whole('b'), fallback: true }]), 'which was not chosen');
    expect(judge(results, { fallback: undefined }).exitCode).toBe(0);
  });
});

describe('a verdict is an error', () => {
  test('when a model has no result, though the others pass', () => {
    const judged = judge([whole('a')]);
    expectRefusal(judged, '"b": no result: its measure job left none');
    expect(judged.verdict.models.map(({ id }) => id)).toEqual(['a']);
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(judged.verdict)))).toEqual(judged.verdict);
  });

  test('when there is no result at all', () => {
    expectRefusal(judge([]), '"a": no result');
  });

  test('when a needed job did not end in success, though all results are there', () => {
    const problems = ['The job "measure" ended as cancelled, not in success.'];
    expectRefusal(judge([whole('a'), whole('b')], {}, { problems }), 'measure');
  });

  test('when a measuring job could not do its work, with its reason and its exit code', () => {
    const broken = resultOf('b', { kind: 'broken', exitCode: 2, message: 'b.onnx: expected a model.' });
    const { verdict, exitCode } = judge([whole('a'), broken]);
    expect(exitCode).toBe(2);
    expect(verdict.headline).toBe('not everything was measured: "b": b.onnx: expected a model');
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
    expect(merged?.shards?.of).toBe(of);
    expect(merged?.notes.join()).toContain(`in ${of} shards on ${of} kinds of machine`);
    expect(merged?.headline.replaceAll(/\s/g, ' ')).toBe(
      '4 of 4 limits hold, P95 latency ±0 % (limit ≤ +10 %); one change, weights: other values',
    );
  });

  test('are blocked by a score that no single shard would be blocked by', () => {
    // Each shard loses one item of ten; the limit of one point is broken by the two of twenty together and by each alone,
    // but the first shard's job has judged nothing of it.
    const comparison = comparisonOf('++++++++++++++++++++', '--++++++++++++++++++');
    const shards = shardsOf(comparison, 2);
    expect(shards[0]?.found).toMatchObject({ kind: 'judged', verdict: { state: 'pass' } });
    const { verdict, exitCode } = judge(shards, onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(verdict.headline).toContain('Accuracy');
  });

  test('pass with a waiver for what all items together break, which the headline names', () => {
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
    expect(waived.verdict.headline).toContain(`waived up to max-drop 20pp until ${waiver.expires}`);
    expect(waived.verdict.models[0]?.nextStep).toContain(`from the day after ${waiver.expires} on`);
    const expired = judge(shardsOf(comparison, 2), onlyA, context('2999-01-01T00:00:00Z'));
    expect(expired.verdict).toMatchObject({
      state: 'fail',
      models: [{ waivers: [{ standing: 'expired' }] }],
    });
    expect(expired.exitCode).toBe(1);
  });

  test('are blocked by the first shard’s latency, whatever the items say', () => {
    const { verdict, exitCode } = judge(shardsOf(comparisonOf(BEFORE, AFTER, 1.5), 2), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(verdict.headline).toContain('P95 latency');
  });

  test('keep what else the first shard’s job found: no state becomes milder', () => {
    const shards = shardsOf(comparisonOf(BEFORE, AFTER), 2);
    const [first, second] = shards;
    if (first?.found.kind !== 'judged' || second === undefined) throw new Error('no shards');
    const verdict = {
      ...first.found.verdict,
      state: 'incomparable' as const,
      headline: 'two things changed',
    };
    const found = { ...first.found, verdict, exitCode: 3 as const };
    const judged = judge([{ ...first, found }, second], onlyA);
    expect({ state: judged.verdict.state, exitCode: judged.exitCode }).toEqual({
      state: 'incomparable',
      exitCode: 3,
    });
    expect(judged.verdict.headline).toBe('a: two things changed');
  });

  test('lack a baseline together', () => {
    const { verdict, exitCode } = judge(shardsOf(comparisonOf(null, AFTER), 2), onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'no-baseline', exitCode: 3 });
  });

  const shards = () => shardsOf(comparisonOf(BEFORE, AFTER), 3);
  const changed = (index: number, change: (found: Result['found']) => Partial<Result['found']>): Result[] =>
    shards().map((each, position) =>
      position === index
        ? { ...each, found: { ...each.found, ...change(each.found) } as Result['found'] }
        : each,
    );

  test.each([
    { title: 'one is missing', results: () => shards().slice(0, 2), says: 'no result of shard 3 of 3' },
    { title: 'the first is missing', results: () => shards().slice(1), says: 'no result of shard 1 of 3' },
    {
      title: 'several are missing',
      results: () => shards().slice(0, 1),
      says: 'no result of shards 2, 3 of 3',
    },
    {
      title: 'one is there twice',
      results: () => [...shards(), ...shards().slice(1, 2)],
      says: 'shard 2/3 is there more than once',
    },
    {
      title: 'they overlap with a result of the whole set',
      results: () => [...shards(), whole('a')],
      says: 'a result of the whole set and others of shards',
    },
    {
      title: 'they are of different splits',
      results: () => [...shards(), ...shardsOf(comparisonOf(BEFORE, AFTER), 2)],
      says: 'shards of different splits',
    },
    {
      title: 'one has other settings, as on a GPU beside a CPU',
      results: () => changed(1, () => ({ comparability: { dataset: 'd', providers: 'cpu' } })),
      says: 'shard 2 of 3 was scored with other settings: providers: cuda, cpu → cpu',
    },
    {
      title: 'one is of another model',
      results: () =>
        changed(1, (found) =>
          found.kind === 'scored'
            ? { models: { ...found.models, candidate: { sha256: '9'.repeat(64), sizeBytes: 1 } } }
            : {},
        ),
      says: 'another candidate model',
    },
    {
      title: 'one has no baseline',
      results: () => changed(1, () => ({ baseline: null })),
      says: 'compared with another baseline',
    },
    {
      title: 'one lacks an item',
      results: () => changed(2, () => ({ baseline: outcomesOf('+++++'), candidate: outcomesOf('+++++') })),
      says: /its shards are not one set: expected \d of 19 items/,
    },
  ])('are refused when $title', ({ results, says }) => {
    expectRefusal(judge(results(), onlyA), says);
  });

  test('fail when the model fails on one of them', () => {
    const results = shards();
    const [, second] = results;
    if (second === undefined) throw new Error('no shard');
    results[1] = { ...second, found: { kind: 'failed', state: 'fail', why: 'it crashed (SIGSEGV)' } };
    const { verdict, exitCode } = judge(results, onlyA);
    expect({ state: verdict.state, exitCode }).toEqual({ state: 'fail', exitCode: 1 });
    expect(verdict.headline).toBe('a: "a", shard 2/3: it crashed (SIGSEGV)');
    expect(verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score')?.state).toBe('fail');
  });

  test('are an error when one of them could not be scored', () => {
    const results = shards();
    const [, , third] = results;
    if (third === undefined) throw new Error('no shard');
    results[2] = { ...third, found: { kind: 'broken', exitCode: 4, message: 'no space left.' } };
    expectRefusal(judge(results, onlyA), '"a", shard 3/3: no space left.');
  });
});
