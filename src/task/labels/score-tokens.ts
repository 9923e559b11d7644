import { dataError, show } from '../../dataset/data-error.ts';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TokenTask } from '../../policy/task/label-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { isTensor, readClassLabel } from '../read-label.ts';
import { ifFinite, NOT_FINITE, type Outcomes, type ScoreFormula, sumParts } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { findEntities, parseTag, type Tag } from './find-entities.ts';

/** The score of a token classification, from the sums of its items' parts. */
export function tokenFormula({ metric }: TokenTask): ScoreFormula {
  return metric === 'entity-f1'
    ? { name: 'Entity F1', better: 'higher', basis: 'set', compute: ifFinite(entityF1) }
    : { name: 'Token accuracy', better: 'higher', basis: 'set', compute: ifFinite(tokenAccuracy) };
}

/** 2·TP ÷ (entities predicted + entities labelled), over all types: seqeval's `f1_score`, average "micro". */
function entityF1(outcomes: Outcomes): number | string {
  const [both = 0, predicted = 0, labelled = 0] = sumParts(outcomes, 3);
  const all = predicted + labelled;
  return all === 0 ? 'no entity is labelled or predicted' : (2 * both) / all;
}

function tokenAccuracy(outcomes: Outcomes): number | string {
  const [right = 0, tokens = 0] = sumParts(outcomes, 2);
  return tokens === 0 ? 'no token counts' : right / tokens;
}

/**
 * Scores one tag per token. The output has a score per token and class, or the class of each token as a whole number. An
 * item is correct if all of its entities are, or all of its tokens. Its parts are the numbers of entities that are right,
 * predicted and labelled, or of tokens that are right and that count.
 */
export function scoreTokens(options: ScorerOptions<TokenTask>): Scorer {
  const { task, place, outputs, review, classes = [] } = options;
  refuseReview(review, place, 'a token classification');
  const { name } = selectOutput(task.output, outputs, place);
  const tags = task.metric === 'entity-f1' ? parseTags(classes, place) : [];
  const predict = (values: ReadonlyMap<string, Tensor>, item: RegressionItem) =>
    readPrediction(outputOf(values, name), { classes, place: item.place, name });
  return {
    outputNames: [name],
    score(values, item) {
      const predicted = predict(values, item);
      const labelled = readTokenLabel(item, { classes, ignored: task['ignore-index'] });
      if (predicted !== undefined && predicted.length !== labelled.length)
        throw wrongLength(item, predicted.length, labelled.length);
      if (predicted === undefined) return NOT_FINITE;
      const counted = labelled.flatMap((label, index) =>
        label === undefined ? [] : [{ label, given: predicted[index] ?? Number.NaN }],
      );
      const parts =
        task.metric === 'token-accuracy'
          ? [counted.filter(({ label, given }) => label === given).length, counted.length]
          : countEntities(counted, tags, task.scheme);
      const isCorrect = parts.every((part) => part === parts[0]);
      return { ...NOT_FINITE, correct: isCorrect, finite: true, parts };
    },
    toLabel: predict,
    finish() {},
  };
}

function countEntities(
  counted: readonly { readonly label: number; readonly given: number }[],
  tags: readonly Tag[],
  scheme: TokenTask['scheme'],
): number[] {
  const entitiesOf = (indices: readonly number[]): ReadonlySet<string> =>
    findEntities(
      indices.flatMap((index) => tags[index] ?? []),
      scheme,
    );
  const labelled = entitiesOf(counted.map(({ label }) => label));
  const predicted = entitiesOf(counted.map(({ given }) => given));
  return [[...predicted].filter((each) => labelled.has(each)).length, predicted.size, labelled.size];
}

function parseTags(classes: readonly string[], place: string): readonly Tag[] {
  return classes.map((text) => {
    const tag = parseTag(text);
    if (tag !== undefined) return tag;
    throw new UserError(
      `${place}.classes: expected O and tags such as B-PER and I-PER, got ${show(text)}.`,
      'Entities need a prefix B-, I-, E- or S-. To score tokens one by one, write "metric: token-accuracy".',
    );
  });
}

/** The class of each token; undefined if an output is not finite. */
function readPrediction(
  tensor: Tensor,
  { classes, place, name }: { classes: readonly string[]; place: string; name: string },
): readonly number[] | undefined {
  const shape = withoutLeadingOnes(tensor.shape);
  const isWhole = tensor.dtype !== 'string' && !tensor.dtype.startsWith('float');
  const isClasses = isWhole && tensor.shape.filter((size) => size !== 1).length <= 1;
  const isScores = shape.length === 2 && shape[1] === classes.length && tensor.dtype !== 'string';
  if (!isClasses && !isScores) {
    throw new UserError(
      `${place}: expected ${classes.length} scores for each token from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
      'Set "output" to one score per token and class, and list in "classes" as many tags as it has scores.',
    );
  }
  const numbers = tensorNumbers(tensor);
  if (isClasses) return Array.from(numbers);
  if (!numbers.every(Number.isFinite)) return undefined;
  const width = classes.length;
  return Array.from({ length: shape[0] ?? 0 }, (_, token) => {
    const scores = numbers.subarray(token * width, (token + 1) * width);
    return scores.indexOf(scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY));
  });
}

/** A shape without axes of 1 in front; two axes are left. */
function withoutLeadingOnes(shape: readonly number[]): readonly number[] {
  return shape.length > 2 && shape[0] === 1 ? withoutLeadingOnes(shape.slice(1)) : shape;
}

/** The labelled class of each token; undefined for those that do not count. */
function readTokenLabel(
  item: RegressionItem,
  { classes, ignored }: { classes: readonly string[]; ignored: number },
): readonly (number | undefined)[] {
  const { label } = item;
  const tags =
    isTensor(label) && label.dtype !== 'string'
      ? Array.from(tensorNumbers(label))
      : isTensor(label) && label.dtype === 'string'
        ? label.strings
        : typeof label === 'string'
          ? label.split(/\s+/).filter((tag) => tag !== '')
          : label;
  if (!Array.isArray(tags)) {
    throw dataError(
      { place: item.place, name: 'the label' },
      {
        expected: 'an array with one tag per token',
        got: show(label),
        hint: `Write "label": ["B-PER", "O", …]; null or ${ignored} for a token that does not count.`,
      },
    );
  }
  return tags.map((tag: unknown) =>
    tag === null || tag === ignored || tag === String(ignored)
      ? undefined
      : readClassLabel({ ...item, label: tag }, classes),
  );
}

function wrongLength({ place }: RegressionItem, tokens: number, labels: number): UserError {
  return new UserError(
    `${place}: expected ${tokens} tags in the label, as many as the output has tokens, got ${labels}.`,
    'Label special tokens and padding, too: write null for each of them.',
  );
}
