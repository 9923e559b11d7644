import { plainText } from '../../errors/plain-text.ts';

/** Longest text of a cell; a longer one is cut. */
const MAX_TEXT = 500;

/** What a cell holds; null and undefined are empty. */
export type Cell = string | number | null | undefined;

/**
 * Lines as CSV with a header. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @see RFC 4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function renderCsv(header: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return [header, ...lines].map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('');
}

function renderCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = plainText(cell, MAX_TEXT);
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
