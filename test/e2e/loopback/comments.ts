import { answerGraphql } from './graphql.ts';
import { pageOf } from './page.ts';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route, readJson } from './protocol.ts';
import { NOT_ACCESSIBLE, type TokenRights } from './rights.ts';

export interface User {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export interface StoredComment {
  readonly id: number;
  /** GraphQL's id; a server without GraphQL has none. */
  readonly node_id?: string;
  /** Number of its pull request; a comment without one is in all of them. */
  readonly pull?: number;
  readonly html_url: string;
  body: string;
  readonly user: User;
  /** REST does not tell. */
  isMinimized?: boolean;
}

/** What the token stands for. `restUser` and `graphqlViewer` say whether GitHub would tell it its own login that way. */
export interface TokenOwner extends User {
  readonly restUser: boolean;
  /** False is a server without GraphQL. */
  readonly graphqlViewer: boolean;
}

/** The owner of a workflow's own token. */
export const ACTIONS_BOT: TokenOwner = {
  login: 'github-actions[bot]',
  type: 'Bot',
  restUser: false,
  graphqlViewer: true,
};

/** The comments of the pull requests. */
export interface Conversation {
  readonly comments: StoredComment[];
  isLocked: boolean;
}

/** The comments of the pull requests, and the routes of the REST and GraphQL interfaces over them. */
export function openComments(
  owner: TokenOwner,
  rights: TokenRights,
): { conversation: Conversation; routes: Route[] } {
  const conversation: Conversation = { comments: [], isLocked: false };
  const { comments } = conversation;
  let nextId = 1001;

  const list = ({ url, params }: LoopbackRequest) => {
    const isHere = ({ pull }: StoredComment) => pull === undefined || pull === Number(params['number']);
    return pageOf(comments.filter(isHere).map(shown), url);
  };

  const create = (request: LoopbackRequest): LoopbackAnswer => {
    if (!rights.comments) return NOT_ACCESSIBLE;
    if (conversation.isLocked) {
      return { status: 403, json: { message: 'Unable to create comment because issue is locked.' } };
    }
    const body = String(readJson(request)['body']);
    if (body.length > 65_536) return { status: 422, json: { message: 'Body is too long' } };
    const id = nextId++;
    const node = owner.graphqlViewer ? { node_id: `IC_${id}` } : {};
    const pull = Number(request.params['number']);
    const comment = { id, ...node, pull, html_url: commentUrl(request, id), body, user: owner };
    comments.push(comment);
    return { status: 201, json: shown(comment) };
  };

  const update = (request: LoopbackRequest): LoopbackAnswer => {
    const comment = comments.find(({ id }) => id === Number(request.params['id']));
    if (comment === undefined) return { status: 404, json: { message: 'Not Found' } };
    if (!rights.comments || comment.user.login !== owner.login) return NOT_ACCESSIBLE;
    comment.body = String(readJson(request)['body']);
    return { status: 200, json: shown(comment) };
  };

  const route = (name: Route['name'], path: string, answer: Route['answer'], method = 'GET'): Route => ({
    name,
    method,
    pattern: new RegExp(`^${path}$`),
    answer,
  });
  const routes = [
    route('comments.list', `${REPOSITORY}/issues/(?<number>\\d+)/comments`, list),
    route('comments.create', `${REPOSITORY}/issues/(?<number>\\d+)/comments`, create, 'POST'),
    route('comments.update', `${REPOSITORY}/issues/comments/(?<id>\\d+)`, update, 'PATCH'),
    route('user.get', '/user', () => (owner.restUser ? { status: 200, json: owner } : NOT_ACCESSIBLE)),
    route('graphql', '/graphql', (request) => answerGraphql(request, { owner, rights, comments }), 'POST'),
  ];
  return { conversation, routes };
}

const shown = ({ isMinimized: _, pull: __, ...comment }: StoredComment) => comment;

function commentUrl({ url, params }: LoopbackRequest, id: number): string {
  return `${url.origin}/${params['owner']}/${params['repo']}/pull/${params['number']}#issuecomment-${id}`;
}
