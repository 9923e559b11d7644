import { compareCandidate } from './gate/compare/compare-candidate.ts';
import { findBaselineModel } from './gate/compare/find-baseline-model.ts';
import { refuseSharedFile } from './gate/compare/prepare/find-named-file.ts';
import { prepareCandidate } from './gate/compare/prepare/prepare-candidate.ts';
import { withWorkspace } from './gate/compare/with-workspace.ts';
import { decideAcceptance } from './gate/conclude/decide-acceptance.ts';
import { explainAccuracy } from './gate/conclude/explain-accuracy.ts';
import { judgeDrift } from './gate/conclude/judge-drift.ts';
import { judgeOutcome } from './gate/conclude/judge-outcome.ts';
import { orRecordError, recordCandidate } from './gate/conclude/record-candidate.ts';
import { describeRun } from './gate/describe/describe-run.ts';
import type { GateRequest } from './gate/gate-request.ts';
import type { GateResult, JudgedModel } from './gate/gate-result.ts';
import type { Ports } from './gate/ports.ts';
import { chooseRules, withDataChanges } from './gate/rules/choose-rules.ts';
import type { ChosenRules } from './gate/rules/chosen-rules.ts';
import { historyUrlOf } from './gate/rules/history-url-of.ts';
import { readRules } from './gate/rules/read-rules.ts';
import { refuseFork } from './gate/rules/refuse-fork.ts';
import type { Run } from './gate/run.ts';
import { selectModels } from './policy/read-policy.ts';
import { renderReport } from './report/render-report.ts';
import type { Comparison } from './verdict/comparison.ts';
import { summarizeModels, worstExitCode } from './verdict/exit-code.ts';

/**
 * Runs the gate once. It decides everything and delivers nothing, so a failed delivery cannot change a verdict.
 *
 * @throws {UserError} If policy, data or model files are invalid; nothing has been written by then.
 * @throws {InfrastructureError} If the gate could not do its work.
 */
export async function runGate(request: GateRequest, ports: Ports): Promise<GateResult> {
  const rules = chooseRules(await readRules(request), request.use);
  refuseFork(request, rules);
  const models = selectModels(rules.policy, request.modelId, request.isOneDataSet);
  await refuseSharedFile(request, models);
  const judged: JudgedModel[] = [];
  for (const model of models) {
    judged.push(await withWorkspace({ request, ports, rules, model }, judgeModel));
  }
  return summarize(judged, { request, ports, rules });
}

/** One model: stage it, find its baseline, measure both side by side, judge, compare with the last release, record, explain. */
async function judgeModel(run: Run): Promise<JudgedModel> {
  const candidate = await prepareCandidate(run);
  return orRecordError(run, candidate, async () => {
    const found = await findBaselineModel(run, candidate);
    const compared = await compareCandidate(run, candidate, found);
    const judgement = judgeOutcome(run, compared.outcome);
    const { drift, driftRecord } = await judgeDrift(run, candidate, { found, outcome: compared.outcome });
    const acceptance = decideAcceptance(run, { found, ...compared, judgement, drift });
    const kept = await recordCandidate(run, compared.candidate, {
      ...compared,
      judgement,
      drift,
      acceptance,
    });
    const layers = await explainAccuracy(run, { ...compared, judgement });
    return describeRun(run, { found, ...compared, judgement, drift, driftRecord, kept, layers });
  });
}

/** The verdict on all models, with its report and exit code. */
function summarize(
  judged: readonly JudgedModel[],
  { request, ports, rules }: { request: GateRequest; ports: Ports; rules: ChosenRules },
): GateResult {
  const verdicts = judged.map((each) => each.verdict);
  const { positiveControl } = ports;
  const historyUrl = historyUrlOf(rules);
  const verdict = {
    ...summarizeModels(verdicts, withDataChanges(rules, judged)),
    ...(historyUrl !== undefined && { historyUrl }),
    ...(positiveControl !== undefined && { positiveControl }),
  };
  return {
    verdict,
    report: renderReport(verdict),
    exitCode: worstExitCode(judged.map((each) => each.exitCode)),
    recorded: request.recording === undefined ? undefined : judged.every((each) => each.isRecorded),
    comparisons: comparisonsOf(judged),
    flipped: new Map(judged.map(({ verdict, flipped }) => [verdict.id, flipped])),
    judged,
  };
}

/** The comparisons that were measured in this run, by model id. */
const comparisonsOf = (judged: readonly JudgedModel[]): ReadonlyMap<string, Comparison> =>
  new Map(
    judged.flatMap(({ verdict, findings: { outcome } }): [string, Comparison][] =>
      outcome.kind === 'compared' ? [[verdict.id, outcome.comparison]] : [],
    ),
  );
