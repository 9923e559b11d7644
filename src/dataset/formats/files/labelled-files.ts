import { lstat, readdir } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { didYouMean } from '../../../errors/nearest-name.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { listNames } from '../../data-error.ts';
import type { DataFile, DataSource } from '../../regression-set.ts';
import { assignColumns, type Columns } from '../assign-columns.ts';
import { readCsvRecords } from '../csv-records.ts';

/** One file that is an item. */
export interface LabelledFile {
  readonly id: string;
  /** Path within the folder, with slashes. */
  readonly file: string;
  /** A text, or a label from annotations. */
  readonly label: unknown;
  readonly slice: Readonly<Record<string, string>>;
  /** The fields of columns that are named after an input of the model, by name. */
  readonly cells: ReadonlyMap<string, string>;
  /** For messages: "photos/labels.csv, line 12", or the file. */
  readonly place: string;
}

/** What kind of file an item is. */
export interface FileKind {
  /** In lower case, with dots. */
  readonly endings: readonly string[];
  /** Of the same kind, but refused: an item must not be left out because of its format. */
  readonly otherEndings: readonly string[];
  /** "images". */
  readonly name: string;
}

const LABELS = 'labels.csv';
const FILE = 'file';

/**
 * The labelled files of a folder. They are those of the annotations, if the source has some. Otherwise they are listed in its
 * `labels.csv`, with a column `file`, the label, and optionally `id`, slices and further inputs. Without it, each sub-folder is a class with its name as the label, and files are in order of path.
 *
 * @throws {UserError} If there are neither, a file is of another kind, or a path leads out of the folder.
 */
export async function* listLabelledFiles(
  source: DataSource,
  kind: FileKind,
): AsyncGenerator<LabelledFile, void, undefined> {
  if (source.annotations !== undefined) {
    yield* listAnnotated(source, kind);
    return;
  }
  const names = await readdir(source.path);
  if (names.includes(LABELS)) yield* readLabels(source, kind);
  else yield* listClasses(source, names, kind);
}

/** Paths within the folder of all files that count for its digest. */
export async function listFilePaths(source: DataSource, kind: FileKind): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { file } of listLabelledFiles(source, kind)) found.push(file);
  const hasLabels = source.annotations === undefined && (await readdir(source.path)).includes(LABELS);
  return [...new Set([...(hasLabels ? [LABELS] : []), ...found])];
}

async function* listAnnotated(
  source: DataSource,
  kind: FileKind,
): AsyncGenerator<LabelledFile, void, undefined> {
  for (const { file, label, place } of source.annotations?.images ?? []) {
    await expectInside(file, { place, source });
    refuseOtherKind(file, place, kind);
    yield { id: file, file, label, slice: {}, cells: new Map(), place };
  }
}

async function* readLabels(
  source: DataSource,
  kind: FileKind,
): AsyncGenerator<LabelledFile, void, undefined> {
  const list = { ...source, path: join(source.path, LABELS), shownPath: join(source.shownPath, LABELS) };
  let names: readonly string[] | undefined;
  let columns: Columns | undefined;
  let position = 0;
  for await (const { cells, place } of readCsvRecords(list)) {
    if (names === undefined || columns === undefined) {
      names = cells;
      columns = assignRoles(cells, list);
      continue;
    }
    position += 1;
    yield await readRecord({ cells, place }, { names, columns, position, source, kind });
  }
}

function assignRoles(names: readonly string[], list: DataSource): Columns {
  if (!names.includes(FILE)) {
    throw new UserError(
      `${list.shownPath}: expected a column "${FILE}" with the names of the files, got ${listNames(names)}.`,
      `Write a header such as "${FILE},${list.labelColumn}".${didYouMean(FILE, names)}`,
    );
  }
  // The file is one input; others are columns of their own.
  const isIgnored = (name: string): boolean => list.ignore?.includes(name) === true;
  const inputs = list.inputs.flatMap(({ name }) => (names.includes(name) && !isIgnored(name) ? [name] : []));
  return assignColumns(names, { ...list, columns: [...new Set([FILE, ...inputs])], inputs: [] });
}

