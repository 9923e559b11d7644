import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';
import { readIfThere } from '../files/read-if-there.ts';

/** A file that `init` generates. */
export interface PlannedFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Whether it has all of the existing file's text, so that it may replace it; any other existing file is kept. */
  readonly isExtended: boolean;
}

/** Which planned files to write and which to keep. */
interface FilePlan {
  readonly written: readonly PlannedFile[];
  readonly kept: readonly KeptFile[];
}

/** An existing file that stays. */
export interface KeptFile {
  readonly path: string;
  /** Whether it differs from the one that `init` would write. */
  readonly differs: boolean;
}

/**
 * Decides which files to write, before any is written. Nothing is overwritten unless requested.
 *
 * @param root - Absolute folder of the repository.
 */
export async function planFiles(
  root: string,
  files: readonly PlannedFile[],
  isForced: boolean,
): Promise<FilePlan> {
  const states = await Promise.all(
    files.map(async (file) => ({ file, present: await readIfThere(join(root, file.path)) })),
  );
  const isWritten = ({ file, present }: (typeof states)[number]) =>
    present === undefined || (present !== file.text && (isForced || file.isExtended));
  return {
    written: states.filter(isWritten).map(({ file }) => file),
    kept: states
      .filter((state) => !isWritten(state))
      .map(({ file, present }) => ({ path: file.path, differs: present !== file.text })),
  };
}

const RECORDS = '.regression-gate/';

/**
 * Adds the gate's folder to a `.gitignore`: a baseline under version control would be part of the change that it judges.
 *
 * @param text - The file's text; "" if there is none.
 * @returns The new text; undefined if the folder is already ignored.
 */
export function ignoreRecords(text: string): string | undefined {
  const isIgnored = text.split('\n').some((line) => /^\/?\.regression-gate\/?$/.test(line.trim()));
  if (isIgnored) return undefined;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${RECORDS}\n`;
}

/** Uses for which `init` writes a workflow, with the example's file name and the target's in the user's repository. */
export const WORKFLOWS = {
  'pull-request': { example: 'pull-request.yml', target: 'regression-gate.yml' },
  nightly: { example: 'nightly.yml', target: 'regression-gate-nightly.yml' },
  release: { example: 'release-sign-off.yml', target: 'regression-gate-release.yml' },
  'fork-companion': { example: 'fork-companion.yml', target: 'regression-gate-forks.yml' },
} as const;

export type WorkflowUse = keyof typeof WORKFLOWS;

/** Placeholder for the Action in the examples. GitHub cannot resolve it, so a workflow that keeps it fails. */
export const PLACEHOLDER = { repository: 'OWNER/model-regression-gate', sha: '0'.repeat(40) } as const;

/** An Action's repository and the full SHA of a commit. */
export interface ActionReference {
  readonly repository: string;
  readonly sha: string;
}

/**
 * Reads an example workflow.
 *
 * @param bundleFolder - The Action's `dist/`; its examples are in `../.github/examples`.
 * @param action - Replaces the placeholder; undefined leaves the example as it is.
 * @throws {InfrastructureError} If the rest of the bundle's repository is missing.
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
      'Run the gate from a complete checkout of its repository.',
      { cause: error },
    );
  }
  if (action === undefined) return text;
  return text.replaceAll(PLACEHOLDER.repository, action.repository).replaceAll(PLACEHOLDER.sha, action.sha);
}
