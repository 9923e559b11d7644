import { UserError } from '../../errors/errors.ts';
import { dataError, listNames, show } from '../data-error.ts';
import type { DataSource } from '../regression-set.ts';
import type { TextTokenizer, TokenizedText } from './text-reading.ts';

const NAMES = ['input_ids', 'attention_mask', 'token_type_ids'] as const satisfies (keyof TokenizedText)[];

/** Whether an input is made from the text. */
export const isTokenized = (name: string, { text }: Pick<DataSource, 'text'>): boolean =>
  text !== undefined && NAMES.some((each) => each === name);

/** @throws {UserError} If texts are to be tokenized for a model that takes no tokens. */
export function refuseWithoutTokens({ inputs, text, shownPath }: DataSource): void {
  if (text === undefined || inputs.length === 0 || inputs.some(({ name }) => name === 'input_ids')) return;
  throw new UserError(
    `${shownPath}: expected a model with the input "input_ids" for the tokenizer, got ${listNames(inputs.map(({ name }) => name))}.`,
    'Remove "tokenizer" and "text" from the data set, or export the model with the names that its tokenizer uses.',
  );
}

/** Longer than any book; such a text is a mistake in the file. */
const MAX_TEXT_CHARACTERS = 2 ** 22;

/**
 * The values of the inputs that are made from an item's text, by name: those that the model declares.
 *
 * @param textIn - The item's value of a column or key.
 * @throws {UserError} If it is no text, or cannot be tokenized.
 */
export function tokenizeTexts(
  source: Pick<DataSource, 'inputs' | 'text'>,
  textIn: (column: string) => unknown,
  place: string,
): ReadonlyMap<string, readonly number[]> {
  const { text, inputs } = source;
  if (text === undefined) return new Map();
  const texts = text.columns.map((column) => readText(textIn(column), column, place));
  const length = fixedLength(source);
  const limits = [text.maxLength, length].filter((limit) => limit !== undefined);
  const maxLength = limits.length === 0 ? undefined : Math.min(...limits);
  const tokens = encode(text.tokenizer, texts, { maxLength, padTo: length, place });
  const declared = NAMES.filter((name) => inputs.some((input) => input.name === name));
  return new Map(declared.map((name) => [name, tokens[name]]));
}

/** The texts that {@link tokenizeTexts} takes, as part of an item; nothing if it takes none. */
export const keepTexts = (
  { text }: Pick<DataSource, 'text'>,
  textIn: (column: string) => unknown,
): { readonly texts?: readonly string[] } =>
  text === undefined ? {} : { texts: text.columns.map((column) => String(textIn(column))) };

function encode(
  tokenizer: TextTokenizer,
  texts: readonly string[],
  { place, ...limits }: { maxLength: number | undefined; padTo: number | undefined; place: string },
): TokenizedText {
  try {
    return tokenizer.encode(texts, limits);
  } catch (error) {
    throw new UserError(
      `${place}: expected a text that ${tokenizer.shownPath} can tokenize, got "${error instanceof Error ? error.message : String(error)}".`,
      'Check "max-length", and that the file is the tokenizer of this model.',
      { cause: error },
    );
  }
}

/** The length that the model declares for its tokens; undefined for any. */
function fixedLength({ inputs }: Pick<DataSource, 'inputs'>): number | undefined {
  const last = inputs.find(({ name }) => name === 'input_ids')?.shape?.at(-1);
  return typeof last === 'number' && last > 0 ? last : undefined;
}

function readText(value: unknown, column: string, place: string): string {
  const subject = { place, name: listNames([column]) };
  const hint = 'Write the text, or remove the item.';
  if (typeof value !== 'string') {
    const got = value === undefined || value === null ? 'none' : show(value);
    throw dataError(subject, { expected: 'text', got, hint });
  }
  if (value.length <= MAX_TEXT_CHARACTERS) return value;
  const expected = `at most ${MAX_TEXT_CHARACTERS} characters`;
  throw dataError(subject, { expected, got: String(value.length), hint });
}
