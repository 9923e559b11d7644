import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { realpath } from 'node:fs/promises';
import { dirname, normalize } from 'node:path';
import { type ByteSource, fileSource } from '../model/byte-source.ts';
import { isInsideFolder, openExternalFile } from '../model/external-file.ts';
import type { ModelFacts } from '../model/model-facts.ts';
import { openPlainFile } from '../model/plain-file.ts';
import { MAX_STRUCTURE_BYTES, noModelFile, readFacts } from '../model/read-model.ts';
import type { TensorRecord } from '../model/tensor-record.ts';
import { describeOptimization } from './describe-optimization.ts';
import { describePrecision } from './describe-precision.ts';
import { describeSparsity } from './describe-sparsity.ts';
import { digestStructure, isLearned } from './digest-structure.ts';
import { digestTensor, type TensorDigest } from './digest-tensor.ts';
import { type Compute, findCompute, type Weight } from './find-compute.ts';
import { GraphCollector } from './graph-collector.ts';
import { everyGraph, type ModelGraphs } from './graph-record.ts';
import type {
  BatchAxis,
  ExternalFileFacts,
  ModelInspection,
  Structure,
  WeightDigests,
} from './model-inspection.ts';
import type { ReadAt, TensorFiles } from './tensor-bytes.ts';
import { type TensorPurpose, tensorPurposes } from './tensor-role.ts';

/** Weights up to this size are looked at whole; of larger models a sample, the same one every time. */
export const WEIGHT_BUDGET_BYTES = 64 * 1024 * 1024;

/**
 * Looks into a model: what it computes, in which precision, with how many zeros, and what was already done to it. Weights
 * are never loaded: some are read, a stripe at a time.
 *
 * @param file - Path to the model; a symbolic link is followed. External data is read only where it is a plain file in
 *   the folder of the model.
 * @param shownPath - Path as the user knows it, for messages.
 * @throws {UserError} As `readModel` does, or if there are more than 250,000 nodes and tensors.
 */
export async function inspectModel(file: string, shownPath: string): Promise<ModelInspection> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  const { handle, stats } = opened;
  const external: ExternalFile[] = [];
  try {
    const source = fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES);
    const { facts, graphs } = readGraphs(source, shownPath);
    const folder = dirname(await realpath(file));
    for (const location of facts.externalData) external.push(await openExternal(folder, location));
    const files = { model: readHandle(handle), external: readersOf(external) };
    const externalFiles = external.map(({ facts: of }) => of);
    return inspectGraphs({ facts, graphs, files, externalFiles });
  } finally {
    for (const { handle: open } of external) await open?.close();
    await handle.close();
  }
}

/**
 * As {@link inspectModel}, of bytes in memory, which have no external data beside them.
 *
 * @throws {UserError} As {@link inspectModel} does.
 */
export function inspectSource(source: ByteSource, model: ReadAt, shownPath: string): ModelInspection {
  const { facts, graphs } = readGraphs(source, shownPath);
  const externalFiles = facts.externalData.map((location) => ({
    location,
    sizeBytes: undefined,
    problem: 'no folder beside the model',
  }));
  return inspectGraphs({ facts, graphs, files: { model, external: new Map() }, externalFiles });
}

function readGraphs(source: ByteSource, shownPath: string): { facts: ModelFacts; graphs: ModelGraphs } {
  let collector: GraphCollector | undefined;
  const facts = readFacts(source, shownPath, (reader) => {
    collector = new GraphCollector(reader);
    return collector;
  });
  if (collector === undefined) throw new Error('inspect: expected the reader to ask for a visitor.');
  return { facts, graphs: collector.graphs };
}

interface ExternalFile {
  readonly facts: ExternalFileFacts;
  readonly handle: FileHandle | undefined;
}

async function openExternal(folder: string, location: string): Promise<ExternalFile> {
  const refuse = (problem: string) => ({
    facts: { location, sizeBytes: undefined, problem },
    handle: undefined,
  });
  if (!isInsideFolder(location)) return refuse('outside the folder of the model');
  const opened = await openExternalFile(folder, normalize(location));
  if (opened.problem !== undefined) return refuse(opened.problem);
  const { handle, stats } = opened;
  return { facts: { location, sizeBytes: stats.size, problem: undefined }, handle };
}

function readersOf(external: readonly ExternalFile[]): ReadonlyMap<string, ReadAt> {
  return new Map(
    external.flatMap(({ facts, handle }) =>
      handle === undefined ? [] : [[facts.location, readHandle(handle)]],
    ),
  );
}

