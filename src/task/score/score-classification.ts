import { show } from '../../dataset/data-error.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { needsReview, refuseReview } from '../needs-review.ts';
import { readClassLabel, UNKNOWN_CLASS } from '../read-label.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import {
  argMax,
  classScores,
  isDecision,
  logProbabilities,
  logSumExp,
  recognizeScores,
  type ScoreKind,
  softmax,
} from './probability.ts';
import { scoreClassNames } from './score-class-names.ts';
import type { ItemOutcome, Scorer, ScorerOptions } from './scorer.ts';

type Classification = Extract<TaskPolicy, { kind: 'classification' }>;
type Kind = ReturnType<ScoreKind['see']>;

/**
 * Scores one class of several. The output has one logit or probability per class, and the first of the largest wins.
 * It can also be the class itself, as a whole number or a name, and then has no confidence.
 */
export function scoreClassification(options: ScorerOptions<Classification>): Scorer {
  const { task, place, outputs, review } = options;
  const output = selectOutput(task.output, outputs, place);
  if (output.dtype === 'string') {
    refuseDecision(options);
    return scoreClassNames(options, output.name, task['unknown-labels']);
  }
  const kind = recognizeScores(task.scores, place);
  return {
    outputNames: [output.name],
    learn(values, item) {
      const tensor = outputOf(values, output.name);
      return isDecision(tensor) || kind.learn(classScores(tensor, output.name, item.place));
    },
    score(values, item) {
      const tensor = outputOf(values, output.name);
      if (isDecision(tensor)) {
        refuseDecision(options);
        return decide(tensor, output.name, { item, options });
      }
      const scores = classScores(tensor, output.name, item.place);
      const actual = expectClass(scores, item, options);
      if (!scores.every(Number.isFinite)) return { ...NO_ANSWER, actual, review: review !== undefined };
      return judge(scores, { actual, kind: kind.see(scores) }, options);
    },
    toLabel(values, item) {
      const tensor = outputOf(values, output.name);
      const scores = classScores(tensor, output.name, item.place);
      if (!scores.every(Number.isFinite)) return undefined;
      return isDecision(tensor) ? scores[0] : argMax(scores);
    },
    answer(values, item) {
      const tensor = outputOf(values, output.name);
      if (isDecision(tensor)) return undefined;
      const scores = classScores(tensor, output.name, item.place);
      return { decision: argMax(scores), logProbabilities: logProbabilities(scores, kind.current()) };
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
  { actual, kind }: { readonly actual: number; readonly kind: Kind },
  { task, review }: ScorerOptions<Classification>,
): ItemOutcome {
  const predicted = argMax(scores);
  const probabilities = kind === 'probabilities' ? scores : softmax(scores);
  const confidence = Math.min(Math.max(probabilities[predicted] ?? Number.NaN, 0), 1);
  return {
    correct: task.metric === 'top-k' ? rankOf(actual, scores) < task.k : predicted === actual,
    confidence,
    review: needsReview(confidence, review),
    predicted,
    actual,
    value: task.metric === 'log-loss' ? logLoss(scores, actual, kind) : Number.NaN,
    finite: true,
  };
}

/**
 * Number of classes ranked above this one by score; all, for a class that has none. Among equal scores, the lower index
 * ranks first.
 */
function rankOf(index: number, scores: Float64Array): number {
  const own = scores[index];
  if (own === undefined) return scores.length;
  return scores.filter((score, other) => score > own || (score === own && other < index)).length;
}

/**
 * Negative natural logarithm of the probability of the labelled class. Probabilities are clipped at 2^−52, as in
 * scikit-learn's `log_loss` for doubles. From logits it is exact, however small the probability.
 */
function logLoss(scores: Float64Array, actual: number, kind: Kind): number {
  const own = scores[actual] ?? Number.NaN;
  if (kind !== 'probabilities') return logSumExp(scores) - own;
  return -Math.log(Math.min(Math.max(own, Number.EPSILON), 1));
}

function expectClass(
  scores: Float64Array,
  item: RegressionItem,
  { task, classes, place }: ScorerOptions<Classification>,
): number {
  const count = scores.length;
  if (count < 2) {
    throw new UserError(
      `${place}: expected an output with a score for each class, got ${count} scores.`,
      'For a single score, use "kind: binary".',
    );
  }
  if (classes !== undefined && classes.length !== count) {
    throw new UserError(
      `${place}.classes: expected ${count} names, one per score of the output, got ${classes.length}.`,
      'List all classes in the order of the scores.',
    );
  }
  if (task.metric === 'top-k' && task.k >= count) {
    throw new UserError(
      `${place}.k: expected a number below ${count}, the number of classes, got ${task.k}.`,
      'Lower "k": with this many guesses, every item would be correct.',
    );
  }
  const actual = readClassLabel(item, classes, task['unknown-labels']);
  if (!(actual >= count)) return actual;
  if (task['unknown-labels'] === 'wrong') return UNKNOWN_CLASS;
  throw new UserError(
    `${item.place}: expected a class index in 0..${count - 1} for the label, got ${show(item.label)}.`,
    'The output has no score for this class. Class indices start at 0. To count such items as wrong, write "unknown-labels: wrong".',
  );
}

/** An output of predicted classes has neither a ranking nor a confidence. */
function refuseDecision({ task, review, place }: ScorerOptions<Classification>): void {
  refuseReview(review, place, 'an output of predicted classes');
  if (task.metric === 'accuracy' || task.metric === 'macro-f1') return;
  throw new UserError(
    `${place}.metric: expected "accuracy" or "macro-f1" for an output of predicted classes, got "${task.metric}".`,
    'Set "output" to one logit or probability per class, or change the metric.',
  );
}

function decide(
  tensor: Tensor,
  output: string,
  { item, options }: { item: RegressionItem; options: ScorerOptions<Classification> },
): ItemOutcome {
  const [predicted = Number.NaN] = classScores(tensor, output, item.place);
  const actual = readClassLabel(item, options.classes, options.task['unknown-labels']);
  return {
    correct: predicted === actual,
    confidence: Number.NaN,
    review: false,
    predicted,
    actual,
    value: Number.NaN,
    finite: true,
  };
}
