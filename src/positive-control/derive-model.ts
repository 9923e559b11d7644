import { constants } from 'node:fs';
import { copyFile, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TensorSignature } from '../model/model-facts.ts';
import { fileSource } from '../model/protobuf/byte-source.ts';
import { ProtobufError } from '../model/protobuf/protobuf-error.ts';
import { ProtobufReader } from '../model/protobuf/protobuf-reader.ts';
import { MAX_STRUCTURE_BYTES } from '../model/read-model.ts';
import type { StagedModel } from '../model/stage-model.ts';
import { walkModel } from '../model/walk-model.ts';
import { type DataType, isDataType } from './onnx-parts.ts';
import { message, type OnnxPiece, writePieces } from './onnx-pieces.ts';
import { type SplitModel, splitModel } from './split-model.ts';

/** A model made from another, or why it cannot be made. */
export type Derived = { readonly file: string } | { readonly why: string };

/** An output that nodes of the main graph compute: known outside as `name`, inside as `inner`. */
export interface ComputedOutput {
  readonly name: string;
  readonly inner: string;
  readonly dtype: DataType;
}

/** How the main graph is put together anew. */
interface Rewrite {
  /** Which outputs are renamed, so that something can stand between them and the world; `why` refuses the model. */
  readonly choose: (
    outputs: readonly TensorSignature[],
  ) =>
    | { readonly outputs: readonly (TensorSignature & { readonly dtype: DataType })[] }
    | { readonly why: string };
  /** The nodes and value infos of the new graph; the other parts stay. */
  readonly build: (split: SplitModel, outputs: readonly ComputedOutput[]) => readonly OnnxPiece[];
}

/** No value of a model is called so. */
const SUFFIX = '__regression_gate_control';
/** ONNX Runtime promises nothing for older ones. */
const MIN_OPSET = 7;

/**
 * Writes a variant of a staged model, weights and all, into a folder of its own. The file is copied around the edit, so
 * that memory does not grow with the model.
 *
 * @param directory - Made; must not exist.
 */
export async function deriveModel(
  staged: StagedModel,
  directory: string,
  rewrite: Rewrite,
): Promise<Derived> {
  const opset = staged.facts.opsets.get('ai.onnx') ?? 0;
  if (opset < MIN_OPSET) return { why: `its opset is ${opset}, below ${MIN_OPSET}` };
  const chosen = rewrite.choose(staged.facts.outputs);
  if ('why' in chosen) return chosen;
  const source = await open(staged.file);
  try {
    const size = (await source.stat()).size;
    const reader = () => new ProtobufReader(fileSource(source.fd, size, MAX_STRUCTURE_BYTES));
    const produced = listProduced(reader());
    const lacking = chosen.outputs.find(({ name }) => !produced.has(name));
    if (lacking !== undefined) return { why: `no node computes its output ${JSON.stringify(lacking.name)}` };
    const outputs = chosen.outputs.map(({ name, dtype }) => ({ name, inner: `${name}${SUFFIX}`, dtype }));
    const split = splitModel(reader(), new Map(outputs.map(({ name, inner }) => [name, inner])));
    if (split.graphCount !== 1) return { why: 'its graph is written in several pieces' };
    await mkdir(directory, { recursive: true });
    const file = join(directory, basename(staged.file));
    const target = await open(file, 'wx', 0o600);
    try {
      const graph = [...split.graph, ...rewrite.build(split, outputs)];
      await writePieces(target, source, [...split.model, ...message(7, graph)]);
    } finally {
      await target.close();
    }
    await copyExternal(staged, directory);
    return { file };
  } catch (error) {
    if (error instanceof ProtobufError) return { why: `it could not be edited: ${error.message}` };
    throw error;
  } finally {
    await source.close();
  }
}

/** Names of the values that nodes of the main graph compute. */
function listProduced(reader: ProtobufReader): ReadonlySet<string> {
  const produced = new Set<string>();
  walkModel(reader, {
    node: ({ outputs }, place) => {
      if (place === 'main') for (const name of outputs) produced.add(name);
    },
  });
  return produced;
}

async function copyExternal({ file, files }: StagedModel, directory: string): Promise<void> {
  for (const { name } of files.slice(1)) {
    const target = join(directory, name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(dirname(file), name), target, constants.COPYFILE_FICLONE);
  }
}

/** A tensor of a type that a variant can hand on. */
export function isHandable(
  output: TensorSignature,
): output is TensorSignature & { readonly dtype: DataType } {
  return isDataType(output.dtype);
}
