import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { DataFile, WantedFile } from '../../../dataset/regression-set.ts';
import {
  type BoundedProgram,
  blame,
  explainExit,
  explainStop,
  type ProgramEnd,
  runProgram,
} from '../../../engine/process/run-program.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { shortSha } from '../../../figures/short-sha.ts';
import { makeRoomFor, moveIntoPlace } from '../../../files/move-into-place.ts';
import type { preparationOf } from '../../../policy/dataset.ts';
import type { Run } from '../../run.ts';
import { judgingFolder } from '../program/judging-folder.ts';

const NS_PER_MS = 1e6;

/** A data set that is not there yet. */
interface Unmade {
  /** Where it belongs; nothing is there. */
  readonly file: DataFile;
  readonly preparation: NonNullable<ReturnType<typeof preparationOf>>;
  /** Opens what was made, and throws if it is not the data set that the policy means. */
  readonly check: (made: WantedFile) => Promise<unknown>;
}

/**
 * Makes a data set with the program that the policy names, in a private folder, and moves it into place once its digest has
 * been checked. The program starts as one that scores answers does: in the base commit's files, without secrets, with a
 * deadline and a memory limit.
 *
 * @throws {UserError} If the change comes from a fork and brings the program, or the program fails, takes too long or too much,
 *   or makes anything but that data set. Then nothing is at the place.
 * @throws {InfrastructureError} If git cannot give the base commit's files, or the place cannot be written to.
 */
export async function makeDataSet(run: Run, { file, preparation, check }: Unmade): Promise<void> {
  const { model, ports, workspace } = run;
  const { commit, cwd } = await judgingFolder(run, 'dataset.prepare');
  await makeRoomFor(file.path);
  const folder = await mkdtemp(join(workspace.scratch, 'prepare-'));
  const made = join(folder, 'made', basename(file.path));
  await mkdir(dirname(made));
  const program = {
    command: preparation.command.map((word) => word.replaceAll('{path}', () => made)),
    cwd,
    deadlineMs: preparation.deadline / NS_PER_MS,
    memoryLimitBytes: workspace.memoryLimitBytes,
    scratch: join(folder, 'home'),
  };
  const { shownPath } = file;
  ports.progress({ step: { kind: 'making-data', shownPath, command: preparation.command }, within: [] });
  await runToFiles(program, made, { place: `models.${model.id}.dataset.prepare`, remark: remarkOn(commit) });
  await check({ path: made, shownPath: `${shownPath} (made by "prepare")`, preparation: 'made' });
  await moveIntoPlace(made, file.path);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** A fix of the program in the change itself does not help. */
const remarkOn = (commit: string | undefined): string | undefined =>
  commit === undefined
    ? undefined
    : `It ran with the files of the base commit ${shortSha(commit)}: a change to them counts once it is merged. Until then, put the data set at "path" in an earlier step.`;

/** @throws {UserError} If it fails, or nothing or anything but files and folders is at the path afterwards. */
async function runToFiles(
  program: BoundedProgram,
  made: string,
  whose: { readonly place: string; readonly remark: string | undefined },
): Promise<void> {
  const end = await runProgram(program, {
    input: 'ignore',
    environment: proxyVariables(),
    read: () => true,
  });
  const problem =
    explainStop(end, {
      ...whose,
      program,
      ifTooLarge: 'Write the data as they arrive, or raise "memory-limit".',
      ifLate: 'Raise "prepare-deadline", or fetch the data in an earlier step.',
    }) ??
    explainExit(end, whose) ??
    (await explainFiles(end, made, whose));
  if (problem !== undefined) throw problem;
}

/** A link would lead out of the private folder, or nowhere once that is gone. */
async function explainFiles(end: ProgramEnd, made: string, whose: { readonly place: string }) {
  const fail = blame(whose, end);
  const kind = await lstat(made).catch(() => undefined);
  if (kind === undefined)
    return fail(
      'a file or folder at the path that replaces "{path}"',
      'none',
      'Write the data set to exactly that path, whose name is that of "path".',
    );
  const entries = kind.isDirectory() ? await readdir(made, { recursive: true, withFileTypes: true }) : [];
  const other = kind.isFile() || kind.isDirectory() ? entries.find(isOther) : { parentPath: made, name: '' };
  if (other === undefined) return undefined;
  const name = join(basename(made), relative(made, join(other.parentPath, other.name)));
  return fail(
    'regular files and folders',
    `something else at ${quoted(name)}, such as a link`,
    'Write the files themselves: what a link leads to is not moved with it.',
  );
}

const isOther = (entry: { isFile(): boolean; isDirectory(): boolean }): boolean =>
  !entry.isFile() && !entry.isDirectory();

const PROXY_NAMES = ['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/** Where a download finds its proxy. One whose address has a password is a secret. */
const proxyVariables = (): string[] =>
  PROXY_NAMES.filter((name) => process.env[name]?.includes('@') === false);
