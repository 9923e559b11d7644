import { dataError, type Subject, show } from '../data-error.ts';

/** As pandas reads and R writes them. */
const MISSING = /^(|na|n\/a|#n\/a|<na>|null|none)$/i;

/** Whether a field of a CSV file is a missing value, which text never is. */
export function isMissing(text: string, dtype: string): boolean {
  return dtype !== 'string' && MISSING.test(text.trim());
}

/**
 * The JSON value of a field. A missing value is NaN. Text that is not a value is returned as it is, and decoding it
 * then fails.
 *
 * @throws {UserError} At a missing value of a type that has no NaN, and at a decimal comma.
 */
export function readCell(text: string, dtype: string, subject: Subject): unknown {
  if (dtype === 'string') return text;
  if (isMissing(text, dtype)) return missingValue(text, dtype, subject);
  const word = text.trim();
  if (dtype === 'bool' && /^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  if (/int64$/.test(dtype) && /^-?\d+$/.test(word)) return word;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word);
  if (/^nan$/i.test(word)) return 'NaN';
  if (/^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(word)) throw decimalComma(word, subject);
  const infinity = /^([+-]?)inf(inity)?$/i.exec(word);
  return infinity === null ? text : `${infinity[1] === '-' ? '-' : ''}Infinity`;
}

function missingValue(text: string, dtype: string, subject: Subject): unknown {
  if (dtype.startsWith('float')) return 'NaN';
  throw dataError(subject, {
    expected: 'a value',
    got: text.trim() === '' ? 'an empty field' : show(text),
    hint: `Fill it in, or remove the item: only float inputs can be missing (NaN), and this one is ${dtype}.`,
  });
}

function decimalComma(word: string, subject: Subject): Error {
  return dataError(subject, {
    expected: 'a number with a decimal point',
    got: show(word),
    hint: 'Write decimal points, for example with pandas.read_csv(path, sep=";", decimal=",").to_csv(path, index=False).',
  });
}
