import { quotedJson } from '../errors/plain-text.ts';
import type { DatasetPolicy, ImageSettings } from './dataset.ts';
import type { ModelPolicy } from './model-policy.ts';

type Add = (path: readonly string[], message: string) => void;

/** Keys of a data set that contradict each other. Names that could never be used would look effective and do nothing. */
export function checkDataset(
  {
    dataset,
    task,
    engine,
    'baseline-engine': before,
  }: Pick<ModelPolicy, 'dataset' | 'task' | 'engine' | 'baseline-engine'>,
  add: Add,
): void {
  const isServed = [engine, before].some((each) => each?.kind === 'server');
  if (dataset.tokenizer !== undefined && isServed) {
    add(
      ['dataset', 'tokenizer'],
      'expected this key only with the engine onnxruntime (a server has its own tokenizer), got server',
    );
  }
  for (const { keys, fits, only } of FORMATS) {
    for (const key of keys) {
      if (dataset[key] !== undefined && !fits(dataset))
        add(['dataset', key], `expected this key only with ${only}, got ${quotedJson(dataset.path)}`);
    }
  }
  checkNames(dataset, add);
  checkAnnotations(dataset, task, add);
  checkText(dataset, add);
  checkPreparation(dataset, add);
  const { preprocess, audio } = dataset;
  if (preprocess !== undefined) {
    checkImages(preprocess, add);
    checkResize(preprocess, task, add);
  }
  if (preprocess !== undefined && audio !== undefined)
    add(['dataset', 'audio'], 'expected either "preprocess", for images, or "audio", got both');
  const { samples = Number.POSITIVE_INFINITY, frame } = audio ?? {};
  if (frame !== undefined && frame.size > samples)
    add(
      ['dataset', 'audio', 'frame', 'size'],
      `expected at most the ${samples} samples of an item, got ${frame.size}`,
    );
}

/** Folders have no ending. What is in one shows only when it is read. */
const isFolder = (path: string): boolean => !/\.(jsonl|gz|csv|npz|parquet|npy)$/.test(path);
const isTable = ({ path }: DatasetPolicy): boolean => /\.(csv|parquet)$/.test(path) || isFolder(path);
const isNamed = (dataset: DatasetPolicy): boolean => dataset.path.endsWith('.npz') || isTable(dataset);

interface KeyRule {
  readonly keys: readonly (keyof DatasetPolicy)[];
  readonly fits: (dataset: DatasetPolicy) => boolean;
  /** The data sets that the keys are for. */
  readonly only: string;
}

const FORMATS: readonly KeyRule[] = [
  { keys: ['columns'], fits: isTable, only: 'a .csv or .parquet file, or a folder of .parquet files' },
  {
    keys: ['ignore', 'id', 'slices'],
    fits: isNamed,
    only: 'a .csv, .parquet or .npz file, or a folder of files',
  },
  {
    keys: ['tokenizer'],
    fits: ({ path }) => /\.(jsonl|jsonl\.gz|csv|parquet)$/.test(path) || isFolder(path),
    only: 'a .jsonl, .csv or .parquet file, or a folder of .parquet files',
  },
  { keys: ['preprocess'], fits: ({ path }) => isFolder(path), only: 'a folder of image files' },
  { keys: ['audio'], fits: ({ path }) => isFolder(path), only: 'a folder of .wav files' },
];

function checkText(
  { tokenizer, text, label, columns, ignore, 'max-length': most }: DatasetPolicy,
  add: Add,
): void {
  if (tokenizer !== undefined && text === undefined)
    add(['dataset', 'tokenizer'], 'expected "text: <column>" with this key, got none');
  if (tokenizer !== undefined) checkTextNames([text ?? []].flat(), { label, columns, ignore }, add);
  for (const [key, value] of Object.entries({ text, 'max-length': most })) {
    if (value !== undefined && tokenizer === undefined)
      add(['dataset', key], 'expected "tokenizer: tokenizer.json" with this key, got none');
  }
}

/** Without a digest, a data set would be whatever the program makes that day. */
function checkPreparation({ digest, prepare, 'prepare-deadline': deadline }: DatasetPolicy, add: Add): void {
  if (prepare !== undefined && digest === undefined)
    add(
      ['dataset', 'prepare'],
      'expected "digest: sha256:…" with this key (write any 64 hexadecimal digits at first: a check names the right ones), got none',
    );
  if (deadline !== undefined && prepare === undefined)
    add(['dataset', 'prepare-deadline'], 'expected "prepare" with this key, got none');
}

