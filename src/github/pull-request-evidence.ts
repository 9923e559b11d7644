import { basename } from 'node:path';
import { z } from 'zod';
import { readObjectId } from '../baseline/git-tree.ts';
import type { LentEvidence } from '../gate/borrow-evidence.ts';
import type { GitHubClient } from './github-client.ts';
import { readZippedFile } from './read-zipped-file.ts';

/** Name of the artifact, or what it begins with, as which a workflow uploads `.regression-gate/out`. */
const ARTIFACT = 'regression-gate';
export const EVIDENCE_FILE = 'evidence.json';

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
const artifacts = z.object({
  artifacts: z.array(
    z.object({ id: z.int(), name: z.string(), size_in_bytes: z.number(), expired: z.boolean() }),
  ),
});

/** A run in a merge queue, and whom it asks. */
export interface QueuedRun {
  readonly open: () => Promise<GitHubClient>;
  /** `owner/name`. */
  readonly repository: string;
  /** Undefined where the queue's ref does not tell. */
  readonly pullRequest: number | undefined;
  readonly baseSha: string;
  /** `GITHUB_WORKFLOW_REF`. */
  readonly workflowRef: string | undefined;
  /** Absolute folder of the checkout. */
  readonly workspace: string;
}

/**
 * Fetches what the pull request's own run of this workflow measured, from the artifact that it uploaded. A merge queue can
 * read neither the pull request's entries in the Actions cache nor any of another group; artifacts it can.
 *
 * What is taken: the newest run of the same workflow file, for the head of the pull request as it stands, from this
 * repository, that succeeded as a whole; and only where the change leaves `.github` as the base commit has it, so that the
 * workflow that made the artifact is one that was merged before.
 *
 * @returns The text, which is foreign data; or why there is none. It never throws: then the queue measures again.
 */
export async function fetchPullRequestEvidence(queued: QueuedRun): Promise<LentEvidence> {
  try {
    return await fetchEvidence(queued);
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

async function fetchEvidence(queued: QueuedRun): Promise<LentEvidence> {
  const { pullRequest, repository, workspace, baseSha } = queued;
  if (pullRequest === undefined) return { why: 'the merge queue does not name the pull request' };
  const folder = (commit: string) => readObjectId({ folder: workspace, path: '.github', commit });
  if ((await folder(baseSha)) !== (await folder('HEAD'))) return { why: 'the change touches .github' };
  const get = openReader(queued);
  const { head } = await get('pulls/{number}', { number: pullRequest }, pull);
  if (head.repo?.full_name !== repository) return { why: 'the pull request is from another repository' };
  const run = await findRun(get, queued, head.sha);
  if ('why' in run) return run;
  const listed = await get('actions/runs/{run}/artifacts', { run: run.id, per_page: PAGE }, artifacts);
  const artifact = listed.artifacts
    .filter(({ name, expired }) => name.startsWith(ARTIFACT) && !expired)
    .sort((left, right) => right.id - left.id)[0];
  if (artifact === undefined) return { why: `its run left no artifact "${ARTIFACT}"` };
  if (artifact.size_in_bytes > MAX_BYTES) return { why: 'its artifact is too large' };
  const zip = await get(
    'actions/artifacts/{artifact}/zip',
    { artifact: artifact.id },
    z.instanceof(ArrayBuffer),
  );
  const text = await readZippedFile(Buffer.from(zip), { isWanted, maxBytes: MAX_BYTES });
  if (text === undefined) return { why: `its artifact holds no ${EVIDENCE_FILE}` };
  return { text, source: `the run of pull request ${pullRequest} (${run.url})` };
}

const isWanted = (name: string): boolean => basename(name) === EVIDENCE_FILE;

type Reader = <Schema extends z.ZodType>(
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  schema: Schema,
) => Promise<z.infer<Schema>>;

function openReader({ open, repository }: QueuedRun): Reader {
  let client: Promise<GitHubClient> | undefined;
  const [owner = '', repo = ''] = repository.split('/');
  return async (route, parameters, schema) => {
    client ??= open();
    const { data } = await (await client).send(`GET /repos/{owner}/{repo}/${route}`, {
      owner,
      repo,
      ...parameters,
    });
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    throw new Error(`${route} was answered with something unexpected`);
  };
}

/** The newest run alone: an older one that succeeded must not stand for a newer one that did not. */
async function findRun(
  get: Reader,
  { repository, workflowRef }: QueuedRun,
  headSha: string,
): Promise<{ readonly id: number; readonly url: string } | { readonly why: string }> {
  const path = workflowRef?.replace(`${repository}/`, '').replace(/@.*$/, '');
  if (!path) return { why: 'the runner does not name the workflow' };
  const query = { event: 'pull_request', head_sha: headSha, per_page: PAGE };
  const { workflow_runs: found } = await get('actions/runs', query, runs);
  const newest = found
    .filter((run) => run.path.replace(/@.*$/, '') === path)
    .filter((run) => run.event === 'pull_request' && run.head_sha === headSha)
    .sort((left, right) => right.id - left.id)[0];
  if (newest === undefined) return { why: 'it has no run of this workflow for its head' };
  if (newest.head_repository?.full_name !== repository) return { why: 'its run is of another repository' };
  if (newest.status === 'completed' && newest.conclusion === 'success') {
    return { id: newest.id, url: newest.html_url };
  }
  return { why: `its run ended as "${newest.conclusion ?? newest.status}"` };
}
