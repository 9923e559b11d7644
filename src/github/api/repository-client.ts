import { type ClientSettings, type GitHubClient, GitHubFailure, openGitHub } from './github-client.ts';

/** A client, and the repository that the run belongs to. */
export interface RepositoryClient {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
}

/**
 * Opens the server for the repository of the run.
 *
 * @throws {GitHubFailure} If there is no token, or the environment names no repository, or no client can be made of it.
 */
export async function openRepositoryClient(
  token: string,
  env: NodeJS.ProcessEnv,
  limits: Pick<ClientSettings, 'totalMs' | 'pauseMs'> = {},
): Promise<RepositoryClient> {
  if (token === '') throw new GitHubFailure('The input "github-token" is empty', undefined);
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repo) throw new GitHubFailure('GITHUB_REPOSITORY does not name a repository', undefined);
  try {
    const client = await openGitHub({ token, apiUrl: env['GITHUB_API_URL'], ...limits });
    return { client, owner, repo };
  } catch (error) {
    // Such as a malformed proxy address, on which the import of @actions/github throws.
    const why = error instanceof Error ? error.message : String(error);
    throw new GitHubFailure(`No client could be made for the server: ${why}`, undefined, { cause: error });
  }
}
