import { FORK_ID, REPOSITORY_ID } from './pull-fixture.ts';

/** Head of the pull request that the run was for. */
export const HEAD = 'a'.repeat(40);

/** Payload of `workflow_run` after a run of a fork's pull request, as GitHub sends it, cut down. */
export function payloadOf(given: Readonly<Record<string, unknown>> = {}) {
  return {
    action: 'completed',
    repository: { id: REPOSITORY_ID, full_name: 'owner/repository', default_branch: 'main' },
    workflow_run: {
      id: 4711,
      run_attempt: 1,
      name: 'Model regression gate',
      path: '.github/workflows/regression-gate.yml',
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      head_sha: HEAD,
      head_branch: 'topic',
      repository: { id: REPOSITORY_ID },
      head_repository: { id: FORK_ID, owner: { login: 'stranger' } },
      pull_requests: [],
      ...given,
    },
  };
}
