import { createRandom } from '../../src/stats/random.ts';
import { model, value } from '../../test/support/onnx-writer.ts';
import type { Body } from '../verdicts/pairs.ts';

/** Size of the loop's state. The body is one square matrix product and one tanh. */
export const STATE: Record<Body, { readonly rows: number; readonly columns: number }> = {
  serial: { rows: 1, columns: 128 },
  parallel: { rows: 64, columns: 256 },
};

const WEIGHTS_SEED = 7;
/** Above 1, so that the state neither vanishes (denormal numbers are slow) nor converges to a constant. */
const GAIN = 1.5;

/**
 * A model with a known cost, linear in the number of steps: `y = step(step(… x))` with `trips[item]` steps.
 *
 * @param trips - Number of steps, one entry per input.
 * @returns The serialized model: inputs `x` float32 [1, columns] and `item` int64 [1], output `y`.
 */
export function writeLoopModel(body: Body, trips: readonly number[], stalls?: Stalls): Buffer {
  const { rows, columns } = STATE[body];
  const state = [rows, columns];
  return model({
    producer: 'bench:verdicts',
    inputs: [value('x', 'float32', [1, columns]), value('item', 'int64', [1])],
    outputs: [value('y', 'float32', state)],
    initializers: [
      { name: 'trips', dtype: 'int64', dims: [trips.length], raw: int64s(trips) },
      { name: 'weights', dtype: 'float32', dims: [columns, columns], raw: noise(columns * columns, columns) },
      { name: 'rows', dtype: 'float32', dims: state, raw: noise(rows * columns, columns) },
    ],
    nodes: [
      { op: 'Gather', inputs: ['trips', 'item'], outputs: [stalls === undefined ? 'steps' : 'usual'] },
      ...(stalls === undefined ? [] : stallNodes(stalls)),
      { op: 'Add', inputs: ['x', 'rows'], outputs: ['start'] },
      {
        op: 'Loop',
        inputs: ['steps', '', 'start'],
        outputs: ['y'],
        attributes: [{ name: 'body', graph: stepGraph(state) }],
      },
    ],
  });
}

/** Random runs that take longer, whatever their input. */
export interface Stalls {
  /** Share of the runs, 0..1. */
  readonly share: number;
  /** Their cost, relative to the input's own. */
  readonly factor: number;
}

/** Multiplies the steps of a random share of the runs; the runtime draws anew in each run. */
function stallNodes({ share, factor }: Stalls) {
  const constant = (name: string, number: number) => ({
    op: 'Constant',
    inputs: [],
    outputs: [name],
    attributes: [{ name: 'value_float', f: number }],
  });
  return [
    { op: 'RandomUniform', inputs: [], outputs: ['draw'], attributes: [{ name: 'shape', ints: [1] }] },
    constant('share', share),
    constant('factor', factor),
    constant('one', 1),
    { op: 'Less', inputs: ['draw', 'share'], outputs: ['stalls'] },
    { op: 'Where', inputs: ['stalls', 'factor', 'one'], outputs: ['times'] },
    { op: 'Cast', inputs: ['usual'], outputs: ['usualFloat'], attributes: [{ name: 'to', i: 1 }] },
    { op: 'Mul', inputs: ['usualFloat', 'times'], outputs: ['stepsFloat'] },
    { op: 'Cast', inputs: ['stepsFloat'], outputs: ['steps'], attributes: [{ name: 'to', i: 7 }] },
  ];
}

function stepGraph(state: readonly number[]) {
  return {
    inputs: [value('step', 'int64', []), value('go', 'bool', []), value('before', 'float32', state)],
    outputs: [value('goOn', 'bool', []), value('after', 'float32', state)],
    nodes: [
      { op: 'Identity', inputs: ['go'], outputs: ['goOn'] },
      { op: 'MatMul', inputs: ['before', 'weights'], outputs: ['product'] },
      { op: 'Tanh', inputs: ['product'], outputs: ['after'] },
    ],
  };
}

const int64s = (numbers: readonly number[]): Buffer =>
  Buffer.from(BigInt64Array.from(numbers.map(BigInt)).buffer);

/** Uniform noise, scaled so that a product over `columns` terms keeps its magnitude. */
function noise(length: number, columns: number): Buffer {
  const random = createRandom(WEIGHTS_SEED);
  const half = GAIN * Math.sqrt(3 / columns);
  return Buffer.from(Float32Array.from({ length }, () => (2 * random.nextUnit() - 1) * half).buffer);
}
