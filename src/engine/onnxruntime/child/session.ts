import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InferenceSession, Tensor as OrtTensor, TypedTensor } from 'onnxruntime-node';
import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from '../../../model/tensor.ts';
import type { Feed, SessionSettings, StateTensor, WorkerCommand } from '../protocol.ts';
import type { Reply } from '../reply.ts';
import { type RunnableSession, withState } from './stateful-session.ts';

type Runtime = typeof import('onnxruntime-node');

/** A loaded runtime, before any model. */
export interface LoadedRuntime {
  readonly runtime: Runtime;
  readonly version: string;
}

/** Loads the runtime from the folder where the parent found it. */
export function loadRuntime(folder: string): LoadedRuntime {
  // If Float16Array exists (Node 24), the binding rejects float16 inputs; without it, every Node version passes raw bits.
  Reflect.deleteProperty(globalThis, 'Float16Array');
  const require = createRequire(join(folder, 'package.json'));
  const runtime = require(folder) as Runtime;
  return { runtime, version: String(runtime.env.versions.node) };
}

/**
 * Creates a session with the policy's settings, and the runtime's defaults for everything else.
 *
 * @param model - A file's path, or the bytes of a model.
 */
export async function createSession(
  runtime: Runtime,
  model: string | Uint8Array,
  options: { settings: SessionSettings; profilePrefix: string | undefined; isVerbose?: boolean | undefined },
): Promise<RunnableSession> {
  const { settings, profilePrefix, isVerbose = false } = options;
  // The session's own log level does not cover messages from before the session exists.
  if (isVerbose) runtime.env.logLevel = 'verbose';
  // The binding declares an overload for each kind of model; the implementation accepts both.
  const session = await runtime.InferenceSession.create(model as string, {
    executionProviders: [...settings.providers],
    intraOpNumThreads: settings.intraOpThreads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: settings.graphOptimization,
    enableCpuMemArena: settings.memoryArena,
    enableMemPattern: settings.memoryPattern,
    ...(profilePrefix !== undefined && { enableProfiling: true, profileFilePrefix: profilePrefix }),
    ...(isVerbose && { logSeverityLevel: 0 }),
    ...(settings.strictPlacement && { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
  });
  const { state = [] } = settings;
  if (state.length === 0) return session;
  const fedBack = Object.fromEntries(state.map(({ input, output }) => [input, output]));
  return withState(session, fedBack, toRuntimeFeeds(runtime, new Map(state.map(toZeros))));
}

const toZeros = ({ input, dtype, shape }: StateTensor): [string, Tensor] => [
  input,
  { dtype, shape, bytes: new Uint8Array(elementCount(shape) * ELEMENT_BYTES[dtype]) },
];

/** Converts a feed for the runtime. The object has no prototype, because a model may name an input `__proto__`. */
export function toRuntimeFeeds(runtime: Runtime, feed: Feed): InferenceSession.FeedsType {
  const feeds: Record<string, OrtTensor> = Object.create(null);
  for (const [name, tensor] of feed) feeds[name] = toRuntimeTensor(runtime, tensor);
  return feeds;
}

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
} as const satisfies Record<NumericElement, unknown>;

function toRuntimeTensor(runtime: Runtime, tensor: Tensor): OrtTensor {
  if (tensor.dtype === 'string') return new runtime.Tensor('string', [...tensor.strings], [...tensor.shape]);
  // A copy starts at offset 0 of its own buffer, as the wider typed arrays require. (`slice` of a Buffer is a view.)
  const { buffer, byteLength } = new Uint8Array(tensor.bytes);
  const values = new ARRAYS[tensor.dtype](buffer, 0, byteLength / ELEMENT_BYTES[tensor.dtype]);
  return new runtime.Tensor(tensor.dtype, values as TypedTensor<'float32'>['data'], [
    ...tensor.shape,
  ]) as OrtTensor;
}

/** Converts the runtime's outputs to the form that is sent to the parent. */
export function fromRuntimeOutputs(outputs: InferenceSession.OnnxValueMapType): Feed {
  return new Map(
    Object.entries(outputs).map(([name, value]) => [name, fromRuntimeTensor(value as OrtTensor)]),
  );
}

function fromRuntimeTensor(tensor: OrtTensor): Tensor {
  const shape = [...tensor.dims];
  if (tensor.type === 'string') return { dtype: 'string', shape, strings: tensor.data as string[] };
  if (!Object.hasOwn(ELEMENT_BYTES, tensor.type)) throw new TypeError(`output of type ${tensor.type}`);
  const { buffer, byteOffset, byteLength } = tensor.data as Float32Array<ArrayBuffer>;
  return {
    dtype: tensor.type as NumericElement,
    shape,
    bytes: new Uint8Array(buffer, byteOffset, byteLength),
  };
}

/** An ONNX model (IR 8, opset 13) that returns its input, one float32. */
const IDENTITY = 'CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBaVoPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=';

/**
 * Finds out by experiment why a model could not be loaded. If a trivial model does not load either, the cause is the
 * provider. If the model loads without strict placement, that is the cause. Otherwise it is the model.
 */
export async function explainRefusal(
  runtime: Runtime,
  { session: settings, modelFile }: WorkerCommand & { do: 'load' },
): Promise<Pick<Reply & { did: 'fail' }, 'because'>> {
  const lenient = { ...settings, strictPlacement: false, state: [] };
  const loads = (model: string | Uint8Array): Promise<boolean> =>
    createSession(runtime, model, { settings: lenient, profilePrefix: undefined }).then(
      () => true,
      () => false,
    );
  if (settings.providers.some((provider) => provider !== 'cpu')) {
    if (!(await loads(Buffer.from(IDENTITY, 'base64')))) return { because: 'no-provider' };
  }
  return settings.strictPlacement && (await loads(modelFile)) ? { because: 'fell-back' } : {};
}
