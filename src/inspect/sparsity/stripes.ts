/** Values of a tensor that are read together: whole groups of four along the summed axis, if there is one. */
interface Stripe {
  /** Pieces to read, in order. */
  readonly parts: readonly { readonly position: number; readonly length: number }[];
  /** Elements from one step along the axis to the next, within the stripe; undefined without such groups. */
  readonly stride: number | undefined;
}

/** How a dense tensor is laid out in its bytes. */
export interface Layout {
  readonly bytes: number;
  readonly bitsPerElement: number;
  /** Product of the sizes after the summed axis; undefined if 2:4 cannot be checked along it. */
  readonly stride: number | undefined;
}

/** Largest stripe in bytes: small enough for the cache, large enough that reads are cheap. */
export const STRIPE_BYTES = 64 * 1024;
const WINDOW_BYTES = STRIPE_BYTES / 4;
const ALIGNMENT = 64;

/**
 * Divides a tensor into stripes and picks evenly spread ones. The same layout and limit always give the same stripes.
 *
 * @param limit - Bytes to read. At least one stripe is picked; all of them if the limit covers the tensor.
 */
export function* chooseStripes(layout: Layout, limit: number): Generator<Stripe> {
  const { count, at } = divide(layout);
  const wanted = Math.max(1, Math.floor((count * Math.min(limit, layout.bytes)) / Math.max(layout.bytes, 1)));
  for (let index = 0; index < Math.min(wanted, count); index += 1) {
    yield at(Math.floor(((index + 0.5) * count) / wanted));
  }
}

interface Division {
  readonly count: number;
  readonly at: (index: number) => Stripe;
}

function divide({ bytes, bitsPerElement, stride }: Layout): Division {
  const rowBytes = ((stride ?? 0) * bitsPerElement) / 8;
  if (stride === undefined) return divideFlat(bytes, ALIGNMENT, undefined);
  if (4 * rowBytes <= STRIPE_BYTES) return divideFlat(bytes, 4 * rowBytes, stride);
  return divideRows(bytes, rowBytes, bitsPerElement);
}

/** Stripes of one piece each. */
function divideFlat(bytes: number, blockBytes: number, stride: number | undefined): Division {
  const stripeBytes = Math.floor(STRIPE_BYTES / blockBytes) * blockBytes;
  return {
    count: Math.ceil(bytes / stripeBytes),
    at: (index) => {
      const position = index * stripeBytes;
      return { parts: [{ position, length: Math.min(stripeBytes, bytes - position) }], stride };
    },
  };
}

/** For rows that are too long for one piece: each stripe has the same columns of four rows. */
function divideRows(bytes: number, rowBytes: number, bitsPerElement: number): Division {
  const windows = Math.ceil(rowBytes / WINDOW_BYTES);
  return {
    count: Math.floor(bytes / (4 * rowBytes)) * windows,
    at: (index) => {
      const column = (index % windows) * WINDOW_BYTES;
      const first = Math.floor(index / windows) * 4 * rowBytes + column;
      const length = Math.min(WINDOW_BYTES, rowBytes - column);
      const parts = [0, 1, 2, 3].map((row) => ({ position: first + row * rowBytes, length }));
      return { parts, stride: (length * 8) / bitsPerElement };
    },
  };
}
