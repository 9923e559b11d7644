import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';

/** A file that `init` makes. */
export interface PlannedFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Whether an existing file is kept as it is; otherwise a different one is an error. */
  readonly isKept: boolean;
}

/** Which planned files are written, and which stay. */
interface FilePlan {
  readonly written: readonly PlannedFile[];
  /** Paths of files that stay as they are. */
  readonly kept: readonly string[];
}

/**
 * Decides which files to write before any is written. Nothing is overwritten unless that is asked for.
 *
 * @param root - Absolute folder of the repository.
 * @throws {UserError} If a workflow of that name exists and differs, or if there is nothing left to write.
 */
export async function planFiles(
  root: string,
  files: readonly PlannedFile[],
  isForced: boolean,
): Promise<FilePlan> {
  if (isForced) return { written: files, kept: [] };
  const states = await Promise.all(
    files.map(async (file) => ({ file, present: await read(root, file.path) })),
  );
  const inTheWay = states.filter(
    ({ file, present }) => !file.isKept && present !== undefined && present !== file.text,
  );
  if (inTheWay.length > 0) throw exists(inTheWay.map(({ file }) => file.path));
  const isPresent = ({ present }: { present: string | undefined }) => present !== undefined;
  const kept = states.filter(isPresent).map(({ file }) => file.path);
  if (kept.length === files.length) throw exists(kept);
  return { written: states.filter((state) => !isPresent(state)).map(({ file }) => file), kept };
}

function exists(paths: readonly string[]): UserError {
  return new UserError(
    `init: expected no file of the same name, got ${paths.join(', ')}.`,
    'Nothing was written. --force overwrites; --use names other workflows.',
  );
}

async function read(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const RECORDS = '.regression-gate/';

/**
 * Adds the gate's own folder to a `.gitignore`: a baseline under version control would come with the change that it judges.
 *
 * @param text - Of the file; "" when there is none.
 * @returns The new text; undefined where the folder is ignored already.
 */
export function ignoreRecords(text: string): string | undefined {
  const isIgnored = text.split('\n').some((line) => /^\/?\.regression-gate\/?$/.test(line.trim()));
  if (isIgnored) return undefined;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${RECORDS}\n`;
}

/** Uses for which `init` writes a workflow: name of the example, and of the file in the user's repository. */
export const WORKFLOWS = {
  'pull-request': { example: 'pull-request.yml', target: 'regression-gate.yml' },
  nightly: { example: 'nightly.yml', target: 'regression-gate-nightly.yml' },
  release: { example: 'release-sign-off.yml', target: 'regression-gate-release.yml' },
  'fork-companion': { example: 'fork-companion.yml', target: 'regression-gate-forks.yml' },
} as const;

export type WorkflowUse = keyof typeof WORKFLOWS;

/** How the examples name the Action; GitHub cannot resolve it, so a workflow that keeps it fails. */
export const PLACEHOLDER = { repository: 'OWNER/model-regression-gate', sha: '0'.repeat(40) } as const;

/** An Action by its repository and the full SHA of a commit. */
export interface ActionReference {
  readonly repository: string;
  readonly sha: string;
}

/**
 * The text of an example workflow.
 *
 * @param bundleFolder - The Action's `dist/`; its examples are in `../.github/examples`.
 * @param action - Replaces the placeholder; undefined leaves the example as it is.
 * @throws {InfrastructureError} If the bundle is there without the rest of its repository.
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