async function readRecord(
  { cells, place }: { readonly cells: readonly string[]; readonly place: string },
  {
    names,
    columns,
    position,
    source,
    kind,
  }: {
    readonly names: readonly string[];
    readonly columns: Columns;
    readonly position: number;
    readonly source: DataSource;
    readonly kind: FileKind;
  },
): Promise<LabelledFile> {
  if (cells.length !== names.length) {
    throw new UserError(
      `${place}: expected ${names.length} fields, got ${cells.length}.`,
      'Put fields that contain a comma in "…".',
    );
  }
  const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
  const file = cell(FILE);
  const label = cell(columns.label);
  if (label.trim() === '') {
    throw new UserError(
      `${place}: expected a label, got an empty field.`,
      'Write the label, or remove the item: nothing can be scored without it.',
    );
  }
  await expectInside(file, { place, source });
  refuseOtherKind(file, place, kind);
  return {
    id: columns.id === undefined ? String(position) : cell(columns.id),
    ...{ file, label, place },
    slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, cell(column)])),
    cells: new Map(columns.inputs.filter((name) => name !== FILE).map((name) => [name, cell(name)])),
  };
}

/** A data set that reads other files of the machine would show them in the report. */
async function expectInside(
  file: string,
  { place, source }: { place: string; source: DataSource },
): Promise<void> {
  const parts = normalize(file).split(sep);
  if (file === '' || isAbsolute(file) || parts.includes('..')) {
    throw new UserError(
      `${place}: expected a path inside ${source.shownPath}, got ${quoted(file)}.`,
      'Write the path relative to the folder of the data set.',
    );
  }
  for (let length = 1; length <= parts.length; length += 1) {
    const isLast = length === parts.length;
    const kind = await kindOf({ path: join(source.path, ...parts.slice(0, length)), shownPath: file });
    if (kind === (isLast ? 'file' : 'folder')) continue;
    throw new UserError(
      `${place}: expected a regular file, got ${kind} for ${quoted(file)}.`,
      'Commit the file itself in the folder of the data set, or remove its entry.',
    );
  }
}

async function kindOf({ path }: DataFile): Promise<'file' | 'folder' | 'a link' | 'none' | 'a device'> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return 'a link';
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'a device';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'none';
    throw error;
  }
}

const hasEnding = (name: string, endings: readonly string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending));

function refuseOtherKind(name: string, place: string, { endings, otherEndings, name: kind }: FileKind): void {
  if (hasEnding(name, endings)) return;
  throw new UserError(
    `${place}: expected ${kind} with names ending in ${listNames(endings)}, got ${quoted(name)}.`,
    hasEnding(name, otherEndings)
      ? 'Convert the file, or remove it from the data set.'
      : 'Name each file by its format.',
  );
}

async function* listClasses(
  source: DataSource,
  names: readonly string[],
  kind: FileKind,
): AsyncGenerator<LabelledFile, void, undefined> {
  const folders = await listFolders(source, names);
  if (folders.length === 0) {
    throw new UserError(
      `${source.shownPath}: expected labels.csv, or a folder of ${kind.name} for each class, got neither.`,
      `Write labels.csv with the header "${FILE},${source.labelColumn}", or sort the files into folders named after their labels.`,
    );
  }
  for (const label of folders) {
    for (const name of (await readdir(join(source.path, label))).sort()) {
      const file = `${label}/${name}`;
      const place = join(source.shownPath, file);
      if (!hasEnding(name, [...kind.endings, ...kind.otherEndings])) continue;
      await expectInside(file, { place, source });
      refuseOtherKind(file, place, kind);
      yield { id: file, file, label, slice: {}, cells: new Map(), place };
    }
  }
}

async function listFolders({ path }: DataSource, names: readonly string[]): Promise<readonly string[]> {
  const folders: string[] = [];
  for (const name of [...names].sort()) {
    const isClass =
      !name.startsWith('.') && (await kindOf({ path: join(path, name), shownPath: name })) === 'folder';
    if (isClass) folders.push(name);
  }
  return folders;
}
