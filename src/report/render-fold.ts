/** A part of the report that the reader unfolds. */
export interface Fold {
  /** Names the part where it had to be cut: "slices". */
  readonly name: string;
  /** Our own words and figures only: markdown escapes do not work inside `<summary>`. */
  readonly summary: string;
  readonly body: string;
}

/** The fold as GitHub shows it. The blank lines make the body markdown again. */
export function renderFold({ summary, body }: Fold): string {
  return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
