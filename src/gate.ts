import type { AttemptStore } from './baseline/attempt-store.ts';
import type { BaselineStore } from './baseline/baseline-store.ts';
import type { ReferenceKind } from './baseline/choose-reference.ts';
import type { Shard } from './dataset/shard-items.ts';
import type { LentEvidence } from './gate/borrow-evidence.ts';
import { chooseRules, withDataChanges } from './gate/choose-rules.ts';
import { compareModels } from './gate/compare-models.ts';
import { decideAcceptance, type Recording } from './gate/decide-acceptance.ts';
import { describeRun, type JudgedModel } from './gate/describe-run.ts';
import { enterCandidate } from './gate/enter-candidate.ts';
import type { Fallback } from './gate/fall-back.ts';
import { inLaboratory } from './gate/in-laboratory.ts';
import { judgeDrift } from './gate/judge-drift.ts';
import { judgeOutcome } from './gate/judge-outcome.ts';
import type { LastRelease } from './gate/last-release.ts';
import { lookForBaseline } from './gate/look-for-baseline.ts';
import { orRecordError, recordCandidate } from './gate/record-candidate.ts';
import { refuseGuest } from './gate/refuse-guest.ts';
import type { Run } from './gate/run.ts';
import type { Machine } from './gate/this-machine.ts';
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
   * What the candidate is measured beside. `check`: its baseline; `alone`: nothing; `calibrate`: itself, spending the
   * whole budget.
   */
  readonly mode: 'check' | 'alone' | 'calibrate';
  /** What is saved, whatever it is measured beside; undefined saves nothing. */
  readonly recording?: Recording | undefined;
  /** Upper bound of the latency sampling of one model, in ns. */
  readonly budgetNs: number;
  readonly seed: number;
  /** Folders of installed onnxruntime-node packages, or that hold several; when there are any, no other is looked for. */
  readonly runtimePaths: readonly string[];
  /** Full SHA of the base commit. */
  readonly commit: string | undefined;
  /** Full SHAs of the commits that may be the baseline, nearest first. */
  readonly line: readonly string[];
  /** Which of them is; `base-commit` when undefined. */
  readonly reference?: ReferenceKind | undefined;
  /** The commit under test is the first of its repository, so that there is nothing to compare with. */
  readonly isRoot?: boolean | undefined;
  /** Full SHA of the commit whose policy and data set judge; undefined leaves that to the checkout's own. */
  readonly policyCommit: string | undefined;
  /** In whose use: sets which states let the job pass. */
  readonly use: Use;
  /** The change comes from a fork, and this machine is its owner's own: only the base commit's policy may let it run here. */
  readonly isGuest?: boolean;
  /** Score only this part of the items; with any but the first, time nothing. Undefined scores all. */
  readonly shard?: Shard | undefined;
  /** Why this machine stands in for one with a GPU: then models run on the CPU alone, where the policy lists it. */
  readonly fallback?: Fallback;
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
  readonly pullRequestEvidence?: (() => Promise<LentEvidence>) | undefined;
  /** What models are measured on. */
  readonly machine: Machine;
  readonly progress: (line: string) => void;
  readonly now: () => Date;
  /** Asked where a policy has drift limits; where nobody can tell, they are not kept. */
  readonly lastRelease?: (() => Promise<LastRelease>) | undefined;
  /** Makes a commit available that the checkout lacks. @returns Why it is not there; undefined when it is. */
  readonly fetchCommit?: ((sha: string) => Promise<string | undefined>) | undefined;
  /** Link to the run for records; undefined on a command line. */
  readonly run: { readonly id: string; readonly attempt: string; readonly url: string } | undefined;
  /** Full SHA that the run is of, for the history. */
  readonly runCommit?: string | undefined;
  /** When the gate last proved itself; null when it never has, undefined where nobody can tell. */
  readonly positiveControl?: Verdict['positiveControl'];
}

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
  refuseGuest(request, rules);
  const models = selectModels(rules.policy, request.modelId);
  const judged: JudgedModel[] = [];
  for (const model of models) {
    judged.push(await inLaboratory({ request, ports, rules, model }, judgeModel));
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
  const candidate = await enterCandidate(run);
  return orRecordError(run, candidate, async () => {
    const found = await lookForBaseline(run, candidate);
    const compared = await compareModels(run, candidate, found);
    const judgement = judgeOutcome(run, compared.outcome);
    const held = await judgeDrift(run, candidate, { found, outcome: compared.outcome });
    const { drift } = held;
    const acceptance = decideAcceptance(run, { found, ...compared, judgement, drift });
    const kept = await recordCandidate(run, candidate, { ...compared, judgement, drift, acceptance });
    return describeRun(run, { candidate, found, ...compared, judgement, ...held, kept });
  });
}
