import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { jsonProblem } from '../../errors/plain-text.ts';
import { show } from '../data-error.ts';
import { createInputReader } from '../fit-inputs.ts';
import { readBytes } from '../read-exactly.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';
import { readLines } from './read-lines.ts';

/**
 * The items of a `.jsonl` or `.jsonl.gz` file, one per line: `{ "id"?, "inputs": { "<name>": value }, "label",
 * "slice"? }`. Empty lines are skipped. Holds one line in memory at a time.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} At a line that is not JSON, lacks a key, has an unknown key, or does not fit the model.
 */
export async function* readJsonl(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const reader = createInputReader(source);
  let position = 0;
  try {
    for await (const { text, number } of readLines(readBytes(source), source.shownPath)) {
      if (text.trim() === '') continue;
      position += 1;
      const place = `${source.shownPath}, line ${number}`;
      const record = parseRecord(text, place);
      yield {
        id: readId(record.id, position, place),
        ...reader.decode(new Map(readEntries(record.inputs, '"inputs"', place)), place),
        label: record.label,
        slice: readSlice(record.slice, place),
        place,
      };
    }
  } finally {
    observe({ missing: NONE_MISSING, names: reader.names() });
  }
}

const KEYS = ['id', 'inputs', 'label', 'slice'];
const LINE_HINT =
  'Write one item per line: {"inputs": {"<input name>": value}, "label": …}. "id" and "slice" are optional.';

interface ItemRecord {
  readonly id?: unknown;
  readonly inputs: unknown;
  readonly label: unknown;
  readonly slice?: unknown;
}

function parseRecord(text: string, place: string): ItemRecord {
  const record = new Map(readEntries(parseJson(text, place), 'an item', place));
  const unknown = [...record.keys()].find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new UserError(
      `${place}: expected the keys "id", "inputs", "label", "slice", got ${show(unknown)}.`,
      LINE_HINT + didYouMean(unknown, KEYS),
    );
  }
  const missing = ['inputs', 'label'].find((key) => !record.has(key));
  if (missing !== undefined) throw new UserError(`${place}: expected "${missing}", got none.`, LINE_HINT);
  return {
    id: record.get('id'),
    inputs: record.get('inputs'),
    label: record.get('label'),
    slice: record.get('slice'),
  };
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(
      `${place}: expected this line to be JSON, got ${jsonProblem(error)}.`,
      PYTHON_NUMBER.test(text) ? 'Write "NaN", "Infinity" and "-Infinity" in quotes.' : LINE_HINT,
    );
  }
}

/** Python's `json.dumps` writes these numbers, which JSON does not have. */
const PYTHON_NUMBER = /[:[,]\s*-?(NaN|Infinity)\s*[\],}]/;

/** Own entries only, so that `__proto__` is a key like any other. */
function readEntries(value: unknown, name: string, place: string): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new UserError(`${place}: expected an object for ${name}, got ${show(value)}.`, LINE_HINT);
}

function readId(id: unknown, position: number, place: string): string {
  if (id === undefined) return String(position);
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new UserError(`${place}: expected a string for "id", got ${show(id)}.`, LINE_HINT);
}

function readSlice(slice: unknown, place: string): Readonly<Record<string, string>> {
  if (slice === undefined) return {};
  const entries = readEntries(slice, '"slice"', place).map(([key, value]) => {
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
