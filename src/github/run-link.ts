/** A run of a workflow, as records and comments name it. */
export interface RunLink {
  readonly id: string;
  readonly attempt: string;
  readonly url: string;
}

/** The run that this process belongs to; undefined outside a workflow. */
export function readRunLink(env: NodeJS.ProcessEnv): RunLink | undefined {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  if (!id || !env['GITHUB_REPOSITORY']) return undefined;
  return { id, attempt, url: runUrl(env, id, attempt) };
}

/** Address of a run of the same repository. */
export function runUrl(env: NodeJS.ProcessEnv, id: string, attempt: string): string {
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  return `${server}/${env['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${id}/attempts/${attempt}`;
}
