import { posix } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors/errors.ts';
import { parsePayload, sha } from '../plan/event.ts';
import type { NothingToPublish } from './unpublished-reason.ts';

/** The run to publish, as described by the event. Nothing here comes from the run's own files. */
export interface TriggeringRun {
  readonly id: number;
  readonly attempt: number;
  /** "success", "failure", "cancelled" …; undefined if not reported. */
  readonly conclusion: string | undefined;
  /** Full SHA of the pull request's head when the run started. */
  readonly headSha: string;
  readonly headBranch: string;
  /** Undefined if the fork has been deleted. */
  readonly headRepository: { readonly id: number; readonly owner: string } | undefined;
  /** Id of this repository. */
  readonly repositoryId: number;
  /** Numbers of the pull requests that the event names; none for forks. */
  readonly pullRequests: readonly number[];
}

const repository = z.object({ id: z.int().positive() });

const workflowRun = z.object({
  action: z.string().nullish(),
  repository,
  workflow_run: z.object({
    id: z.int().positive(),
    run_attempt: z.int().positive().nullish(),
    name: z.string().nullish(),
    path: z.string(),
    event: z.string(),
    conclusion: z.string().nullish(),
    head_sha: sha,
    head_branch: z.string().nullish(),
    repository,
    head_repository: repository.extend({ owner: z.object({ login: z.string() }) }).nullish(),
    pull_requests: z.array(z.object({ number: z.int().positive() })).nullish(),
  }),
});

/**
 * Reads the payload of `workflow_run`.
 *
 * @param workflow - File of the workflow whose results are published.
 * @returns The run, or why there is nothing to publish: it was not for a pull request, or it has not ended.
 * @throws {UserError} If it is another event, or a run of another workflow or repository.
 */
export function readTriggeringRun(
  env: NodeJS.ProcessEnv,
  payload: unknown,
  workflow: string,
): TriggeringRun | { readonly none: NothingToPublish } {
  const name = env['GITHUB_EVENT_NAME'];
  if (name !== 'workflow_run') {
    throw new UserError(
      `input "mode": expected "publish" on the event "workflow_run", got "${name ?? ''}".`,
      'Use it in a separate workflow with `on: workflow_run`; everywhere else use `mode: auto`.',
    );
  }
  const { action, repository, workflow_run: run } = parsePayload(name, workflowRun, payload);
  if (run.repository.id !== repository.id) {
    throw new UserError(
      `event payload of "${name}": expected a run of repository ${repository.id}, got one of ${run.repository.id}.`,
      'The runner writes the payload; if a step replaced GITHUB_EVENT_PATH, remove that step.',
    );
  }
  expectWorkflow(run.path, workflow);
  if (run.event !== 'pull_request') return { none: { kind: 'other-event', event: run.event } };
  if ((action ?? 'completed') !== 'completed') return { none: { kind: 'not-ended' } };
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    conclusion: run.conclusion ?? undefined,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? '',
    headRepository: run.head_repository
      ? { id: run.head_repository.id, owner: run.head_repository.owner.login }
      : undefined,
    repositoryId: repository.id,
    pullRequests: (run.pull_requests ?? []).map(({ number }) => number),
  };
}

/** Compares the file, because a fork can add a workflow of the same name. GitHub appends the ref; Gitea omits the folder. */
function expectWorkflow(path: string, expected: string): void {
  const [file = ''] = path.split('@', 1);
  if (file === expected || file === posix.basename(expected)) return;
  throw new UserError(
    `input "workflow": expected a run of ${expected}, got one of ${JSON.stringify(file.slice(0, 200))}.`,
    'Write the file of the workflow that runs the gate, and list only that workflow under `on: workflow_run: workflows:`.',
  );
}
