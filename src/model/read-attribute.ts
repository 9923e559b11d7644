import { createHash, type Hash } from 'node:crypto';
import type { FieldReaders, ProtobufReader } from './protobuf/protobuf-reader.ts';

/** An attribute of a node, without the values of its tensors and the nodes of its graphs. */
export interface AttributeRecord {
  readonly name: string;
  /** Its whole numbers, at most the first 16. An attribute of type INT has one. */
  readonly ints: readonly number[];
  /**
   * Its numbers and strings, or their hash if they are long. For a string over 64 KiB, only the start and the length
   * count.
   */
  readonly content: string;
  /** Models without tensors, such as trees, store their learned values in lists. */
  readonly holds: 'floats' | 'other-list' | 'one-value';
}

const MAX_INTS = 16;
const MAX_TEXT_BYTES = 64 * 1024;
const MAX_CONTENT = 200;

/**
 * Reads the pending value as an `AttributeProto`.
 *
 * @param children - Readers for its tensors and graphs: fields 5, 6, 10, 11, 22 and 23.
 */
export function readAttribute(reader: ProtobufReader, children: FieldReaders): AttributeRecord {
  const content = new Content();
  const ints: number[] = [];
  let name = '';
  let holds: AttributeRecord['holds'] = 'one-value';
  const readFloat = () => content.add(`f${reader.fixed32()}`);
  const readInt = () => {
    const value = reader.int64();
    content.add(`i${value}`);
    if (ints.length < MAX_INTS) ints.push(Number(value));
  };
  const readText = () => {
    const { length, bytes } = reader.prefix(MAX_TEXT_BYTES);
    content.add(`s${length}:${Buffer.from(bytes).toString('latin1')}`);
  };
  reader.message({
    ...children,
    1: () => {
      name = reader.text();
    },
    2: readFloat,
    3: readInt,
    4: readText,
    7: () => {
      holds = 'floats';
      reader.repeated(readFloat);
    },
    8: () => {
      holds = 'other-list';
      reader.repeated(readInt);
    },
    9: () => {
      holds = 'other-list';
      readText();
    },
    21: readText,
  });
  return { name, ints, content: content.text(), holds };
}

/** Text that is replaced by its hash once it is long, so that a list of millions is never in memory. */
class Content {
  #text = '';
  #hash: Hash | undefined;

  add(piece: string): void {
    this.#text += `${piece},`;
    if (this.#text.length <= MAX_CONTENT) return;
    this.#hash ??= createHash('sha256');
    this.#hash.update(this.#text, 'latin1');
    this.#text = '';
  }

  text(): string {
    return this.#hash === undefined ? this.#text : this.#hash.update(this.#text, 'latin1').digest('base64');
  }
}
