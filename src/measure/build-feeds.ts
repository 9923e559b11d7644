import type { RegressionItem } from '../dataset/regression-set.ts';
import type { Feed } from '../engine/onnxruntime/protocol.ts';
import { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { elementCount, type Tensor } from '../model/tensor.ts';

/** The input of one inference: its tensors and the items in them. */
export interface ItemFeed {
  readonly feed: Feed;
  readonly items: readonly RegressionItem[];
  /** Size of the batch axis: the number of items, or more if the feed had to be padded. */
  readonly rows: number;
}

/**
 * Joins items into feeds of `batch` items along a new first axis, in order. A model is scored and timed at the batch
 * size of its deployment, because with dynamic quantization the outputs depend on it.
 */
export class FeedBuilder {
  readonly #batch: number;
  readonly #padded: boolean;
  #pending: RegressionItem[] = [];

  /**
   * @param inputs - The model's inputs. If their first axis has a fixed size, the last, partial feed is padded.
   * @throws {UserError} If the model's first axis has a fixed size other than `batch`.
   */
  constructor(inputs: readonly TensorSignature[], batch: number, place: string) {
    const fixed = inputs.map((input) => input.shape?.[0]).find((size) => typeof size === 'number');
    this.#padded = fixed !== undefined;
    this.#batch = batch;
    if (fixed !== undefined && fixed !== batch) {
      throw new UserError(
        `${place}: expected ${fixed}, the fixed size of the model's batch axis, got ${batch}.`,
        `Write "traffic: { batch: ${fixed} }", or export the model with a dynamic batch axis.`,
      );
    }
  }

  /** Adds an item. @returns The feeds that are now complete. */
  add(item: RegressionItem): ItemFeed[] {
    if (item.hasBatchAxis) return [...this.end(), { feed: item.inputs, items: [item], rows: 1 }];
    const done = this.#pending.length > 0 && !haveEqualShapes(this.#pending[0], item) ? this.end() : [];
    this.#pending.push(item);
    return this.#pending.length === this.#batch ? [...done, ...this.end()] : done;
  }

  /** @returns The last, partial feed, if any. */
  end(): ItemFeed[] {
    if (this.#pending.length === 0) return [];
    const items = this.#pending;
    this.#pending = [];
    const filler = items.at(-1) as RegressionItem;
    const rows = this.#padded ? [...items, ...Array(this.#batch - items.length).fill(filler)] : items;
    return [{ feed: stackItems(rows), items, rows: rows.length }];
  }
}

function haveEqualShapes(first: RegressionItem | undefined, second: RegressionItem): boolean {
  if (first === undefined) return true;
  return [...first.inputs].every(([name, tensor]) => {
    const other = second.inputs.get(name);
    return other !== undefined && tensor.shape.join() === other.shape.join();
  });
}

function stackItems(items: readonly RegressionItem[]): Feed {
  const names = [...(items[0] as RegressionItem).inputs.keys()];
  return new Map(names.map((name) => [name, stack(items.map((item) => item.inputs.get(name) as Tensor))]));
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
