import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { jsonProblem } from '../../errors/plain-text.ts';
import { listNames, show } from '../data-error.ts';
import { readBytes } from '../read-exactly.ts';
import type { DataFile } from '../regression-set.ts';
import { readLines } from './read-lines.ts';

/** The keys that an item may have, and how to write one. */
interface LineShape {
  readonly keys: readonly string[];
  readonly hint: string;
}

/** An item as written: an object on a line of its own. */
export interface JsonLine {
  readonly values: ReadonlyMap<string, unknown>;
  /** The item's own id, or its position as text ("1" is the first). */
  readonly id: string;
  readonly slice: Readonly<Record<string, string>>;
  /** "set.jsonl, line 12". */
  readonly place: string;
}

/**
 * The objects of a `.jsonl` or `.jsonl.gz` file, one per line. Empty lines are skipped. Holds one line in memory at a
 * time.
 *
 * @param shape.keys - All keys that an object may have, `id` and `slice` among them.
 * @throws {UserError} At a line that is not a JSON object, has an unknown key, or a wrong `id` or `slice`.
 */
export async function* readJsonLines(
  source: DataFile,
  shape: LineShape,
): AsyncGenerator<JsonLine, void, undefined> {
  let position = 0;
  for await (const { text, number } of readLines(readBytes(source), source.shownPath)) {
    if (text.trim() === '') continue;
    position += 1;
    const place = `${source.shownPath}, line ${number}`;
    const values = new Map(readEntries(parseJson(text, place, shape), { name: 'an item', place, shape }));
    refuseUnknown(values, place, shape);
    yield {
      values,
      id: readId(values.get('id'), { position, place, shape }),
      slice: readSlice(values.get('slice'), place, shape),
      place,
    };
  }
}

/**
 * Own entries only, so that `__proto__` is a key like any other.
 *
 * @throws {UserError} If the value is not an object.
 */
export function readEntries(
  value: unknown,
  { name, place, shape }: { name: string; place: string; shape: Pick<LineShape, 'hint'> },
): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new UserError(`${place}: expected an object for ${name}, got ${show(value)}.`, shape.hint);
}

function refuseUnknown(values: ReadonlyMap<string, unknown>, place: string, { keys, hint }: LineShape): void {
  const unknown = [...values.keys()].find((key) => !keys.includes(key));
  if (unknown === undefined) return;
  throw new UserError(
    `${place}: expected the keys ${listNames(keys)}, got ${show(unknown)}.`,
    hint + didYouMean(unknown, keys),
  );
}

function parseJson(text: string, place: string, { hint }: LineShape): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(
      `${place}: expected this line to be JSON, got ${jsonProblem(error)}.`,
      PYTHON_NUMBER.test(text) ? 'Write "NaN", "Infinity" and "-Infinity" in quotes.' : hint,
    );
  }
}

/** Python's `json.dumps` writes these numbers, which JSON does not have. */
const PYTHON_NUMBER = /[:[,]\s*-?(NaN|Infinity)\s*[\],}]/;

function readId(
  id: unknown,
  { position, place, shape }: { position: number; place: string; shape: LineShape },
): string {
  if (id === undefined) return String(position);
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new UserError(`${place}: expected a string for "id", got ${show(id)}.`, shape.hint);
}

function readSlice(slice: unknown, place: string, shape: LineShape): Readonly<Record<string, string>> {
  if (slice === undefined) return {};
  const entries = readEntries(slice, { name: '"slice"', place, shape }).map(([key, value]) => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return [key, String(value)] as const;
    }
    throw new UserError(
      `${place}: expected a string for slice ${show(key)}, got ${show(value)}.`,
      'Write slices as { "<key>": "<value>" }.',
    );
  });
  return Object.fromEntries(entries);
}
