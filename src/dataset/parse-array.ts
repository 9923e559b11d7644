/**
 * An array or object that a field of a .csv file has as JSON.
 *
 * @returns Undefined if the text is neither.
 */
export function parseStructure(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: object = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * An array that a field of a .csv file has as JSON, such as `[480, 640]`.
 *
 * @returns Undefined if the text is none.
 */
export function parseArray(text: string): readonly unknown[] | undefined {
  const value = parseStructure(text);
  return Array.isArray(value) ? value : undefined;
}
