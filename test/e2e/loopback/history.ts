import { execFileSync } from 'node:child_process';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';

/** A release as the REST interface tells it. */
export interface StoredRelease {
  readonly tag_name: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly published_at: string | null;
}

/** Commits, comparisons and releases of the git repository in `folder`, and the routes of the REST interface over them. */
export function openHistory(folder: string): { releases: StoredRelease[]; routes: Route[] } {
  const releases: StoredRelease[] = [];
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  const answer = (read: () => unknown): LoopbackAnswer => {
    try {
      return { status: 200, json: read() };
    } catch {
      return { status: 404, json: { message: 'Not Found' } };
    }
  };

  const list = ({ url }: LoopbackRequest) =>
    answer(() => {
      const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
      const start = url.searchParams.get('sha') ?? 'HEAD';
      const lines = git('log', `--max-count=${size}`, '--format=%H %P', start).split('\n');
      return lines.map((line) => {
        const [sha, ...parents] = line.trim().split(' ');
        return { sha, parents: parents.map((each) => ({ sha: each })) };
      });
    });
  const one = ({ params }: LoopbackRequest) =>
    answer(() => ({ sha: git('rev-parse', `${decodeURIComponent(params['ref'] ?? '')}^{commit}`) }));
  const compare = ({ params }: LoopbackRequest) =>
    answer(() => {
      const [base = '', head = ''] = decodeURIComponent(params['basehead'] ?? '').split('...');
      return { merge_base_commit: { sha: git('merge-base', base, head) }, total_commits: 1 };
    });

  /** As GitHub answers to `application/vnd.github.raw+json`. */
  const content = ({ url, params }: LoopbackRequest): LoopbackAnswer => {
    const file = `${url.searchParams.get('ref') ?? 'HEAD'}:${decodeURIComponent(params['path'] ?? '')}`;
    try {
      const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
      return {
        status: 200,
        bytes: execFileSync('git', ['cat-file', 'blob', file], { cwd: folder, stdio: 'pipe' }),
        headers,
      };
    } catch {
      return { status: 404, json: { message: 'Not Found' } };
    }
  };

  const route = (name: Route['name'], path: string, respond: Route['answer']): Route => ({
    name,
    method: 'GET',
    pattern: new RegExp(`^${REPOSITORY}/${path}$`),
    answer: respond,
  });
  return {
    releases,
    routes: [
      route('commits.list', 'commits', list),
      route('commits.get', 'commits/(?<ref>[^/]+)', one),
      route('commits.compare', 'compare/(?<basehead>[^/]+)', compare),
      route('contents.get', 'contents/(?<path>.+)', content),
      route('releases.list', 'releases', () => ({ status: 200, json: releases })),
    ],
  };
}
