import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { readModel } from '../model/read-model.ts';
import { type FoundDataSet, findDataSet } from './find-data-set.ts';
import { type ProposedTask, proposeTask, readFirstLabel } from './propose-task.ts';

/** A model as a first policy may hold it. Paths are relative to the repository, with slashes. */
export interface ProposedModel {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly dataset: ProposedDataSet;
  readonly task: ProposedTask;
}

/** Where the labelled items are, or are to be. */
interface ProposedDataSet {
  readonly path: string;
  /** Undefined where its first item fits the model. */
  readonly problem: DataSetProblem | undefined;
}

/** What a person has to do about a data set. */
export type DataSetProblem =
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** The error's own message. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** A model, or the error for which it is not proposed. */
export type Survey = ProposedModel | { readonly path: string; readonly error: UserError };

/** Size of a list of class names beyond which `classes.json` is something else. */
const MAX_CLASSES_BYTES = 4 * 2 ** 20;

/**
 * Looks into one model file and at the files next to it.
 *
 * @param root - Absolute folder of the repository.
 * @param path - Of the model, relative to it.
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

/** A file that is no list of names is not reported here: the policy's own check does that. */
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
/** Names that many models have; their folder's name says more. */
const GENERIC = ['model', 'model_quantized', 'network', 'best', 'last', 'latest', 'export', 'out'];

/**
 * An id for each model, which is also the name of its baseline: its file's name, or its folder's where that says more.
 *
 * @param paths - Relative to the repository, with slashes; each once.
 * @returns One id a path, each another, all as the policy wants them.
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
