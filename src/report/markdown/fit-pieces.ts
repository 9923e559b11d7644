/** A part of the report that may have to go. */
export interface ReportPiece {
  /** What is said to be cut: "slices". */
  readonly name: string;
  readonly text: string;
  /** Cut from the highest on; equal ones from the last on. */
  readonly rank: number;
  /** Without this piece, this one makes no sense. */
  readonly needs?: ReportPiece;
}

/** What stands between two pieces. */
export const GAP = '\n\n';

/** The pieces that fit into `maxUnits` UTF-16 units, the most important first served, in the order given; and the rest. */
export function fitPieces(pieces: readonly ReportPiece[], maxUnits: number) {
  const kept = new Set<ReportPiece>();
  let units = 0;
  for (const piece of pieces.toSorted((left, right) => left.rank - right.rank)) {
    const size = piece.text.length + GAP.length;
    if (units + size > maxUnits || (piece.needs !== undefined && !kept.has(piece.needs))) continue;
    kept.add(piece);
    units += size;
  }
  return {
    kept: pieces.filter((piece) => kept.has(piece)),
    cut: pieces.filter((piece) => !kept.has(piece)),
  };
}
