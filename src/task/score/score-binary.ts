import { show } from '../../dataset/data-error.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { needsReview, refuseReview } from '../needs-review.ts';
import { readBinaryLabel } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import {
  classScores,
  isDecision,
  logProbabilities,
  recognizeScores,
  type ScoreKind,
  sigmoid,
} from './probability.ts';
import { scoreClassNames } from './score-class-names.ts';
import type { ItemOutcome, Scorer, ScorerOptions } from './scorer.ts';

type Binary = Extract<TaskPolicy, { kind: 'binary' }>;

/**
 * Scores two classes. The output is a logit or probability of the positive class, or a pair whose second number is
 * for the positive class. It can also be the class itself, as 0 or 1, a boolean or a name, and then has no
 * confidence. An item is predicted positive if its probability is at least the threshold. `predicted` is the number
 * that ranks the items: the logit, the difference of the two logits, or the probability, so that confident items do
 * not tie at 1.
 */
export function scoreBinary(options: ScorerOptions<Binary>): Scorer {
  const { task, place, outputs, review, classes } = options;
  if (classes !== undefined && classes.length !== 2) {
    throw new UserError(
      `${place}.classes: expected 2 names, got ${classes.length}.`,
      'List the negative class, then the positive one. For more classes, use "kind: classification".',
    );
  }
  const output = selectOutput(task.output, outputs, place);
  if (output.dtype === 'string') return scoreNames(options, output.name);
  const kind = recognizeScores(task.scores, place);
  return {
    outputNames: [output.name],
    learn(values, item) {
      const tensor = outputOf(values, output.name);
      return isDecision(tensor) || kind.learn(classScores(tensor, output.name, item.place));
    },
    score(values, item) {
      const tensor = outputOf(values, output.name);
      const scores = classScores(tensor, output.name, item.place);
      const actual = readBinaryLabel(item, classes);
      if (scores.length !== 1 && scores.length !== 2) throw wrongCount(scores.length, options);
      if (!scores.every(Number.isFinite)) {
        return { ...NO_ANSWER, actual, review: review !== undefined };
      }
      if (isDecision(tensor)) return decide(tensor, scores, { actual, options, place: item.place });
      return judge(scores, { actual, kind: kind.see(scores) }, options);
    },
    toLabel(values, item) {
      const tensor = outputOf(values, output.name);
      const scores = classScores(tensor, output.name, item.place);
      if (!scores.every(Number.isFinite)) return undefined;
      if (isDecision(tensor)) return scores[0];
      const [, own = 0] = logProbabilities(scores, kind.current());
      return Number(Math.exp(own) >= task.threshold);
    },
    answer(values, item) {
      const tensor = outputOf(values, output.name);
      if (isDecision(tensor)) return undefined;
      const own = logProbabilities(classScores(tensor, output.name, item.place), kind.current());
      return { decision: Number(Math.exp(own[1] ?? Number.NaN) >= task.threshold), logProbabilities: own };
    },
    finish: kind.finish,
  };
}

const NO_ANSWER = {
  correct: false,
  confidence: Number.NaN,
  predicted: Number.NaN,
  value: Number.NaN,
  finite: false,
} as const;

function judge(
  scores: Float64Array,
  { actual, kind }: { readonly actual: 0 | 1; readonly kind: ReturnType<ScoreKind['see']> },
  { task, review }: ScorerOptions<Binary>,
): ItemOutcome {
  const [first = Number.NaN, second] = scores;
  const isProbability = kind === 'probabilities';
  const ranking = second === undefined ? first : isProbability ? second : second - first;
  const probability = isProbability ? Math.min(Math.max(ranking, 0), 1) : sigmoid(ranking);
  const confidence = Math.max(probability, 1 - probability);
  return {
    correct: probability >= task.threshold === (actual === 1),
    confidence,
    review: needsReview(confidence, review),
    predicted: ranking,
    actual,
    value: Number.NaN,
    finite: true,
  };
}

function decide(
  { dtype }: Tensor,
  [decision = Number.NaN]: Float64Array,
  { actual, options, place }: { actual: 0 | 1; options: ScorerOptions<Binary>; place: string },
): ItemOutcome {
  refuseReview(options.review, options.place, 'an output of predicted classes');
  if (decision !== 0 && decision !== 1) {
    throw new UserError(
      `${place}: expected 0 or 1 from an output of type ${dtype}, got ${show(decision)}.`,
      'Set "output" to logits or probabilities, or use "kind: classification" for more classes.',
    );
  }
  return {
    correct: decision === actual,
    confidence: Number.NaN,
    review: false,
    predicted: decision,
    actual,
    value: Number.NaN,
    finite: true,
  };
}

function scoreNames({ task, place, review, classes }: ScorerOptions<Binary>, output: string): Scorer {
  refuseReview(review, place, 'an output of class names');
  if (classes === undefined) {
    throw new UserError(
      `${place}: expected "classes" for an output of class names, got none.`,
      'Set "classes" to a JSON file that lists the negative class, then the positive one.',
    );
  }
  if (task.metric === 'auc') {
    throw new UserError(
      `${place}.metric: expected "accuracy" for an output of class names, got "auc".`,
      'AUC needs an output of logits or probabilities.',
    );
  }
  const names = scoreClassNames({ classes }, output);
  return {
    ...names,
    score: (values, item) => names.score(values, { ...item, label: readBinaryLabel(item, classes) }),
  };
}

function wrongCount(count: number, { place }: ScorerOptions<Binary>): UserError {
  return new UserError(
    `${place}: expected an output with 1 or 2 scores per item, got ${count}.`,
    'For more classes, use "kind: classification".',
  );
}
