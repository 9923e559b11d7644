import { UserError } from '../errors/errors.ts';
import { openPlainFile } from '../files/plain-file.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import type { ModelFacts } from './model-facts.ts';
import { ModelFactsCollector } from './model-facts-collector.ts';
import { type ByteSource, fileSource } from './protobuf/byte-source.ts';
import { ProtobufError } from './protobuf/protobuf-error.ts';
import { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { bothVisitors, type ModelVisitor, walkModel } from './walk-model.ts';

/** Largest number of bytes read from one model. Weights are skipped and do not count. */
export const MAX_STRUCTURE_BYTES = 256 * 1024 * 1024;

const EXPORT_HINT = 'Use an ONNX model, for example from torch.onnx.export.';
const FETCH_HINT = 'Fetch or export the file again.';

/**
 * Reads what an ONNX file declares. Skips weights, so time and memory depend on the number of nodes and tensors, not
 * on the size of the file.
 *
 * @param file - Path to the model; a symbolic link is followed.
 * @param shownPath - Path shown in messages.
 * @throws {UserError} If the file is missing, not an ONNX model, truncated, a Git LFS pointer, without a graph, or
 *   beyond the limits (64 nested messages, 5 million fields, 250,000 names, 256 MiB besides weights).
 */
export async function readModel(file: string, shownPath: string): Promise<ModelFacts> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  const { handle, stats } = opened;
  try {
    return readFacts(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
  } finally {
    await handle.close();
  }
}

/** The error for a path without a model file. `problem` is what the path has instead, such as "a folder". */
export function noModelFile(shownPath: string, problem: string): UserError {
  return new UserError(
    `${shownPath}: expected a model file, got ${problem}.`,
    'Check the path. In a policy file, it is relative to that file.',
  );
}

/**
 * Reads {@link ModelFacts} from any source of bytes.
 *
 * @param observe - Creates a second visitor for the same walk.
 * @throws {UserError} As {@link readModel}.
 */
export function readFacts(
  source: ByteSource,
  shownPath: string,
  observe?: (reader: ProtobufReader) => ModelVisitor,
): ModelFacts {
  const reader = new ProtobufReader(source);
  const collector = new ModelFactsCollector(reader, shownPath);
  const visitor = observe === undefined ? collector : bothVisitors(collector, observe(reader));
  try {
    refuseOtherFormats(source, shownPath);
    walkModel(reader, visitor);
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    throw toUserError(error, collector, shownPath);
  }
  if (collector.hasGraph) return collector.facts(source.size);
  if (!collector.hasVersion) throw otherKind(shownPath, 'a file of another kind');
  throw new UserError(`${shownPath}: expected a model with a graph, got none.`, FETCH_HINT);
}

function refuseOtherFormats(source: ByteSource, shownPath: string): void {
  if (source.size === 0)
    throw new UserError(`${shownPath}: expected an ONNX model, got an empty file.`, FETCH_HINT);
  const start = source.windowAt(0);
  refuseGitLfsPointer(start, shownPath, 'an ONNX model');
  const text = new TextDecoder('latin1').decode(start.subarray(0, 8));
  if (text.startsWith('PK\u0003\u0004'))
    throw otherKind(shownPath, 'a zip archive, as PyTorch and Keras write');
  if (text.slice(4) === 'ORTM') throw otherKind(shownPath, "a model in ONNX Runtime's own format (.ort)");
}

function otherKind(shownPath: string, got: string, options?: ErrorOptions): UserError {
  return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, EXPORT_HINT, options);
}

function toUserError(cause: ProtobufError, collector: ModelFactsCollector, shownPath: string): UserError {
  const got = cause.message;
  switch (cause.fault) {
    case 'truncated':
      if (!collector.hasVersion) return otherKind(shownPath, 'a file of another kind', { cause });
      return new UserError(`${shownPath}: expected a complete ONNX model, got ${got}.`, FETCH_HINT, {
        cause,
      });
    case 'malformed':
      if (!collector.hasVersion) return otherKind(shownPath, 'a file of another kind', { cause });
      return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, FETCH_HINT, { cause });
    case 'too-much':
      return new UserError(
        `${shownPath}: expected a model within the limits of the gate, got ${got}.`,
        'Simplify the model; no exporter is known to write such a file.',
        { cause },
      );
    case 'unreadable':
      return new UserError(`${shownPath}: expected a readable file, got ${got}.`, FETCH_HINT, { cause });
  }
}
