import type { TextReview, TextScore, TextTask } from '../../policy/served/text-task.ts';
import type { ItemOutcome } from '../score/scorer.ts';
import { answerAsLabel } from './answer-as-label.ts';
import { bleuOf, bleuParts } from './bleu.ts';
import { chrfOf, chrfParts } from './chrf.ts';
import { countErrors, errorRate } from './count-errors.ts';
import { createTextReview } from './create-text-review.ts';
import { lastNumber } from './last-number.ts';
import { hasValues, parseAnswer } from './match-json.ts';
import { MAX_COMPARED } from './max-compared.ts';
import { normalizeAnswer } from './normalize-answer.ts';
import {
  type Labelled,
  readJsonLabel,
  readNumberLabel,
  readPatternLabel,
  readSpokenLabel,
  readTextLabel,
  readWordsLabel,
} from './read-text-label.ts';
import { rougeL } from './rouge-l.ts';
import { splitWords } from './split-words.ts';
import type { TextAnswer } from './text-answer.ts';
import { tokenF1 } from './token-f1.ts';

/** Judges the answers of a language model one by one. One scorer belongs to one model. */
export interface TextScorer {
  /**
   * Judges one answer.
   *
   * @throws {UserError} If the score needs a label that the item does not have. The message has the item's place.
   */
  score(answer: TextAnswer, item: Labelled): ItemOutcome;
  /**
   * The label that this answer would be right for, as JSON has it; undefined if there is none. Absent unless the baseline's
   * answers are the labels.
   */
  toLabel?(answer: TextAnswer): unknown;
}

/**
 * The scorer for a text task. `value` is how right an answer is, 0..1, or its error rate. Scores that grade, such as the
 * token F1, have no right and wrong. An answer that failed is wrong, counts as empty, and goes to review.
 */
export function createTextScorer({
  task,
  review,
  place,
}: {
  readonly task: TextTask;
  readonly review: TextReview | undefined;
  /** Place of the task in the policy, for messages: `models.chat.task`. */
  readonly place: string;
}): TextScorer {
  const expect = EXPECTATIONS[task.score](task);
  const isReviewed = createTextReview(review, place);
  return {
    score(answer, item) {
      const { rate, actual, failed = 0 } = expect(item);
      const rated = answer.failed ? failed : rate(answer.text.trim());
      const { value, parts, correct } = typeof rated === 'number' ? rateOnly(rated, task.score) : rated;
      return {
        correct: answer.failed ? false : correct,
        confidence: Number.NaN,
        review: isReviewed(answer),
        predicted: Number.NaN,
        actual,
        value,
        finite: true,
        ...(parts && { parts }),
      };
    },
    ...(task.label === 'baseline' && { toLabel: ({ text }: TextAnswer) => answerAsLabel(text, task.score) }),
  };
}

/** How an answer is rated if its value alone is not enough. */
type Rated = Pick<ItemOutcome, 'value' | 'parts' | 'correct'>;

const GRADES: readonly TextScore[] = ['token-f1', 'rouge-l'];

const rateOnly = (value: number, score: TextScore): Rated => ({
  value,
  correct: GRADES.includes(score) ? undefined : value === 1,
});

/** What an item's label asks for. */
interface Expectation {
  /** How right a trimmed answer is, 0..1, or more than that. */
  readonly rate: (text: string) => number | Rated;
  /** The same for an answer that failed; 0 if absent. */
  readonly failed?: Rated;
  /** A number for the label, equal for equal labels; NaN for scores where no label can be guessed. */
  readonly actual: number;
}

type Expect = (item: Labelled) => Expectation;

