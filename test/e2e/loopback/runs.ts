import { REPOSITORY, type Route } from './protocol.ts';

/** A workflow run as the REST interface tells it, cut down; its artifacts are stored by its id. */
export interface StoredRun {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly head_sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly head_repository: { readonly full_name: string } | null;
}

/** The runs of a repository's workflows, and the route that lists them. */
export function openRuns(): { runs: StoredRun[]; routes: Route[] } {
  const runs: StoredRun[] = [];
  const list: Route['answer'] = ({ url }) => {
    const wanted = (run: StoredRun) =>
      run.event === url.searchParams.get('event') && run.head_sha === url.searchParams.get('head_sha');
    const found = runs.filter(wanted).map((run) => ({
      ...run,
      html_url: `https://github.com/owner/repository/actions/runs/${run.id}`,
    }));
    return { status: 200, json: { total_count: found.length, workflow_runs: found.toReversed() } };
  };
  const pattern = new RegExp(`^${REPOSITORY}/actions/runs$`);
  return { runs, routes: [{ name: 'runs.list', method: 'GET', pattern, answer: list }] };
}
