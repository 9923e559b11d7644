import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import { readTensorProto } from '../../model/tensor-proto.ts';
import { createInputReader, type InputReader } from '../fit-inputs.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';

/**
 * The items of a folder with ONNX `test_data_set_N` folders, or of one such folder. `input_N.pb` is for the input
 * that its tensor names, or for the N-th input if it has no name. The label is likewise an array of tensors by position
 * if none has a name, else an object from output name, or position as text, to tensor.
 *
 * @throws {UserError} If a file is not an ONNX tensor, if there is no output, or if the inputs do not fit the model.
 * @see https://github.com/onnx/onnx/blob/main/docs/OnnxBackendTest.md
 */
export async function* readTestDataSets(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const reader = createInputReader(source);
  try {
    for (const folder of await listTestDataSets(source.path)) yield await readFolder(folder, source, reader);
  } finally {
    observe({ missing: NONE_MISSING, names: reader.names() });
  }
}

/** One ONNX `test_data_set_N` folder. */
interface TestDataFolder {
  /** Name of the folder. */
  readonly name: string;
  /** Path relative to the data set; "" for the data set itself. */
  readonly relativePath: string;
  /** File names `input_0.pb`, `input_1.pb` …, in order of number. */
  readonly inputs: readonly string[];
  /** File names `output_0.pb` … likewise. */
  readonly outputs: readonly string[];
}

/**
 * The `test_data_set_N` folders in a folder, in order of number; or the folder itself if it contains `input_0.pb`.
 *
 * @returns Empty if there are neither.
 */
export async function listTestDataSets(path: string): Promise<TestDataFolder[]> {
  const names = await readdir(path);
  if (names.includes('input_0.pb')) return [toFolder(basename(path), '', names)];
  const folders = numbered(names, /^test_data_set_(\d+)$/);
  return Promise.all(folders.map(async (name) => toFolder(name, name, await readdir(join(path, name)))));
}

function toFolder(name: string, relativePath: string, files: readonly string[]): TestDataFolder {
  return {
    name,
    relativePath,
    inputs: numbered(files, /^input_(\d+)\.pb$/),
    outputs: numbered(files, /^output_(\d+)\.pb$/),
  };
}

/** The matching names, in order of the number that the pattern captures: 10 comes after 9. */
function numbered(names: readonly string[], pattern: RegExp): string[] {
  const number = (name: string) => Number(pattern.exec(name)?.[1]);
  return names.filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
}

async function readFolder(
  folder: TestDataFolder,
  source: DataSource,
  reader: InputReader,
): Promise<RegressionItem> {
  const place = join(source.shownPath, folder.relativePath);
  if (folder.outputs.length === 0) {
    throw new UserError(
      `${place}: expected output_0.pb, got no outputs.`,
      'Write the reference outputs next to the inputs.',
    );
  }
  const names = source.positions ?? source.inputs.map((input) => input.name);
  const context = { place, folder, source };
  const inputs = keyTensors(await readTensors(folder.inputs, context), names);
  return {
    id: folder.name,
    ...reader.fit(inputs, place),
    label: toLabel(await readTensors(folder.outputs, context)),
    slice: {},
    place,
  };
}

/** One file of a test data set. */
interface TensorFile {
  /** "" if the tensor has no name. */
  readonly name: string;
  readonly position: number;
  readonly place: string;
  readonly tensor: Tensor;
}

async function readTensors(
  files: readonly string[],
  context: { place: string; folder: TestDataFolder; source: DataSource },
): Promise<TensorFile[]> {
  const tensors: TensorFile[] = [];
  for (const file of files) {
    const place = join(context.place, file);
    const bytes = await readFile(join(context.source.path, context.folder.relativePath, file));
    tensors.push({ ...readTensorProto(bytes, place), position: Number(/\d+/.exec(file)?.[0]), place });
  }
  return tensors;
}

/** A position is not a name: exporters call outputs "1" and "2". */
function toLabel(files: readonly TensorFile[]): unknown {
  const isByPosition = files.every(({ name, position }, index) => name === '' && position === index);
  return isByPosition ? files.map(({ tensor }) => tensor) : Object.fromEntries(keyTensors(files, []));
}

/** @param names - By position, for tensors without a name. */
function keyTensors(files: readonly TensorFile[], names: readonly string[]): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const { name, position, place, tensor } of files) {
    const key = name === '' ? (names[position] ?? String(position)) : name;
    if (tensors.has(key)) {
      throw new UserError(
        `${place}: expected a unique tensor name, got ${JSON.stringify(key)} twice.`,
        'Name each tensor after its input or output.',
      );
    }
    tensors.set(key, tensor);
  }
  return tensors;
}
