import { UserError } from '../../errors/errors.ts';
import { createInputReader } from '../fit-inputs.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';
import { type JsonLine, readEntries, readJsonLines } from './json-lines.ts';

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
  try {
    for await (const line of readJsonLines(source, SHAPE)) {
      refuseMissing(line);
      const { values, id, slice, place } = line;
      const inputs = readEntries(values.get('inputs'), { name: '"inputs"', place, shape: SHAPE });
      yield {
        id,
        ...reader.decode(new Map(inputs), place),
        label: values.get('label'),
        slice,
        place,
      };
    }
  } finally {
    observe({ missing: NONE_MISSING, names: reader.names() });
  }
}

const SHAPE = {
  keys: ['id', 'inputs', 'label', 'slice'],
  hint: 'Write one item per line: {"inputs": {"<input name>": value}, "label": …}. "id" and "slice" are optional.',
};

function refuseMissing({ values, place }: JsonLine): void {
  const missing = ['inputs', 'label'].find((key) => !values.has(key));
  if (missing !== undefined) throw new UserError(`${place}: expected "${missing}", got none.`, SHAPE.hint);
}
