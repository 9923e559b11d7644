import type { FallbackKind } from '../../records/fallback.ts';
import type { ListedRunner, RunnerList } from '../api/list-runners.ts';
import type { RunnerLabels } from '../inputs/matrix-inputs.ts';

/** The runners to choose from. */
export interface Candidates {
  /** Undefined if no GPU runner is wanted by labels. */
  readonly gpu: RunnerLabels | undefined;
  /** A runner to use without a listing, such as one from a repository variable or an autoscaled runner set. */
  readonly trusted: RunnerLabels | undefined;
  readonly cpu: RunnerLabels;
  /** The server's list; undefined if no token may request it. */
  readonly list: RunnerList | undefined;
  /** The change comes from a fork, so its files must not run on a self-hosted runner. */
  readonly isFork: boolean;
}

/** Why a runner was chosen. */
export type RunnerReason =
  | { readonly kind: 'no-gpu-wanted' }
  | { readonly kind: 'online'; readonly runner: string }
  /** Online but busy; this job waits for it. */
  | { readonly kind: 'busy'; readonly runner: string }
  | { readonly kind: 'all-busy'; readonly runners: number }
  | { readonly kind: 'trusted'; readonly labels: RunnerLabels }
  /** `replaced`: the workflow's CPU runner, if it may be self-hosted, so that a GitHub-hosted one is used instead. */
  | { readonly kind: 'fork'; readonly replaced: RunnerLabels | null }
  | { readonly kind: 'no-token' }
  | { readonly kind: 'list-refused'; readonly refusals: RunnerList['refusals'] }
  | { readonly kind: 'none-listed' }
  /** None of the `listed` runners has the labels. */
  | { readonly kind: 'none-with-labels'; readonly labels: RunnerLabels; readonly listed: number }
  | { readonly kind: 'offline'; readonly labels: RunnerLabels; readonly runners: number };

/** Where the models are measured. */
export interface ChosenRunner {
  readonly runner: RunnerLabels;
  /** Undefined if no GPU runner was wanted, or if this is one. */
  readonly fallback: FallbackKind | undefined;
  readonly why: RunnerReason;
}

/** Runs changes from forks if the workflow's CPU runner may be self-hosted. */
const HOSTED = 'ubuntu-24.04';

/**
 * Chooses the runner, so that no job waits for an offline runner: a GPU runner that the server lists as online; else the
 * trusted one, unless the server lists it as offline; else the CPU runner.
 */
export function chooseRunner(candidates: Candidates): ChosenRunner {
  const { gpu, trusted, cpu, list, isFork } = candidates;
  const isWanted = gpu !== undefined || trusted !== undefined;
  if (isFork) return { ...chooseForFork(cpu), fallback: isWanted ? 'fork' : undefined };
  if (!isWanted) return { runner: cpu, fallback: undefined, why: { kind: 'no-gpu-wanted' } };
  const online = gpu && list && findOnline(gpu, list.runners);
  if (gpu !== undefined && online !== undefined) return { runner: gpu, fallback: undefined, why: online };
  if (trusted !== undefined && !isKnownOffline(trusted, list))
    return { runner: trusted, fallback: undefined, why: { kind: 'trusted', labels: trusted } };
  const why = explainAbsence(gpu ?? trusted ?? [], list);
  return { runner: cpu, fallback: why.kind, why };
}

function chooseForFork(cpu: RunnerLabels): Omit<ChosenRunner, 'fallback'> {
  // Names of GitHub-hosted runners; a runner with any other label may be self-hosted.
  const isHosted = cpu.length === 1 && /^(?:ubuntu|windows|macos)-[\w.-]+$/.test(cpu[0] ?? '');
  return isHosted
    ? { runner: cpu, why: { kind: 'fork', replaced: null } }
    : { runner: [HOSTED], why: { kind: 'fork', replaced: cpu } };
}

/** An online runner with these labels; undefined if there is none. */
function findOnline(labels: RunnerLabels, runners: readonly ListedRunner[]): RunnerReason | undefined {
  const online = withLabels(labels, runners).filter(({ isOnline }) => isOnline);
  const idle = online.find(({ isBusy }) => !isBusy);
  if (idle !== undefined) return { kind: 'online', runner: idle.name };
  const [busy, ...others] = online;
  if (busy === undefined) return undefined;
  return others.length === 0
    ? { kind: 'busy', runner: busy.name }
    : { kind: 'all-busy', runners: online.length };
}

/** An unlisted runner may be started on demand; one that is listed as offline will not be. */
function isKnownOffline(labels: RunnerLabels, list: RunnerList | undefined): boolean {
  const known = withLabels(labels, list?.runners ?? []);
  return known.length > 0 && known.every(({ isOnline }) => !isOnline);
}

/** Runners that have all of the labels. The comparison ignores case, as GitHub's does. */
function withLabels(labels: RunnerLabels, runners: readonly ListedRunner[]): ListedRunner[] {
  return runners.filter((runner) => {
    const own = new Set(runner.labels.map((name) => name.toLowerCase()));
    return labels.every((name) => own.has(name.toLowerCase()));
  });
}

/** Why there is no GPU runner to use. */
function explainAbsence(
  labels: RunnerLabels,
  list: RunnerList | undefined,
): Extract<RunnerReason, { kind: Exclude<FallbackKind, 'fork' | 'no-gpu'> }> {
  if (list === undefined) return { kind: 'no-token' };
  const runners = withLabels(labels, list.runners).length;
  if (runners > 0) return { kind: 'offline', labels, runners };
  const listed = list.runners.length;
  if (listed > 0) return { kind: 'none-with-labels', labels, listed };
  const { refusals } = list;
  return refusals.length > 0 ? { kind: 'list-refused', refusals } : { kind: 'none-listed' };
}
