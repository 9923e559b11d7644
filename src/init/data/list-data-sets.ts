import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import { type FolderForm, recognizeFolder } from './recognize-folder.ts';

/** A file or folder that may be a model's data set. */
export interface DataSetCandidate {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly isTestDataFolder: boolean;
  /** What the folder contains; undefined for a file, and for `test_data_set` folders. */
  readonly form?: FolderForm | undefined;
  /**
   * How well it fits, 0 best: `test_data_set` folders next to the model, its name, a name that begins alike, a usual name,
   * any other.
   */
  readonly rank: 0 | 1 | 2 | 3 | 4;
  /** Position of its folder in the order of the search. */
  readonly place: number;
}

const ENDINGS = ['.jsonl', '.jsonl.gz', '.csv', '.npz', '.parquet'];
const USUAL_NAMES = /^(?:prompts|(?:regression|test|validation|eval)(?:[-_]?(?:set|data|prompts))?)$/i;
/** Data for another purpose than judging a model. */
const OTHER_USE = /(?:^|[-_.])train(?:ing)?(?:[-_.]|$)/i;
/** Never data, and large. */
const OTHER_FOLDERS = /^(?:\..*|node_modules|dist|build|venv|__pycache__)$/;
const FOLDERS = ['.', 'data', 'test', 'tests'];
/** Names that begin alike by fewer characters do so by chance. */
const MIN_PREFIX = 3;

/** File names that say nothing about a model; its folder's name says more. */
export const GENERIC_NAMES = [
  'model',
  'model_quantized',
  'network',
  'best',
  'last',
  'latest',
  'export',
  'out',
];

/**
 * Lists what may be the data set of a model, best first: in the model's folder, then in `data`, `test` and `tests` there,
 * then in those of the repository.
 *
 * @param root - Absolute folder of the repository.
 * @param model - The model's path, relative to `root`, with slashes.
 */
export async function listDataSets(root: string, model: string): Promise<DataSetCandidate[]> {
  const own = posix.dirname(model);
  const folders = [own, '.'].flatMap((folder) => FOLDERS.map((name) => posix.join(folder, name)));
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder, place) => {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      const names = entries.map(({ name }) => name);
      const files = names.flatMap((name) => rankFile(name, model, posix.join(folder, name)) ?? []);
      const inside = entries.filter((each) => each.isDirectory() && !OTHER_FOLDERS.test(each.name));
      const folders = await Promise.all(
        inside.map(({ name }) => rankFolder(root, model, posix.join(folder, name))),
      );
      const isTestData = names.some((name) => /^test_data_set_\d+$/.test(name));
      const tests =
        isTestData && folder === own ? [{ path: own, isTestDataFolder: true, rank: 0 as const }] : [];
      return [...tests, ...files, ...folders.flatMap((each) => each ?? [])].map((each) => ({
        ...each,
        place,
      }));
    }),
  );
  return found
    .flat()
    .sort(
      (left, right) =>
        left.rank - right.rank || left.place - right.place || (left.path < right.path ? -1 : 1),
    );
}

/** Undefined for a file that is no data set. */
function rankFile(name: string, model: string, path: string): Omit<DataSetCandidate, 'place'> | undefined {
  const ending = ENDINGS.find((each) => name.endsWith(each));
  if (ending === undefined) return undefined;
  const rank = rankName(name.slice(0, -ending.length), model);
  return rank === undefined ? undefined : { path, isTestDataFolder: false, rank };
}

/** Undefined for a folder that is no data set. */
async function rankFolder(
  root: string,
  model: string,
  path: string,
): Promise<Omit<DataSetCandidate, 'place'> | undefined> {
  const rank = rankName(basename(path), model);
  const form = rank === undefined ? undefined : await recognizeFolder(join(root, path));
  return rank === undefined || form === undefined ? undefined : { path, isTestDataFolder: false, form, rank };
}

/** How well the name of a data set fits a model; undefined if it says that the data are for another purpose. */
function rankName(stem: string, model: string): DataSetCandidate['rank'] | undefined {
  const own = namesOf(model);
  if (own.some((each) => isSameName(each, stem))) return 1;
  if (OTHER_USE.test(stem)) return undefined;
  if (own.some((each) => beginAlike(each, stem))) return 2;
  return USUAL_NAMES.test(stem) ? 3 : 4;
}

function namesOf(model: string): string[] {
  const stem = basename(model, extname(model));
  const folder = basename(dirname(model));
  return GENERIC_NAMES.includes(stem.toLowerCase()) && folder !== '.' ? [stem, folder] : [stem];
}

const isSameName = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Whether one name is the other with an added part: "fraud" and "fraud-test". */
function beginAlike(left: string, right: string): boolean {
  const [short = '', long = ''] = [left.toLowerCase(), right.toLowerCase()].sort(
    (one, other) => one.length - other.length,
  );
  return short.length >= MIN_PREFIX && long.startsWith(short) && /^[-_.]/.test(long.slice(short.length));
}
