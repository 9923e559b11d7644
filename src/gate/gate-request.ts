import type { ReferenceKind } from '../baseline/choose-reference.ts';
import type { Shard } from '../dataset/shard-items.ts';
import type { FallbackKind } from '../records/fallback.ts';
import type { Use } from '../verdict/exit-code.ts';
import type { Recording } from './recording.ts';

/** What the gate is to do. Paths are absolute. */
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
   * What the candidate is compared with. `check`: its baseline; `alone`: nothing; `calibrate`: itself, spending the whole
   * budget.
   */
  readonly mode: 'check' | 'alone' | 'calibrate';
  /** What to save, in every mode; undefined saves nothing. */
  readonly recording?: Recording | undefined;
  /** Upper bound of the latency sampling of one model, in ns. */
  readonly budgetNs: number;
  readonly seed: number;
  /** Installed onnxruntime-node packages, or folders of several; when there are any, no other is looked for. */
  readonly runtimePaths: readonly string[];
  /** Full SHA of the base commit. */
  readonly commit: string | undefined;
  /** Full SHAs of the commits that may be the baseline, nearest first. */
  readonly ancestors: readonly string[];
  /** Which of them is; `base-commit` when undefined. */
  readonly reference?: ReferenceKind | undefined;
  /** The commit under test is the first of its repository, so that there is nothing to compare with. */
  readonly isRoot?: boolean | undefined;
  /** Full SHA of the commit whose policy and data set judge; undefined leaves that to the checkout's own. */
  readonly policyCommit: string | undefined;
  /** What the run is for, which decides which states let the job pass. */
  readonly use: Use;
  /** The change comes from a fork, and this machine is its owner's own: only the base commit's policy may let it run here. */
  readonly isGuest?: boolean;
  /** Score only this part of the items; with any but the first, time nothing. Undefined scores all. */
  readonly shard?: Shard | undefined;
  /** Why this machine stands in for one with a GPU: then models run on the CPU alone, where the policy lists it. */
  readonly fallback?: FallbackKind | undefined;
}
