/** A commit or a digest as GitHub shortens it: its first 7 digits. */
export const shortSha = (sha: string): string => sha.slice(0, 7);

/** The same in Markdown: in backticks. */
export const shaText = (sha: string): string => `\`${shortSha(sha)}\``;

/** A file's digest in Markdown, by which a person compares files: 12 digits, in backticks. */
export const shortDigestText = (sha256: string): string => `\`${sha256.slice(0, 12)}\``;
