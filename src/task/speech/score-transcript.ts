import { tensorNumbers } from '../../dataset/element-codec.ts';
import { UserError } from '../../errors/errors.ts';
import { quotedJson } from '../../errors/plain-text.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TranscriptTask } from '../../policy/task/transcript-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { argMax } from '../score/probability.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { countErrors, errorRate } from '../text/count-errors.ts';
import { readSpokenLabel } from '../text/read-text-label.ts';
import { splitWords } from '../text/split-words.ts';
import { decodeCtc } from './decode-ctc.ts';

/** More steps than these in one item are not a transcript, and comparing it would take minutes. */
const MAX_STEPS = 65_536;

/**
 * Scores a transcript. The output has a score per step and class, from which CTC's best path is read; or the class of each
 * step; or the text itself. `value` is the error rate of the item; its parts are the number of errors and of words or
 * characters of the label.
 */
export function scoreTranscript(options: ScorerOptions<TranscriptTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a transcript');
  const { name, dtype } = selectOutput(task.output, outputs, place);
  const read = dtype === 'string' ? readText : ctcReader(options, name);
  const split = task.metric === 'wer' ? splitWords : (text: string): string[] => Array.from(text);
  const normalize = (text: string): string => (task['ignore-case'] ? text.toLowerCase() : text).trim();
  return {
    outputNames: [name],
    score(values, item) {
      const text = read(outputOf(values, name), item.place);
      const labels = readSpokenLabel(item).map(normalize);
      if (text === undefined) return NOT_FINITE;
      const count = countErrors(labels, normalize(text), split);
      return {
        ...NOT_FINITE,
        correct: count.errors === 0,
        finite: true,
        value: errorRate(count),
        parts: [count.errors, count.length],
      };
    },
    toLabel: (values, item) => read(outputOf(values, name), item.place),
    finish() {},
  };
}

const readText = (tensor: Tensor): string => (tensor.dtype === 'string' ? tensor.strings.join(' ') : '');

type Read = (tensor: Tensor, place: string) => string | undefined;

function ctcReader({ task, place, classes }: ScorerOptions<TranscriptTask>, output: string): Read {
  if (classes === undefined) {
    throw new UserError(
      `${place}.classes: expected a file with the alphabet for an output of scores, got none.`,
      'Write a JSON array with a text for each class, the blank included: ["<blank>", "a", "b", …].',
    );
  }
  if (task.blank >= classes.length) {
    throw new UserError(
      `${place}.blank: expected a class below ${classes.length}, as many as "classes" has, got ${task.blank}.`,
      'Write the position of the blank in "classes", counted from 0.',
    );
  }
  if (task.space !== undefined && !classes.includes(task.space)) {
    throw new UserError(
      `${place}.space: expected one of the ${classes.length} texts in "classes", got ${quotedJson(task.space)}.`,
      'Write the text that "classes" has for the space between words, or leave this key out.',
    );
  }
  const alphabet = { classes, blank: task.blank, space: task.space };
  return (tensor, item) => {
    const steps = readSteps(tensor, { width: classes.length, output, place: item });
    return steps && decodeCtc(steps, alphabet);
  };
}

/** The most likely class of each step; undefined if the output is not finite. */
function readSteps(
  tensor: Tensor,
  { width, output, place }: { width: number; output: string; place: string },
): readonly number[] | undefined {
  const sizes = tensor.shape.filter((size) => size !== 1);
  const isScores = tensor.shape.at(-1) === width && sizes.length <= 2;
  const isClasses = !tensor.dtype.startsWith('float') && sizes.length <= 1;
  const numbers = tensor.dtype === 'string' ? [] : tensorNumbers(tensor);
  const steps = isClasses ? numbers.length : numbers.length / width;
  if (tensor.dtype === 'string' || !(isScores || isClasses) || steps > MAX_STEPS) {
    throw new UserError(
      `${place}: expected ${width} scores for each of at most ${MAX_STEPS} steps from output ${JSON.stringify(output)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
      'Set "output" to scores of shape [steps, classes], and list in "classes" as many texts, the blank included.',
    );
  }
  if (isClasses) return Array.from(numbers);
  if (!numbers.every(Number.isFinite)) return undefined;
  return Array.from({ length: steps }, (_, step) =>
    argMax(Float64Array.from(numbers.slice(step * width, (step + 1) * width))),
  );
}
