import type { Progress } from '../measure/progress-event.ts';
import type { ReleaseUnknown } from '../records/commit-note.ts';
import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import type { EvidenceSource, EvidenceUnused } from '../verdict/facts/note.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Machine } from './machine.ts';

/** What the gate needs from outside. */
export interface Ports {
  /** Absolute folder of the bundle: `worker.mjs` and `runtime/` are in it. */
  readonly bundleFolder: string;
  /** Asked in order; the first that has a baseline wins. */
  readonly stores: readonly BaselineStore[];
  /** Where attempts at a comparison are stored, so that a re-run uses the earlier ones. */
  readonly attempts?: readonly AttemptStore[];
  /** In a merge queue, fetches what the pull request's own run measured. */
  readonly pullRequestEvidence?: (() => Promise<ReusedEvidence>) | undefined;
  /** The machine that models are measured on. */
  readonly machine: Machine;
  readonly progress: Progress;
  /** Hides a secret in everything that is logged from now on. */
  readonly mask?: ((secret: string) => void) | undefined;
  readonly now: () => Date;
  /** Called if a policy has drift limits. While the last release is unknown, they are not judged and do not pass. */
  readonly lastRelease?: (() => Promise<LastRelease>) | undefined;
  /** Fetches a commit that the checkout lacks. @returns The error from git; undefined if the commit is available. */
  readonly fetchCommit?: ((sha: string) => Promise<string | undefined>) | undefined;
  /** Link to the run for records; undefined on a command line. */
  readonly run: { readonly id: string; readonly attempt: string; readonly url: string } | undefined;
  /** Full SHA of the run's commit, for the history. */
  readonly runCommit?: string | undefined;
  /** When the positive control was last blocked; null if it never was, undefined if that is unknown. */
  readonly positiveControl?: Verdict['positiveControl'];
}

/** Evidence of the pull request's own run for the merge queue: one text per job that measured, or why there is none. */
export type ReusedEvidence =
  | { readonly texts: readonly string[]; readonly source: EvidenceSource }
  | { readonly why: EvidenceUnused };

/** The release that drift limits are judged against. An unknown release never counts as "there is none". */
export type LastRelease =
  | { readonly state: 'found'; readonly tag: string /** Full SHA. */; readonly commit: string }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly why: ReleaseUnknown };
