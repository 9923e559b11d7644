import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { ReusedEvidence } from './attempts/reuse-pull-request-evidence.ts';
import type { LastRelease } from './last-release.ts';
import type { Machine } from './machine.ts';

/** What the gate needs from outside. */
export interface Ports {
  /** Absolute folder of the bundle: `worker.mjs` and `runtime/` are in it. */
  readonly bundleFolder: string;
  /** Asked in order; the first that has a baseline wins. */
  readonly stores: readonly BaselineStore[];
  /** Where the attempts at a comparison are kept, so that re-runs know of each other; none where they need not. */
  readonly attempts?: readonly AttemptStore[];
  /** In a merge queue, asks for what the pull request's own run measured. */
  readonly pullRequestEvidence?: (() => Promise<ReusedEvidence>) | undefined;
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
  /** When the positive control was last blocked; null when it never was, undefined where nobody can tell. */
  readonly positiveControl?: Verdict['positiveControl'];
}
