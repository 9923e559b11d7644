import type { GateResult } from '../gate/gate-result.ts';
import { withDataChanges } from '../gate/rules/choose-rules.ts';
import { dateWaivers } from '../gate/rules/choose-waivers.ts';
import type { ChosenRules } from '../gate/rules/chosen-rules.ts';
import { cpuFallback } from '../gate/rules/cpu-fallback.ts';
import { historyUrlOf } from '../gate/rules/history-url-of.ts';
import type { PolicyChange } from '../policy/diff/policy-change.ts';
import { onInconclusive } from '../policy/policy.ts';
import { renderReport } from '../report/render-report.ts';
import {
  EXIT,
  type ExitCode,
  exitCodeOf,
  summarizeModels,
  type Use,
  worstExitCode,
} from '../verdict/exit-code.ts';
import type { Problem } from '../verdict/facts/problem.ts';
import { createSpend, type Spend } from '../verdict/row/looks.ts';
import type { Contradiction } from '../verdict/untrusted/contradiction.ts';
import { contradictionWith } from '../verdict/untrusted/contradiction-with.ts';
import { findContradiction } from '../verdict/untrusted/find-contradiction.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import { checkResults, type Expected } from './check-results.ts';
import { mergeShards } from './merge-shards.ts';
import type { ReadResults } from './read-results.ts';
import type { JudgedFound, Result } from './result.ts';

/** What is needed to judge the results of a run. */
export interface JudgingContext {
  readonly rules: ChosenRules;
  readonly expected: Expected;
  readonly use: Use;
  /** Used to decide which waivers have expired. */
  readonly now: Date;
  /** Ids of the models that git knows to be new. Only they may lack a baseline. */
  readonly newModels: ReadonlySet<string>;
  /** Jobs that did not succeed. */
  readonly problems: readonly Problem[];
  /** The last positive control that passed; null if there was none, absent if unknown. */
  readonly positiveControl?: Verdict['positiveControl'];
}

interface Judged {
  readonly verdict: ModelVerdict;
  readonly exitCode: ExitCode;
  readonly isRecorded: boolean | null;
  readonly dataChanges: readonly PolicyChange[];
}

interface NotJudged {
  readonly problem: Problem;
  readonly exitCode: ExitCode;
}

/**
 * Combines the results of all jobs into one verdict. A missing or refused result makes it an error, regardless of the rest:
 * a model that was not measured has not passed.
 */
export function judgeResults(read: ReadResults, context: JudgingContext): Omit<GateResult, 'judged'> {
  const { rules, expected, positiveControl } = context;
  const historyUrl = historyUrlOf(rules);
  const checked = checkResults(read.results, expected);
  const spend = createSpend();
  const found = [...checked.byModel.values()].map((results) => judgeModelResults(results, context, spend));
  const judged = found.flatMap((each) => ('verdict' in each ? [each] : []));
  const notJudged = found.flatMap((each) => ('problem' in each ? [each] : []));
  const problems = [
    ...context.problems,
    ...read.problems,
    ...checked.problems,
    ...notJudged.map(({ problem }) => problem),
  ];
  const summary: Verdict = {
    ...summarizeModels(
      judged.map(({ verdict }) => verdict),
      withDataChanges(rules, judged),
    ),
    ...(historyUrl !== undefined && { historyUrl }),
    ...(positiveControl !== undefined && { positiveControl }),
  };
  const verdict: Verdict = problems.length === 0 ? summary : { ...summary, state: 'error', problems };
  const recorded = judged.map(({ isRecorded }) => isRecorded);
  return {
    verdict,
    report: renderReport(verdict),
    exitCode: worstExitCode([
      ...found.map(({ exitCode }) => exitCode),
      ...(problems.length === 0 ? [] : [EXIT.infrastructure]),
    ]),
    recorded: recorded.includes(null) || recorded.length === 0 ? undefined : !recorded.includes(false),
  };
}

/** @param results - All results of one model, at least one: the whole model, or each shard in order. */
function judgeModelResults(
  results: readonly Result[],
  context: JudgingContext,
  spend: Spend,
): Judged | NotJudged {
  for (const { model, shard, found } of results) {
    if (found.kind !== 'broken') continue;
    const { message, exitCode } = found;
    return { problem: { kind: 'job-failed', result: { model, shard }, message }, exitCode };
  }
  const [first] = results;
  if (first?.found.kind !== 'judged') {
    const problem: Problem = { kind: 'result-without-verdict', model: first?.model ?? '' };
    return { problem, exitCode: EXIT.infrastructure };
  }
  const merged = mergeOne(results, first.found, { ...context, spend });
  if ('problem' in merged) return { ...merged, exitCode: EXIT.infrastructure };
  const { verdict } = merged;
  const contradiction = findContradictionOf(verdict, context);
  if (contradiction !== undefined) {
    const problem: Problem = { kind: 'contradiction', model: verdict.id, contradiction };
    return { problem, exitCode: EXIT.infrastructure };
  }
  const { isRecorded, dataChanges } = first.found;
  const mayLackBaseline = context.newModels.has(verdict.id);
  const { policy } = context.rules;
  const model = policy.models.find(({ id }) => id === verdict.id);
  const own = exitCodeOf(verdict.state, {
    use: context.use,
    onInconclusive: onInconclusive(policy, model ?? {}),
    mayLackBaseline,
  });
  // The worse of the two, so that a model blocked by its measuring job stays blocked.
  return { verdict, exitCode: worstExitCode([first.found.exitCode, own]), isRecorded, dataChanges };
}

/** The measuring job's own state is not believed: its rows and the policy must support it. */
function findContradictionOf(
  verdict: ModelVerdict,
  { rules, newModels, now }: JudgingContext,
): Contradiction | undefined {
  const within = findContradiction({ version: 2, state: verdict.state, models: [verdict] });
  const policy = rules.policy.models.find(({ id }) => id === verdict.id);
  if (within !== undefined || policy === undefined) return within;
  return contradictionWith(verdict, {
    policy: cpuFallback(policy, verdict.fallback),
    waivers: dateWaivers(rules.waivers, verdict.id, now),
    isNew: newModels.has(verdict.id),
  });
}

function mergeOne(
  results: readonly Result[],
  { verdict }: JudgedFound,
  { rules, use, now, spend }: JudgingContext & { readonly spend: Spend },
): { readonly verdict: ModelVerdict } | { readonly problem: Problem } {
  const [first] = results;
  const policy = rules.policy.models.find(({ id }) => id === verdict.id);
  if (policy === undefined) return { problem: { kind: 'result-without-verdict', model: verdict.id } };
  if (first?.shard === null) return { verdict };
  const model = cpuFallback(policy, verdict.fallback);
  const waivers = dateWaivers(rules.waivers, model.id, now);
  return mergeShards(results, { model, prices: rules.policy.prices, waivers, use, spend });
}
