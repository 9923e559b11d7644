import { type LoopbackAnswer, REPOSITORY, type Route } from './protocol.ts';

/** A workflow run as the REST interface tells it, with the artifacts that it uploaded. */
export interface StoredRun {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly head_sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly head_repository: { readonly full_name: string } | null;
  readonly artifacts: readonly StoredArtifact[];
}

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly expired: boolean;
  readonly zip: Buffer;
}

/** The runs of a repository's workflows, and the routes over them. Artifacts come by a redirect, as on GitHub. */
export function openRuns(): { runs: StoredRun[]; routes: Route[] } {
  const runs: StoredRun[] = [];
  const artifactOf = (id: string | undefined) =>
    runs.flatMap(({ artifacts }) => artifacts).find((each) => each.id === Number(id));
  const notFound: LoopbackAnswer = { status: 404, json: { message: 'Not Found' } };

  const list: Route['answer'] = ({ url }) => {
    const wanted = (run: StoredRun) =>
      run.event === url.searchParams.get('event') && run.head_sha === url.searchParams.get('head_sha');
    const found = runs.filter(wanted).map(({ artifacts: _, ...run }) => ({
      ...run,
      html_url: `https://github.com/owner/repository/actions/runs/${run.id}`,
    }));
    return { status: 200, json: { total_count: found.length, workflow_runs: found.toReversed() } };
  };
  const listArtifacts: Route['answer'] = ({ params }) => {
    const run = runs.find(({ id }) => id === Number(params['id']));
    if (run === undefined) return notFound;
    const artifacts = run.artifacts.map(({ zip, ...rest }) => ({ ...rest, size_in_bytes: zip.length }));
    return { status: 200, json: { total_count: artifacts.length, artifacts } };
  };
  const redirect: Route['answer'] = ({ url, params }) => {
    if (artifactOf(params['id']) === undefined) return notFound;
    return { status: 302, headers: { location: `${url.origin}/artifact/${params['id']}?sig=secret` } };
  };
  const download: Route['answer'] = ({ params }) => {
    const artifact = artifactOf(params['id']);
    if (artifact === undefined) return notFound;
    return { status: 200, bytes: artifact.zip, headers: { 'content-type': 'application/zip' } };
  };

  const route = (name: Route['name'], path: string, answer: Route['answer']): Route => ({
    name,
    method: 'GET',
    pattern: new RegExp(`^${path}$`),
    answer,
  });
  return {
    runs,
    routes: [
      route('runs.list', `${REPOSITORY}/actions/runs`, list),
      route('artifacts.list', `${REPOSITORY}/actions/runs/(?<id>\\d+)/artifacts`, listArtifacts),
      route('artifacts.redirect', `${REPOSITORY}/actions/artifacts/(?<id>\\d+)/zip`, redirect),
      route('artifacts.download', '/artifact/(?<id>\\d+)', download),
    ],
  };
}
