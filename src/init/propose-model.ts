import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { readModel } from '../model/read-model.ts';
import { type ProposedTask, proposeTask, readFirstLabel } from './propose-task.ts';

/** A model for a first policy. Paths are relative to the repository, with slashes. */
export interface ProposedModel {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly dataset: ProposedDataSet;
  readonly task: ProposedTask;
  /** Median latency here, in ns; absent if unknown. */
  readonly latencyNs?: number | undefined;
}

/** Existing or expected location of the labelled items. */
interface ProposedDataSet {
  readonly path: string;
  /** Undefined if its first item fits the model. */
  readonly problem: DataSetProblem | undefined;
}

/** A problem with a data set that a person has to solve. */
export type DataSetProblem =
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** The error's own message. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** A proposed model, or the error why it is not proposed. */
export type Survey = ProposedModel | { readonly path: string; readonly error: UserError };

/**
 * Inspects one model file and the files next to it.
 *
 * @param root - Absolute folder of the repository.
 * @param path - The model's path, relative to `root`.
 */
export async function proposeModel(root: string, path: string): Promise<Survey> {
  try {
    const { inputs, outputs } = await readModel(join(root, path), path);
    const folder = join(root, dirname(path));
    const found = await findDataSet(folder, posix.basename(path));
    const { dataset, label } = await describeDataSet({ root, path, inputs }, found);
    const isTestDataFolder = found.state === 'found' && found.isTestDataFolder;
    const classes = await readClassNames(join(folder, 'classes.json'));
    return {
      path,
      inputs,
      outputs,
      dataset,
      task: proposeTask({ outputs, isTestDataFolder, label, classes }),
    };
  } catch (error) {
    if (error instanceof UserError) return { path, error };
    throw error;
  }
}

/** The data set next to a model, as a path relative to the model's folder, or why none can be chosen. */
type FoundDataSet =
  | { readonly state: 'found'; readonly path: string; readonly isTestDataFolder: boolean }
  | { readonly state: 'none' }
  | { readonly state: 'several'; readonly names: readonly string[] };

const ENDINGS = ['.jsonl', '.jsonl.gz', '.csv', '.npz'];
const USUAL_NAMES = ['regression-set', 'regression_set'];
const MAX_SHOWN = 5;

/**
 * Looks for a data set next to a model: ONNX `test_data_set_N` folders, a file named like the model or `regression-set`, or
 * else the only file in a format that the gate reads.
 *
 * @param folder - The model's folder, absolute.
 * @param modelName - File name of the model.
 */
async function findDataSet(folder: string, modelName: string): Promise<FoundDataSet> {
  const names = (await readdir(folder)).sort();
  if (names.some((name) => /^test_data_set_\d+$/.test(name))) {
    return { state: 'found', path: '.', isTestDataFolder: true };
  }
  const files = names.filter((name) => stemOf(name) !== undefined);
  const stem = basename(modelName, extname(modelName));
  const named = [stem, ...USUAL_NAMES].flatMap((wanted) => files.filter((name) => stemOf(name) === wanted));
  const [path, ...others] = named.length > 0 ? named.slice(0, 1) : files;
  if (path === undefined) return { state: 'none' };
  if (others.length > 0) return { state: 'several', names: files.slice(0, MAX_SHOWN) };
  return { state: 'found', path, isTestDataFolder: false };
}

/** The name without its data set extension; undefined for other files. */
function stemOf(name: string): string | undefined {
  const ending = ENDINGS.find((each) => name.endsWith(each));
  return ending === undefined ? undefined : name.slice(0, -ending.length);
}

async function describeDataSet(
  model: { readonly root: string; readonly path: string; readonly inputs: readonly TensorSignature[] },
  found: FoundDataSet,
): Promise<{ dataset: ProposedDataSet; label: unknown }> {
  const beside = (name: string) => posix.join(posix.dirname(model.path), name);
  if (found.state !== 'found') {
    const problem: DataSetProblem =
      found.state === 'none' ? { kind: 'none' } : { kind: 'several', names: found.names };
    return { dataset: { path: beside('regression-set.jsonl'), problem }, label: undefined };
  }
  const path = beside(found.path);
  if (found.isTestDataFolder) return { dataset: { path, problem: undefined }, label: undefined };
  const source = {
    path: join(model.root, path),
    shownPath: path,
    labelColumn: 'label',
    inputs: model.inputs,
  };
  const first = await readFirstLabel(source);
  if ('error' in first) {
    const problem: DataSetProblem = { kind: 'unreadable', message: first.error.message };
    return { dataset: { path, problem }, label: undefined };
  }
  return { dataset: { path, problem: undefined }, label: first.label };
}

/** A larger `classes.json` is not a list of class names. */
const MAX_CLASSES_BYTES = 4 * 2 ** 20;

/** Does not report an invalid file, because the policy's own check does. */
async function readClassNames(file: string): Promise<readonly string[] | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const value: unknown = text.length > MAX_CLASSES_BYTES ? undefined : JSON.parse(text);
    return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

const MAX_LENGTH = 64;
/** Generic file names; for these, the folder's name is more specific. */
const GENERIC = ['model', 'model_quantized', 'network', 'best', 'last', 'latest', 'export', 'out'];

/**
 * Chooses an id for each model: its file name, or its folder's name if that is more specific. The id also names the
 * baseline.
 *
 * @param paths - Relative to the repository, with slashes, without duplicates.
 * @returns One unique, valid id per path.
 */
export function chooseIds(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const wanted = idOf(path);
    const numbered = (number: number) => `${wanted.slice(0, MAX_LENGTH - 4)}-${number}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = numbered(number);
    taken.add(id);
    return id;
  });
}

function idOf(path: string): string {
  const stem = toId(basename(path, extname(path)));
  const folder = toId(basename(dirname(path)));
  const name = GENERIC.includes(stem) && folder !== '' ? folder : stem;
  return name === '' || name === 'out' ? 'model' : name;
}

const toId = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MAX_LENGTH);
