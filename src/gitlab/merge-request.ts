import type { RunNumber } from '../report/comment/comment-mark.ts';
import { ID, readUrl, readVariable, type Variables } from './pipeline-variables.ts';

/** The merge request of a pipeline, and how to reach its server. */
export interface MergeRequest {
  /** "https://gitlab.example.com/api/v4". */
  readonly apiUrl: string;
  /** Numeric id of the project that the merge request is in. */
  readonly project: string;
  /** Path of that project, for the identity of the gate. */
  readonly projectPath: string;
  /** Number of the merge request in its project. */
  readonly iid: string;
  /** Full SHA of the head that was judged. */
  readonly headSha: string;
  /** The pipeline: a later one has a higher id. */
  readonly run: RunNumber;
  readonly pipelineUrl: string;
}

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * Reads the merge request from the predefined variables of a pipeline.
 *
 * @returns Undefined in a pipeline that is not of a merge request.
 * @throws {UserError} If a variable has an unexpected value.
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function readMergeRequest(env: Variables): MergeRequest | undefined {
  if (!env['CI_MERGE_REQUEST_IID']) return undefined;
  return {
    apiUrl: readUrl('CI_API_V4_URL', env),
    project: readVariable('CI_MERGE_REQUEST_PROJECT_ID', ID, env),
    projectPath: env['CI_MERGE_REQUEST_PROJECT_PATH'] ?? '',
    iid: readVariable('CI_MERGE_REQUEST_IID', ID, env),
    // The pipeline of a merged result runs on a commit of its own; the variable is empty in any other.
    headSha: readVariable(
      env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] ? 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA' : 'CI_COMMIT_SHA',
      SHA,
      env,
    ),
    run: { id: Number(readVariable('CI_PIPELINE_ID', ID, env)), attempt: 1 },
    pipelineUrl: readUrl('CI_PIPELINE_URL', env),
  };
}
