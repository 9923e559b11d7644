/** Columns of a line of a table. */
export const MAX_COLUMNS = 100;

const INDENT = '  ';
const GAP = '  ';

/** How a column is laid out. */
export interface ColumnRule {
  readonly align: 'left' | 'right';
  /** Its turn to be broken into several lines if the table is too wide, from 1; absent if it never is. */
  readonly wraps?: number;
  /** Columns that it has at least then. */
  readonly least?: number;
}

/**
 * A table as lines of at most `MAX_COLUMNS` columns: a list of lines per row. Cells that are too wide are broken into lines.
 * Only columns that may not be broken can make a line longer.
 *
 * @param rows - The heading first. Cells are plain text without line breaks.
 */
export function layTable(
  rows: readonly (readonly string[])[],
  rules: readonly ColumnRule[],
): readonly (readonly string[])[] {
  const widths = fitWidths(rows, rules);
  return rows.map((row) => {
    const cells = row.map((cell, column) => breakCell(cell, widths[column] ?? 0));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const texts = cells.map((cell, column) =>
        pad(cell[line] ?? '', widths[column] ?? 0, rules[column]?.align ?? 'left'),
      );
      return `${INDENT}${texts.join(GAP)}`.trimEnd();
    });
  });
}

function fitWidths(rows: readonly (readonly string[])[], rules: readonly ColumnRule[]): readonly number[] {
  const widths = rules.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const order = rules
    .map((rule, column) => ({ ...rule, column }))
    .filter(({ wraps }) => wraps !== undefined)
    .toSorted((left, right) => (left.wraps ?? 0) - (right.wraps ?? 0));
  for (const { column, least = 1 } of order) {
    const taken = widths.reduce((sum, width) => sum + width + GAP.length, INDENT.length - GAP.length);
    const width = widths[column] ?? 0;
    if (taken <= MAX_COLUMNS) break;
    const wanted = Math.max(least, width - (taken - MAX_COLUMNS));
    // As wide as the lines really are: they rarely fill the width.
    widths[column] = Math.min(
      width,
      Math.max(0, ...rows.flatMap((row) => breakCell(row[column] ?? '', wanted).map(({ length }) => length))),
    );
  }
  return widths;
}

/** Where a cell may be broken, the best place first, and what joins two parts in one line. */
const BREAKS: readonly { readonly at: RegExp; readonly glue: string }[] = [
  { at: / /, glue: ' ' },
  { at: /\u00a0/, glue: '\u00a0' },
  { at: /(?<=\/)/, glue: '' },
];

/** Breaks a cell into lines of at most `width` columns: between words, else between a figure and its unit, else anywhere. */
function breakCell(cell: string, width: number, breaks = BREAKS): readonly string[] {
  if (cell.length <= width) return [cell];
  const [first, ...finer] = breaks;
  if (first === undefined) return cutText(cell, width);
  const lines: string[] = [];
  for (const part of cell.split(first.at)) {
    const joined = `${lines.at(-1) ?? ''}${first.glue}${part}`;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(...breakCell(part, width, finer));
  }
  return lines;
}

const cutText = (text: string, width: number): string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, line) =>
    text.slice(line * width, (line + 1) * width),
  );

const pad = (text: string, width: number, align: ColumnRule['align']): string =>
  align === 'right' ? text.padStart(width) : text.padEnd(width);
