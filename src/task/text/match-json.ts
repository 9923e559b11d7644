/**
 * Parses a text that should be JSON and nothing else.
 *
 * @returns Undefined if it is not.
 */
export function parseAnswer(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a value is an object that has every key of the label, with an equal value. It may have more keys. */
export function hasValues(value: unknown, label: Readonly<Record<string, unknown>>): boolean {
  return isObject(value) && Object.entries(label).every(([key, part]) => hasEqual(value, key, part));
}

/** Whether arrays and objects are nested in each other at most so many times. */
export function isNestedWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isNestedWithin(part, levels - 1));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasEqual = (value: object, key: string, part: unknown): boolean =>
  Object.hasOwn(value, key) && isEqual((value as Record<string, unknown>)[key], part);

/** Descends only as deep as `label`. */
function isEqual(value: unknown, label: unknown): boolean {
  if (Array.isArray(label)) {
    return (
      Array.isArray(value) &&
      value.length === label.length &&
      label.every((part, index) => isEqual(value[index], part))
    );
  }
  if (!isObject(label)) return value === label;
  return (
    isObject(value) &&
    Object.keys(value).length === Object.keys(label).length &&
    hasValues(value, { ...label })
  );
}
