import { dataError, listNames, show } from '../data-error.ts';

/** As pandas reads and R writes them. */
const MISSING = /^(|na|n\/a|#n\/a|<na>|null|none)$/i;

/** Where a field is. */
interface CellPlace {
  readonly place: string;
  readonly column: string;
}

/**
 * The JSON value of a field of a CSV file. Text that is not a value is returned as it is, and decoding it then fails.
 *
 * @returns Undefined for the missing value of a float.
 * @throws {UserError} At a missing value of a type that has no NaN, and at a decimal comma.
 */
export function readCell(text: string, dtype: string, at: CellPlace): unknown {
  if (dtype === 'string') return text;
  const word = text.trim();
  if (dtype === 'bool' && /^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  if (/int64$/.test(dtype) && /^-?\d+$/.test(word)) return word;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word);
  if (/^nan$/i.test(word)) return 'NaN';
  if (MISSING.test(word)) {
    if (dtype.startsWith('float')) return undefined;
    throw missingValue(word, dtype, at);
  }
  if (/^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(word)) throw decimalComma(word, at);
  const infinity = /^([+-]?)inf(inity)?$/i.exec(word);
  return infinity === null ? text : `${infinity[1] === '-' ? '-' : ''}Infinity`;
}

const subjectOf = ({ place, column }: CellPlace) => ({ place, name: `column ${listNames([column])}` });

function missingValue(word: string, dtype: string, at: CellPlace): Error {
  return dataError(subjectOf(at), {
    expected: 'a value',
    got: word === '' ? 'an empty field' : show(word),
    hint: `Fill it in, or remove the item: only float inputs can be missing (NaN), and this one is ${dtype}.`,
  });
}

function decimalComma(word: string, at: CellPlace): Error {
  return dataError(subjectOf(at), {
    expected: 'a number with a decimal point',
    got: show(word),
    hint: 'Write decimal points, for example with pandas.read_csv(path, sep=";", decimal=",").to_csv(path, index=False).',
  });
}
