import { createHash } from 'node:crypto';
import type { RegressionSet } from '../../../dataset/regression-set.ts';
import { type Feed, feedBytes } from '../../../engine/onnxruntime/protocol.ts';
import { FeedBuilder } from '../../feeds/build-feeds.ts';
import type { OpenTensors } from '../tensors/open-tensor-server.ts';
import { repeatRatio } from './repeat-ratio.ts';

const PAIRS = 12;
/** Inputs that are sent first, and how often, so that nothing of a start is left in the times. */
const WARM_UP = 2;
const WARM_UP_ROUNDS = 5;
/** With fewer pairs, the sign test cannot be significant. */
const FEWEST_PAIRS = 6;
const MAX_LOOKED_AT = 256;
const MAX_BYTES = 64 * 2 ** 20;

/**
 * Sends inputs twice in a row that the server has not had before, to see whether it remembers its answers. Unlike prompts,
 * tensors cannot be salted, so this must come before any other request. A server that already ran may have had
 * the inputs before, which hides its cache.
 *
 * Inputs of other shapes than the first are left out: a runtime may prepare for each new shape.
 *
 * @returns Time of a repeated input divided by that of a new one; see {@link repeatRatio}. Null if a request failed, or there
 *   are too few different inputs.
 */
export async function auditCache(
  server: OpenTensors,
  set: Pick<RegressionSet, 'items'>,
): Promise<number | null> {
  const [warmUp, fresh] = split(await differentFeeds(server, set));
  if (fresh.length < FEWEST_PAIRS) return null;
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    for (const feed of warmUp) if (!(await server.send(feed)).ok) return null;
  const ratios: number[] = [];
  for (const feed of fresh) {
    const [first, again] = [await server.send(feed), await server.send(feed)];
    if (!first.ok || !again.ok) return null;
    ratios.push(again.endNs / first.endNs);
  }
  return repeatRatio(ratios);
}

const split = (feeds: readonly Feed[]): [readonly Feed[], readonly Feed[]] => [
  feeds.slice(0, WARM_UP),
  feeds.slice(WARM_UP),
];

/** The first inputs that have the shapes of the very first one, each once. */
async function differentFeeds(server: OpenTensors, set: Pick<RegressionSet, 'items'>): Promise<Feed[]> {
  const builder = new FeedBuilder(server.arm.model.facts.inputs, 1, 'traffic.batch');
  const found = new Map<string, Feed>();
  let shapes: string | undefined;
  let [lookedAt, bytes] = [0, 0];
  for await (const item of set.items()) {
    for (const { feed } of builder.add(item)) {
      bytes += feedBytes(feed);
      shapes ??= shapesOf(feed);
      if (shapesOf(feed) === shapes) found.set(digestOf(feed), feed);
    }
    lookedAt += 1;
    if (found.size >= WARM_UP + PAIRS || lookedAt === MAX_LOOKED_AT || bytes > MAX_BYTES) break;
  }
  return [...found.values()];
}

const shapesOf = (feed: Feed): string =>
  JSON.stringify([...feed].map(([name, { dtype, shape }]) => [name, dtype, shape]));

function digestOf(feed: Feed): string {
  const hash = createHash('sha256');
  for (const [name, tensor] of feed) {
    hash.update(JSON.stringify(name));
    hash.update(tensor.dtype === 'string' ? JSON.stringify(tensor.strings) : tensor.bytes);
  }
  return hash.digest('hex');
}
