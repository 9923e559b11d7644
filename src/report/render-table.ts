import { markdownTable } from 'markdown-table';

/** How the columns stand, a letter each: `l` for text, `r` for figures. */
export interface TableShape {
  readonly header: readonly string[];
  readonly align: string;
}

/** Wider cells are not padded: one hostile name would make every row as wide. */
const MAX_PADDED_CELL = 60;

/** A GFM table. Cells are markdown already and hold no raw pipe: `codeSpan` and `escapeProse` see to that. */
export function renderTable({ header, align }: TableShape, rows: readonly (readonly string[])[]): string {
  const alignDelimiters = rows.every((row) => row.every((cell) => cell.length <= MAX_PADDED_CELL));
  return markdownTable([header, ...rows], { align: [...align], alignDelimiters });
}

/** The first rows whose text fits into `maxUnits` UTF-16 units. */
export function fittingRows<Rows extends readonly (readonly string[])[]>(rows: Rows, maxUnits: number) {
  let units = 0;
  const end = rows.findIndex((row) => {
    units += row.join(' | ').length + 6;
    return units > maxUnits;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
