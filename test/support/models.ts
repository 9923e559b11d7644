import { createRandom } from '../../src/stats/random.ts';
import { type Model, type Node, type TensorFields, value } from './onnx-writer.ts';

/* Small networks in all precisions, built from plain values: y = relu(x · first + bias) · second. */

export const WIDTHS = [16, 32, 8] as const;
const SEED = 11;

/** Weights of the network. */
interface Training {
  readonly first: Float32Array;
  readonly bias: Float32Array;
  readonly second: Float32Array;
}

/** Weights with magnitudes from 0.1 to 1, so that none is zero by accident. Another seed simulates retraining. */
export function train(seed = SEED): Training {
  const random = createRandom(seed);
  const numbers = (length: number) =>
    Float32Array.from({ length }, () => (random.nextUnit() * 0.9 + 0.1) * (random.nextUnit() < 0.5 ? -1 : 1));
  return {
    first: numbers(WIDTHS[0] * WIDTHS[1]),
    bias: numbers(WIDTHS[1]),
    second: numbers(WIDTHS[1] * WIDTHS[2]),
  };
}

/** Bytes of an array, as in `raw_data`. */
export const raw = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();

export const float32 = (name: string, dims: readonly number[], values: Float32Array): TensorFields => ({
  name,
  dtype: 'float32',
  dims,
  raw: raw(values),
});

/** A scalar, or one entry per channel. */
export const scale = (name: string, entries = 1): TensorFields =>
  float32(name, entries === 1 ? [] : [entries], new Float32Array(entries).fill(0.01));

export const zeroPoint = (
  name: string,
  dtype: 'int8' | 'uint8',
  values: readonly number[],
): TensorFields => ({
  name,
  dtype,
  dims: values.length === 1 ? [] : [values.length],
  raw: Uint8Array.from(values, (each) => each & 0xff),
});

/** Half precision by truncation, which is accurate enough for tests. */
function toHalf(values: Float32Array): Uint16Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(words, (bits) => {
    const exponent = ((bits >>> 23) & 0xff) - 127 + 15;
    return values.length === 0 || exponent <= 0
      ? 0
      : ((bits >>> 16) & 0x8000) | (exponent << 10) | ((bits >>> 13) & 0x3ff);
  });
}

/** Converts by keeping the upper half of each number. */
const toBfloat = (values: Float32Array): Uint16Array =>
  Uint16Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length), (bits) => bits >>> 16);

/** Quantizes symmetrically to int8. */
const toInt8 = (values: Float32Array): Int8Array =>
  Int8Array.from(values, (each) => Math.round(each * 100) || 1);

const [inputs, hidden, outputs] = WIDTHS;
const DIMS = { first: [inputs, hidden], second: [hidden, outputs] } as const;
const X = value('x', 'float32', ['batch', inputs]);
const Y = value('y', 'float32', ['batch', outputs]);

const product = (left: string, right: string, result: string): Node => ({
  op: 'MatMul',
  inputs: [left, right],
  outputs: [result],
});
const BETWEEN: readonly Node[] = [
  { op: 'Add', inputs: ['p', 'bias'], outputs: ['a'] },
  { op: 'Relu', inputs: ['a'], outputs: ['h'] },
];

export function floatModel({ first, bias, second }: Training = train()): Model {
  return {
    inputs: [X],
    outputs: [Y],
    nodes: [product('x', 'first', 'p'), ...BETWEEN, product('h', 'second', 'y')],
    initializers: [
      float32('first', DIMS.first, first),
      float32('bias', [hidden], bias),
      float32('second', DIMS.second, second),
    ],
  };
}

/** Everything in one 16-bit type, including inputs and outputs unless `keepsEnds`. */
export function halfModel(dtype: 'float16' | 'bfloat16', { keepsEnds }: { keepsEnds: boolean }): Model {
  const { first, bias, second } = train();
  const convert = dtype === 'float16' ? toHalf : toBfloat;
  const tensor = (name: string, dims: readonly number[], values: Float32Array): TensorFields => ({
    name,
    dtype,
    dims,
    raw: raw(convert(values)),
  });
  const cast = (from: string, to: string, type: number): Node => ({
    op: 'Cast',
    inputs: [from],
    outputs: [to],
    attributes: [{ name: 'to', i: type }],
  });
  const nodes = [
    product(keepsEnds ? 'xh' : 'x', 'first', 'p'),
    ...BETWEEN,
    product('h', 'second', keepsEnds ? 'yh' : 'y'),
  ];
  return {
    inputs: [keepsEnds ? X : { ...X, dtype }],
    outputs: [keepsEnds ? Y : { ...Y, dtype }],
    nodes: keepsEnds ? [cast('x', 'xh', 10), ...nodes, cast('yh', 'y', 1)] : nodes,
    initializers: [
      tensor('first', DIMS.first, first),
      tensor('bias', [hidden], bias),
      tensor('second', DIMS.second, second),
    ],
  };
}

