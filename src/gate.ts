import type { AttemptRecord } from './baseline/attempt-record.ts';
import type { AttemptStore } from './baseline/attempt-store.ts';
import type { BaselineStore } from './baseline/baseline-store.ts';
import type { LentEvidence } from './gate/borrow-evidence.ts';
import { chooseRules, withDataChanges } from './gate/choose-rules.ts';
import { compareModels } from './gate/compare-models.ts';
import { describeRun, type JudgedModel } from './gate/describe-run.ts';
import { enterCandidate } from './gate/enter-candidate.ts';
import { lookForBaseline } from './gate/look-for-baseline.ts';
import { readBaselinePolicy } from './gate/read-baseline-policy.ts';
import { recordCandidate } from './gate/record-candidate.ts';
import type { Run } from './gate/run.ts';
import { closeLaboratory, openLaboratory } from './measure/open-laboratory.ts';
import { selectModels } from './policy/select-models.ts';
import { renderReport } from './report/render-report.ts';
import { type ExitCode, type Use, worstExitCode } from './verdict/exit-code.ts';
import { summarizeModels } from './verdict/summarize-models.ts';
import type { Verdict } from './verdict/verdict.ts';

/** What is asked of the gate. Paths are absolute. */
export interface GateRequest {
  readonly policyFile: string;
  /** Judge only this model of the policy. */
  readonly modelId: string | undefined;
  /** Replaces the policy's `artifact`. */
  readonly candidate: string | undefined;
  /** A model file or a record to compare with, instead of the stores and git. */
  readonly baseline: string | undefined;
  /** The policy on the baseline's side: its `runtime` is that of the baseline arm. The policy itself when undefined. */
  readonly baselinePolicyFile: string | undefined;
  /**
   * `record` measures the candidate alone and saves it as baseline; `calibrate` compares it with itself and spends the
   * whole budget.
   */
  readonly mode: 'check' | 'record' | 'calibrate';
  /** Upper bound of the latency sampling of one model, in ns. */
  readonly budgetNs: number;
  readonly seed: number;
  /** Folders of installed onnxruntime-node packages, or that hold several; when there are any, no other is looked for. */
  readonly runtimePaths: readonly string[];
  /** Full SHA: in `check`, the commit whose model is the baseline; in `record`, the commit that is recorded. */
  readonly commit: string | undefined;
  /** Full SHAs of the commits whose record may be the baseline, nearest first; in `record`, the commit itself. */
  readonly line: readonly string[];
  /** Full SHA of the commit whose policy and data set judge; undefined leaves that to the checkout's own. */
  readonly policyCommit: string | undefined;
  /** In whose use: sets which states let the job pass. */
  readonly use: Use;
}

/** What the gate needs from outside. */
export interface Ports {
  /** Absolute folder of the bundle: `worker.mjs` and `runtime/` are in it. */
  readonly bundleFolder: string;
  /** Asked in order; the first that has a baseline wins. */
  readonly stores: readonly BaselineStore[];
  /** Where the attempts at a comparison are kept, so that re-runs know of each other; none where they need not. */
  readonly attempts?: readonly AttemptStore[];
  /** In a merge queue, asks for what the pull request's own run measured. */
  readonly pullRequestEvidence?: () => Promise<LentEvidence>;
  readonly progress: (line: string) => void;
  readonly now: () => Date;
  /** Link to the run for records; undefined on a command line. */
  readonly run: { readonly id: string; readonly attempt: string; readonly url: string } | undefined;
}

export interface GateResult {
  readonly verdict: Verdict;
  /** GitHub-flavoured markdown, under 60,000 UTF-16 units. */
  readonly report: string;
  /** 0 pass, 1 blocked, 2 bad input, 3 could not decide, 4 infrastructure. */
  readonly exitCode: ExitCode;
  /** Whether every model was recorded; undefined in `check`. */
  readonly recorded: boolean | undefined;
  /** What was measured of each model in a check; nothing of what was taken from elsewhere. */
  readonly evidence: readonly AttemptRecord[];
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
  const models = selectModels(rules.policy, request.modelId);
  const judged: JudgedModel[] = [];
  for (const model of models) {
    const baselinePolicy = await readBaselinePolicy(request, model, rules.basePolicy);
    const laboratory = await openLaboratory({ bundleFolder: ports.bundleFolder, runtime: model.runtime });
    try {
      judged.push(await judgeModel({ request, ports, ...rules, model, baselinePolicy, laboratory }));
    } finally {
      await closeLaboratory(laboratory);
    }
  }
  const verdict = summarizeModels(
    judged.map((each) => each.verdict),
    withDataChanges(rules, judged),
  );
  return {
    verdict,
    report: renderReport(verdict, { title: 'Model Regression Gate' }),
    exitCode: worstExitCode(judged.map((each) => each.exitCode)),
    evidence: judged.flatMap(({ record }) => record ?? []),
    recorded: request.mode === 'record' ? judged.every((each) => each.isRecorded) : undefined,
  };
}

/** One model's way: stage it, find its baseline, measure both side by side, judge. */
async function judgeModel(run: Run): Promise<JudgedModel> {
  const candidate = await enterCandidate(run);
  const found = await lookForBaseline(run, candidate);
  const compared = await compareModels(run, candidate, found.baseline);
  const saved = await recordCandidate(run, candidate, compared.outcome);
  return describeRun(run, { candidate, found, ...compared, saved });
}
