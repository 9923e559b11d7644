import { randomUUID } from 'node:crypto';
import { appendFile, copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';

/** Field numbers in ONNX's schema, and the wire type of a message or text. */
const [GRAPH, NODE, OUTPUT, NAME] = [7, 1, 12, 1];
const NODE_FIELDS = { input: 1, output: 2, operator: 4 };
const DELIMITED = 2;

/** A tensor of real numbers to add to the model: integers, with the scale and zero point that dequantize them. */
interface Restored {
  /** Name of the new tensor. */
  readonly name: string;
  /** The tensor of integers, and what scales it. An empty `zeroPoint` is zero. */
  readonly integers: string;
  readonly scale: string;
  readonly zeroPoint: string;
}

/**
 * Copies a model and makes more of its tensors outputs. The copy is next to the model, because external data is looked for
 * there; the caller removes it.
 *
 * @param names - Tensors of the main graph that are not outputs yet.
 * @param restored - Tensors to add; those in `names` become outputs.
 * @returns The copy's path.
 * @throws {InfrastructureError} If it cannot be written.
 */
export async function copyWithOutputs(
  file: string,
  names: readonly string[],
  restored: readonly Restored[] = [],
): Promise<string> {
  const copy = join(dirname(file), `${randomUUID()}.onnx`);
  try {
    await copyFile(file, copy);
    await appendFile(copy, graphFields(names, restored));
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
 * The end of a `ModelProto` with more nodes and outputs. A message field that occurs again is merged into the first one, so nothing
 * before it has to be rewritten. Types are left out: the runtime infers them.
 *
 * @see https://protobuf.dev/programming-guides/encoding/#last-one-wins
 */
function graphFields(names: readonly string[], restored: readonly Restored[]): Uint8Array {
  const outputs = names.map((name) => delimited(OUTPUT, text(NAME, name)));
  return delimited(GRAPH, Buffer.concat([...restored.map(dequantizeLinear), ...outputs]));
}

function dequantizeLinear({ name, integers, scale, zeroPoint }: Restored): Uint8Array {
  const inputs = [integers, scale, ...(zeroPoint === '' ? [] : [zeroPoint])];
  const fields = [
    ...inputs.map((input) => text(NODE_FIELDS.input, input)),
    text(NODE_FIELDS.output, name),
    text(NODE_FIELDS.operator, 'DequantizeLinear'),
  ];
  return delimited(NODE, Buffer.concat(fields));
}

const text = (field: number, content: string): Uint8Array => delimited(field, Buffer.from(content));

const delimited = (field: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([varint(field * 8 + DELIMITED), varint(content.length), content]);

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Uint8Array.from([...bytes, rest]);
}
