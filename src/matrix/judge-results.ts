import { type ChosenRules, withDataChanges } from '../gate/rules/choose-rules.ts';
import { dateWaivers } from '../gate/rules/choose-waivers.ts';
import { cpuFallback } from '../gate/rules/cpu-fallback.ts';
import type { GateResult } from '../gate.ts';
import type { PolicyChange } from '../policy/diff/policy-change.ts';
import { renderReport } from '../report/render-report.ts';
import {
  EXIT,
  type ExitCode,
  exitCodeOf,
  summarizeModels,
  type Use,
  worstExitCode,
} from '../verdict/exit-code.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import { checkResults, type Expected } from './check-results.ts';
import { mergeShards } from './merge-shards.ts';
import type { ReadResults } from './read-results.ts';
import { describeResult, type Result } from './result.ts';

/** By what, and for whom, the results are judged. */
export interface JudgingContext {
  readonly rules: ChosenRules;
  readonly expected: Expected;
  readonly use: Use;
  /** On which waivers hold or have expired. */
  readonly now: Date;
  /** What went wrong with the jobs that were to bring the results, a sentence each. */
  readonly problems: readonly string[];
  /** When the positive control was last blocked; null when it never was, absent where nobody can tell. */
  readonly positiveControl?: Verdict['positiveControl'];
}

interface Judged {
  readonly verdict: ModelVerdict;
  readonly exitCode: ExitCode;
  readonly isRecorded: boolean | null;
  readonly dataChanges: readonly PolicyChange[];
}

/**
 * One verdict from the results of many jobs. Whatever is missing, refused or left undone makes it an error, however good
 * the rest is: what has not been measured has not passed.
 */
export function judgeResults(read: ReadResults, context: JudgingContext): Omit<GateResult, 'judged'> {
  const { rules, expected } = context;
  const checked = checkResults(read.results, expected);
  const problems = [...context.problems, ...read.problems, ...checked.problems];
  const judged: Judged[] = [];
  const codes: ExitCode[] = [];
  for (const results of checked.byModel.values()) {
    const found = judgeOne(results, context);
    if ('problem' in found) {
      problems.push(found.problem);
      codes.push(found.exitCode);
    } else judged.push(found);
  }
  const summary = summarizeModels(
    judged.map(({ verdict }) => verdict),
    withDataChanges(rules, judged),
  );
  const { positiveControl } = context;
  const dated = positiveControl === undefined ? summary : { ...summary, positiveControl };
  const verdict = problems.length === 0 ? dated : addProblems(dated, problems);
  const recorded = judged.map(({ isRecorded }) => isRecorded);
  return {
    verdict,
    report: renderReport(verdict, { title: 'Model Regression Gate' }),
    exitCode: worstExitCode([
      ...judged.map(({ exitCode }) => exitCode),
      ...codes,
      ...(problems.length === 0 ? [] : [EXIT.infrastructure]),
    ]),
    recorded: recorded.includes(null) || recorded.length === 0 ? undefined : !recorded.includes(false),
  };
}

function judgeOne(
  results: readonly Result[],
  { rules, use, now }: JudgingContext,
): Judged | { readonly problem: string; readonly exitCode: ExitCode } {
  const [first] = results;
  const broken = results.find(({ found }) => found.kind === 'broken');
  if (broken?.found.kind === 'broken') {
    const { message, exitCode } = broken.found;
    return { problem: `${describeResult(broken)}: ${message}`, exitCode };
  }
  const policy = rules.policy.models.find(({ id }) => id === first?.model);
  if (first?.found.kind !== 'judged' || policy === undefined)
    return { problem: 'A result has no verdict.', exitCode: EXIT.infrastructure };
  const { found } = first;
  const model = cpuFallback(policy, found.verdict.fallback);
  const waivers = dateWaivers(rules.waivers, model.id, now);
  const by = { model, prices: rules.policy.prices, waivers };
  const verdict = first.shard === null ? found.verdict : mergeShards(results, by);
  if (typeof verdict === 'string')
    return { problem: `"${first.model}": ${verdict}.`, exitCode: EXIT.infrastructure };
  const { mayLackBaseline, isRecorded, dataChanges } = found;
  const onInconclusive = rules.policy['on-inconclusive'];
  const own = exitCodeOf(verdict.state, { use, onInconclusive, mayLackBaseline });
  // Of the two the worse: what the measuring job blocked stays blocked.
  return { verdict, exitCode: worstExitCode([found.exitCode, own]), isRecorded, dataChanges };
}

function addProblems(summary: Verdict, problems: readonly string[]): Verdict {
  const [first = '', ...more] = problems;
  const rest = more.length === 0 ? '' : `; and ${more.length} more`;
  const headline = `not everything was measured: ${first.replace(/\.$/, '')}${rest}`;
  return { ...summary, state: 'error', headline, problems: [...problems] };
}
