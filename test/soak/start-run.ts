import { join } from 'node:path';
import type { ActionStart } from '../e2e/run-action.ts';
import type { PlannedFault } from './faults.ts';
import type { SoakRun } from './plan.ts';
import { type Judged, POLICIES } from './repository.ts';
import { DATA_BRANCH, type RunNumber, type SoakWorld } from './world.ts';

const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };

/** How the runner starts a run, with the faults of the start itself: signals, and files that cannot be written. */
export function startOf(
  { server, temp, workspace }: SoakWorld,
  run: SoakRun,
  { runNumber, ...judged }: Judged & { readonly runNumber: RunNumber },
): ActionStart {
  const isTimed = run.pull?.isTimed === true;
  const signal = run.faults.find((fault) => fault.kind === 'signal');
  return {
    workspace,
    serverUrl: server.url,
    sha: judged.sha,
    event: eventOf(run, judged),
    inputs: {
      policy: isTimed ? POLICIES.timed : POLICIES.plain,
      budget: '5s',
      'budget-extension': '0',
      'data-branch': DATA_BRANCH,
      status: 'gate',
    },
    ...(signal && {
      signals: [
        { signal: signal.signal, isDue: (_log: string, sinceMs: number) => sinceMs >= signal.afterMs },
      ],
    }),
    env: {
      RUNNER_TEMP: temp,
      RUNNER_TRACKING_ID: temp,
      GITHUB_RUN_ID: String(runNumber.id),
      GITHUB_RUN_ATTEMPT: String(runNumber.attempt),
      GITHUB_REF: refOf(run),
      ...Object.assign({}, ...run.faults.map((fault) => variablesOf(fault, temp))),
    },
  };
}

/** The ref of a run, which is also the scope of its cache. */
export const refOf = ({ pull }: SoakRun): string =>
  pull === undefined ? 'refs/heads/main' : `refs/pull/${pull.number}/merge`;

function eventOf({ event, pull }: SoakRun, { base, head }: Judged): ActionStart['event'] {
  if (event === 'push') {
    return { name: 'push', payload: { ref: 'refs/heads/main', before: base, repository: REPOSITORY } };
  }
  if (pull === undefined) {
    return { name: 'schedule', payload: { schedule: '17 3 * * *', repository: REPOSITORY } };
  }
  const pullRequest = {
    number: pull.number,
    head: { sha: head, repo: REPOSITORY },
    base: { sha: base, repo: REPOSITORY },
  };
  return { name: 'pull_request', payload: { pull_request: pullRequest, repository: REPOSITORY } };
}

function variablesOf(fault: PlannedFault, temp: string): Record<string, string> {
  if (fault.kind === 'cache' && fault.how === 'not offered') return { ACTIONS_RESULTS_URL: '' };
  if (fault.kind !== 'file') return {};
  const name = fault.file === 'summary' ? 'GITHUB_STEP_SUMMARY' : 'GITHUB_OUTPUT';
  return { [name]: fault.how === 'missing' ? join(temp, '..', 'missing', fault.file) : '/dev/full' };
}
