import type { z } from 'zod';
import type { RegressionItem } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import { NumberColumn } from './number-column.ts';
import {
  CONFIDENCE_STEPS,
  fromBase64,
  MAX_KEYS,
  MAX_VALUES,
  outcomeTableSchema,
  toBase64,
} from './outcome-table-schema.ts';
import { PartsColumn } from './parts-column.ts';
import type { ItemOutcome } from './score/scorer.ts';

/** An outcome as stored: without its confidence, which is stored separately and with less precision; see `confidenceAt`. */
export type StoredOutcome = Omit<ItemOutcome, 'confidence'>;

/** The value of one slice key for each item. */
export interface SliceColumn {
  readonly key: string;
  /** Distinct values in order of first occurrence. */
  readonly values: readonly string[];
  /** One entry per item: 0 if the item has no such key, else 1 + the index in `values`. */
  readonly indices: Uint16Array;
}

/**
 * The outcomes of all items for one model, in the order of the regression set. Takes at most 26 bytes per item (6 if
 * `predicted` and `actual` are classes), plus 2 per slice key, with some reserve. Parts take 4 more bytes per item and 2
 * to 8 per number; as JSON, 11 characters per number. Ids are not stored; a position identifies the item in the set.
 * `JSON.stringify` produces the form of `outcomeTableSchema`.
 */
export class OutcomeTable {
  #count = 0;
  #flags = new Uint8Array(0);
  /** 0 if unknown, else one more than the confidence in steps. */
  #confidence = new Uint8Array(0);
  #predicted = new NumberColumn();
  #actual = new NumberColumn();
  #value = new NumberColumn();
  #parts = new PartsColumn();
  #clusters = new NumberColumn();
  #hasClusters = false;
  readonly #slices = new Map<string, GrowingSlice>();

