import { type ClientSettings, type GitHubClient, GitHubFailure, openGitHub } from './github-client.ts';

/** A client and the run's repository. */
export interface RepositoryClient {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
}

/**
 * Opens a client for the run's repository.
 *
 * @throws {GitHubFailure} If the token is empty, the environment names no repository, or the client cannot be created.
 */
export async function openRepositoryClient(
  token: string,
  env: NodeJS.ProcessEnv,
  limits: Pick<ClientSettings, 'requestMs' | 'budget' | 'pauseMs'> = {},
): Promise<RepositoryClient> {
  if (token === '') throw new GitHubFailure('The input "github-token" is empty', undefined);
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repo) throw new GitHubFailure('GITHUB_REPOSITORY does not name a repository', undefined);
  try {
    const client = await openGitHub({ token, apiUrl: env['GITHUB_API_URL'], ...limits });
    return { client, owner, repo };
  } catch (error) {
    // Importing @actions/github throws on a malformed proxy address, for example.
    const why = error instanceof Error ? error.message : String(error);
    throw new GitHubFailure(`Could not create a client for the server: ${why}`, undefined, { cause: error });
  }
}
