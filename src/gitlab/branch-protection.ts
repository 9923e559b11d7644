import { z } from 'zod';
import { ID, readUrl, readVariable, type Variables } from './pipeline-variables.ts';
import { GitLabFailure, readGitLabAnswer, sendToGitLab } from './send-to-gitlab.ts';

/** The project of a pipeline's job, and the token with which the job may read it. */
interface JobProject {
  /** "https://gitlab.example.com/api/v4". */
  readonly apiUrl: string;
  readonly project: string;
  readonly token: string;
}

/** Whether only maintainers can write to a branch. `message`: from the client. */
export type BranchProtection =
  | { readonly kind: 'protected' }
  /** Developers may push to it or merge into it. */
  | { readonly kind: 'not-protected' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly message: string };

const PAGE_SIZE = 100;

const branchesSchema = z.array(
  z.object({
    name: z.string(),
    protected: z.boolean().nullish(),
    developers_can_push: z.boolean().nullish(),
    developers_can_merge: z.boolean().nullish(),
  }),
);

/**
 * Reads which project a job of GitLab CI is in.
 *
 * @returns Undefined outside of GitLab CI.
 * @throws {UserError} If a variable has an unexpected value.
 */
export function readJobProject(env: Variables): JobProject | undefined {
  if (env['GITLAB_CI'] !== 'true') return undefined;
  return {
    apiUrl: readUrl('CI_API_V4_URL', env),
    project: readVariable('CI_PROJECT_ID', ID, env),
    token: env['CI_JOB_TOKEN'] ?? '',
  };
}

/**
 * Asks GitLab who may write to a branch. Since GitLab 18, a job's own token may list branches, on every tier.
 *
 * @see https://docs.gitlab.com/api/branches/ and https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access
 */
export async function readBranchProtection(
  { apiUrl, project, token }: JobProject,
  name: string,
): Promise<BranchProtection> {
  // The list is sorted by name, so the branch itself comes before those whose names only begin with its name.
  const query = new URLSearchParams({ search: `^${name}`, per_page: String(PAGE_SIZE) });
  const url = `${apiUrl}/projects/${project}/repository/branches?${query}`;
  try {
    const answer = await sendToGitLab({ method: 'GET', url, header: 'job-token', token });
    const branch = readGitLabAnswer(answer, branchesSchema).find((each) => each.name === name);
    if (branch === undefined) return { kind: 'absent' };
    const { protected: isProtected, developers_can_push, developers_can_merge } = branch;
    const isClosed = isProtected === true && developers_can_push === false && developers_can_merge === false;
    return { kind: isClosed ? 'protected' : 'not-protected' };
  } catch (error) {
    if (error instanceof GitLabFailure) return { kind: 'unknown', message: error.message };
    throw error;
  }
}
