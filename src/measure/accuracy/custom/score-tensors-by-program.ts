import type { RegressionItem } from '../../../dataset/regression-set.ts';
import type { Tensor } from '../../../model/tensor.ts';
import type { CustomTask } from '../../../policy/task/custom-task.ts';
import { answerLine } from '../../../task/custom/answer-line.ts';
import type { ScorerOptions } from '../../../task/score/scorer.ts';
import { unanswered } from '../../../task/score/unanswered.ts';
import type { AnswerScoring, StartScoring } from '../answer-scoring.ts';
import { type ProgramAnswer, ProgramScoring, type ProgramTask } from './program-scoring.ts';

/**
 * Scores tensors by the program of a custom task.
 *
 * @param outputNames - The outputs that the program gets.
 */
export function scoreTensorsByProgram(
  arm: Pick<ProgramTask, 'workspace' | 'arm'>,
  options: ScorerOptions<CustomTask>,
  outputNames: readonly string[],
): StartScoring {
  const { task, place, outputs, other } = options;
  const ranks = new Map(
    outputs.flatMap(({ name, shape }): [string, number][] =>
      shape === undefined ? [] : [[name, shape.length]],
    ),
  );
  // Both arms' outputs go by the baseline's names, so that one program fits both.
  const nameOf = (output: string): string =>
    (arm.arm === 'candidate' ? other?.names.get(output) : undefined) ?? output;
  const toAnswer = (tensors: ReadonlyMap<string, Tensor>, item: RegressionItem): ProgramAnswer => ({
    answer: answerLine(item, tensors, { ranks, nameOf }),
    item,
  });
  return (table): AnswerScoring => {
    const scoring = new ProgramScoring({ ...arm, task, place }, table);
    return {
      outputNames,
      add: (tensors, item) => scoring.add(toAnswer(tensors, item)),
      addUnanswered: (item) => scoring.addKnown(unanswered(options, item), item),
      finish: () => scoring.finish(),
      close: () => scoring.close(),
      again: (answers) => scoring.again(answers.map((each) => toAnswer(each.outputs, each.item))),
    };
  };
}
