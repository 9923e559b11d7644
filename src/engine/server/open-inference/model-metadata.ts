import type { TensorSignature } from '../../../model/model-facts.ts';
import { MAX_AXES } from '../../../model/tensor-record.ts';
import {
  describeValue,
  fieldOf,
  malformed,
  parseServerJson,
  type RequestFailure,
} from '../request-failure.ts';
import { signatureDtype } from './datatypes.ts';

/** What a server declares of a model. */
export interface ModelMetadata {
  /** May be empty: some servers do not declare them. Sizes that vary are null. */
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** Whether the server announces that it takes and gives tensors as bytes. */
  readonly takesBinary: boolean;
}

const MAX_TENSORS = 1_000;

/** Reads an answer to `GET /v2/models/{model}`. */
export function readSignatures(body: string): Omit<ModelMetadata, 'takesBinary'> | RequestFailure {
  const parsed = parseServerJson(body);
  if ('failure' in parsed) return parsed.failure;
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
    return malformed('what the model takes and gives', describeValue(parsed.value));
  }
  const inputs = readTensors(parsed.value, 'inputs');
  if ('kind' in inputs) return inputs;
  const outputs = readTensors(parsed.value, 'outputs');
  return 'kind' in outputs ? outputs : { inputs: inputs.tensors, outputs: outputs.tensors };
}

/** Reads an answer to `GET /v2`: whether its extensions include tensors as bytes. */
export function readsBinary(body: string): boolean {
  const parsed = parseServerJson(body);
  const extensions = 'value' in parsed ? fieldOf(parsed.value, 'extensions') : undefined;
  return Array.isArray(extensions) && extensions.includes('binary_tensor_data');
}

function readTensors(
  metadata: unknown,
  role: 'inputs' | 'outputs',
): { readonly tensors: TensorSignature[] } | RequestFailure {
  const list = fieldOf(metadata, role) ?? [];
  if (!Array.isArray(list) || list.length > MAX_TENSORS) {
    return malformed(`at most ${MAX_TENSORS} tensors as "${role}"`, describeValue(list));
  }
  const tensors: TensorSignature[] = [];
  for (const each of list) {
    const tensor = readTensor(each);
    if ('kind' in tensor) return tensor;
    if (tensors.some(({ name }) => name === tensor.name)) {
      return malformed(`each name of "${role}" once`, `${describeValue(tensor.name)} twice`);
    }
    tensors.push(tensor);
  }
  return { tensors };
}

function readTensor(value: unknown): TensorSignature | RequestFailure {
  const [name, datatype, shape] = ['name', 'datatype', 'shape'].map((field) => fieldOf(value, field));
  if (typeof name !== 'string' || name === '')
    return malformed('a tensor with a "name"', describeValue(name));
  if (typeof datatype !== 'string')
    return malformed(`a "datatype" of ${describeValue(name)}`, describeValue(datatype));
  if (shape === undefined) return { name, dtype: signatureDtype(datatype), shape };
  if (!Array.isArray(shape) || shape.length > MAX_AXES) {
    return malformed(`a "shape" of ${describeValue(name)}`, describeValue(shape));
  }
  const sizes = shape.map(readSize);
  return sizes.every((size) => size !== undefined)
    ? { name, dtype: signatureDtype(datatype), shape: sizes }
    : malformed(`whole numbers as "shape" of ${describeValue(name)}`, 'something else');
}

/** Some servers write whole numbers as strings, as protocol buffers do. @returns Undefined if it is not a size. */
function readSize(value: unknown): number | null | undefined {
  const size = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof size !== 'number' || !Number.isSafeInteger(size)) return undefined;
  return size < 0 ? null : size;
}
