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

/** Checks over all items whether scores are logits or probabilities, as the policy says. */
interface ScoresCheck {
  /** Takes the finite scores of one item: one per class, or a single one for the positive class. */
  see(scores: Float64Array): void;
  /** @throws {UserError} If every item contradicts the policy. */
  finish(): void;
}

/** Quantized and half-precision probabilities are off by about this much, and so is their sum. */
const TOLERANCE = 1e-3;
/** A single logit often falls in 0..1; twenty in a row do not. */
const MIN_SINGLE_SCORES = 20;

/**
 * Every confidence depends on whether scores are logits. Softmax of probabilities is also in 0..1, so the mistake
 * would go unnoticed.
 *
 * @param declared - `scores` of the task. Undefined means logits, and is an error if every item looks like
 *   probabilities.
 * @param place - Place of the task in the policy.
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
  const remedy =
    got === 'logits'
      ? 'Write "scores: logits" if the output contains logits, or set "output" to probabilities.'
      : 'Write "scores: probabilities", or "scores: logits" if these really are logits.';
  return new UserError(`${place}.scores: expected ${expected}, got ${what} on every item.`, remedy);
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
