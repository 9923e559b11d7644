import type { TokenOwner, User } from './comments.ts';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route, readJson } from './protocol.ts';

export interface StoredIssue {
  readonly number: number;
  readonly html_url: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  closed_at: string | null;
  readonly user: User;
  /** GitHub lists pull requests among the issues. */
  readonly pull_request?: object;
}

/** The issues of one repository, and the routes of the REST interface over them. `now` is the server's clock. */
export function openIssues(
  owner: TokenOwner,
  now: () => Date = () => new Date(),
): { issues: StoredIssue[]; routes: Route[] } {
  const issues: StoredIssue[] = [];

  const list = ({ url }: LoopbackRequest): LoopbackAnswer => {
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
    const page = Number(url.searchParams.get('page') ?? 1);
    const state = url.searchParams.get('state') ?? 'open';
    const matching = issues.filter((issue) => state === 'all' || issue.state === state).toReversed();
    const shown = matching.slice((page - 1) * size, page * size);
    if (page * size >= matching.length) return { status: 200, json: shown };
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return { status: 200, json: shown, headers: { link: `<${next.href}>; rel="next"` } };
  };

  const create = (request: LoopbackRequest): LoopbackAnswer => {
    const { title, body } = readJson(request);
    const number = 101 + issues.length;
    const { owner: login, repo } = request.params;
    const issue: StoredIssue = {
      number,
      html_url: `${request.url.origin}/${login}/${repo}/issues/${number}`,
      title: String(title),
      body: String(body),
      state: 'open',
      closed_at: null,
      user: owner,
    };
    issues.push(issue);
    return { status: 201, json: issue };
  };

  const update = (request: LoopbackRequest): LoopbackAnswer => {
    const issue = issues.find(({ number }) => number === Number(request.params['number']));
    if (issue === undefined) return { status: 404, json: { message: 'Not Found' } };
    const { body, state } = readJson(request);
    if (body !== undefined) issue.body = String(body);
    if (state === 'open' || state === 'closed') {
      issue.state = state;
      issue.closed_at = state === 'closed' ? now().toISOString() : null;
    }
    return { status: 200, json: issue };
  };

  const route = (name: Route['name'], method: string, path: string, answer: Route['answer']): Route => ({
    name,
    method,
    pattern: new RegExp(`^${path}$`),
    answer,
  });
  const routes = [
    route('issues.list', 'GET', `${REPOSITORY}/issues`, list),
    route('issues.create', 'POST', `${REPOSITORY}/issues`, create),
    route('issues.update', 'PATCH', `${REPOSITORY}/issues/(?<number>\\d+)`, update),
  ];
  return { issues, routes };
}
