import type { ChosenRules } from '../../src/gate/rules/chosen-rules.ts';
import type { JudgingContext } from '../../src/matrix/judge-results.ts';
import type { ReadResults } from '../../src/matrix/read-results.ts';
import type { Identity, JobFinding, JudgedFound, Result } from '../../src/matrix/result.ts';
import { digestPolicy } from '../../src/matrix/score-shard.ts';
import type { ServedAnswers } from '../../src/measure/served-figures.ts';
import type { Limits } from '../../src/policy/model-policy.ts';
import { type Policy, policySchema } from '../../src/policy/policy.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { takeOutcomes } from '../../src/task/split-outcomes.ts';
import type { Comparison } from '../../src/verdict/comparison.ts';
import { judgeModel } from '../../src/verdict/judge-model.ts';
import { deferItems } from '../../src/verdict/judge-shards.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { armOf, launchOf, spend } from '../support/fixtures/comparison-fixture.ts';
import { model as modelVerdict, passingRows } from '../support/fixtures/verdict-fixture.ts';

/* Results as the measuring jobs of one run leave them: made-up measurements, judged by the real code. */

const modelOf = (id: string) => ({
  id,
  artifact: `${id}.onnx`,
  dataset: { path: 's.jsonl' },
  task: { kind: 'classification' },
  review: { 'below-confidence': 0.5 },
  runtime: { providers: ['cuda', 'cpu'] },
  limits: {
    'latency-p95': { 'max-increase': '10%' },
    'task-score': { 'max-drop': '1pp' },
    'review-rate': { 'max-increase': '50pp' },
    'cost-per-1000': { 'max-increase': '500%' },
  },
});

const POLICY: Policy = policySchema.parse({
  version: 1,
  models: [modelOf('a'), modelOf('b')],
  prices: { hardware: '1 USD/h', review: { 'minutes-per-item': 1, wage: '30 USD/h' } },
  'on-inconclusive': 'pass',
});

/** A verdict on model "a" or "b" with a passing row for each limit of the policy; `given` overrides. */
export function verdictOf(id: string, given: Partial<ModelVerdict> = {}): ModelVerdict {
  const limits: Limits = POLICY.models[0]?.limits ?? {};
  const rows = passingRows().flatMap((row) => {
    const limit = limits[row.metric];
    return limit === undefined ? [] : [{ ...row, limit: JSON.parse(JSON.stringify(limit)) }];
  });
  return modelVerdict({ id, rows, ...given });
}

export const OF: Identity = {
  gate: '0.1.0',
  repository: 'owner/repository',
  runId: '4711',
  commit: 'c'.repeat(40),
  baselineCommit: 'b'.repeat(40),
  use: 'pull-request',
  policy: digestPolicy(POLICY),
};

export const RULES: ChosenRules = {
  policy: POLICY,
  basePolicy: undefined,
  headPolicy: POLICY,
  relocations: new Map(),
  rules: undefined,
  waivers: [],
  waiverChanges: [],
  waiverNote: undefined,
};

export function contextOf(
  given: Partial<JudgingContext['expected']> = {},
  more: Partial<JudgingContext> = {},
): JudgingContext {
  return {
    rules: RULES,
    expected: { of: OF, attempt: 1, models: ['a', 'b'], fallback: false, ...given },
    use: 'pull-request',
    now: new Date('2026-11-25T12:00:00.000Z'),
    newModels: new Set(),
    problems: [],
    ...more,
  };
}

export function resultOf(model: string, found: JobFinding, given: Partial<Result> = {}): Result {
  return { version: 2, of: OF, attempt: 1, model, shard: null, fallback: false, found, ...given };
}

/** The result for a whole model, which passes; `given` overrides. */
export function whole(model: string, given: Partial<JudgedFound> = {}): Result {
  return resultOf(model, {
    kind: 'judged',
    verdict: verdictOf(model),
    exitCode: 0,
    isRecorded: null,
    dataChanges: [],
    measured: null,
    ...given,
  });
}

/** One character per item: `+` right, `-` wrong, `?` wrong and for review. Items are in the slices "even" and "odd". */
export function outcomesOf(text: string): OutcomeTable {
  const table = new OutcomeTable();
  [...text].forEach((sign, index) => {
    const outcome = {
      correct: sign === '+',
      confidence: 1,
      review: sign === '?',
      predicted: sign === '+' ? 1 : 0,
      actual: 1,
      value: Number.NaN,
      finite: true,
    };
    table.add(outcome, { slice: { parity: index % 2 === 0 ? 'even' : 'odd' }, place: `item ${index + 1}` });
  });
  return table;
}

