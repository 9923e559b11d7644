import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../src/stats/random.ts';
import { graph, head, int, message, tensor, text, value, varint } from '../../test/support/onnx-writer.ts';

const WIDTH = 4096;
const LAYER_BYTES = WIDTH * WIDTH * 4;
const SEED = 3;

/** A generated model and where its weights are. */
interface LargeModel {
  readonly file: string;
  /** Total size of its files. */
  readonly bytes: number;
}

/**
 * Writes a chain of products with square matrices of 64 MiB.
 *
 * @param layers - 31 reach protobuf's size limit for one file.
 * @param place - Whether the weights are in the model file or in a separate one.
 */
export async function writeLargeModel(
  folder: string,
  { layers, place }: { layers: number; place: 'embedded' | 'external' },
): Promise<LargeModel> {
  const file = join(folder, `${place}.onnx`);
  const weights = noise();
  const name = (layer: number): string => (layer === 0 ? 'x' : layer === layers ? 'y' : `h${layer}`);
  const fields = (layer: number) => ({ name: `w${layer}`, dtype: 'float32', dims: [WIDTH, WIDTH] });
  const rest = {
    inputs: [value('x', 'float32', ['batch', WIDTH])],
    outputs: [value('y', 'float32', ['batch', WIDTH])],
    nodes: Array.from({ length: layers }, (_, layer) => ({
      op: 'MatMul',
      inputs: [name(layer), `w${layer}`],
      outputs: [name(layer + 1)],
    })),
  };
  const start = Buffer.concat([int(1, 8), message(8, text(1, ''), int(2, 17))]);
  const handle = await open(file, 'w');
  try {
    if (place === 'external') {
      const initializers = Array.from({ length: layers }, (_, layer) => ({
        ...fields(layer),
        external: { location: 'weights.bin', offset: `${layer * LAYER_BYTES}`, length: `${LAYER_BYTES}` },
      }));
      const model = Buffer.concat([start, message(7, graph({ ...rest, initializers }))]);
      await handle.write(model);
      await writeWeights(join(folder, 'weights.bin'), weights, layers);
      return { file, bytes: model.length + layers * LAYER_BYTES };
    }
    const layerHead = (layer: number): Buffer => {
      const start = Buffer.concat([tensor(fields(layer)), head(9, LAYER_BYTES)]);
      return Buffer.concat([head(5, start.length + LAYER_BYTES), start]);
    };
    const heads = Array.from({ length: layers }, (_, layer) => layerHead(layer));
    const tail = graph(rest);
    const graphBytes = heads.reduce((sum, each) => sum + each.length + LAYER_BYTES, tail.length);
    await handle.write(Buffer.concat([start, Buffer.of(0x3a), varint(graphBytes)]));
    for (const each of heads) {
      await handle.write(each);
      await writeAll(handle, weights);
    }
    await handle.write(tail);
    return { file, bytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

async function writeWeights(file: string, weights: Uint8Array, layers: number): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (let layer = 0; layer < layers; layer += 1) await writeAll(handle, weights);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await handle.write(bytes, written)).bytesWritten;
  }
}

/** Uniform noise, scaled so that a product over a row stays near 1. */
function noise(): Uint8Array {
  const random = createRandom(SEED);
  const weights = Float32Array.from({ length: WIDTH * WIDTH }, () => (random.nextUnit() - 0.5) / 32);
  return new Uint8Array(weights.buffer);
}
