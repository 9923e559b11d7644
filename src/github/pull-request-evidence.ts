import { z } from 'zod';
import type { ReusedEvidence } from '../gate/ports.ts';
import { readObjectId } from '../git/git-tree.ts';
import type { EvidenceUnused } from '../verdict/facts/note.ts';
import { expectShape } from './api/expect-shape.ts';
import type { RepositoryClient } from './api/repository-client.ts';
import { downloadArtifact, listArtifacts, type RunArtifact } from './publish/find-artifact.ts';
import { ArchiveError, readZippedFile } from './publish/read-zipped-file.ts';

/** Name prefix of evidence artifacts: one per measuring job. */
export const EVIDENCE_ARTIFACT = 'gate-evidence';
export const EVIDENCE_FILE = 'evidence.json';

const MAX_ARTIFACTS = 20;
const MAX_BYTES = 64 * 2 ** 20;
const PAGE = 100;

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const named = z.object({ full_name: z.string() });
const pull = z.object({ head: z.object({ sha, repo: named.nullable() }) });
const runs = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.int(),
      path: z.string(),
      event: z.string(),
      head_sha: sha,
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      head_repository: named.nullable(),
      html_url: z.string(),
    }),
  ),
});

/** A run in a merge queue and its server. */
export interface QueuedRun {
  readonly open: () => Promise<RepositoryClient>;
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  /** Undefined if the queue's ref does not name it. */
  readonly pullRequest: number | undefined;
  readonly baseSha: string;
  /** Absolute root of the git checkout. */
  readonly checkout: string;
}

/** Why there is no evidence. */
interface Unused {
  readonly why: EvidenceUnused;
}

const unused = (why: EvidenceUnused): Unused => ({ why });

/**
 * Fetches the measurements of the pull request's own run of this workflow from its artifacts. A merge queue cannot read the
 * Actions cache entries of the pull request or of another merge group, but it can read artifacts.
 *
 * Only the newest run counts. It must be from the same workflow file, for the pull request's current head, from this
 * repository, and entirely successful. The change must not modify `.github`, so that a merged workflow made the artifacts.
 *
 * @returns The texts, which are untrusted, or why there are none. Never throws; without evidence the queue measures again.
 */
export async function fetchPullRequestEvidence(queued: QueuedRun): Promise<ReusedEvidence> {
  try {
    return await fetchEvidence(queued);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unused({ kind: error instanceof ArchiveError ? 'unreadable' : 'unavailable', message });
  }
}

async function fetchEvidence(queued: QueuedRun): Promise<ReusedEvidence> {
  const { pullRequest, checkout, baseSha } = queued;
  if (pullRequest === undefined) return unused({ kind: 'no-pull-request' });
  const folder = (commit: string) => readObjectId({ folder: checkout, path: '.github', commit });
  if ((await folder(baseSha)) !== (await folder('HEAD'))) return unused({ kind: 'workflow-changed' });
  const server = await queued.open();
  const head = await readPullHead(server, pullRequest);
  if (head.repo?.full_name !== nameOf(server)) return unused({ kind: 'from-fork' });
  const run = await findRun(server, queued, head.sha);
  if ('why' in run) return run;
  const artifacts = await findEvidence(server, { id: run.id, headSha: head.sha });
  if ('why' in artifacts) return artifacts;
  const texts: string[] = [];
  for (const { id } of artifacts) {
    const { env, token } = queued;
    const apiUrl = env['GITHUB_API_URL'];
    const archive = await downloadArtifact({ server, apiUrl, token, id, maxBytes: MAX_BYTES });
    const bytes = await readZippedFile(archive, { name: EVIDENCE_FILE, maxBytes: MAX_BYTES });
    texts.push(bytes.toString('utf8'));
  }
  return { texts, source: { pullRequest, url: run.url } };
}

const nameOf = ({ owner, repo }: RepositoryClient): string => `${owner}/${repo}`;

async function readPullHead(
  { client, owner, repo }: RepositoryClient,
  number: number,
): Promise<z.infer<typeof pull>['head']> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  return expectShape(route, pull, await client.send(route, { owner, repo, pull_number: number })).head;
}

/** The newest artifact of each name. */
async function findEvidence(
  server: RepositoryClient,
  run: { readonly id: number; readonly headSha: string },
): Promise<readonly RunArtifact[] | Unused> {
  const listed = await listArtifacts(server, run);
  if ('none' in listed) return unused({ kind: 'no-artifacts-api' });
  const wanted = listed.filter(({ name, isExpired }) => name.startsWith(EVIDENCE_ARTIFACT) && !isExpired);
  const newest = [...new Map(wanted.map((each) => [each.name, each])).values()];
  if (newest.length === 0) return unused({ kind: 'no-artifact', name: EVIDENCE_ARTIFACT });
  if (newest.length > MAX_ARTIFACTS) return unused({ kind: 'too-many-artifacts', limit: MAX_ARTIFACTS });
  return newest;
}

/** Only the newest run: an older success must not hide a newer failure. */
async function findRun(
  server: RepositoryClient,
  { env }: QueuedRun,
  headSha: string,
): Promise<{ readonly id: number; readonly url: string } | Unused> {
  const { client, owner, repo } = server;
  const path = env['GITHUB_WORKFLOW_REF']?.replace(`${nameOf(server)}/`, '').replace(/@.*$/, '');
  if (!path) return unused({ kind: 'workflow-unknown' });
  const route = 'GET /repos/{owner}/{repo}/actions/runs';
  const query = { owner, repo, event: 'pull_request', head_sha: headSha, per_page: PAGE };
  const { workflow_runs: found } = expectShape(route, runs, await client.send(route, query));
  const newest = found
    .filter((run) => run.path.replace(/@.*$/, '') === path)
    .filter((run) => run.event === 'pull_request' && run.head_sha === headSha)
    .sort((left, right) => right.id - left.id)[0];
  if (newest === undefined) return unused({ kind: 'no-run' });
  if (newest.head_repository?.full_name !== nameOf(server))
    return unused({ kind: 'run-of-another-repository' });
  if (newest.status === 'completed' && newest.conclusion === 'success') {
    return { id: newest.id, url: newest.html_url };
  }
  return unused({ kind: 'run-not-successful', conclusion: newest.conclusion ?? newest.status ?? 'unknown' });
}
