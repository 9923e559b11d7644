import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProtoSchema, type ValueInfoProto } from 'onnx-buf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { comparable, decodeTensor, type Values } from './decode-tensor.ts';
import type { DirectOutcome } from './outcome.ts';
import { ATOL, RTOL } from './tolerance.ts';

/*
 * A case in the runtime alone, as the suite's own runner does it: inputs and outputs by position, files decoded by
 * ONNX's own schema, none of the gate's code.
 */

/** Runs every test data set of a case; the first that does not pass decides. */
export async function runDirectly(folder: string): Promise<DirectOutcome> {
  try {
    const file = join(folder, 'model.onnx');
    const { graph } = fromBinary(ModelProtoSchema, await readFile(file));
    const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
    const values = [...(graph?.input ?? []), ...(graph?.output ?? [])];
    const other = values.find(({ type }) => type?.value.case !== 'tensorType');
    if (other !== undefined) return { kind: 'unsupported', message: kindOf(other) };
    for (const set of await numbered(folder, /^test_data_set_(\d+)$/)) {
      const problem = await runSet(session, join(folder, set));
      if (problem !== undefined) return problem;
    }
    return { kind: 'pass' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof UnsupportedValue ? 'unsupported' : 'error', message };
  }
}

/** A kind of value or element type that the binding for Node does not have. */
class UnsupportedValue extends Error {}

const kindOf = ({ type }: ValueInfoProto): string => type?.value.case ?? 'a value without a type';

async function runSet(session: InferenceSession, folder: string): Promise<DirectOutcome | undefined> {
  const inputs = await readValues(folder, /^input_(\d+)\.pb$/);
  const feeds: Record<string, Tensor> = {};
  inputs.forEach((values, index) => {
    feeds[session.inputNames[index] ?? `${index}`] = toTensor(values);
  });
  const outputs = await session.run(feeds);
  const references = await readValues(folder, /^output_(\d+)\.pb$/);
  for (const [index, reference] of references.entries()) {
    const output = outputs[session.outputNames[index] ?? ''];
    const problem = output === undefined ? 'no such output' : compare(output, reference);
    if (problem !== undefined) return { kind: 'mismatch', message: `output ${index}: ${problem}` };
  }
  return undefined;
}

async function readValues(folder: string, pattern: RegExp): Promise<Values[]> {
  const files = await numbered(folder, pattern);
  return Promise.all(
    files.map(async (file) => {
      const tensor = fromBinary(TensorProtoSchema, await readFile(join(folder, file)));
      const values = decodeTensor(tensor);
      if (values === undefined) throw new UnsupportedValue(`element type ${tensor.dataType}`);
      return values;
    }),
  );
}

async function numbered(folder: string, pattern: RegExp): Promise<string[]> {
  const number = (name: string) => Number(pattern.exec(name)?.[1]);
  const names = await readdir(folder);
  return names.filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
}

const toTensor = ({ type, dims, data }: Values): Tensor =>
  new Tensor(type as 'float32', data as Float32Array, [...dims]);

function compare(output: Tensor, reference: Values): string | undefined {
  if (output.type !== reference.type) return `${output.type} instead of ${reference.type}`;
  if (output.dims.join() !== reference.dims.join())
    return `shape [${output.dims.join()}] instead of [${reference.dims.join()}]`;
  const own = comparable({ type: output.type, data: output.data as Values['data'] });
  const expected = comparable(reference);
  const wrong = own.findIndex((value, index) => !isClose(value, expected[index] ?? Number.NaN));
  return wrong === -1 ? undefined : `${own[wrong]} instead of ${expected[wrong]} at ${wrong}`;
}

/** `numpy.isclose(output, reference, rtol, atol, equal_nan=True)`; text must be equal. */
function isClose(output: number | string, reference: number | string): boolean {
  if (typeof output === 'string' || typeof reference === 'string') return output === reference;
  if (!Number.isFinite(output) || !Number.isFinite(reference)) return Object.is(output, reference);
  return Math.abs(output - reference) <= ATOL + RTOL * Math.abs(reference);
}
