import type { PromptItem } from '../../../dataset/prompt-set.ts';
import type { TextReview } from '../../../policy/served/text-task.ts';
import type { CustomTask } from '../../../policy/task/custom-task.ts';
import { textLine } from '../../../task/custom/answer-line.ts';
import type { OutcomeTable } from '../../../task/outcome-table.ts';
import { createTextReview } from '../../../task/text/create-text-review.ts';
import type { TextScorer } from '../../../task/text/create-text-scorer.ts';
import type { TextAnswer } from '../../../task/text/text-answer.ts';
import { ProgramScoring, type ProgramTask } from '../../accuracy/custom/program-scoring.ts';

/** Scores the answers of a language model, in the order of the set, into a table. */
export interface TextScoring {
  /** @throws {UserError} If the score needs a label that the item does not have. */
  add(answer: TextAnswer, item: PromptItem): void;
  /** Call once after the last item; the table is complete when it is done. @throws {UserError} As the program. */
  finish(): Promise<void>;
  /** Removes what it keeps on disk for scoring. Call at the end, also of a pass that failed. */
  close(): void;
}

/** Starts scoring into an empty table. */
export type StartTextScoring = (table: OutcomeTable) => TextScoring;

/** A custom task on texts. */
export interface CustomTextTask {
  readonly task: CustomTask;
  readonly review: TextReview | undefined;
  readonly place: string;
}

/** How the answers of an arm are scored: by the gate, or by the program of a custom task. */
export function textScoringOf(
  arm: Pick<ProgramTask, 'workspace' | 'arm'>,
  scorer: TextScorer | CustomTextTask,
): StartTextScoring {
  return 'score' in scorer ? scoreTexts(scorer) : scoreTextsByProgram(arm, scorer);
}

/** Answers are scored one by one. */
export const scoreTexts =
  (scorer: TextScorer): StartTextScoring =>
  (table) => ({
    add: (answer, item) => table.add(scorer.score(answer, item), item),
    finish: async () => {},
    close: () => {},
  });

/** An answer that failed counts as an empty text, and goes to review. */
function scoreTextsByProgram(
  arm: Pick<ProgramTask, 'workspace' | 'arm'>,
  { task, review, place }: CustomTextTask,
): StartTextScoring {
  const isReviewed = createTextReview(review, place);
  return (table) => {
    const scoring = new ProgramScoring({ ...arm, task, place }, table);
    return {
      add: (answer, item) =>
        scoring.add({ answer: textLine(item, answer), item, isReviewed: isReviewed(answer) }),
      finish: () => scoring.finish(),
      close: () => scoring.close(),
    };
  };
}
