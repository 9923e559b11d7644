import { compareModels } from './gate/compare/compare-models.ts';
import { findBaselineModel } from './gate/compare/find-baseline-model.ts';
import { prepareCandidate } from './gate/compare/prepare-candidate.ts';
import { withWorkspace } from './gate/compare/with-workspace.ts';
import { decideAcceptance } from './gate/conclude/decide-acceptance.ts';
import { judgeDrift } from './gate/conclude/judge-drift.ts';
import { judgeOutcome } from './gate/conclude/judge-outcome.ts';
import { orRecordError, recordCandidate } from './gate/conclude/record-candidate.ts';
import { describeRun, type JudgedModel } from './gate/describe/describe-run.ts';
import type { GateRequest } from './gate/gate-request.ts';
import type { Ports } from './gate/ports.ts';
import { chooseRules, withDataChanges } from './gate/rules/choose-rules.ts';
import { refuseFork } from './gate/rules/refuse-fork.ts';
import type { Run } from './gate/run.ts';
import { selectModels } from './policy/read-policy.ts';
import { renderReport } from './report/render-report.ts';
import { type ExitCode, summarizeModels, worstExitCode } from './verdict/exit-code.ts';
import type { Verdict } from './verdict/verdict.ts';

export interface GateResult {
  readonly verdict: Verdict;
  /** GitHub-flavoured markdown, under 60,000 UTF-16 units. */
  readonly report: string;
  /** 0 pass, 1 blocked, 2 bad input, 3 could not decide, 4 infrastructure. */
  readonly exitCode: ExitCode;
  /** Whether every model was recorded; undefined where nothing was to be. */
  readonly recorded: boolean | undefined;
  /** What was found of each model, in the order of the policy. */
  readonly judged: readonly JudgedModel[];
}

/**
 * Runs the gate once: what changed, what it costs, what to do. Everything is decided here and nothing is delivered:
 * a comment that cannot be posted changes no verdict.
 *
 * @throws {UserError} If policy, data or model files are not what they should be; nothing has been written then.
 * @throws {InfrastructureError} If the gate could not do its work.
 */
export async function runGate(request: GateRequest, ports: Ports): Promise<GateResult> {
  const rules = await chooseRules(request);
  refuseFork(request, rules);
  const models = selectModels(rules.policy, request.modelId);
  const judged: JudgedModel[] = [];
  for (const model of models) {
    judged.push(await withWorkspace({ request, ports, rules, model }, judgeModel));
  }
  const summary = summarizeModels(
    judged.map((each) => each.verdict),
    withDataChanges(rules, judged),
  );
  const { positiveControl } = ports;
  const verdict = positiveControl === undefined ? summary : { ...summary, positiveControl };
  return {
    verdict,
    report: renderReport(verdict, { title: 'Model Regression Gate' }),
    exitCode: worstExitCode(judged.map((each) => each.exitCode)),
    recorded: request.recording === undefined ? undefined : judged.every((each) => each.isRecorded),
    judged,
  };
}

/** One model's way: stage it, find its baseline, measure both side by side, judge, hold it against the last release, record. */
async function judgeModel(run: Run): Promise<JudgedModel> {
  const candidate = await prepareCandidate(run);
  return orRecordError(run, candidate, async () => {
    const found = await findBaselineModel(run, candidate);
    const compared = await compareModels(run, candidate, found);
    const judgement = judgeOutcome(run, compared.outcome);
    const held = await judgeDrift(run, candidate, { found, outcome: compared.outcome });
    const { drift } = held;
    const acceptance = decideAcceptance(run, { found, ...compared, judgement, drift });
    const kept = await recordCandidate(run, candidate, { ...compared, judgement, drift, acceptance });
    return describeRun(run, { candidate, found, ...compared, judgement, ...held, kept });
  });
}
