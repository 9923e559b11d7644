import { tensorNumbers } from '../../dataset/element-codec.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';

/**
 * Class probabilities from logits: exp(zᵢ) / Σ exp(zⱼ), shifted by the largest logit so that nothing overflows.
 *
 * @param logits - Finite, at least one.
 * @returns One probability per class; they sum to 1.
 */
export function softmax(logits: Float64Array): Float64Array {
  const largest = maximum(logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Natural logarithm of Σ exp(zᵢ), shifted by the largest logit so that nothing overflows. */
export function logSumExp(logits: Float64Array): number {
  const largest = maximum(logits);
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
}

/**
 * Natural logarithms of class probabilities. Probabilities are clipped at 2^−52, as for a log loss, and made to sum to 1;
 * from logits they are exact, however small. A single score is that of the second of two classes.
 *
 * @param scores - Finite, at least one.
 */
export function logProbabilities(scores: Float64Array, kind: Kind): Float64Array {
  const isLogits = kind === 'logits';
  const [single = 0] = scores;
  const all = scores.length === 1 ? Float64Array.of(isLogits ? 0 : 1 - single, single) : scores;
  const logits = isLogits ? all : all.map((score) => Math.log(Math.min(Math.max(score, Number.EPSILON), 1)));
  const total = logSumExp(logits);
  return logits.map((logit) => logit - total);
}

/** 1 / (1 + exp(−z)). For z far below 0, exp(−z) overflows to infinity and the result is 0, as it should be. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Index of the largest number, the first one if several are equal. */
export function argMax(numbers: Float64Array): number {
  return numbers.indexOf(maximum(numbers));
}

const maximum = (numbers: Float64Array): number =>
  numbers.reduce((largest, number) => Math.max(largest, number), Number.NEGATIVE_INFINITY);

type Kind = 'logits' | 'probabilities';

/** What the scores of a model are: as the policy says, or as its first outputs show. */
export interface ScoreKind {
  /**
   * Takes the scores of one of the first items, before any is scored: one per class, or a single one for the positive
   * class.
   *
   * @returns Whether it is known what they are.
   */
  learn(scores: Float64Array): boolean;
  /** Takes the finite scores of an item, and returns whether they are logits or probabilities. */
  see(scores: Float64Array): Kind;
  /** What the scores seen so far are. */
  current(): Kind;
  /**
   * @throws {UserError} If every item contradicts the policy, if later items contradict the first ones, or if the outputs
   *   leave it open.
   */
  finish(): void;
}

/** Quantized and half-precision probabilities are off by about this much, and so is their sum. */
const TOLERANCE = 1e-3;
/** A single logit often falls in 0..1; twenty in a row do not. */
const MIN_SCORES = 20;

/**
 * Recognizes logits and probabilities. Every confidence depends on it, and softmax of probabilities is also in 0..1, so a
 * mistake would go unnoticed.
 *
 * @param declared - `scores` of the task, which overrides what the outputs look like.
 * @param place - Place of the task in the policy.
 */
export function recognizeScores(declared: Kind | undefined, place: string): ScoreKind {
  let kind = declared;
  let learned = 0;
  let seen = 0;
  let outside = 0;
  let isSingle = false;
  // If few items are all there are, they were all learned and looked like probabilities.
  const current = (): Kind => kind ?? (learned > 0 ? 'probabilities' : 'logits');
  return {
    learn(scores) {
      if (kind !== undefined || !scores.every(Number.isFinite)) return kind !== undefined;
      learned += 1;
      isSingle = scores.length === 1;
      if (!areProbabilities(scores)) kind = 'logits';
      else if (learned === MIN_SCORES) kind = 'probabilities';
      return kind !== undefined;
    },
    see(scores) {
      seen += 1;
      if (scores.some((score) => score < -TOLERANCE || score > 1 + TOLERANCE)) outside += 1;
      return current();
    },
    current,
    finish() {
      if (kind === undefined && isSingle) throw openScores(place, learned);
      const isContradicted = declared === undefined ? outside > 0 : outside === seen;
      const isProbabilities = kind === 'probabilities' || (kind === undefined && learned > 0);
      if (isProbabilities && outside > 0 && isContradicted) throw contradiction(place, outside, seen);
    },
  };
}

function areProbabilities(scores: Float64Array): boolean {
  if (scores.some((score) => score < 0 || score > 1)) return false;
  return scores.length === 1 || Math.abs(scores.reduce((sum, score) => sum + score, 0) - 1) <= TOLERANCE;
}

function contradiction(place: string, outside: number, seen: number): UserError {
  return new UserError(
    `${place}.scores: expected probabilities, got numbers outside 0..1 on ${outside === seen ? 'every item' : `${outside} of ${seen} items`}.`,
    'Write "scores: logits" if the output contains logits, or set "output" to probabilities.',
  );
}

function openScores(place: string, items: number): UserError {
  return new UserError(
    `${place}.scores: expected outputs that show whether they are logits or probabilities, got ${items} single scores in 0..1, which may be either.`,
    'Write "scores: probabilities" if the output comes from a sigmoid, else "scores: logits".',
  );
}

/**
 * The scores of one item: the numbers of an output with at most one axis longer than 1, such as [1, 10] or [1, 1000,
 * 1, 1].
 *
 * @param place - Place of the item, for messages.
 * @throws {UserError} If the output has several rows or contains strings.
 */
export function classScores(tensor: Tensor, output: string, place: string): Float64Array {
  const got = `${tensor.dtype}[${tensor.shape.join(', ')}]`;
  if (tensor.dtype !== 'string' && tensor.shape.filter((size) => size !== 1).length <= 1)
    return tensorNumbers(tensor);
  throw new UserError(
    `${place}: expected one row of scores from output ${JSON.stringify(output)}, got ${got}.`,
    'Set "output" to one number per class for each item, or split the item.',
  );
}

/** Whether an output is the predicted class instead of scores: one whole number or boolean. */
export function isDecision(tensor: Tensor): boolean {
  if (tensor.dtype === 'string' || tensor.dtype.startsWith('float')) return false;
  return tensor.shape.every((size) => size === 1);
}
