import { UserError } from '../../errors/errors.ts';
import { createInputReader } from '../fit-inputs.ts';
import { type DataFacts, type DataSource, NONE_MISSING, type RegressionItem } from '../regression-set.ts';
import { keepTexts, tokenizeTexts } from '../text/tokenize-texts.ts';
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
  const shape = shapeOf(source);
  try {
    for await (const line of readJsonLines(source, shape)) {
      refuseMissing(line, shape);
      const { values, id, slice, place } = line;
      const given = values.get('inputs') ?? (source.text === undefined ? undefined : {});
      const inputs = readEntries(given, { name: '"inputs"', place, shape });
      const tokens = tokenizeTexts(source, (key) => values.get(key), place);
      yield {
        id,
        ...reader.decode(new Map([...inputs, ...tokens]), place),
        ...keepTexts(source, (key) => values.get(key)),
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

/** With a tokenizer, items have their text in place of the inputs that are made from it. */
function shapeOf({
  text,
  isUnlabelled = false,
}: DataSource): typeof SHAPE & { readonly required: readonly string[] } {
  const label = isUnlabelled ? [] : ['label'];
  if (text === undefined) return { ...SHAPE, required: ['inputs', ...label] };
  const fields = text.columns.map((name) => `${JSON.stringify(name)}: "…"`).join(', ');
  return {
    keys: [...new Set([...SHAPE.keys, ...text.columns])],
    hint: `Write one item per line: {${fields}, "label": …}. "id", "slice" and "inputs" are optional.`,
    required: [...text.columns, ...label],
  };
}

function refuseMissing(
  { values, place }: JsonLine,
  { required, hint }: { readonly required: readonly string[]; readonly hint: string },
): void {
  const missing = required.find((key) => !values.has(key));
  if (missing !== undefined) throw new UserError(`${place}: expected "${missing}", got none.`, hint);
}
