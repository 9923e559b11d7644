import { model, value } from '../../test/support/onnx-writer.ts';

/** Numbers per input row, and classes per output row. */
export const WIDTH = 512;
const CLASSES = 16;

/**
 * A classifier made of matrix products. `layers` products with the same square matrix determine the service time; a final one
 * gives the small output that a classifier has.
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

/** Small enough that a long chain does not overflow. */
function smallNumbers(count: number): Uint8Array {
  const numbers = Float32Array.from({ length: count }, (_, index) => ((index * 2654435761) % 1000) / 1e6);
  return new Uint8Array(numbers.buffer);
}
