import type { StoredComment, TokenOwner } from './comments.ts';
import { type LoopbackAnswer, type LoopbackRequest, readJson } from './protocol.ts';
import type { TokenRights } from './rights.ts';

interface Known {
  readonly owner: TokenOwner;
  readonly rights: TokenRights;
  readonly comments: readonly StoredComment[];
}

/** The three questions that the gate asks of GraphQL. What is refused has the status 200, as GitHub answers. */
export function answerGraphql(request: LoopbackRequest, { owner, rights, comments }: Known): LoopbackAnswer {
  if (!owner.graphqlViewer) return { status: 404, json: { message: 'Not Found' } };
  const { query, variables } = readJson(request) as { query: string; variables?: Record<string, unknown> };
  const find = (id: unknown) => comments.find((each) => each.node_id !== undefined && each.node_id === id);
  if (query.includes('viewer')) return data({ viewer: { login: owner.login } });
  if (query.includes('nodes(ids: $ids)')) {
    const nodes = ((variables?.['ids'] ?? []) as unknown[]).map((id) => {
      const found = find(id);
      return found === undefined ? null : { id, isMinimized: found.isMinimized === true };
    });
    return data({ nodes });
  }
  if (query.includes('minimizeComment(input: { subjectId: $id, classifier: OUTDATED })')) {
    const found = find(variables?.['id']);
    if (found === undefined) return refused('NOT_FOUND', 'Could not resolve to a node');
    if (!rights.minimize) return refused('FORBIDDEN', 'Resource not accessible by integration');
    found.isMinimized = true;
    return data({ minimizeComment: { minimizedComment: { isMinimized: true } } });
  }
  return refused('UNPROCESSABLE', `a query that this server does not know: ${query}`);
}

const data = (value: unknown): LoopbackAnswer => ({ status: 200, json: { data: value } });

const refused = (type: string, message: string): LoopbackAnswer => ({
  status: 200,
  json: { data: null, errors: [{ type, message }] },
});
