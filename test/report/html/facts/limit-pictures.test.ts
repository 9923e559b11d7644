import { describe, expect, test } from 'vitest';
import type { FlippedItems, ItemInput } from '../../../../src/report/html/facts/item-input.ts';
import { limitPictures } from '../../../../src/report/html/facts/limit-pictures.ts';

const TEXT: ItemInput = { kind: 'texts', texts: [] };

/** A picture of 4 bytes on the page for every 3, and a text. */
const pictured = (bytes: number): FlippedItems => ({
  inputs: new Map<number, ItemInput>([
    [0, { kind: 'picture', png: new Uint8Array(bytes), width: 1, height: 1 }],
    [1, TEXT],
  ]),
});

describe('limitPictures', () => {
  const flipped = new Map([
    ['mild', pictured(1)],
    ['worst', pictured(4)],
  ]);

  test.each([
    { title: 'all that fit, at the limit', maxBytes: 12, kept: { worst: [0, 1], mild: [0, 1] } },
    { title: 'not the one that is one byte over', maxBytes: 11, kept: { worst: [0, 1], mild: [1] } },
    { title: 'none after the first without room', maxBytes: 7, kept: { worst: [1], mild: [1] } },
  ])('keeps $title', ({ maxBytes, kept }) => {
    const limited = limitPictures(['worst', 'unmeasured', 'mild'], flipped, maxBytes);
    expect(Object.fromEntries([...limited].map(([id, { inputs }]) => [id, [...inputs.keys()]]))).toEqual(
      kept,
    );
  });
});
