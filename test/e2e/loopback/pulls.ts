import { pageOf } from './page.ts';
import { type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';

interface Side {
  readonly ref: string;
  sha: string;
  readonly repo: {
    readonly id: number;
    readonly full_name: string;
    readonly owner: { readonly login: string };
  } | null;
}

/** A pull request as the REST interface tells it, cut down. */
export interface StoredPull {
  readonly number: number;
  state: 'open' | 'closed';
  merged?: boolean;
  readonly head: Side;
  readonly base: Side;
}

/**
 * The pull requests of a repository. A number that no test has added is that of an open one of which nothing is told; a
 * number above a thousand is of none.
 */
export function openPulls(): { pulls: StoredPull[]; routes: Route[] } {
  const pulls: StoredPull[] = [];
  const get = ({ params }: LoopbackRequest) => {
    const number = Number(params['number']);
    const found = pulls.find((each) => each.number === number);
    if (found === undefined && number > 1000) return { status: 404, json: { message: 'Not Found' } };
    return { status: 200, json: found ?? { number, state: 'open' } };
  };
  const list = ({ url }: LoopbackRequest) => {
    const head = url.searchParams.get('head');
    const state = url.searchParams.get('state') ?? 'open';
    const isListed = (each: StoredPull) =>
      (state === 'all' || each.state === state) &&
      (head === null || head === `${each.head.repo?.owner.login}:${each.head.ref}`);
    return pageOf(pulls.filter(isListed), url);
  };
  // As GitHub does it: what stands in a fork alone is not found here.
  const ofCommit = ({ params, url }: LoopbackRequest) =>
    pageOf(
      pulls.filter(({ head, base }) => head.sha === params['sha'] && head.repo?.id === base.repo?.id),
      url,
    );
  const route = (name: Route['name'], path: string, answer: Route['answer']): Route => ({
    name,
    method: 'GET',
    pattern: new RegExp(`^${REPOSITORY}/${path}$`),
    answer,
  });
  return {
    pulls,
    routes: [
      route('pulls.get', 'pulls/(?<number>\\d+)', get),
      route('pulls.list', 'pulls', list),
      route('commits.pulls', 'commits/(?<sha>[0-9a-f]{40})/pulls', ofCommit),
    ],
  };
}
