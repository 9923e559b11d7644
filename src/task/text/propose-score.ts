import type { TextScore } from '../../policy/served/text-task.ts';

/** How answers are scored, as far as the labels show it. */
export interface ProposedScore {
  /** Undefined if a person has to choose. */
  readonly score: TextScore | undefined;
  readonly evidence: ScoreEvidence;
}

/** Why a score is proposed, or why a person has to choose it. */
export type ScoreEvidence =
  | { readonly kind: 'numbers'; readonly label: string }
  | { readonly kind: 'objects' }
  | { readonly kind: 'short-texts'; readonly label: string; readonly words: number }
  | { readonly kind: 'long-texts'; readonly words: number }
  | { readonly kind: 'booleans' }
  /** Texts that are JSON objects: a label of `valid-json` is the object itself. */
  | { readonly kind: 'json-texts' }
  | { readonly kind: 'no-labels' }
  | { readonly kind: 'mixed' };

/** A model rarely repeats a longer text word for word. */
const SHORT_WORDS = 5;

/**
 * Proposes a score from the first labels. An array of labels means that any of them is right.
 *
 * @param labels - As JSON values; undefined for an item without a label.
 */
export function proposeScore(labels: readonly unknown[]): ProposedScore {
  const values = labels.flatMap((label) => (Array.isArray(label) ? label : [label]));
  const [first] = values;
  if (values.every((value) => value === undefined)) return undecided({ kind: 'no-labels' });
  if (values.every(isNumeric))
    return { score: 'numeric-match', evidence: { kind: 'numbers', label: String(first) } };
  if (values.every((value) => typeof value === 'object' && value !== null))
    return { score: 'valid-json', evidence: { kind: 'objects' } };
  if (values.every((value) => typeof value === 'boolean'))
    return { score: 'exact-match', evidence: { kind: 'booleans' } };
  if (!values.every((value) => typeof value === 'string')) return undecided({ kind: 'mixed' });
  if (values.every(isJsonObject)) return undecided({ kind: 'json-texts' });
  const words = Math.max(...values.map(countWords));
  return words <= SHORT_WORDS
    ? { score: 'exact-match', evidence: { kind: 'short-texts', label: String(first), words } }
    : { score: 'token-f1', evidence: { kind: 'long-texts', words } };
}

const undecided = (evidence: ScoreEvidence): ProposedScore => ({ score: undefined, evidence });

/** A number, or a text that is one or ends with one after "####", as in GSM8K. */
const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && /(?:^|####)\s*[-+]?[$€£]?\d[\d,]*(?:\.\d+)?%?\s*$/.test(value));

function isJsonObject(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
