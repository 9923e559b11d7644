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
 * A table as lines of at most `MAX_COLUMNS` columns: a list of lines per row. Cells that are too wide are broken between
 * words, or within a word that is too long itself. Only columns that are never broken can make a line longer.
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

/** Breaks a cell into lines of at most `width` columns; a space without a break stays in its line. */
function breakCell(cell: string, width: number): readonly string[] {
  if (cell.length <= width) return [cell];
  const lines: string[] = [];
  let line = '';
  const end = (next: string): void => {
    if (line !== '') lines.push(line);
    line = next;
  };
  for (const word of cell.split(' ')) {
    if (line !== '' && `${line} ${word}`.length <= width) line = `${line} ${word}`;
    else end(word);
    while (line.length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  end('');
  return lines;
}

const pad = (text: string, width: number, align: ColumnRule['align']): string =>
  align === 'right' ? text.padStart(width) : text.padEnd(width);
