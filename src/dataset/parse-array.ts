/**
 * An array that a field of a .csv file has as JSON, such as `[480, 640]`.
 *
 * @returns Undefined if the text is none.
 */
export function parseArray(text: string): readonly unknown[] | undefined {
  if (!text.trim().startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