/** The comparison of one machine that scored all items. */
export function comparisonOf(baseline: string | null, candidate: string, slowdown = 1): Comparison {
  const [policy] = POLICY.models;
  if (policy === undefined) throw new Error('no model');
  const launches = Array.from({ length: 24 }, (_, index) => 1e6 * (1 + (index % 5) / 1000));
  const own = { ramPeakBytes: [1e6, 1e6], arenaPeakBytes: 1000 };
  return {
    policy,
    prices: POLICY.prices,
    baseline:
      baseline === null
        ? undefined
        : armOf({ ...own, launches: launches.map((ns) => launchOf(ns)), outcomes: outcomesOf(baseline) }),
    candidate: armOf({
      ...own,
      launches: launches.map((ns) => launchOf(ns * slowdown)),
      outcomes: outcomesOf(candidate),
    }),
    isPaired: baseline !== null,
    spend,
  };
}

const digest = (letter: string) => ({ sha256: letter.repeat(64), sizeBytes: 1000 });

/** The answers of one shard. Every shard has all the failures and answers that were cut off, as only their sum is looked at. */
const takeServed = (served: ServedAnswers, { index, of }: { index: number; of: number }): ServedAnswers => ({
  ...served,
  ...(served.outputTokens && {
    outputTokens: served.outputTokens.filter((_, item) => item % of === index - 1),
  }),
});

/** The shards of model "a" in a comparison, as jobs on several machines leave them. */
export function shardsOf(comparison: Comparison, of: number): Result[] {
  const { baseline, candidate, isSameModel } = comparison;
  const { versus } = candidate;
  return Array.from({ length: of }, (_, position) => {
    const shard = { index: position + 1, of };
    const take = (table: OutcomeTable) => takeOutcomes(table, shard);
    const ids = Object.fromEntries(
      Array.from({ length: candidate.outcomes.count }, (_item, index) => [index, `id-${index}`]).filter(
        (_entry, index) => index % of === position,
      ),
    );
    const models = { baseline: baseline === undefined ? null : digest('1'), candidate: digest('2') };
    const shared = {
      models,
      comparability: { dataset: 'd', providers: 'cuda, cpu' },
      environment: { processor: `p${position}` },
      ids,
    };
    if (position > 0) {
      return resultOf(
        'a',
        {
          kind: 'scored',
          ...shared,
          baseline: baseline === undefined ? null : take(baseline.outcomes),
          candidate: take(candidate.outcomes),
          ...(versus && { versus: take(versus) }),
          ...(candidate.served && {
            served: {
              baseline: baseline?.served ? takeServed(baseline.served, shard) : null,
              candidate: takeServed(candidate.served, shard),
            },
          }),
        },
        { shard },
      );
    }
    const part: Comparison = {
      ...comparison,
      baseline: baseline && {
        ...baseline,
        outcomes: take(baseline.outcomes),
        ...(baseline.served && { served: takeServed(baseline.served, shard) }),
      },
      candidate: {
        ...candidate,
        outcomes: take(candidate.outcomes),
        ...(candidate.served && { served: takeServed(candidate.served, shard) }),
        ...(versus && { versus: take(versus) }),
      },
    };
    const { flips: _flips, ...judgement } = deferItems(judgeModel(part), baseline !== undefined);
    const verdict = modelVerdict({
      id: 'a',
      ...judgement,
      flips: null,
      ending:
        baseline === undefined ? { kind: 'no-baseline', why: { kind: 'no-commit' } } : { kind: 'compared' },
      ...(baseline === undefined && { baselineSource: null }),
      models,
    });
    return resultOf(
      'a',
      {
        kind: 'judged',
        verdict,
        exitCode: judgement.state === 'fail' ? 1 : 0,
        isRecorded: null,
        dataChanges: [],
        measured: {
          ...shared,
          baseline: part.baseline ?? null,
          candidate: part.candidate,
          isPaired: part.isPaired,
          ...(isSameModel && { isSameModel: true as const }),
          filePrecision: null,
        },
      },
      { shard },
    );
  });
}

export const read = (...results: readonly Result[]): ReadResults => ({
  results: results.map((result, index) => ({ place: `file-${index}`, result })),
  problems: [],
});