/** float32 arithmetic on weights stored in float16. */
export function castWeightsModel(): Model {
  const { first, bias, second } = train();
  const stored = (name: string, dims: readonly number[], values: Float32Array): TensorFields => ({
    name: `${name}_half`,
    dtype: 'float16',
    dims,
    raw: raw(toHalf(values)),
  });
  const cast = (name: string): Node => ({
    op: 'Cast',
    inputs: [`${name}_half`],
    outputs: [name],
    attributes: [{ name: 'to', i: 1 }],
  });
  return {
    inputs: [X],
    outputs: [Y],
    nodes: [
      cast('first'),
      cast('second'),
      product('x', 'first', 'p'),
      ...BETWEEN,
      product('h', 'second', 'y'),
    ],
    initializers: [
      stored('first', DIMS.first, first),
      float32('bias', [hidden], bias),
      stored('second', DIMS.second, second),
    ],
  };
}

interface QuantizeOptions {
  readonly granularity: 'tensor' | 'channel';
  /** If false, the weights' zero points are 3. */
  readonly isSymmetric: boolean;
  readonly training?: Training;
  /** Whether activations are quantized too: QDQ instead of weight-only. */
  readonly hasActivations: boolean;
}

/** DequantizeLinear on the weights, and around the activations if requested. */
export function dequantizedModel(options: QuantizeOptions): Model {
  const { granularity, isSymmetric, hasActivations, training = train() } = options;
  const weight = (name: 'first' | 'second') => {
    const [, channels] = DIMS[name];
    const entries = granularity === 'tensor' ? 1 : channels;
    return [
      { name: `${name}_quantized`, dtype: 'int8', dims: DIMS[name], raw: raw(toInt8(training[name])) },
      scale(`${name}_scale`, entries),
      zeroPoint(`${name}_zero`, 'int8', Array<number>(entries).fill(isSymmetric ? 0 : 3)),
    ];
  };
  const dequantizeWeight = (name: string): Node => ({
    op: 'DequantizeLinear',
    inputs: [`${name}_quantized`, `${name}_scale`, `${name}_zero`],
    outputs: [name],
    attributes: [{ name: 'axis', i: 1 }],
  });
  const around = (name: string): Node[] => {
    const [from, to] = [`${name}_scale`, `${name}_zero`];
    return [
      { op: 'QuantizeLinear', inputs: [name, from, to], outputs: [`${name}_q`] },
      { op: 'DequantizeLinear', inputs: [`${name}_q`, from, to], outputs: [`${name}_dq`] },
    ];
  };
  const activation = (name: string) => [scale(`${name}_scale`), zeroPoint(`${name}_zero`, 'uint8', [128])];
  const [left, right] = hasActivations ? ['x_dq', 'h_dq'] : ['x', 'h'];
  return {
    inputs: [X],
    outputs: [Y],
    nodes: [
      dequantizeWeight('first'),
      dequantizeWeight('second'),
      ...(hasActivations ? around('x') : []),
      product(left, 'first', 'p'),
      ...BETWEEN,
      ...(hasActivations ? around('h') : []),
      product(right, 'second', 'y'),
    ],
    initializers: [
      ...weight('first'),
      float32('bias', [hidden], training.bias),
      ...weight('second'),
      ...(hasActivations ? [...activation('x'), ...activation('h')] : []),
    ],
  };
}

/**
 * QLinearMatMul and QLinearAdd, as ONNX Runtime's static quantization in QOperator format writes them: all tensors between the
 * first quantizer and the last dequantizer are integers, and the Relu is left out, because a zero point of 0 ends where it does.
 */
export function integerModel({ training = train(), sumScale = 0.03 } = {}): Model {
  const { first, bias, second } = training;
  const weight = (name: 'first' | 'second', values: Float32Array): TensorFields[] => [
    { name: `${name}_quantized`, dtype: 'int8', dims: DIMS[name], raw: raw(toInt8(values)) },
    scale(`${name}_scale`),
    zeroPoint(`${name}_zero`, 'int8', [0]),
  ];
  const activation = (name: string, step: number, zero: number): TensorFields[] => [
    float32(`${name}_scale`, [], Float32Array.of(step)),
    zeroPoint(`${name}_zero`, 'uint8', [zero]),
  ];
  const scaled = (name: string): string[] => [`${name}_quantized`, `${name}_scale`, `${name}_zero`];
  const step = (op: string, [left, right, result]: readonly [string, string, string], domain = ''): Node => ({
    op,
    domain,
    inputs: [...scaled(left), ...scaled(right), `${result}_scale`, `${result}_zero`],
    outputs: [`${result}_quantized`],
  });
  return {
    opsets: { '': 17, 'com.microsoft': 1 },
    inputs: [X],
    outputs: [Y],
    nodes: [
      { op: 'QuantizeLinear', inputs: ['x', 'x_scale', 'x_zero'], outputs: ['x_quantized'] },
      step('QLinearMatMul', ['x', 'first', 'p']),
      step('QLinearAdd', ['p', 'bias', 'a'], 'com.microsoft'),
      step('QLinearMatMul', ['a', 'second', 'y']),
      { op: 'DequantizeLinear', inputs: scaled('y'), outputs: ['y'] },
    ],
    initializers: [
      ...weight('first', first),
      {
        name: 'bias_quantized',
        dtype: 'uint8',
        dims: [hidden],
        raw: Uint8Array.from(toInt8(bias), (each) => each + 128),
      },
      scale('bias_scale'),
      zeroPoint('bias_zero', 'uint8', [128]),
      ...weight('second', second),
      ...activation('x', 1 / 127, 128),
      ...activation('p', 0.05, 128),
      ...activation('a', sumScale, 0),
      ...activation('y', 0.3, 128),
    ],
  };
}

