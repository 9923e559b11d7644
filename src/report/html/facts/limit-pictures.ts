import type { FlippedItems, ItemInput } from './item-input.ts';

/**
 * Leaves out the pictures of models from the first one on whose pictures have no room on the page.
 *
 * @param ids - Models in the order of the page.
 * @param maxBytes - Of all pictures, as they are written in the page.
 */
export function limitPictures(
  ids: readonly string[],
  flipped: ReadonlyMap<string, FlippedItems>,
  maxBytes: number,
): ReadonlyMap<string, FlippedItems> {
  let left = maxBytes;
  return new Map(
    ids.flatMap((id): [string, FlippedItems][] => {
      const items = flipped.get(id);
      if (items === undefined) return [];
      left -= [...items.inputs.values()].reduce((total, input) => total + bytesOf(input), 0);
      return [[id, left >= 0 ? items : { ...items, inputs: withoutPictures(items.inputs) }]];
    }),
  );
}

/** Base64 takes four bytes for three. */
const bytesOf = (input: ItemInput): number =>
  input.kind === 'picture' ? 4 * Math.ceil(input.png.length / 3) : 0;

const withoutPictures = (inputs: FlippedItems['inputs']): FlippedItems['inputs'] =>
  new Map([...inputs].filter(([, { kind }]) => kind !== 'picture'));
