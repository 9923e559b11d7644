import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route, readJson } from './protocol.ts';

export interface User {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export interface StoredComment {
  readonly id: number;
  readonly html_url: string;
  body: string;
  readonly user: User;
}

/** What the token stands for. `restUser` and `graphqlViewer` say whether GitHub would tell it its own login that way. */
export interface TokenOwner extends User {
  readonly restUser: boolean;
  readonly graphqlViewer: boolean;
}

/** The owner of a workflow's own token. */
export const ACTIONS_BOT: TokenOwner = {
  login: 'github-actions[bot]',
  type: 'Bot',
  restUser: false,
  graphqlViewer: true,
};

const NOT_ACCESSIBLE = { message: 'Resource not accessible by integration', status: '403' };

/** The comments of one pull request, and the routes of the REST interface over them. */
export function openComments(
  owner: TokenOwner,
  pulls: ReadonlyMap<number, object> = new Map(),
): { comments: StoredComment[]; routes: Route[] } {
  const comments: StoredComment[] = [];
  let nextId = 1001;

  const list = (request: LoopbackRequest): LoopbackAnswer => {
    const size = Math.min(Number(request.url.searchParams.get('per_page') ?? 30), 100);
    const page = Number(request.url.searchParams.get('page') ?? 1);
    const shown = comments.slice((page - 1) * size, page * size);
    if (page * size >= comments.length) return { status: 200, json: shown };
    const next = new URL(request.url);
    next.searchParams.set('page', String(page + 1));
    return { status: 200, json: shown, headers: { link: `<${next.href}>; rel="next"` } };
  };

  const create = (request: LoopbackRequest): LoopbackAnswer => {
    const body = String(readJson(request)['body']);
    if (body.length > 65_536) return { status: 422, json: { message: 'Body is too long' } };
    const id = nextId++;
    const comment = { id, html_url: commentUrl(request, id), body, user: owner };
    comments.push(comment);
    return { status: 201, json: comment };
  };

  const update = (request: LoopbackRequest): LoopbackAnswer => {
    const comment = comments.find(({ id }) => id === Number(request.params['id']));
    if (comment === undefined) return { status: 404, json: { message: 'Not Found' } };
    if (comment.user.login !== owner.login) return { status: 403, json: NOT_ACCESSIBLE };
    comment.body = String(readJson(request)['body']);
    return { status: 200, json: comment };
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
    route('user.get', '/user', () =>
      owner.restUser ? { status: 200, json: owner } : { status: 403, json: NOT_ACCESSIBLE },
    ),
    route(
      'viewer.query',
      '/graphql',
      () =>
        owner.graphqlViewer
          ? { status: 200, json: { data: { viewer: { login: owner.login } } } }
          : { status: 404, json: { message: 'Not Found' } },
      'POST',
    ),
    route('pulls.get', `${REPOSITORY}/pulls/(?<number>\\d+)`, ({ params }) => ({
      status: 200,
      json: { number: Number(params['number']), state: 'open', ...pulls.get(Number(params['number'])) },
    })),
  ];
  return { comments, routes };
}

function commentUrl({ url, params }: LoopbackRequest, id: number): string {
  return `${url.origin}/${params['owner']}/${params['repo']}/pull/${params['number']}#issuecomment-${id}`;
}
