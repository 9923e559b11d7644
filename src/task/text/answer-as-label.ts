import type { TextScore } from '../../policy/served/text-task.ts';
import { lastNumber } from './last-number.ts';
import { isNestedWithin, parseAnswer } from './match-json.ts';
import { MAX_COMPARED } from './max-compared.ts';
import { normalizeAnswer } from './normalize-answer.ts';
import { MAX_LEVELS } from './read-text-label.ts';

/**
 * The label that a text would be a right answer for.
 *
 * @returns Undefined if there is nothing in it that the score compares: any other answer might be as right.
 */
export function answerAsLabel(answer: string, score: TextScore): unknown {
  const text = answer.trim();
  switch (score) {
    case 'exact-match':
    case 'bleu':
    case 'chrf':
      return text === '' ? undefined : text;
    case 'normalized-match':
    case 'token-f1':
      return normalizeAnswer(text) === '' ? undefined : text;
    case 'numeric-match':
      return Number.isFinite(lastNumber(text)) ? lastNumber(text) : undefined;
    case 'rouge-l':
      // Its words are of ASCII letters and digits.
      return isCompared(text) && /[a-z0-9]/i.test(text) ? text : undefined;
    case 'wer':
    case 'cer':
      return isCompared(text) ? text : undefined;
    case 'valid-json':
      return toFields(parseAnswer(text)?.value);
    case 'regex-match':
      return undefined;
  }
}

const isCompared = (text: string): boolean => text.length <= MAX_COMPARED;

function toFields(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.keys(value).length > 0 && isNestedWithin(value, MAX_LEVELS) ? value : undefined;
}
