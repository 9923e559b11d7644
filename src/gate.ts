import type { BaselineStore } from './baseline/baseline-store.ts';
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
  /** `record` measures the candidate alone and saves it as baseline. */
  readonly mode: 'check' | 'record';
  /** Upper bound of the latency sampling of one model, in ns. */
  readonly budgetNs: number;
  readonly seed: number;
  /** Full SHA: in `check`, the commit whose model is the baseline; in `record`, the commit that is recorded. */
  readonly commit: string | undefined;
  /** In whose use: sets which states let the job pass. */
  readonly use: 'pull-request' | 'nightly' | 'release';
}

/** What the gate needs from outside. */
export interface Ports {
  /** Asked in order; the first that has a baseline wins. */
  readonly stores: readonly BaselineStore[];
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
  readonly exitCode: number;
}

/** Runs the gate once: what changed, what it costs, what to do. */
export async function runGate(_request: GateRequest, _ports: Ports): Promise<GateResult> {
  throw new Error('not built yet');
}
