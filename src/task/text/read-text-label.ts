import { dataError, show } from '../../dataset/data-error.ts';
import type { PromptItem } from '../../dataset/prompt-set.ts';
import type { UserError } from '../../errors/errors.ts';
import { compilePattern, type LinearPattern, PATTERN_HINT } from '../../policy/served/linear-pattern.ts';
import { lastNumber } from './last-number.ts';
import { isNestedWithin } from './match-json.ts';
import { normalizeAnswer } from './normalize-answer.ts';

/** The part of an item that is scored against. */
export type Labelled = Pick<PromptItem, 'label' | 'place'>;

/**
 * The texts that are right answers, trimmed; at least one, none of them empty.
 *
 * @throws {UserError} If the label is not a text, a number, a boolean, or an array of these.
 */
export function readTextLabel(item: Labelled): readonly string[] {
  const texts = listOf(item.label).map((each) => (isPlain(each) ? String(each).trim() : ''));
  if (texts.length > 0 && !texts.includes('')) return texts;
  throw wrongLabel(
    item,
    'a text, or an array of texts that are all right',
    'Write "label": "…" or "label": ["…", "…"].',
  );
}

/**
 * As {@link readTextLabel}, but may be empty, as silence is.
 *
 * @throws {UserError} As {@link readTextLabel}.
 */
export const readSpokenLabel = (item: Labelled): readonly string[] =>
  typeof item.label === 'string' && item.label.trim() === '' ? [''] : readTextLabel(item);

/**
 * As {@link readTextLabel}, for scores that compare normalized texts.
 *
 * @throws {UserError} Also if nothing is left of a text: an empty answer would match it.
 */
export function readWordsLabel(item: Labelled): readonly string[] {
  const texts = readTextLabel(item);
  if (texts.every((text) => normalizeAnswer(text) !== '')) return texts;
  throw wrongLabel(
    item,
    'a text with more than punctuation and articles (a, an, the)',
    'These are ignored, so that any empty answer would be right. Use "score: exact-match".',
  );
}

/**
 * The numbers that are right answers; at least one, all finite. Of a text, the last number counts, as in "#### 72".
 *
 * @throws {UserError} If the label is not a number, a text with a number, or an array of these.
 */
export function readNumberLabel(item: Labelled): readonly number[] {
  const numbers = listOf(item.label).map((each) =>
    typeof each === 'string'
      ? (lastNumber(each) ?? Number.NaN)
      : typeof each === 'number'
        ? each
        : Number.NaN,
  );
  if (numbers.length > 0 && numbers.every(Number.isFinite)) return numbers;
  throw wrongLabel(
    item,
    'a number, or an array of numbers that are all right',
    'Write "label": 72 or "label": "72".',
  );
}

/**
 * The regular expressions that right answers match, one of them at least.
 *
 * @throws {UserError} If the label is not a regular expression, or an array of these.
 */
export function readPatternLabel(item: Labelled, options: { ignoreCase: boolean }): readonly LinearPattern[] {
  const sources = listOf(item.label);
  if (sources.length === 0) throw wrongLabel(item, 'a regular expression', PATTERN_HINT);
  return sources.map((source) => {
    if (typeof source !== 'string') throw wrongLabel(item, 'a regular expression', PATTERN_HINT);
    const read = compilePattern(source, options);
    if ('pattern' in read) return read.pattern;
    const got = `${show(source)} (${read.problem})`;
    throw dataError(
      { place: item.place, name: 'the label' },
      { expected: 'a regular expression in RE2’s syntax', got, hint: PATTERN_HINT },
    );
  });
}

/** Far deeper than any answer that people would write down. */
export const MAX_LEVELS = 64;

/**
 * The values that a JSON answer must have, by key; undefined without a label, if any JSON will do.
 *
 * @throws {UserError} If the label is not an object, or is nested too deeply.
 */
export function readJsonLabel(item: Labelled): Readonly<Record<string, unknown>> | undefined {
  const { label } = item;
  if (label === undefined) return undefined;
  const hint =
    'Write the keys that an answer must have: "label": {"name": "Ada"}. Without a label, any JSON is right.';
  if (typeof label !== 'object' || label === null || Array.isArray(label))
    throw wrongLabel(item, 'an object', hint);
  if (isNestedWithin(label, MAX_LEVELS)) return label as Readonly<Record<string, unknown>>;
  throw dataError(
    { place: item.place, name: 'the label' },
    { expected: `at most ${MAX_LEVELS} levels`, got: 'more', hint },
  );
}

const listOf = (label: unknown): readonly unknown[] => (Array.isArray(label) ? label : [label]);

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function wrongLabel({ place, label }: Labelled, expected: string, hint: string): UserError {
  const got = label === undefined ? 'none' : show(label);
  return dataError({ place, name: 'the label' }, { expected, got, hint });
}
