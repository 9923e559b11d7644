import { open } from 'node:fs/promises';
import type { Feed } from '../engine/onnxruntime/protocol.ts';
import type { Tensor } from '../model/tensor.ts';
import { createRandom } from '../stats/random.ts';
import { drawInputs } from './draw-inputs.ts';
import type { InputPlan } from './plan-inputs.ts';

/** What items are made from. */
interface ItemSource {
  readonly plan: InputPlan;
  readonly seed: number;
  /** The label of an item, given its position from 0; undefined for a last item that is never scored. */
  readonly answer: (inputs: Feed, position: number) => Promise<Feed | undefined>;
}

/** More than a launch times, so that launches differ in their inputs. */
const MAX_ITEMS = 64;
/** The fewest that give a P95. */
const MIN_ITEMS = 20;
const MAX_BYTES = 64 * 2 ** 20;

/**
 * Writes random items as a `.jsonl` data set: 64, or fewer of large ones.
 *
 * @returns The number of items.
 */
export async function writeItems(file: string, { plan, seed, answer }: ItemSource): Promise<number> {
  const random = createRandom(seed);
  const handle = await open(file, 'wx', 0o600);
  let [items, bytes] = [0, 0];
  try {
    while (items < MAX_ITEMS && (items < MIN_ITEMS || bytes < MAX_BYTES)) {
      const inputs = drawInputs(plan, random);
      const label = await answer(inputs, items);
      const line = `${JSON.stringify({ inputs: toJson(inputs), label: toJson(label ?? new Map()) })}\n`;
      await handle.write(line);
      items += 1;
      bytes += line.length;
      if (label === undefined) break;
    }
  } finally {
    await handle.close();
  }
  return items;
}

const toJson = (tensors: Feed): object =>
  Object.fromEntries([...tensors].map(([name, tensor]) => [name, tensorJson(tensor)]));

function tensorJson(tensor: Tensor): object {
  const { dtype, shape } = tensor;
  if (tensor.dtype === 'string') return { data: tensor.strings, shape };
  const { buffer, byteOffset, byteLength } = tensor.bytes;
  return { dtype, shape, base64: Buffer.from(buffer, byteOffset, byteLength).toString('base64') };
}
