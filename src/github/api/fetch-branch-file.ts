import { z } from 'zod';
import { GitHubFailure } from './github-client.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Gitea always sends this. GitHub sends the raw file if asked to, which is required above 1 MB. */
const contents = z.object({ encoding: z.literal('base64'), content: z.string() });

/**
 * Reads a file at the tip of a branch from the server, for a job without a checkout.
 *
 * @param path - From the root of the repository.
 * @returns Its text; undefined if the branch or file does not exist or the token may not read it.
 * @throws {GitHubFailure} If the server does not answer, or its answer is not a file.
 */
export async function fetchBranchFile(
  { client, owner, repo }: RepositoryClient,
  branch: string,
  path: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.send('GET /repos/{owner}/{repo}/contents/{+path}', {
      ...{ owner, repo, path, ref: branch },
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    return textOf(data);
  } catch (error) {
    if (error instanceof GitHubFailure && error.status === 404) return undefined;
    throw error;
  }
}

function textOf(data: unknown): string {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
  const parsed = contents.safeParse(data);
  if (parsed.success) return Buffer.from(parsed.data.content, 'base64').toString('utf8');
  throw new GitHubFailure('the content of a file was answered with something unexpected', undefined);
}
