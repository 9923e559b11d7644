import { ELEMENT_CODECS } from '../../../dataset/element-codec.ts';
import { ELEMENT_BYTES, type Tensor } from '../../../model/tensor.ts';
import { malformed, type RequestFailure } from '../request-failure.ts';
import { datatypeOf } from './datatypes.ts';

/** A request to run a model once. */
interface InferRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The header that says where JSON ends and bytes begin, in requests and answers. */
export const LENGTH_HEADER = 'inference-header-content-length';

/**
 * Builds an inference request.
 *
 * @param feed - Inputs by name.
 * @param outputs - Names of the wanted outputs; all if empty.
 * @param isBinary - Whether tensors travel as bytes.
 * @returns A failure if JSON lacks one of the numbers.
 * @see https://github.com/kserve/open-inference-protocol and Triton's "binary tensor data extension".
 */
export function inferRequest(
  feed: ReadonlyMap<string, Tensor>,
  outputs: readonly string[],
  isBinary: boolean,
): InferRequest | RequestFailure {
  return isBinary ? binaryRequest(feed, outputs) : jsonRequest(feed, outputs);
}

/** Tensors as the extension for binary data has them: what JSON says of each, and their bytes in the same order. */
export function packTensors(tensors: ReadonlyMap<string, Tensor>) {
  const parts = [...tensors.values()].map(bytesOf);
  const heads = [...tensors].map(([name, tensor], index) => ({
    ...headOf(name, tensor),
    parameters: { binary_data_size: parts[index]?.byteLength ?? 0 },
  }));
  return { heads, parts };
}

function binaryRequest(feed: ReadonlyMap<string, Tensor>, outputs: readonly string[]): InferRequest {
  const { heads: inputs, parts } = packTensors(feed);
  const wanted = outputs.map((name) => ({ name, parameters: { binary_data: true } }));
  const header = {
    inputs,
    ...(wanted.length > 0 ? { outputs: wanted } : { parameters: { binary_data_output: true } }),
  };
  const json = Buffer.from(JSON.stringify(header));
  return {
    headers: { 'content-type': 'application/octet-stream', [LENGTH_HEADER]: String(json.length) },
    body: Buffer.concat([json, ...parts]),
  };
}

function jsonRequest(
  feed: ReadonlyMap<string, Tensor>,
  outputs: readonly string[],
): InferRequest | RequestFailure {
  const texts: string[] = [];
  for (const [name, tensor] of feed) {
    const data = jsonOf(tensor);
    if (data === undefined) {
      return malformed(
        `finite numbers in "${name}", because the server takes only JSON`,
        'NaN or an infinity',
      );
    }
    texts.push(`${JSON.stringify(headOf(name, tensor)).slice(0, -1)},"data":[${data}]}`);
  }
  const wanted = JSON.stringify(outputs.map((name) => ({ name })));
  const more = outputs.length === 0 ? '' : `,"outputs":${wanted}`;
  return {
    headers: { 'content-type': 'application/json' },
    body: `{"inputs":[${texts.join(',')}]${more}}`,
  };
}

const headOf = (name: string, { shape, dtype }: Tensor) => ({ name, shape, datatype: datatypeOf(dtype) });

/** Strings are preceded by their length in bytes, four bytes little-endian. */
function bytesOf(tensor: Tensor): Uint8Array {
  if (tensor.dtype !== 'string') return tensor.bytes;
  return Buffer.concat(
    tensor.strings.flatMap((text) => {
      const [bytes, length] = [Buffer.from(text), Buffer.alloc(4)];
      length.writeUInt32LE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** The elements in C order, separated by commas; undefined if one of them is not finite. */
function jsonOf(tensor: Tensor): string | undefined {
  if (tensor.dtype === 'string') return tensor.strings.map((text) => JSON.stringify(text)).join(',');
  const { dtype, bytes } = tensor;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = ELEMENT_BYTES[dtype];
  const texts: string[] = [];
  for (let offset = 0; offset < bytes.byteLength; offset += width) {
    const text = elementText(dtype, view, offset);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join(',');
}

function elementText(
  dtype: Exclude<Tensor['dtype'], 'string'>,
  view: DataView,
  offset: number,
): string | undefined {
  // As doubles, large ones would be rounded.
  if (dtype === 'int64') return String(view.getBigInt64(offset, true));
  if (dtype === 'uint64') return String(view.getBigUint64(offset, true));
  const value = ELEMENT_CODECS[dtype].read(view, offset);
  if (dtype === 'bool') return value === 1 ? 'true' : 'false';
  if (!Number.isFinite(value)) return undefined;
  return Object.is(value, -0) ? '-0' : String(value);
}
