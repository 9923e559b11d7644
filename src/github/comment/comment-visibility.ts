import { z } from 'zod';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import type { OwnComment } from './comment-thread.ts';

const seen = z.object({
  data: z.object({
    nodes: z.array(z.object({ id: z.string().optional(), isMinimized: z.boolean().optional() }).nullable()),
  }),
});
const minimized = z.object({
  data: z.object({
    minimizeComment: z.object({ minimizedComment: z.object({ isMinimized: z.literal(true) }) }),
  }),
});

const ASK = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id isMinimized } } }';
const MINIMIZE =
  'mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }';

/** Finds minimized comments, which only GraphQL can list; empty if it does not answer. */
export async function findMinimized(
  client: GitHubClient,
  comments: readonly OwnComment[],
): Promise<ReadonlySet<OwnComment>> {
  const ids = comments.flatMap(({ nodeId }) => nodeId ?? []);
  const nodes =
    ids.length === 0
      ? []
      : ((await query(client, seen, { query: ASK, variables: { ids } }))?.data.nodes ?? []);
  const hidden = new Set(nodes.flatMap((node) => (node?.isMinimized === true ? [node.id] : [])));
  return new Set(comments.filter(({ nodeId }) => nodeId !== undefined && hidden.has(nodeId)));
}

/** Minimizes a comment as outdated. @returns Whether it is now minimized; false without GraphQL or the permission. */
export async function minimize(client: GitHubClient, { nodeId }: OwnComment): Promise<boolean> {
  if (nodeId === undefined) return false;
  const variables = { id: nodeId };
  return (await query(client, minimized, { query: MINIMIZE, variables })) !== undefined;
}

/** GraphQL reports a refusal with status 200 and no data. */
async function query<Schema extends z.ZodType>(
  client: GitHubClient,
  schema: Schema,
  question: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<z.infer<Schema> | undefined> {
  try {
    return schema.safeParse((await client.send('POST /graphql', question)).data).data;
  } catch (error) {
    if (error instanceof GitHubFailure) return undefined;
    throw error;
  }
}