  /**
   * Reads the JSON form.
   *
   * @throws {z.ZodError} If it does not match `outcomeTableSchema`.
   */
  static parse(json: unknown): OutcomeTable {
    const { count, flags, confidence, predicted, actual, value, parts, clusters, slices } =
      outcomeTableSchema.parse(json);
    const table = new OutcomeTable();
    table.#count = count;
    table.#flags = fromBase64(flags);
    table.#confidence = confidence === undefined ? new Uint8Array(count) : fromBase64(confidence);
    table.#predicted = NumberColumn.from(new Float64Array(fromBase64(predicted).buffer));
    table.#actual = NumberColumn.from(new Float64Array(fromBase64(actual).buffer));
    table.#value = NumberColumn.from(new Float64Array(fromBase64(value).buffer));
    table.#parts = PartsColumn.from(
      parts === undefined ? new Uint32Array(count) : new Uint32Array(fromBase64(parts.lengths).buffer),
      new Float64Array(fromBase64(parts?.numbers ?? '').buffer),
    );
    table.#hasClusters = clusters !== undefined;
    table.#clusters = NumberColumn.from(new Float64Array(fromBase64(clusters ?? '').buffer));
    for (const slice of slices) {
      const numbers = new Map(slice.values.map((name, index) => [name, index + 1]));
      table.#slices.set(slice.key, { numbers, indices: new Uint16Array(fromBase64(slice.indices).buffer) });
    }
    return table;
  }

  /** Number of items. */
  get count(): number {
    return this.#count;
  }

  /** Numbers in the parts of all items together. */
  get partsSize(): number {
    return this.#parts.size;
  }

  /**
   * Appends the outcome of the next item.
   *
   * @throws {UserError} If there are more than 64 slice keys, or more than 10,000 values of one.
   */
  add(outcome: ItemOutcome, item: Pick<RegressionItem, 'slice' | 'place' | 'cluster'>): void {
    const index = this.#count;
    this.#flags = makeRoom(this.#flags, index);
    this.#flags[index] = packFlags(outcome);
    this.#confidence = makeRoom(this.#confidence, index);
    this.#confidence[index] = packConfidence(outcome.confidence);
    this.#predicted.push(outcome.predicted);
    this.#actual.push(outcome.actual);
    this.#value.push(outcome.value);
    this.#parts.push(outcome.parts ?? []);
    // A data set gives all of its items a cluster, or none.
    this.#hasClusters ||= item.cluster !== undefined;
    this.#clusters.push(item.cluster ?? Number.NaN);
    for (const [key, value] of Object.entries(item.slice)) this.#addSlice(key, value, item.place);
    this.#count += 1;
  }

  /** @throws {RangeError} If there is no item at `index`, counted from 0. */
  outcomeAt(index: number): StoredOutcome {
    const [flags, predicted, actual, value] = [
      this.#flags[index],
      this.#predicted.at(index),
      this.#actual.at(index),
      this.#value.at(index),
    ];
    const isMissing =
      flags === undefined || predicted === undefined || actual === undefined || value === undefined;
    if (isMissing || index >= this.#count) throw new RangeError(`no item ${index} among ${this.#count}`);
    const parts = this.#parts.size === 0 ? [] : this.#parts.at(index);
    return { ...unpackFlags(flags), predicted, actual, value, ...(parts.length > 0 && { parts }) };
  }

  /** The number of the item's cluster, equal for items that belong together; undefined if each is by itself. */
  clusterAt(index: number): number | undefined {
    return this.#hasClusters ? this.#clusters.at(index) : undefined;
  }

  /**
   * The confidence of an item's answer, to half a percent: for figures, not for judging.
   *
   * @returns In 0..1; NaN if it is unknown, as in records from before it was kept.
   */
  confidenceAt(index: number): number {
    const steps = this.#confidence[index] ?? 0;
    return steps === 0 ? Number.NaN : (steps - 1) / CONFIDENCE_STEPS;
  }

  /** One column per slice key, in order of first occurrence. */
  slices(): SliceColumn[] {
    return [...this.#slices].map(([key, { numbers, indices }]) => ({
      key,
      values: [...numbers.keys()],
      indices: indices.length < this.#count ? resize(indices, this.#count) : indices.subarray(0, this.#count),
    }));
  }

  toJSON(): z.input<typeof outcomeTableSchema> {
    return {
      count: this.#count,
      flags: toBase64(this.#flags.subarray(0, this.#count)),
      ...(this.#confidence.some((steps) => steps > 0) && {
        confidence: toBase64(this.#confidence.subarray(0, this.#count)),
      }),
      predicted: toBase64(this.#predicted.toArray()),
      actual: toBase64(this.#actual.toArray()),
      value: toBase64(this.#value.toArray()),
      ...(this.#parts.size > 0 && { parts: this.#partsToJson() }),
      ...(this.#hasClusters && { clusters: toBase64(this.#clusters.toArray()) }),
      slices: this.slices().map(({ key, values, indices }) => ({
        key,
        values: [...values],
        indices: toBase64(indices),
      })),
    };
  }

  #partsToJson(): { lengths: string; numbers: string } {
    const { lengths, numbers } = this.#parts.toArrays();
    return { lengths: toBase64(lengths), numbers: toBase64(numbers) };
  }

  #addSlice(key: string, value: string, place: string): void {
    const slice = this.#slices.get(key) ?? {
      numbers: new Map<string, number>(),
      indices: new Uint16Array(0),
    };
    const number = slice.numbers.get(value) ?? slice.numbers.size + 1;
    if (number > MAX_VALUES) throw tooMany(place, `${MAX_VALUES} values of slice ${JSON.stringify(key)}`);
    slice.numbers.set(value, number);
    slice.indices = makeRoom(slice.indices, this.#count);
    slice.indices[this.#count] = number;
    this.#slices.set(key, slice);
    if (this.#slices.size > MAX_KEYS) throw tooMany(place, `${MAX_KEYS} slice keys`);
  }
}

/**
 * Share of items sent to human review, 0..1.
 *
 * @throws {RangeError} If there are no items.
 */
export function reviewRate(table: OutcomeTable): number {
  if (table.count === 0) throw new RangeError('expected at least one item, got none');
  return countWhere(table, ({ review }) => review) / table.count;
}

/** Number of items with NaN or an infinity in a scored output. */
export function nonFiniteCount(table: OutcomeTable): number {
  return countWhere(table, ({ finite }) => !finite);
}

function countWhere(table: OutcomeTable, holds: (outcome: StoredOutcome) => boolean): number {
  let count = 0;
  for (let index = 0; index < table.count; index++) if (holds(table.outcomeAt(index))) count += 1;
  return count;
}

interface GrowingSlice {
  readonly numbers: Map<string, number>;
  indices: Uint16Array<ArrayBuffer>;
}

function tooMany(place: string, what: string): UserError {
  return new UserError(
    `${place}: expected at most ${what}, got more.`,
    'Use slices for groups of items, such as a class or a source. Put the names of single items in "id".',
  );
}

type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** The column itself, or a longer copy if `index` is beyond its end. */
function makeRoom<Values extends Column>(column: Values, index: number): Values {
  return index < column.length ? column : resize(column, Math.ceil(index * 1.25) + 64);
}

function resize<Values extends Column>(column: Values, length: number): Values {
  const longer = new (column.constructor as new (length: number) => Values)(length);
  longer.set(column);
  return longer;
}

const packConfidence = (confidence: number): number =>
  confidence >= 0 && confidence <= 1 ? 1 + Math.round(confidence * CONFIDENCE_STEPS) : 0;

const FLAG = { judged: 1, correct: 2, review: 4, nonFinite: 8 } as const;

function packFlags({ correct, review, finite }: ItemOutcome): number {
  return (
    (correct === undefined ? 0 : FLAG.judged) |
    (correct === true ? FLAG.correct : 0) |
    (review ? FLAG.review : 0) |
    (finite ? 0 : FLAG.nonFinite)
  );
}

function unpackFlags(flags: number): Pick<StoredOutcome, 'correct' | 'review' | 'finite'> {
  return {
    correct: (flags & FLAG.judged) === 0 ? undefined : (flags & FLAG.correct) !== 0,
    review: (flags & FLAG.review) !== 0,
    finite: (flags & FLAG.nonFinite) === 0,
  };
}