/** DynamicQuantizeLinear and MatMulInteger, as ONNX Runtime's dynamic quantization writes them. */
export function dynamicModel(training = train()): Model {
  const step = (left: string, name: 'first' | 'second', result: string): Node[] => [
    {
      op: 'DynamicQuantizeLinear',
      inputs: [left],
      outputs: [`${left}_q`, `${left}_scale`, `${left}_zero`],
    },
    {
      op: 'MatMulInteger',
      inputs: [`${left}_q`, `${name}_quantized`, `${left}_zero`, `${name}_zero`],
      outputs: [`${name}_sum`],
    },
    { op: 'Cast', inputs: [`${name}_sum`], outputs: [`${name}_real`], attributes: [{ name: 'to', i: 1 }] },
    { op: 'Mul', inputs: [`${left}_scale`, `${name}_scale`], outputs: [`${name}_scales`] },
    { op: 'Mul', inputs: [`${name}_real`, `${name}_scales`], outputs: [result] },
  ];
  const weight = (name: 'first' | 'second') => [
    { name: `${name}_quantized`, dtype: 'int8', dims: DIMS[name], raw: raw(toInt8(training[name])) },
    scale(`${name}_scale`),
    zeroPoint(`${name}_zero`, 'int8', [0]),
  ];
  return {
    inputs: [X],
    outputs: [Y],
    nodes: [...step('x', 'first', 'p'), ...BETWEEN, ...step('h', 'second', 'y')],
    initializers: [...weight('first'), float32('bias', [hidden], training.bias), ...weight('second')],
  };
}

/** MatMulNBits: 4 bits per weight, blocks of 16 along the summed axis. */
export function blockModel({ hasZeroPoints }: { hasZeroPoints: boolean }): Model {
  const { bias } = train();
  const block = (left: string, name: 'first' | 'second', result: string): Node => {
    const [K, N] = DIMS[name];
    const zeros = hasZeroPoints ? [`${name}_zero`] : [];
    return {
      op: 'MatMulNBits',
      domain: 'com.microsoft',
      inputs: [left, `${name}_packed`, `${name}_scale`, ...zeros],
      outputs: [result],
      attributes: Object.entries({ K, N, bits: 4, block_size: 16 }).map(([attribute, i]) => ({
        name: attribute,
        i,
      })),
    };
  };
  const weight = (name: 'first' | 'second'): TensorFields[] => {
    const [K, N] = DIMS[name];
    const random = createRandom(5);
    const packed = Uint8Array.from({ length: (K * N) / 2 }, () => Math.floor(random.nextUnit() * 256));
    const zeros: TensorFields = {
      name: `${name}_zero`,
      dtype: 'uint8',
      dims: [(N * K) / 32],
      raw: Uint8Array.from({ length: (N * K) / 32 }, (_, index) => 0x57 + index),
    };
    return [
      { name: `${name}_packed`, dtype: 'uint8', dims: [N, K / 16, 8], raw: packed },
      float32(`${name}_scale`, [(N * K) / 16], new Float32Array((N * K) / 16).fill(0.1)),
      ...(hasZeroPoints ? [zeros] : []),
    ];
  };
  return {
    opsets: { '': 17, 'com.microsoft': 1 },
    inputs: [X],
    outputs: [Y],
    nodes: [block('x', 'first', 'p'), ...BETWEEN, block('h', 'second', 'y')],
    initializers: [...weight('first'), float32('bias', [hidden], bias), ...weight('second')],
  };
}

/** Zeroes the two smallest of every four along an axis; `along` is the stride of the axis in elements. */
export function pruneTwoOfFour(values: Float32Array, along: number): Float32Array {
  const pruned = values.slice();
  for (let block = 0; block < values.length; block += 4 * along) {
    for (let first = block; first < block + along; first += 1) {
      const places = [0, 1, 2, 3].map((step) => first + step * along);
      places.sort((a, b) => Math.abs(values[a]!) - Math.abs(values[b]!));
      for (const place of places.slice(0, 2)) pruned[place] = 0;
    }
  }
  return pruned;
}
