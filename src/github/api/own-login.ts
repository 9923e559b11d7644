import { z } from 'zod';
import { expectShape } from './expect-shape.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

const user = z.object({ login: z.string().min(1) });
const viewer = z.object({ data: z.object({ viewer: user }) });

/** Statuses for a missing permission or a missing endpoint. */
const REFUSALS: readonly number[] = [401, 403, 404, 405, 501];

/** The login behind a workflow's own token: a bot on GitHub, a reserved name on Gitea. */
export function workflowLogin(env: NodeJS.ProcessEnv): string {
  return env['GITEA_ACTIONS'] === 'true' ? 'gitea-actions' : 'github-actions[bot]';
}

/**
 * Reads the login of the token's owner. A personal token can use REST, an app's token only GraphQL. If neither answers, as
 * on servers without GraphQL, the token is assumed to be the workflow's own.
 *
 * @throws {GitHubFailure} If the server fails for another reason.
 */
export async function readOwnLogin(client: GitHubClient, otherwise: string): Promise<string> {
  const own = await client.send('GET /user', {}).catch(refused);
  if (own !== undefined) return expectShape('GET /user', user, own).login;
  const query = { query: 'query { viewer { login } }' };
  const answer = await client.send('POST /graphql', query).catch(refused);
  const parsed = viewer.safeParse(answer?.data);
  return parsed.success ? parsed.data.data.viewer.login : otherwise;
}

/** Turns a refusal into undefined; rethrows anything else. */
function refused(error: unknown): undefined {
  if (error instanceof GitHubFailure && REFUSALS.includes(error.status ?? 0)) return undefined;
  throw error;
}
