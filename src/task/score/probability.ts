import { UserError } from '../../errors/errors.ts';

/**
 * Probabilities of the classes from logits: exp(zᵢ) / Σ exp(zⱼ), shifted by the largest so that nothing overflows.
 *
 * @param logits - Finite, at least one.
 * @returns One probability a class; they sum to 1.
 */
export function softmax(logits: Float64Array): Float64Array {
  const largest = maximum(logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Logarithm of Σ exp(zᵢ), shifted by the largest so that nothing overflows. */
export function logSumExp(logits: Float64Array): number {
  const largest = maximum(logits);
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
}

/** 1 / (1 + exp(−z)). For z far below 0 the power overflows to infinity, and the result is 0, as it should be. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Position of the largest number, the first of several. */
export function argMax(numbers: Float64Array): number {
  return numbers.indexOf(maximum(numbers));
}

const maximum = (numbers: Float64Array): number =>
  numbers.reduce((largest, number) => Math.max(largest, number), Number.NEGATIVE_INFINITY);

/** Whether scores are logits or probabilities, checked against what the policy says of them. */
interface ScoresCheck {
  /** Takes the finite scores of one item: one a class, or one alone for the positive class. */
  see(scores: Float64Array): void;
  /** @throws {UserError} If every item contradicts the policy. */
  finish(): void;
}

/** Quantized and half-precision probabilities miss 0, 1 and their sum by about this much. */
const TOLERANCE = 1e-3;
/** A single logit often falls in 0..1; twenty in a row do not. */
const MIN_SINGLE_SCORES = 20;

/**
 * Whether scores are logits decides every confidence. Softmax of probabilities is a number in 0..1 too, so the mistake
 * would go unnoticed.
 *
 * @param declared - What the policy says; undefined means logits, but only until every item looks like probabilities.
 * @param place - Where the task stands in the policy.
 */
export function checkScores(declared: 'logits' | 'probabilities' | undefined, place: string): ScoresCheck {
  let items = 0;
  let likeProbabilities = 0;
  let unlikeProbabilities = 0;
  let isSingle = false;
  return {
    see(scores) {
      items += 1;
      isSingle = scores.length === 1;
      if (areProbabilities(scores)) likeProbabilities += 1;
      if (scores.some((score) => score < -TOLERANCE || score > 1 + TOLERANCE)) unlikeProbabilities += 1;
    },
    finish() {
      const isEnough = items >= (isSingle ? MIN_SINGLE_SCORES : 1);
      if (declared === undefined && isEnough && likeProbabilities === items) {
        throw contradiction(place, 'logits', 'probabilities');
      }
      if (declared === 'probabilities' && items > 0 && unlikeProbabilities === items) {
        throw contradiction(place, 'probabilities', 'logits');
      }
    },
  };
}

function areProbabilities(scores: Float64Array): boolean {
  if (scores.some((score) => score < 0 || score > 1)) return false;
  return scores.length === 1 || Math.abs(scores.reduce((sum, score) => sum + score, 0) - 1) <= TOLERANCE;
}

function contradiction(place: string, expected: string, got: string): UserError {
  const what = got === 'logits' ? 'numbers outside 0..1' : 'probabilities';
  return new UserError(
    `${place}.scores: expected ${expected}, got ${what} on every item.`,
    `Write "scores: ${got}" if the model gives ${got}; "scores: ${expected}" if this is meant as it is.`,
  );
}
