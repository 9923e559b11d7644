import { foldersOfModel, openPlainFile } from '../files/plain-file.ts';
import type { ModelFacts } from '../model/model-facts.ts';
import { type ByteSource, fileSource } from '../model/protobuf/byte-source.ts';
import { MAX_STRUCTURE_BYTES, noModelFile, readFacts } from '../model/read-model.ts';
import type { TensorRecord } from '../model/tensor-record.ts';
import { digestStructure } from './diff/digest-structure.ts';
import { digestConstants } from './diff/digest-weights.ts';
import { findOptimizations } from './find-optimizations.ts';
import { GraphCollector, type ModelGraphs } from './graph-collector.ts';
import type { BatchAxis, ExternalFileFacts, ModelInspection } from './model-inspection.ts';
import { openExternalFiles, readHandle } from './open-external-files.ts';
import { type Compute, findCompute, type Weight } from './precision/find-compute.ts';
import { summarizePrecision } from './precision/summarize-precision.ts';
import { measureSparsity } from './sparsity/measure-sparsity.ts';
import type { ReadAt, TensorFiles } from './tensor-bytes.ts';

/** Weights up to this total size are read completely; for larger models, always the same sample. */
const WEIGHT_BUDGET_BYTES = 64 * 1024 * 1024;

/**
 * Inspects a model file: what it computes, in which precision, with how many zeros, and how it was optimized. Weights are
 * never loaded as a whole; a part of them is read, one stripe at a time.
 *
 * @param file - Path of the model; symbolic links are followed. External data is only read from regular files in the model's
 *   folder.
 * @param shownPath - Path to show in messages.
 * @throws {UserError} Like `readModel`, or if there are more than 250,000 nodes and tensors.
 */
export async function inspectModel(file: string, shownPath: string): Promise<ModelInspection> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  const { handle, stats } = opened;
  try {
    const read = readGraphs(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
    const external = await openExternalFiles(await foldersOfModel(file), read.facts.externalData);
    try {
      const files = { model: readHandle(handle), external: external.readers };
      return describe({ ...read, files, externalFiles: external.facts });
    } finally {
      await external.close();
    }
  } finally {
    await handle.close();
  }
}

/**
 * Like {@link inspectModel}, for bytes in memory, which have no external data.
 *
 * @throws {UserError} Like {@link inspectModel}.
 */
export function inspectSource(source: ByteSource, model: ReadAt, shownPath: string): ModelInspection {
  const read = readGraphs(source, shownPath);
  const externalFiles = read.facts.externalData.map(
    (location): ExternalFileFacts => ({ location, sizeBytes: undefined, problem: { kind: 'no-folder' } }),
  );
  return describe({ ...read, files: { model, external: new Map() }, externalFiles });
}

interface Read {
  readonly facts: ModelFacts;
  readonly graphs: ModelGraphs;
}

/** Reads the nodes and tensors of a model, without values. @throws {UserError} Like {@link inspectModel}. */
export function readGraphs(source: ByteSource, shownPath: string): Read {
  let collector: GraphCollector | undefined;
  const facts = readFacts(source, shownPath, (reader) => {
    collector = new GraphCollector(reader);
    return collector;
  });
  if (collector === undefined) throw new Error('inspect: expected the reader to ask for a visitor.');
  return { facts, graphs: collector.graphs };
}

interface Opened extends Read {
  readonly files: TensorFiles;
  readonly externalFiles: readonly ExternalFileFacts[];
}

function describe({ facts, graphs, files, externalFiles }: Opened): ModelInspection {
  const computes = findCompute(graphs, files);
  const constants = digestConstants(graphs, files, WEIGHT_BUDGET_BYTES);
  return {
    facts,
    batchAxis: findBatchAxis(facts),
    externalFiles,
    precision: summarizePrecision(computes, mainFloatType(facts)),
    sparsity: measureSparsity(distinctWeights(computes), files, WEIGHT_BUDGET_BYTES),
    optimization: findOptimizations(facts),
    structure: {
      digest: digestStructure(graphs, 'exact'),
      digestButReshapes: digestStructure(graphs, 'alike'),
      constantsDigest: constants.structure.sample,
    },
    weights: constants.weights,
  };
}

/** A tensor shared by several operators is inspected as the first one uses it. */
function distinctWeights(computes: readonly Compute[]): readonly Weight[] {
  const weights = new Map<TensorRecord, Weight>();
  for (const weight of computes.flatMap((compute) => compute.weights)) {
    if (!weights.has(weight.tensor)) weights.set(weight.tensor, weight);
  }
  return [...weights.values()];
}

/** By convention, since the file does not specify it: a dynamic first axis, else the first axis of the first input. */
function findBatchAxis({ inputs }: ModelFacts): BatchAxis | undefined {
  const firsts = inputs.flatMap(({ shape }) => (shape === undefined ? [] : shape.slice(0, 1)));
  const axis = firsts.find((size) => typeof size !== 'number') ?? firsts[0];
  if (typeof axis === 'number') return { isDynamic: false, size: axis };
  return firsts.length === 0 ? undefined : { isDynamic: true, name: axis ?? null };
}

/** The real type with the most bytes; used for operators without weights. */
function mainFloatType({ initializerBytes }: ModelFacts): string {
  const floats = ['float32', 'float16', 'bfloat16', 'float64'];
  const bytesOf = (name: string) => initializerBytes.get(name) ?? 0;
  return floats.reduce((best, name) => (bytesOf(name) > bytesOf(best) ? name : best), 'float32');
}
