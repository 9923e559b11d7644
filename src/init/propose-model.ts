import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import type { DataSource } from '../dataset/regression-set.ts';
import { readTokenizer } from '../dataset/text/tokenizer.ts';
import { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { readModel } from '../model/read-model.ts';
import { chooseDataSets, type DataSetChoice } from './data/choose-data-sets.ts';
import { type DataSetCandidate, GENERIC_NAMES, listDataSets } from './data/list-data-sets.ts';
import { findTokenizer, proposeAudio, proposeImages, TEXT_COLUMNS } from './data/propose-settings.ts';
import { type ProposedTask, proposeTask } from './propose-task.ts';
import type { DataSetProblem, ProposedDataSet } from './data/propose-data-set.ts';
import { readLabels } from './data/read-labels.ts';
import { describeServed, needsServer, type ProposedServed, withPrompts } from './served/propose-served.ts';

/** A model for a policy. Paths are relative to the repository, with slashes. */
export interface ProposedModel {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly dataset: ProposedDataSet;
  readonly task: ProposedTask;
  /** Of an existing list of class names; undefined if there is none. */
  readonly classesPath?: string | undefined;
  /** Median latency here, in ns; absent if unknown. */
  readonly latencyNs?: number | undefined;
}

/** A model for a policy, run by onnxruntime or by a server. */
export type Proposal = ProposedModel | ProposedServed;

/** A proposed model, or the error why it is not proposed. */
export type Survey = Proposal | { readonly path: string; readonly error: UserError };

/**
 * Inspects model files and the files around them.
 *
 * @param root - Absolute folder of the repository.
 * @param paths - Of the models, relative to `root`: ONNX files, and what needs a server.
 * @param options.used - Data sets that other models have, by path, with the model that has them.
 * @returns One per path, in their order.
 */
export async function proposeModels(
  root: string,
  paths: readonly string[],
  {
    used = new Map(),
    openParquet,
  }: { readonly used?: ReadonlyMap<string, string> | undefined } & Pick<DataSource, 'openParquet'> = {},
): Promise<Survey[]> {
  const isMixed = paths.some(needsServer);
  const looked = await Promise.all(
    paths.map((path) => (needsServer(path) ? lookAtServed(root, path) : lookAt(root, path, isMixed))),
  );
  const readable = looked.filter((each): each is LookedAt | LookedAtServed => !('error' in each));
  const choices = new Map(
    chooseDataSets(readable, used).map((choice, index) => [readable[index]?.path, choice]),
  );
  return Promise.all(
    looked.map(async (each) =>
      'error' in each ? each : describe({ root, openParquet }, each, choices.get(each.path) as DataSetChoice),
    ),
  );
}

/** What may be the prompts of a language model. */
interface LookedAtServed {
  readonly engine: 'server';
  readonly path: string;
  readonly candidates: readonly DataSetCandidate[];
  readonly newName: string;
  readonly mayShare: true;
}

async function lookAtServed(root: string, path: string): Promise<LookedAtServed | NotProposed> {
  if (path !== '.') {
    const candidates = await withPrompts(root, await listDataSets(root, path));
    return { engine: 'server', path, candidates, newName: 'prompts', mayShare: true };
  }
  const error = new UserError(
    'A model of several files: expected it in a folder of its own, got it in the root of the repository.',
    'Move its files to a folder such as models/chat.',
  );
  return { path, error };
}

interface NotProposed {
  readonly path: string;
  readonly error: UserError;
}

/** What a model declares, and what may be its data. */
interface LookedAt {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly candidates: readonly DataSetCandidate[];
}

/** @param isMixed - Whether there are language models, too: then prompts are theirs. */
async function lookAt(root: string, path: string, isMixed: boolean): Promise<LookedAt | NotProposed> {
  try {
    const { inputs, outputs } = await readModel(join(root, path), path);
    const all = await listDataSets(root, path);
    const prompts = isMixed ? await withPrompts(root, all) : [];
    return { path, inputs, outputs, candidates: all.filter((each) => !prompts.includes(each)) };
  } catch (error) {
    if (error instanceof UserError) return { path, error };
    throw error;
  }
}

/** The absolute folder of the repository, and how its Parquet files are read. */
type Place = { readonly root: string } & Pick<DataSource, 'openParquet'>;

async function describe(
  at: Place,
  looked: LookedAt | LookedAtServed,
  choice: DataSetChoice,
): Promise<Proposal> {
  const { root } = at;
  if ('engine' in looked) return describeServed(root, looked.path, choice);
  const { path, inputs, outputs } = looked;
  const { dataset, labels } = await describeDataSet(at, looked, choice);
  const isTestDataFolder = choice.state === 'found' && choice.isTestDataFolder;
  const classes = await findClassNames(root, [dirname(path), dirname(dataset.path)]);
  return {
    path,
    inputs,
    outputs,
    dataset,
    task: proposeTask({
      ...{ outputs, isTestDataFolder, labels, classes: classes?.names },
      ...('form' in choice && { form: choice.form }),
    }),
    classesPath: classes?.path,
  };
}

/** From the first of the folders that has them. */
async function findClassNames(
  root: string,
  folders: readonly string[],
): Promise<{ readonly path: string; readonly names: readonly string[] } | undefined> {
  for (const folder of folders) {
    const path = posix.join(folder, 'classes.json');
    const names = await readClassNames(join(root, path));
    if (names !== undefined) return { path, names };
  }
  return undefined;
}

async function describeDataSet(
  at: Place,
  { path: model, inputs }: LookedAt,
  choice: DataSetChoice,
): Promise<DescribedData> {
  const { path } = choice;
  switch (choice.state) {
    case 'none':
      return without(path, { kind: 'none' });
    case 'several':
      return without(path, { kind: 'several', names: choice.names });
    case 'taken':
      return without(path, { kind: 'taken', path: choice.taken, by: choice.by });
    case 'found':
      return choice.isTestDataFolder
        ? without(path, undefined)
        : describeFound(at, { model, inputs }, choice);
  }
}

/** A data set, and its first labels. */
interface DescribedData {
  readonly dataset: ProposedDataSet;
  readonly labels: readonly unknown[];
}

const without = (path: string, problem: DataSetProblem | undefined): DescribedData => ({
  dataset: { path, label: undefined, problem },
  labels: [],
});

async function describeFound(
  { root, openParquet }: Place,
  { model, inputs }: { readonly model: string; readonly inputs: LookedAt['inputs'] },
  { path, form }: Extract<DataSetChoice, { state: 'found' }>,
): Promise<DescribedData> {
  const file = { path: join(root, path), shownPath: path };
  const preprocess = form === 'images' ? proposeImages(inputs) : undefined;
  if (form === 'images' && preprocess === undefined) return without(path, { kind: 'no-image-input', path });
  try {
    const audio = form === 'recordings' ? await proposeAudio(file, inputs) : undefined;
    const source = { ...file, inputs, openParquet, form, audio };
    const read = await readLabels(source);
    if ('labels' in read) {
      const settings = { ...(preprocess && { preprocess }), ...(audio && { audio }) };
      return { dataset: { path, label: read.column, settings, problem: undefined }, labels: read.labels };
    }
    return (
      (await describeTexts(root, { model, source })) ??
      without(path, { kind: 'unreadable', message: read.error.message })
    );
  } catch (error) {
    if (error instanceof UserError) return without(path, { kind: 'unreadable', message: error.message });
    throw error;
  }
}

/** Undefined if the model takes no tokens, or no column with a usual name has texts. */
async function describeTexts(
  root: string,
  { model, source }: { readonly model: string; readonly source: Omit<DataSource, 'labelColumn'> },
): Promise<DescribedData | undefined> {
  const path = source.shownPath;
  const file = await findTokenizer(root, [dirname(model), dirname(path), '.'], source.inputs);
  if (file === undefined) return undefined;
  const tokenizer = await readTokenizer({ path: join(root, file), shownPath: file });
  for (const column of TEXT_COLUMNS) {
    const read = await readLabels({ ...source, text: { tokenizer, columns: [column] } });
    if ('error' in read) continue;
    const settings = { text: { tokenizer: file, column } };
    return { dataset: { path, label: read.column, settings, problem: undefined }, labels: read.labels };
  }
  return undefined;
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

/**
 * Chooses an id for each model: its file name, or its folder's name if that is more specific. The id also names the
 * baseline.
 *
 * @param paths - Relative to the repository, with slashes, without duplicates.
 * @param used - Ids of other models.
 * @returns One unique, valid id per path.
 */
export function chooseIds(paths: readonly string[], used: Iterable<string> = []): string[] {
  const taken = new Set<string>(used);
  return paths.map((path) => {
    const wanted = idOf(path);
    const numbered = (number: number) => `${wanted.slice(0, MAX_LENGTH - 4)}-${number}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = numbered(number);
    taken.add(id);
    return id;
  });
}

/** Names of folders under that of the records. */
const RESERVED = ['', 'out', 'attempts'];

function idOf(path: string): string {
  const stem = toId(basename(path, extname(path)));
  const folder = toId(basename(dirname(path)));
  const name = GENERIC_NAMES.includes(stem) && folder !== '' ? folder : stem;
  return RESERVED.includes(name) ? 'model' : name;
}

const toId = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MAX_LENGTH);
