import { createRandom } from '../stats/random.ts';

/**
 * A random sample of a set's items in random order, from one pass: every item is equally likely to be in it, at any
 * place. Each item draws a number. The items with the smallest numbers are kept, in order of their numbers: as many
 * as both limits allow, and at least one.
 *
 * @param options.seed - The same seed and set give the same sample. A safe integer.
 * @param options.maxItems - At least 1.
 * @param options.maxBytes - Limit on the items' tensors, text and labels, in bytes. A first item larger than this is
 *   kept alone.
 * @throws {UserError} As the set's items.
 * @see Cohen & Kaplan (2007), "Summarizing data using bottom-k sketches".
 */
export async function sampleItems<Item extends Sampled>(
  set: { items(): AsyncIterable<Item> },
  { seed, maxItems, maxBytes }: { seed: number; maxItems: number; maxBytes: number },
): Promise<readonly Item[]> {
  const random = createRandom(seed);
  const kept: Drawn<Item>[] = [];
  let keptBytes = 0;
  let bound = Number.POSITIVE_INFINITY;
  for await (const item of set.items()) {
    const draw = random.nextUnit();
    if (draw >= bound) continue;
    const drawn = {
      item,
      draw,
      bytes: measureBytes([...(item.inputs ?? []), ...(item.texts ?? []), item.prompt, item.label, item.id]),
    };
    kept.splice(findPlace(kept, draw), 0, drawn);
    keptBytes += drawn.bytes;
    while (kept.length > 1 && (kept.length > maxItems || keptBytes > maxBytes)) {
      const dropped = kept.pop();
      keptBytes -= dropped?.bytes ?? 0;
      // An item that draws more than a dropped one may not enter later, or small items would be favoured.
      bound = dropped?.draw ?? bound;
    }
  }
  return kept.map(({ item }) => item);
}

/** The parts of an item that take memory. */
interface Sampled {
  readonly id: string;
  readonly inputs?: ReadonlyMap<string, unknown>;
  readonly texts?: readonly string[] | undefined;
  readonly prompt?: unknown;
  readonly label: unknown;
}

interface Drawn<Item> {
  readonly item: Item;
  readonly draw: number;
  readonly bytes: number;
}

/** Binary search: how many of the items drew at most `draw`. */
function findPlace(kept: readonly Pick<Drawn<unknown>, 'draw'>[], draw: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.draw ?? 0) <= draw) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Approximate memory of a value in bytes: 8 per number, 2 per character. Labels nested deeper than any tensor are cut
 * off.
 */
function measureBytes(value: unknown, depth = 0): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null || depth > 40) return 8;
  let total = 0;
  for (const part of Object.values(value)) total += measureBytes(part, depth + 1);
  return total;
}