const EXPECTATIONS: Readonly<Record<TextScore, (task: TextTask) => Expect>> = {
  'exact-match': ({ 'ignore-case': ignoreCase = false }) =>
    expectText(readTextLabel, ignoreCase ? (text) => text.toLowerCase() : (text) => text),
  'normalized-match': () => expectText(readWordsLabel, normalizeAnswer),
  'numeric-match':
    ({ tolerance = 0 }) =>
    (item) => {
      const numbers = readNumberLabel(item);
      return {
        rate: (text) => {
          const given = lastNumber(text);
          return share(given !== undefined && numbers.some((number) => isWithin(given, number, tolerance)));
        },
        actual: numbers[0] ?? Number.NaN,
      };
    },
  'regex-match':
    ({ 'ignore-case': ignoreCase = false }) =>
    (item) => {
      const patterns = readPatternLabel(item, { ignoreCase });
      return {
        rate: (text) => share(patterns.some((each) => each.occursIn(text) === true)),
        actual: Number.NaN,
      };
    },
  'token-f1': () => (item) => {
    const labels = readWordsLabel(item);
    return { rate: (text) => Math.max(...labels.map((label) => tokenF1(label, text))), actual: Number.NaN };
  },
  'rouge-l': () => (item) => {
    const labels = readTextLabel(item);
    return {
      rate: (text) =>
        text.length > MAX_COMPARED ? 0 : Math.max(...labels.map((label) => rougeL(label, text))),
      actual: Number.NaN,
    };
  },
  bleu: () => (item) => {
    const labels = readTextLabel(item);
    return summed((text) => {
      const parts = bleuParts(labels, text);
      return { value: bleuOf(parts), correct: undefined, parts };
    });
  },
  chrf: () => (item) => {
    const labels = readTextLabel(item);
    return summed((text) => {
      const parts = chrfParts(labels, text);
      return { value: chrfOf(parts), correct: undefined, parts };
    });
  },
  wer: ({ 'ignore-case': ignoreCase }) => expectFewErrors(splitWords, ignoreCase),
  cer: ({ 'ignore-case': ignoreCase }) => expectFewErrors((text) => Array.from(text), ignoreCase),
  'valid-json': () => (item) => {
    const label = readJsonLabel(item);
    return {
      rate: (text) => {
        const parsed = parseAnswer(text);
        return share(parsed !== undefined && (label === undefined || hasValues(parsed.value, label)));
      },
      actual: Number.NaN,
    };
  },
};

const summed = (rate: (text: string) => Rated): Expectation => ({
  rate,
  failed: rate(''),
  actual: Number.NaN,
});

/** Every unit of an answer that is too long counts as an error. */
function expectFewErrors(split: (text: string) => readonly string[], ignoreCase = false): Expect {
  const normalize = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  return (item) => {
    const labels = readSpokenLabel(item).map(normalize);
    return summed((text) => {
      const count =
        text.length > MAX_COMPARED
          ? { errors: text.length, length: split(labels[0] ?? '').length }
          : countErrors(labels, normalize(text), split);
      return {
        value: errorRate(count),
        correct: count.errors === 0,
        parts: [count.errors, count.length],
      };
    });
  };
}

const share = (isRight: boolean): number => (isRight ? 1 : 0);

function expectText(
  read: (item: Labelled) => readonly string[],
  normalize: (text: string) => string,
): Expect {
  const numberOf = numberLabels();
  return (item) => {
    const labels = read(item).map(normalize);
    return { rate: (text) => share(labels.includes(normalize(text))), actual: numberOf(labels.join('\n')) };
  };
}

/** More different labels than these cannot be guessed. */
const MAX_LABELS = 10_000;

/** Numbers labels in order of first occurrence; NaN for those beyond `MAX_LABELS`. */
function numberLabels(): (label: string) => number {
  const numbers = new Map<string, number>();
  return (label) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    if (numbers.size === MAX_LABELS) return Number.NaN;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  };
}

/** Decimals such as 1.1 are rounded to doubles, which may put a number at the limit just beyond it. */
function isWithin(given: number, label: number, tolerance: number): boolean {
  if (given === label || !Number.isFinite(given)) return given === label;
  const rounding = Number.EPSILON * Math.max(Math.abs(given), Math.abs(label));
  return tolerance > 0 && Math.abs(given - label) <= tolerance + rounding;
}
