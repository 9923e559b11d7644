/**
 * Whether an object in a JSON text has a key twice. `JSON.parse` does not say so and keeps the last one, so that a person or
 * another program may read another value than the gate.
 *
 * @param value - What `JSON.parse` made of the text.
 */
export function repeatsKey(text: string, value: unknown): boolean {
  let written = 0;
  // In valid JSON, a string before a colon is a key.
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g))
    if (colon !== undefined) written += 1;
  return written !== countKeys(value);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce((sum: number, child) => sum + countKeys(child), own);
}
