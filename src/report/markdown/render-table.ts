import { markdownTable } from 'markdown-table';
import { escapeProse } from './escape-markdown.ts';

/** Column headings, and one letter per column: `l` for text, `r` for figures. */
export interface TableShape {
  readonly header: readonly string[];
  readonly align: string;
}

/** Wider cells are not padded, because one hostile name would make every row as wide. */
const MAX_PADDED_CELL = 60;

/** A GFM table. Cells are markdown already and contain no raw pipe; `codeSpan` and `escapeProse` ensure that. */
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

/** A part of the report that the reader unfolds. */
export interface Fold {
  /** Name in the list of omitted parts, such as "slices". */
  readonly name: string;
  /** Our own words and figures only: markdown escapes do not work inside `<summary>`. */
  readonly summary: string;
  readonly body: string;
}

/** The fold as GitHub shows it. The blank lines make the body markdown again. */
export function renderFold({ summary, body }: Fold): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Lines of markdown as a list; empty if there are none. */
export const renderList = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const MAX_FACTS = 40;
const MAX_FACT_CHARACTERS = 400;

/** Named facts, one per line; undefined if there are none. */
export function renderFacts(
  title: string,
  facts: readonly (readonly [name: string, value: string])[],
): Fold | undefined {
  if (facts.length === 0) return undefined;
  const lines = facts
    .slice(0, MAX_FACTS)
    .map(([name, value]) => escapeProse(`${name}: ${value}`, MAX_FACT_CHARACTERS));
  return { name: title.toLowerCase(), summary: title, body: renderList(lines) };
}
