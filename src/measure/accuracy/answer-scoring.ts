import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { OutcomeTable, StoredOutcome } from '../../task/outcome-table.ts';
import { ItemScoring } from '../../task/score/item-scoring.ts';
import type { ItemScorer } from '../../task/score/scorer.ts';

/** An item with what the model answered. */
export interface Answered {
  readonly outputs: ReadonlyMap<string, Tensor>;
  readonly item: RegressionItem;
}

/** Scores the answers of one model, in the order of the set, into a table. */
export interface AnswerScoring {
  /** The outputs to request from the model. */
  readonly outputNames: readonly string[];
  /** @throws {UserError} If label and outputs do not fit together. */
  add(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): void;
  /** Adds an item to which the model gave no answer. @throws {UserError} If its label does not fit the task. */
  addUnanswered(item: RegressionItem): void;
  /** Call once after the last item; the table is complete when it is done. @throws {UserError} As the scorer. */
  finish(): Promise<void>;
  /** Outcomes of items that were answered once more, after `finish`. */
  again(answers: readonly Answered[]): Promise<readonly StoredOutcome[]>;
  /** Removes what it keeps on disk. Call at the end, also of a pass that failed. */
  close(): void;
}

/** Starts scoring into an empty table. */
export type StartScoring = (table: OutcomeTable) => AnswerScoring;

/** Items are scored one by one. */
export const scoreBy =
  (scorer: ItemScorer): StartScoring =>
  (table) => {
    const items = new ItemScoring(scorer, table);
    return {
      outputNames: scorer.outputNames,
      add: (outputs, item) => items.add(outputs, item),
      addUnanswered: (item) => items.addUnanswered(item),
      finish: async () => items.finish(),
      again: async (answers) => answers.map(({ outputs, item }) => scorer.score(outputs, item)),
      close: () => {},
    };
  };
