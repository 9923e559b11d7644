import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../errors.ts';

/** The uses of which `init` writes the workflow: name of the example beside the bundle, and of the file in a repository. */
export const WORKFLOWS = {
  'pull-request': { example: 'pull-request.yml', target: 'regression-gate.yml' },
  nightly: { example: 'nightly.yml', target: 'regression-gate-nightly.yml' },
  release: { example: 'release-sign-off.yml', target: 'regression-gate-release.yml' },
  'fork-companion': { example: 'fork-companion.yml', target: 'regression-gate-forks.yml' },
} as const;

export type WorkflowUse = keyof typeof WORKFLOWS;

/** What stands in the examples for the Action; GitHub resolves it to nothing, so a workflow that keeps it fails. */
export const PLACEHOLDER = { repository: 'OWNER/model-regression-gate', sha: '0'.repeat(40) } as const;

/** An Action by its repository and the full SHA of a commit. */
export interface ActionReference {
  readonly repository: string;
  readonly sha: string;
}

/**
 * The text of an example workflow.
 *
 * @param bundleFolder - The Action's `dist/`, beside which its examples lie.
 * @param action - What to name in the place of the placeholder; undefined leaves the example as it is.
 * @throws {InfrastructureError} If the bundle stands alone, without the rest of its repository.
 */
export async function readExample(
  bundleFolder: string,
  use: WorkflowUse,
  action: ActionReference | undefined,
): Promise<string> {
  const file = join(bundleFolder, '..', '.github', 'examples', WORKFLOWS[use].example);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new InfrastructureError(
      `${file}: expected the example workflow, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Run the gate from a whole checkout of its repository.',
      { cause: error },
    );
  }
  if (action === undefined) return text;
  return text.replaceAll(PLACEHOLDER.repository, action.repository).replaceAll(PLACEHOLDER.sha, action.sha);
}
