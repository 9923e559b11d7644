import type { ArmName } from '../../../engine/onnxruntime/arm.ts';

/** A model's input for an item, as far as a report shows it. All of it is untrusted. */
export type ItemInput =
  | { readonly kind: 'texts'; readonly texts: readonly ShownText[] }
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly width: number; readonly height: number }
  /** The first few. `of`: how many there are in all. */
  | { readonly kind: 'values'; readonly values: readonly ShownValue[]; readonly of: number };

export interface ShownText {
  /** The speaker in a conversation; null for a text alone. */
  readonly role: 'system' | 'user' | 'assistant' | null;
  readonly text: string;
}

/** A column of a table, or an input of a model, with its first few elements. `of`: how many it has in all. */
export interface ShownValue {
  readonly name: string;
  readonly elements: readonly (number | string)[];
  readonly of: number;
}

/** Facts about the items that flipped, besides the measurements. */
export interface FlippedItems {
  /** Names of the task's classes, by number; undefined if it has none. */
  readonly classes?: readonly string[] | undefined;
  /** By position in the data that was scored; only of the first few. */
  readonly inputs: ReadonlyMap<number, ItemInput>;
  /** Of tasks whose answers are texts, by position; absent for others. */
  readonly texts?: ReadonlyMap<number, FlippedTexts> | undefined;
}

/** What an item should be answered, and what was answered, as plain text that is cut; null where unknown. */
export interface FlippedTexts {
  readonly label: string | null;
  readonly answers: Readonly<Record<ArmName, string | null>>;
}
