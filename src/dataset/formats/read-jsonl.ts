import { UserError } from '../../errors/errors.ts';
import { decodeInputs } from '../fit-inputs.ts';
import type { DataSource, RegressionItem } from '../regression-set.ts';
import { type JsonLine, readEntries, readJsonLines } from './json-lines.ts';

/**
 * The items of a `.jsonl` or `.jsonl.gz` file, one per line: `{ "id"?, "inputs": { "<name>": value }, "label",
 * "slice"? }`. Empty lines are skipped. Holds one line in memory at a time.
 *
 * @throws {UserError} At a line that is not JSON, lacks a key, has an unknown key, or does not fit the model.
 */
export async function* readJsonl(source: DataSource): AsyncGenerator<RegressionItem, void, undefined> {
  for await (const line of readJsonLines(source, SHAPE)) {
    refuseMissing(line);
    const { values, id, slice, place } = line;
    const inputs = readEntries(values.get('inputs'), { name: '"inputs"', place, shape: SHAPE });
    yield {
      id,
      ...decodeInputs(inputs, { place, signatures: source.inputs }),
      label: values.get('label'),
      slice,
      place,
    };
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
