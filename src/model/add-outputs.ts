import { randomUUID } from 'node:crypto';
import { appendFile, copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';

/** Field numbers in ONNX's schema, and the wire type of a message or text. */
const [GRAPH, OUTPUT, NAME] = [7, 12, 1];
const DELIMITED = 2;

/**
 * Copies a model and makes more of its tensors outputs. The copy is next to the model, because external data is looked for
 * there; the caller removes it.
 *
 * @param names - Tensors of the main graph that are no outputs yet.
 * @returns The copy's path.
 * @throws {InfrastructureError} If it cannot be written.
 */
export async function copyWithOutputs(file: string, names: readonly string[]): Promise<string> {
  const copy = join(dirname(file), `${randomUUID()}.onnx`);
  try {
    await copyFile(file, copy);
    await appendFile(copy, outputFields(names));
    return copy;
  } catch (cause) {
    await rm(copy, { force: true });
    throw new InfrastructureError(
      `staging directory: expected to copy a model into it, got ${cause instanceof Error ? cause.message : cause}.`,
      'Check that the disk has room for another copy of both models.',
      { cause },
    );
  }
}

/**
 * The end of a `ModelProto` with more outputs. A message field that occurs again is merged into the first one, so nothing
 * before it has to be rewritten. Types are left out: the runtime infers them.
 *
 * @see https://protobuf.dev/programming-guides/encoding/#last-one-wins
 */
function outputFields(names: readonly string[]): Uint8Array {
  const outputs = names.map((name) => delimited(OUTPUT, delimited(NAME, Buffer.from(name))));
  return delimited(GRAPH, Buffer.concat(outputs));
}

const delimited = (field: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([varint(field * 8 + DELIMITED), varint(content.length), content]);

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Uint8Array.from([...bytes, rest]);
}
