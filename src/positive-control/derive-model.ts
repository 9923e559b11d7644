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
import type { UnderivableReason } from './control.ts';
import { type DataType, isDataType } from './onnx-parts.ts';
import { message, type OnnxPiece, writePieces } from './onnx-pieces.ts';
import { type SplitModel, splitModel } from './split-model.ts';

/** A derived model, or why it cannot be derived. */
export type Derived = { readonly file: string } | { readonly why: UnderivableReason };

/** An output that a node of the main graph computes, with its outer name and its name inside the new graph. */
export interface ComputedOutput {
  readonly name: string;
  readonly inner: string;
  readonly dtype: DataType;
}

/** How to rebuild the main graph. */
interface Rewrite {
  /** Chooses the outputs that get an inner name, so that nodes can be added after them; `why` rejects the model. */
  readonly choose: (
    outputs: readonly TensorSignature[],
  ) =>
    | { readonly outputs: readonly (TensorSignature & { readonly dtype: DataType })[] }
    | { readonly why: UnderivableReason };
  /** Builds the nodes and value infos of the new graph; other parts are copied. */
  readonly build: (split: SplitModel, outputs: readonly ComputedOutput[]) => readonly OnnxPiece[];
}

/** Suffix that no name in a real model has. */
const SUFFIX = '__regression_gate_control';
/** ONNX Runtime does not guarantee support for older opsets. */
const MIN_OPSET = 7;

/**
 * Writes a variant of a staged model, with its weights, into its own folder. The file is copied piece by piece, so memory use
 * does not grow with the model.
 *
 * @param directory - Must not exist; it is created.
 */
export async function deriveModel(
  staged: StagedModel,
  directory: string,
  rewrite: Rewrite,
): Promise<Derived> {
  const opset = staged.facts.opsets.get('ai.onnx') ?? 0;
  if (opset < MIN_OPSET) return { why: { kind: 'old-opset', opset, minimum: MIN_OPSET } };
  const chosen = rewrite.choose(staged.facts.outputs);
  if ('why' in chosen) return chosen;
  const source = await open(staged.file);
  try {
    const size = (await source.stat()).size;
    const reader = () => new ProtobufReader(fileSource(source.fd, size, MAX_STRUCTURE_BYTES));
    const produced = listProduced(reader());
    const missing = chosen.outputs.find(({ name }) => !produced.has(name));
    if (missing !== undefined) return { why: { kind: 'output-not-computed', output: missing.name } };
    const outputs = chosen.outputs.map(({ name, dtype }) => ({ name, inner: `${name}${SUFFIX}`, dtype }));
    const split = splitModel(reader(), new Map(outputs.map(({ name, inner }) => [name, inner])));
    if (split.graphCount !== 1) return { why: { kind: 'several-graphs' } };
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
    if (error instanceof ProtobufError) return { why: { kind: 'unreadable-model', message: error.message } };
    throw error;
  } finally {
    await source.close();
  }
}

/** Names of the values computed by nodes of the main graph. */
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

/** Whether an output's type is supported in a variant. */
export function canPassOn(output: TensorSignature): output is TensorSignature & { readonly dtype: DataType } {
  return isDataType(output.dtype);
}
