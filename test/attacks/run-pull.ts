import type { ActionRepository } from '../e2e/action-repository.ts';
import type { Loopback } from '../e2e/loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from '../e2e/run-action.ts';

/** A pull request to run. SHAs are full. */
type Pull = Pick<ActionRepository, 'folder' | 'base' | 'head' | 'merge'>;

/** The payload of `pull_request` and `pull_request_target`. */
export function payloadOf({ base, head }: Pull): object {
  const repo = { full_name: 'owner/repository' };
  return {
    pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } },
    repository: { default_branch: 'main' },
  };
}

/** Runs the Action on a pull request whose merge is checked out. */
export function runPull(
  pull: Pull,
  server: Loopback,
  extras: Pick<ActionStart, 'inputs' | 'env'> & { readonly eventName?: string } = {},
): Promise<ActionRun> {
  const { eventName = 'pull_request', ...more } = extras;
  const event = { name: eventName, payload: payloadOf(pull) };
  return runAction({ workspace: pull.folder, serverUrl: server.url, sha: pull.merge, event, ...more });
}
