import { isDeepStrictEqual } from 'node:util';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { type Feed, feedBytes } from '../../engine/onnxruntime/protocol.ts';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { elementCount, type Tensor } from '../../model/tensor.ts';

/** The input of one inference: its tensors and the items in them. */
export interface ItemFeed {
  readonly feed: Feed;
  readonly items: readonly RegressionItem[];
  /** Size of the batch axis: the number of items, or more if the feed had to be padded. 1 for an item given whole. */
  readonly rows: number;
}

/**
 * Joins items into feeds of `batch` items along a new first axis, in order. A model is scored and timed at the batch
 * size of its deployment, because with dynamic quantization the outputs depend on it. An item given whole is a feed of
 * its own.
 */
export class FeedBuilder {
  readonly #inputs: readonly TensorSignature[];
  readonly #batch: number;
  readonly #place: string;
  #form: Form | undefined;
  #pending: RegressionItem[] = [];

  /**
   * @param inputs - The model's inputs. If the first axis of a stacked one has a fixed size, the last, partial feed is
   *   padded.
   * @param place - Names the batch size in messages.
   */
  constructor(inputs: readonly TensorSignature[], batch: number, place: string) {
    this.#inputs = inputs;
    this.#batch = batch;
    this.#place = place;
  }

  /**
   * Adds an item. The first one decides which inputs are stacked.
   *
   * @returns The feeds that are now complete.
   * @throws {UserError} If the model or the item does not support this batch size.
   */
  add(item: RegressionItem): ItemFeed[] {
    this.#form ??= this.#readForm(item);
    if (item.isWhole) return [{ feed: item.inputs, items: [item], rows: 1 }];
    const done = this.#pending.length > 0 && !haveEqualShapes(this.#pending[0], item) ? this.end() : [];
    this.#refuseOtherValue(item, this.#form);
    this.#pending.push(item);
    return this.#pending.length === this.#batch ? [...done, ...this.end()] : done;
  }

