import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../../errors/errors.ts';

/** The event that started the run: only the fields that decide the mode and the baseline commit. SHAs are full. */
export type ActionEvent =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly headSha: string;
      /** Tip of the base branch when the event fired; the merge commit may have another parent. */
      readonly baseSha: string;
      /** The head is in another repository, so the token is read-only. */
      readonly fork: boolean;
    }
  | {
      readonly kind: 'merge-group';
      readonly baseSha: string;
      /** The group's last pull request, from the queue's ref. */
      readonly pullRequest?: number;
    }
  | {
      readonly kind: 'push';
      readonly branch: string;
      readonly isDefaultBranch: boolean;
      /** Tip before the push; undefined for a new branch. */
      readonly before: string | undefined;
    }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'workflow-dispatch'; readonly branch: string; readonly isDefaultBranch: boolean }
  | { readonly kind: 'release'; readonly tag: string }
  /** `ref`: of a push of something other than a branch. */
  | { readonly kind: 'other'; readonly name: string; readonly ref?: string };

// GitHub caps webhook payloads at 25 MB.
const MAX_PAYLOAD_BYTES = 32 * 2 ** 20;

/**
 * Reads the payload of the event from `GITHUB_EVENT_PATH`.
 *
 * @throws {UserError} If the file is missing, over 32 MiB, or not JSON.
 */
export async function readPayload(env: NodeJS.ProcessEnv): Promise<unknown> {
  const file = env['GITHUB_EVENT_PATH'];
  if (!file) throw badPayload('its file in GITHUB_EVENT_PATH', 'none');
  const size = await stat(file).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      throw badPayload(`a readable file at ${file}`, error.code ?? error.message);
    },
  );
  if (size > MAX_PAYLOAD_BYTES) throw badPayload('at most 32 MiB', `${size} bytes`);
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badPayload('JSON', 'other text', { cause: error });
  }
}

function badPayload(expected: string, got: string, options?: ErrorOptions): UserError {
  return new UserError(
    `event payload: expected ${expected}, got ${got}.`,
    'The runner writes it before each job. Outside a workflow, use the command line: regression-gate check.',
    options,
  );
}

/** A full commit SHA. */
export const sha = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, { error: 'expected a full commit SHA' });
const repository = z.object({ default_branch: z.string().min(1) });
const gitRef = z.string().min(1);

const pullRequest = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha, repo: z.object({ full_name: z.string() }).nullable() }),
    base: z.object({ sha, repo: z.object({ full_name: z.string() }) }),
  }),
});
const mergeGroup = z.object({ merge_group: z.object({ base_sha: sha, head_ref: z.string().optional() }) });
const push = z.object({ ref: gitRef, before: sha, repository });
const workflowDispatch = z.object({ ref: gitRef, repository });
const release = z.object({ release: z.object({ tag_name: z.string().min(1) }) });

/**
 * Extracts what the gate needs from the event's payload.
 *
 * @throws {UserError} For an event that gives foreign code the permissions of the default branch (`pull_request_target`,
 *   `issue_comment`, `workflow_run`), and for a payload without the fields of its event.
 */
export function readEvent(env: NodeJS.ProcessEnv, payload: unknown): ActionEvent {
  const name = env['GITHUB_EVENT_NAME'];
  switch (name) {
    case undefined:
    case '':
      throw new UserError(
        'event: expected a name in GITHUB_EVENT_NAME, got none.',
        'Outside a workflow, use the command line: regression-gate check.',
      );
    case 'pull_request_target':
    case 'issue_comment':
    case 'workflow_run':
      throw new UserError(
        `event: expected one that may run a model from a pull request, got "${name}", which gives foreign code the permissions of the default branch.`,
        'Use `on: pull_request`. Forks get a read-only token there; the gate then reports in the job summary and by its exit code.',
      );
    case 'pull_request':
      return readPullRequest(parsePayload(name, pullRequest, payload).pull_request);
    case 'merge_group':
      return readMergeGroup(parsePayload(name, mergeGroup, payload).merge_group);
    case 'push':
      return readPush(parsePayload(name, push, payload));
    case 'schedule':
      return { kind: 'schedule' };
    case 'workflow_dispatch': {
      const { ref, repository } = parsePayload(name, workflowDispatch, payload);
      const branch = branchOf(ref) ?? ref;
      return { kind: 'workflow-dispatch', branch, isDefaultBranch: branch === repository.default_branch };
    }
    case 'release':
      return { kind: 'release', tag: parsePayload(name, release, payload).release.tag_name };
    default:
      return { kind: 'other', name };
  }
}

function readPullRequest(pull: z.infer<typeof pullRequest>['pull_request']): ActionEvent {
  return {
    kind: 'pull-request',
    number: pull.number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    // The head's repository is null when the fork has been deleted.
    fork: pull.head.repo?.full_name !== pull.base.repo.full_name,
  };
}

function readMergeGroup({
  base_sha: baseSha,
  head_ref: ref,
}: z.infer<typeof mergeGroup>['merge_group']): ActionEvent {
  const number = /\/gh-readonly-queue\/.+\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(ref ?? '')?.[1];
  return { kind: 'merge-group', baseSha, ...(number !== undefined && { pullRequest: Number(number) }) };
}

function readPush({ ref, before, repository }: z.infer<typeof push>): ActionEvent {
  const branch = branchOf(ref);
  if (branch === undefined) return { kind: 'other', name: 'push', ref };
  return {
    kind: 'push',
    branch,
    isDefaultBranch: branch === repository.default_branch,
    before: /^0+$/.test(before) ? undefined : before,
  };
}

function branchOf(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}

/**
 * Parses the payload of an event by a schema.
 *
 * @throws {UserError} If the payload does not match.
 */
export function parsePayload<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  payload: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError(
    `event payload of "${name}": ${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'invalid'}.`,
    'The runner writes the payload. If a step replaces GITHUB_EVENT_PATH or GITHUB_EVENT_NAME, remove that step.',
  );
}

/** Whether the run is for the default branch, so that its commit is merged. */
export function isOfDefaultBranch(event: ActionEvent): boolean {
  if (event.kind === 'push' || event.kind === 'workflow-dispatch') return event.isDefaultBranch;
  return event.kind === 'schedule';
}

/** Whether the change is unmerged, so that neither its own policy nor anything it wrote may judge it. */
export function isProposal({ kind }: ActionEvent): boolean {
  return kind === 'pull-request' || kind === 'merge-group';
}

/** Name of the repository's default branch; undefined on servers whose payload does not name it. */
export function readDefaultBranch(payload: unknown): string | undefined {
  return z.object({ repository }).safeParse(payload).data?.repository.default_branch;
}

/** A workflow run as named in records and comments. */
interface RunLink {
  readonly id: string;
  readonly attempt: string;
  readonly url: string;
}

/** The run of this process; undefined outside a workflow. */
export function readRunLink(env: NodeJS.ProcessEnv): RunLink | undefined {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  if (!id || !env['GITHUB_REPOSITORY']) return undefined;
  return { id, attempt, url: runUrl(env, id, attempt) };
}

/** URL of a run in the same repository. */
export function runUrl(env: NodeJS.ProcessEnv, id: string, attempt: string): string {
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  return `${server}/${env['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${id}/attempts/${attempt}`;
}