function readHandle({ fd }: FileHandle): ReadAt {
  return (position, target) => readSync(fd, target, 0, target.byteLength, position);
}

interface Opened {
  readonly facts: ModelFacts;
  readonly graphs: ModelGraphs;
  readonly files: TensorFiles;
  readonly externalFiles: readonly ExternalFileFacts[];
}

function inspectGraphs({ facts, graphs, files, externalFiles }: Opened): ModelInspection {
  const computes = findCompute(graphs, files);
  const weights = new Map<TensorRecord, Weight>();
  for (const weight of computes.flatMap((compute) => compute.weights)) {
    if (!weights.has(weight.tensor)) weights.set(weight.tensor, weight);
  }
  const purposes = tensorPurposes(graphs);
  const total = [...purposes.keys()].reduce((sum, { values }) => sum + (values?.length ?? 0), 0);
  const isWhole = total <= WEIGHT_BUDGET_BYTES;
  const digests = new Map(
    [...purposes.keys()].map((tensor) => [tensor, digestTensor(tensor, files, isWhole)]),
  );
  return {
    facts,
    batchAxis: findBatchAxis(facts),
    externalFiles,
    precision: describePrecision(computes, mainFloatType(facts)),
    sparsity: describeSparsity([...weights.values()], files, WEIGHT_BUDGET_BYTES),
    optimization: describeOptimization(facts),
    structure: describeStructure(graphs, computes, chosen(purposes, digests, 'structure')),
    weights: describeWeights(graphs, purposes, digests),
  };
}

/** Convention, nothing in the file says so: a dynamic first axis, else the first axis of the first input. */
function findBatchAxis({ inputs }: ModelFacts): BatchAxis | undefined {
  const firsts = inputs.flatMap(({ shape }) => (shape === undefined ? [] : shape.slice(0, 1)));
  const axis = firsts.find((size) => typeof size !== 'number') ?? firsts[0];
  if (typeof axis === 'number') return { isDynamic: false, size: axis };
  return firsts.length === 0 ? undefined : { isDynamic: true, name: axis ?? null };
}

/** Of operators without weights: the real type that most bytes have. */
function mainFloatType({ initializerBytes }: ModelFacts): string {
  const floats = ['float32', 'float16', 'bfloat16', 'float64'];
  const bytesOf = (name: string) => initializerBytes.get(name) ?? 0;
  return floats.reduce((best, name) => (bytesOf(name) > bytesOf(best) ? name : best), 'float32');
}

type Digests = ReadonlyMap<TensorRecord, TensorDigest>;
type Purposes = ReadonlyMap<TensorRecord, TensorPurpose>;

function chosen(purposes: Purposes, digests: Digests, wanted: TensorPurpose): readonly TensorDigest[] {
  return [...purposes].flatMap(([tensor, purpose]) =>
    purpose === wanted ? (digests.get(tensor) ?? []) : [],
  );
}

function describeStructure(
  graphs: ModelGraphs,
  computes: readonly Compute[],
  constants: readonly TensorDigest[],
): Structure {
  const compute = new Map<string, number>();
  for (const { base } of computes) compute.set(base, (compute.get(base) ?? 0) + 1);
  return { digest: digestStructure(graphs), constantsDigest: join(constants).sample, compute };
}

function describeWeights(graphs: ModelGraphs, purposes: Purposes, digests: Digests): WeightDigests {
  const tensors = new Map<string, TensorDigest>();
  for (const graph of everyGraph(graphs)) {
    for (const [name, tensor] of graph.constants) {
      const digest = digests.get(tensor);
      if (purposes.get(tensor) === 'weight' && digest !== undefined) tensors.set(name, digest);
    }
    for (const node of graph.nodes) {
      for (const attribute of node.attributes.filter((each) => isLearned(node, each))) {
        const { content } = attribute;
        tensors.set(`${node.outputs[0]}.${attribute.name}`, { sample: content, whole: content });
      }
    }
  }
  return {
    tensors,
    all: join([...tensors.values()]),
    quantization: join(chosen(purposes, digests, 'quantization')),
  };
}

/** One digest of many, in no order. */
function join(digests: readonly TensorDigest[]): TensorDigest {
  const hash = (each: readonly string[]) =>
    createHash('sha256')
      .update([...each].sort().join())
      .digest('base64');
  const wholes = digests.flatMap(({ whole }) => whole ?? []);
  return {
    sample: hash(digests.map(({ sample }) => sample)),
    whole: wholes.length === digests.length ? hash(wholes) : undefined,
  };
}
