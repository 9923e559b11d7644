import { model, value } from '../../test/support/onnx-writer.ts';

/** Numbers in a row of the chain's input, and classes in a row of its output. */
export const WIDTH = 512;
const CLASSES = 16;

/**
 * A classifier that is a chain of matrix products: `layers` of them, each with the same square matrix, set the service
 * time, and one more makes the small output that a classifier has.
 */
export function writeChain(layers: number): Uint8Array {
  const name = (layer: number): string => (layer === 0 ? 'x' : `h${layer}`);
  return model({
    inputs: [value('x', 'float32', ['batch', WIDTH])],
    outputs: [value('y', 'float32', ['batch', CLASSES])],
    nodes: [
      ...Array.from({ length: layers }, (_, layer) => ({
        op: 'MatMul',
        inputs: [name(layer), 'square'],
        outputs: [name(layer + 1)],
      })),
      { op: 'MatMul', inputs: [name(layers), 'head'], outputs: ['y'] },
    ],
    initializers: [
      { name: 'square', dtype: 'float32', dims: [WIDTH, WIDTH], raw: smallNumbers(WIDTH * WIDTH) },
      { name: 'head', dtype: 'float32', dims: [WIDTH, CLASSES], raw: smallNumbers(WIDTH * CLASSES) },
    ],
  });
}

/** Small enough that a long chain overflows nowhere. */
function smallNumbers(count: number): Uint8Array {
  const numbers = Float32Array.from({ length: count }, (_, index) => ((index * 2654435761) % 1000) / 1e6);
  return new Uint8Array(numbers.buffer);
}
