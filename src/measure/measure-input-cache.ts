import { createHash } from 'node:crypto';
import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';

/** What a cache of answers, keyed by the content of the inputs, would have done on a regression set. */
export interface InputCache {
  readonly items: number;
  /** Items whose inputs had been asked before, byte for byte. */
  readonly hits: number;
  /** Mean time of one look-up: the digest of the inputs and the search for it, in ns. */
  readonly lookupNs: number;
}

/** Goes through the set once, in order, with a cache that forgets nothing. */
export async function measureInputCache(set: RegressionSet): Promise<InputCache> {
  const known = new Set<string>();
  let items = 0;
  let hits = 0;
  let elapsedMs = 0;
  for await (const item of set.items()) {
    const start = performance.now();
    const digest = digestInputs(item);
    if (known.has(digest)) hits += 1;
    elapsedMs += performance.now() - start;
    known.add(digest);
    items += 1;
  }
  return { items, hits, lookupNs: (elapsedMs * 1e6) / items };
}

/** SHA-256 over name, type, shape and content of every input; JSON sets the parts apart. */
function digestInputs({ inputs }: RegressionItem): string {
  const hash = createHash('sha256');
  for (const [name, tensor] of inputs) {
    const values = tensor.dtype === 'string' ? tensor.strings : [];
    hash.update(JSON.stringify([name, tensor.dtype, tensor.shape, values]));
    if (tensor.dtype !== 'string') hash.update(tensor.bytes);
  }
  return hash.digest('base64');
}
