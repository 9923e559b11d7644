import type { ReferenceKind } from '../baseline/choose-reference.ts';
import type { Shard } from '../dataset/shard-items.ts';
import type { FallbackKind } from '../records/fallback.ts';
import type { Use } from '../verdict/exit-code.ts';
import type { RepeatCommand } from '../verdict/facts/method.ts';
import type { Note } from '../verdict/facts/note.ts';
import type { BudgetExtension } from './compare/budget-extension.ts';

/** What the gate is to do. Paths are absolute. */
export interface GateRequest {
  readonly policyFile: string;
  /** Judge only this model of the policy. */
  readonly modelId: string | undefined;
  /** Set in the jobs of a matrix, where each data set of a model has a separate job: a model’s id is then its own set alone. */
  readonly isOneDataSet?: true;
  /** Replaces the policy's `artifact`: a file, or a folder with a file of the same name. */
  readonly candidate: string | undefined;
  /** A model file, a record, or a folder with a model file, to compare with instead of the stores and git. */
  readonly baseline: string | undefined;
  /** The policy on the baseline's side; its `runtime` applies to the baseline arm. Undefined for the policy itself. */
  readonly baselinePolicyFile: string | undefined;
  /**
   * What the candidate is compared with. `check`: its baseline; `alone`: nothing; `calibrate`: itself, spending the whole
   * budget.
   */
  readonly mode: 'check' | 'alone' | 'calibrate';
  /** What to save, in every mode; undefined saves nothing. */
  readonly recording?: Recording | undefined;
  /** Latency sampling of one model, in ns. It ends earlier once every limit is decided. */
  readonly budgetNs: number;
  /** More sampling for models that are undecided by then; undefined for none. */
  readonly extension?: BudgetExtension | undefined;
  readonly seed: number;
  /** Installed onnxruntime-node packages, or folders of several. If there are any, no other is looked for. */
  readonly runtimePaths: readonly string[];
  /** Full SHA of the base commit. */
  readonly commit: string | undefined;
  /** Full SHAs of the commits that may be the baseline, nearest first. */
  readonly ancestors: readonly string[];
  /** Which of them is the baseline; `base-commit` when undefined. */
  readonly reference?: ReferenceKind | undefined;
  /** The commit under test is the first of its repository, so there is nothing to compare with. */
  readonly isRoot?: boolean | undefined;
  /** Full SHA of the commit whose policy and data set judge; undefined for the checkout's own. */
  readonly policyCommit: string | undefined;
  /**
   * Full SHA of the commit where the change left the branch with `policyCommit` at its tip; undefined if it contains that
   * commit. The change lacks what came to the branch since.
   */
  readonly forkPoint?: string | undefined;
  /** What the run is for. It decides which states let the job pass. */
  readonly use: Use;
  /**
   * The change comes from a fork, and runs on a machine of GitHub's that is discarded, or on one of the project's own.
   * Absent if it does not.
   */
  readonly fork?: 'on-hosted-runner' | 'on-own-runner' | undefined;
  /** Score only this part of the items, and time nothing unless it is the first. Undefined scores all. */
  readonly shard?: Shard | undefined;
  /** Why this machine replaces one with a GPU. Models then run on the CPU alone, if the policy lists it. */
  readonly fallback?: FallbackKind | undefined;
  /**
   * Whether to compare both models layer by layer if the task score got worse. A nightly run does so if a limit on the answers
   * is not kept.
   */
  readonly explainsAccuracy?: boolean | undefined;
  /** Set if policy and items were made for this run, because there is no policy. */
  readonly withoutPolicy?: WithoutPolicy | undefined;
}

/** What a verdict must say about a comparison without a policy. */
export interface WithoutPolicy {
  readonly notes: readonly Note[];
  /** Options that repeat it. */
  readonly compare: NonNullable<RepeatCommand['compare']>;
}

/** What a run saves, and who accepts it. */
export interface Recording {
  /** Full SHA of the commit that is recorded; undefined outside a repository. */
  readonly commit: string | undefined;
  /** The person who accepts the commit whatever the result, and why. */
  readonly acceptedBy?: { readonly actor: string; readonly reason: string } | undefined;
}
