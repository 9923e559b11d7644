import type { ListedRunner, RunnerList } from '../api/list-runners.ts';
import type { RunnerLabels } from '../inputs/matrix-inputs.ts';

/** What a choice rests on. */
export interface Candidates {
  /** Undefined where no GPU runner is wanted by its labels. */
  readonly gpu: RunnerLabels | undefined;
  /** Named by somebody who vouches for it: a repository variable, or a scale set. */
  readonly trusted: RunnerLabels | undefined;
  readonly cpu: RunnerLabels;
  /** What the server lists; undefined where no token may ask. */
  readonly list: RunnerList | undefined;
  /** The change comes from a fork: what it brings must not run on a machine of one's own. */
  readonly isFork: boolean;
}

/** Where the measuring runs. */
export interface ChosenRunner {
  readonly runner: RunnerLabels;
  /** Whether a GPU runner was wanted, and this is none. */
  readonly fallback: boolean;
  /** One clause. */
  readonly why: string;
}

/** Where a change from a fork runs when the CPU runner may be one's own machine. */
const HOSTED = 'ubuntu-24.04';

/**
 * Chooses the runner, so that no job waits for a machine that is off: a GPU runner that the server lists as online; else
 * the one that somebody vouches for, unless the server lists it as offline; else the CPU.
 */
export function chooseRunner(candidates: Candidates): ChosenRunner {
  const { gpu, trusted, cpu, list, isFork } = candidates;
  const isWanted = gpu !== undefined || trusted !== undefined;
  if (isFork) return { ...chooseForFork(cpu), fallback: isWanted };
  if (!isWanted) return { runner: cpu, fallback: false, why: 'no GPU runner is named' };
  const listed = gpu && list && findOnline(gpu, list.runners);
  if (gpu !== undefined && listed !== undefined) return { runner: gpu, fallback: false, why: listed };
  if (trusted !== undefined && !isKnownOffline(trusted, list)) {
    return {
      runner: trusted,
      fallback: false,
      why: `${describe(trusted)} is named by the input "runner", which is trusted as it is`,
    };
  }
  return { runner: cpu, fallback: true, why: explainFallback(gpu ?? trusted ?? [], list) };
}

function chooseForFork(cpu: RunnerLabels): Omit<ChosenRunner, 'fallback'> {
  const why = 'a pull request from a fork never runs on a runner of one’s own';
  // The names of GitHub's own runners; whatever else the label says, it may be anybody's machine.
  const isHosted = cpu.length === 1 && /^(?:ubuntu|windows|macos)-[\w.-]+$/.test(cpu[0] ?? '');
  return isHosted ? { runner: cpu, why } : { runner: [HOSTED], why: `${why}, which ${describe(cpu)} may be` };
}

/** Why a runner with these labels may be counted on; undefined when none is online. */
function findOnline(labels: RunnerLabels, runners: readonly ListedRunner[]): string | undefined {
  const online = withLabels(labels, runners).filter(({ isOnline }) => isOnline);
  const idle = online.find(({ isBusy }) => !isBusy);
  if (idle !== undefined) return `the runner "${idle.name}" is online`;
  const [busy, ...others] = online;
  if (busy === undefined) return undefined;
  return others.length === 0
    ? `the runner "${busy.name}" is online, and busy: the job waits for it`
    : `${online.length} runners are online, and all busy: the job waits for one of them`;
}

/** Listed, and off: nobody's word makes it run. One that is in no list may be started when it is wanted. */
function isKnownOffline(labels: RunnerLabels, list: RunnerList | undefined): boolean {
  const known = withLabels(labels, list?.runners ?? []);
  return known.length > 0 && known.every(({ isOnline }) => !isOnline);
}

/** Labels are compared as GitHub does, without regard to case; a runner must have all of them. */
function withLabels(labels: RunnerLabels, runners: readonly ListedRunner[]): ListedRunner[] {
  return runners.filter((runner) => {
    const own = new Set(runner.labels.map((name) => name.toLowerCase()));
    return labels.every((name) => own.has(name.toLowerCase()));
  });
}

function explainFallback(labels: RunnerLabels, list: RunnerList | undefined): string {
  const nobody = 'no GPU runner was online';
  if (list === undefined) return `${nobody} as far as can be told: no token may list the runners`;
  const known = withLabels(labels, list.runners);
  if (known.length > 0)
    return `${nobody} (${known.length} with the labels ${describe(labels)} ${known.length === 1 ? 'is' : 'are'} offline)`;
  const [refusal] = list.refusals;
  if (list.runners.length === 0 && refusal !== undefined)
    return `${nobody} as far as can be told: ${list.refusals.join('; ')}`;
  if (list.runners.length === 0) return `${nobody} (the server lists no self-hosted runner)`;
  return `${nobody} (none of the ${list.runners.length} listed has the labels ${describe(labels)})`;
}

const describe = (labels: RunnerLabels): string => labels.join(', ');
