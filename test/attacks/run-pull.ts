import type { ActionRepository } from '../e2e/action-repository.ts';
import type { Loopback } from '../e2e/loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from '../e2e/run-action.ts';

/** A pull request to run. SHAs are full. */
type Pull = Pick<ActionRepository, 'folder' | 'base' | 'head' | 'merge'>;

interface Extras extends Pick<ActionStart, 'inputs' | 'env'> {
  readonly eventName?: string;
  /** Repository of the head; another one is a fork. */
  readonly from?: string;
}

/** Runs the Action on a pull request whose merge is checked out. */
export function runPull(pull: Pull, server: Loopback, extras: Extras = {}): Promise<ActionRun> {
  const { eventName = 'pull_request', from = 'owner/repository', ...more } = extras;
  const payload = {
    pull_request: {
      number: 7,
      head: { sha: pull.head, repo: { full_name: from } },
      base: { sha: pull.base, repo: { full_name: 'owner/repository' } },
    },
    repository: { default_branch: 'main' },
  };
  const event = { name: eventName, payload };
  return runAction({ workspace: pull.folder, serverUrl: server.url, sha: pull.merge, event, ...more });
}