  /** @returns The last, partial feed, if any. */
  end(): ItemFeed[] {
    const filler = this.#pending.at(-1);
    if (filler === undefined || this.#form === undefined) return [];
    const items = this.#pending;
    this.#pending = [];
    const { shared, isPadded } = this.#form;
    const rows = isPadded ? [...items, ...Array(this.#batch - items.length).fill(filler)] : items;
    return [{ feed: stackItems(rows, shared), items, rows: rows.length }];
  }

  #readForm(item: RegressionItem): Form {
    const { isWhole, inputs, place } = item;
    if (isWhole && this.#batch > 1) {
      throw new UserError(
        `${this.#place}: expected 1 for items that are given whole (${place}), got ${this.#batch}.`,
        'An item given whole runs alone and counts as one item. Write "traffic: { batch: 1 }", or give all items without the batch axis.',
      );
    }
    const hasAllAxes = ({ name, shape }: TensorSignature) => inputs.get(name)?.shape.length === shape?.length;
    const stacked = isWhole ? [] : this.#inputs.filter((input) => !hasAllAxes(input));
    for (const input of stacked) this.#refuseOtherSize(input);
    return {
      shared: new Set(this.#inputs.filter(hasAllAxes).map(({ name }) => name)),
      isPadded: stacked.some(({ shape }) => typeof shape?.[0] === 'number'),
    };
  }

  #refuseOtherSize({ name, shape = [] }: TensorSignature): void {
    const [size] = shape;
    if (typeof size !== 'number' || size === this.#batch) return;
    const whole = shape.map((each) => each ?? '?').join(', ');
    throw new UserError(
      `${this.#place}: expected ${size}, the fixed size of the first axis of input ${quoted(name)}, got ${this.#batch}.`,
      `If this axis is the batch, write "traffic: { batch: ${size} }" or export the model with a dynamic batch axis. If it is not, give the input whole: shape [${whole}].`,
    );
  }

  #refuseOtherValue({ inputs, place }: RegressionItem, { shared }: Form): void {
    const [first] = this.#pending;
    if (first === undefined) return;
    const other = [...shared].find((name) => !haveEqualValues(first.inputs.get(name), inputs.get(name)));
    if (other === undefined) return;
    throw new UserError(
      `${place}: expected the same value for input ${quoted(other)} as in ${first.place}, got another.`,
      'The items of a batch share an input that has no batch axis. Write "traffic: { batch: 1 }", or give all items the same value.',
    );
  }
}

/** How a data set gives the inputs of a model. */
interface Form {
  /** Names of inputs that have all axes of the model: the rows of a batch share them. */
  readonly shared: ReadonlySet<string>;
  /** Whether every feed must have `batch` rows. */
  readonly isPadded: boolean;
}

/** The items of a sample as one model takes them. */
interface ArmItems {
  /** At least one; the same items in the same order for each model. */
  readonly items: readonly RegressionItem[];
  readonly inputs: readonly TensorSignature[];
}

/**
 * Builds feeds of exactly `batch` items for timed runs: throughput and cost are those of an inference divided by
 * `batch`. Items of equal shapes share feeds, in order; those that do not fill one are repeated until they do.
 *
 * @param arms - Feeds with the same position have the same items for each.
 * @param options.maxBytes - Once the feeds of a model are larger, no other is filled by repetition.
 * @returns One list of feeds per model, all of the same length.
 * @throws {UserError} As {@link FeedBuilder.add}.
 */
export function buildTimedFeeds(
  arms: readonly ArmItems[],
  { batch, place, maxBytes }: { batch: number; place: string; maxBytes: number },
): ItemFeed[][] {
  const feeds: ItemFeed[][] = arms.map(() => []);
  const groups = new Map<string, { readonly builders: FeedBuilder[]; readonly own: number[] }>();
  const add = (builders: readonly FeedBuilder[], position: number): void => {
    arms.forEach(({ items }, arm) => {
      const added = builders[arm]?.add(items[position] as RegressionItem) ?? [];
      feeds[arm]?.push(...added);
    });
  };
  for (const position of arms[0]?.items.keys() ?? []) {
    const key = JSON.stringify(arms.map(({ items }) => shapesOf(items[position] as RegressionItem)));
    const group = groups.get(key) ?? {
      builders: arms.map(({ inputs }) => new FeedBuilder(inputs, batch, place)),
      own: [],
    };
    groups.set(key, group);
    group.own.push(position);
    add(group.builders, position);
  }
  const isLarge = (own: readonly ItemFeed[]): boolean =>
    own.length > 0 && own.reduce((sum, { feed }) => sum + feedBytes(feed), 0) > maxBytes;
  for (const { builders, own } of groups.values()) {
    if (feeds.some(isLarge)) break;
    const missing = (batch - (own.length % batch)) % batch;
    for (let index = 0; index < missing; index += 1) add(builders, own[index % own.length] as number);
  }
  return feeds;
}

const shapesOf = ({ inputs }: RegressionItem): string =>
  JSON.stringify([...inputs].map(([name, { shape }]) => [name, shape]).sort());

function haveEqualShapes(first: RegressionItem | undefined, second: RegressionItem): boolean {
  if (first === undefined) return true;
  return [...first.inputs].every(([name, tensor]) => {
    const other = second.inputs.get(name);
    return other !== undefined && tensor.shape.join() === other.shape.join();
  });
}

function haveEqualValues(first: Tensor | undefined, second: Tensor | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  if (first.dtype === 'string' || second.dtype === 'string') return isDeepStrictEqual(first, second);
  return Buffer.compare(first.bytes, second.bytes) === 0;
}

/** @param shared - Names of the inputs that are passed once, as the first item has them. */
function stackItems(items: readonly RegressionItem[], shared: ReadonlySet<string>): Feed {
  const [first] = items as [RegressionItem];
  return new Map(
    [...first.inputs].map(([name, tensor]) => [
      name,
      shared.has(name) ? tensor : stack(items.map((item) => item.inputs.get(name) as Tensor)),
    ]),
  );
}

function stack(rows: readonly Tensor[]): Tensor {
  const first = rows[0] as Tensor;
  const shape = [rows.length, ...first.shape];
  if (first.dtype === 'string') {
    return {
      dtype: 'string',
      shape,
      strings: rows.flatMap((row) => (row.dtype === 'string' ? row.strings : [])),
    };
  }
  return { dtype: first.dtype, shape, bytes: Buffer.concat(rows.map((row) => (row as typeof first).bytes)) };
}

/**
 * Splits the outputs of one inference into one map per item. An output without a batch axis is returned whole; that is
 * possible only for a feed of one item.
 *
 * @throws {UserError} If an output has no row for every item.
 */
export function splitOutputs(outputs: Feed, { items, rows }: ItemFeed): ReadonlyMap<string, Tensor>[] {
  if (items.length === 1 && rows === 1) return [outputs];
  return items.map(
    (_, row) => new Map([...outputs].map(([name, tensor]) => [name, takeRow(name, tensor, { row, rows })])),
  );
}

function takeRow(name: string, tensor: Tensor, { row, rows }: { row: number; rows: number }): Tensor {
  const [first, ...shape] = tensor.shape;
  if (first !== rows) {
    throw new UserError(
      `output "${name}": expected ${rows} rows, one per item of the batch, got shape [${tensor.shape.join(', ')}].`,
      'Write "traffic: { batch: 1 }", or export the model so that its first output axis is the batch.',
    );
  }
  const size = elementCount(shape);
  if (tensor.dtype === 'string') {
    return { dtype: 'string', shape, strings: tensor.strings.slice(row * size, (row + 1) * size) };
  }
  const bytesPerRow = tensor.bytes.length / rows;
  return {
    dtype: tensor.dtype,
    shape,
    bytes: tensor.bytes.subarray(row * bytesPerRow, (row + 1) * bytesPerRow),
  };
}
