/** A part of the report that may be cut. */
export interface ReportPiece {
  /** Name in the list of omitted parts, such as "slices". */
  readonly name: string;
  readonly text: string;
  /** The highest is cut first, and the last of equal ones. */
  readonly rank: number;
  /** The piece without which this one makes no sense. */
  readonly needs?: ReportPiece;
}

/** Separator between two pieces. */
export const GAP = '\n\n';

/**
 * Picks the pieces that fit into `maxUnits`, the most important first, in the order given. Also returns the rest.
 *
 * @param sizeOf - Size of a text; UTF-16 units by default.
 */
export function fitPieces(
  pieces: readonly ReportPiece[],
  maxUnits: number,
  sizeOf: (text: string) => number = ({ length }) => length,
) {
  const kept = new Set<ReportPiece>();
  let units = 0;
  for (const piece of pieces.toSorted((left, right) => left.rank - right.rank)) {
    const size = sizeOf(piece.text) + GAP.length;
    if (units + size > maxUnits || (piece.needs !== undefined && !kept.has(piece.needs))) continue;
    kept.add(piece);
    units += size;
  }
  return {
    kept: pieces.filter((piece) => kept.has(piece)),
    cut: pieces.filter((piece) => !kept.has(piece)),
  };
}