function checkTextNames(
  names: readonly string[],
  { label, columns = [], ignore = [] }: Pick<DatasetPolicy, 'label' | 'columns' | 'ignore'>,
  add: Add,
): void {
  const taken = names.find((name) => name === label || columns.includes(name) || ignore.includes(name));
  if (taken !== undefined)
    add(
      ['dataset', 'text'],
      `expected another name than the label’s and under "columns" and "ignore", got ${quotedJson(taken)}`,
    );
}

/** Keys about columns, which annotations do not have. */
const COLUMN_KEYS = ['columns', 'ignore', 'id', 'slices', 'cluster'] as const;

function checkAnnotations(dataset: DatasetPolicy, { kind }: ModelPolicy['task'], add: Add): void {
  const { annotations, preprocess } = dataset;
  if (annotations === undefined) return;
  const refuse = (message: string, key = 'annotations'): void => add(['dataset', key], message);
  if (kind !== 'detection' && kind !== 'keypoints')
    refuse(`expected this key only with a task of kind detection or keypoints, got ${kind}`);
  if (preprocess === undefined)
    refuse('expected "preprocess", for a folder of images, with this key, got none');
  if (preprocess?.crop !== undefined)
    refuse(
      'expected "resize" alone with annotations, which are of the whole image, got "crop"',
      'preprocess',
    );
  for (const key of COLUMN_KEYS) {
    if (dataset[key] !== undefined)
      refuse(
        `expected no such key with "annotations", which have no columns, got ${quotedJson(dataset[key])}`,
        key,
      );
  }
}

function checkImages({ channels, dtype, scale, mean, std }: ImageSettings, add: Add): void {
  const place = (key: string): string[] => ['dataset', 'preprocess', key];
  const count = channels === 'gray' ? 1 : 3;
  for (const [key, values] of Object.entries({ mean, std })) {
    if (values !== undefined && values.length !== 1 && values.length !== count)
      add(
        place(key),
        `expected ${count === 1 ? '1 number' : '1 or 3 numbers'} for ${channels}, got ${values.length}`,
      );
  }
  if (std?.some((value) => !(value > 0)))
    add(place('std'), `expected numbers above 0, got ${quotedJson(std)}`);
  if (dtype !== 'uint8') return;
  for (const [key, value] of Object.entries({ scale, mean, std })) {
    if (value !== undefined)
      add(place(key), 'expected this key only with "dtype: float32" or "float16", got uint8');
  }
}

/** With their ratios kept, images of different shapes are not resized to the same height and width. */
function checkResize({ resize }: ImageSettings, task: ModelPolicy['task'], add: Add): void {
  if (typeof resize !== 'number' || !('coordinates' in task) || !Array.isArray(task.coordinates)) return;
  add(
    ['dataset', 'preprocess', 'resize'],
    `expected [height, width] with "coordinates: [${task.coordinates.join(', ')}]" (one number keeps the ratio of sides, so the size differs by image), got ${resize}`,
  );
}

function checkNames({ label, columns, ignore, id, slices, cluster }: DatasetPolicy, add: Add): void {
  const twice = columns?.find((name, index) => columns.indexOf(name) < index);
  if (twice !== undefined)
    add(['dataset', 'columns'], `expected each name once, got ${quotedJson(twice)} twice`);
  const roles = [
    ['columns', columns ?? []],
    ['ignore', ignore ?? []],
    ['slices', slices ?? []],
    ['id', id === undefined ? [] : [id]],
    ['cluster', cluster === undefined ? [] : [cluster]],
  ] as const;
  for (const [key, named] of roles) {
    if (named.includes(label) && key !== 'slices' && key !== 'cluster')
      add(['dataset', key], `expected other names than the label’s, got ${quotedJson(label)}`);
  }
  for (const [first, second] of PAIRS) {
    const [one = [], other = []] = [first, second].map(
      (key) => roles.find(([role]) => role === key)?.[1] ?? [],
    );
    const both = other.find((name) => one.includes(name));
    if (both !== undefined)
      add(['dataset', second], `expected other names than under "${first}", got ${quotedJson(both)} in both`);
  }
}

/** A column that is not used has no other role, and an input is not an id. A slice may be anything else as well. */
const PAIRS = [
  ['columns', 'ignore'],
  ['ignore', 'slices'],
  ['ignore', 'id'],
  ['columns', 'id'],
  ['ignore', 'cluster'],
] as const;
