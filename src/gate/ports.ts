import type { Progress } from '../measure/progress-event.ts';
import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { ReusedEvidence } from './attempts/reused-evidence.ts';
import type { LastRelease } from './last-release.ts';
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
