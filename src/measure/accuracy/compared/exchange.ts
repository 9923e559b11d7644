import { join } from 'node:path';
import { OutcomeTable } from '../../../task/outcome-table.ts';
import { RecordFile } from './record-file.ts';

/** Private files through which the baseline's answers reach the scoring of the candidate, so that memory does not grow. */
export interface Exchange {
  /** The baseline's answers as labels; undefined if there is only one model, which is then its own reference. */
  readonly labels: RecordFile | undefined;
  /** Whether the baseline's answers are the labels. */
  readonly isLabelled: boolean;
  /** The baseline's answers to compare; undefined if they are not. */
  readonly answers: RecordFile | undefined;
  /** How the candidate's answers differ from them; filled when the candidate is scored. */
  readonly versus: OutcomeTable | undefined;
  /** Removes the files. */
  close(): void;
}

/** Which answers are exchanged, and between how many models. */
interface Wanted {
  /** Number of models: one or two. */
  readonly arms: number;
  readonly isLabelled: boolean;
  readonly comparesAnswers: boolean;
}

/**
 * Opens the files in a folder of this run.
 *
 * @returns Undefined if nothing is exchanged: then each model can be scored by itself.
 */
export function openExchange(
  directory: string,
  { arms, isLabelled, comparesAnswers }: Wanted,
): Exchange | undefined {
  const isPaired = arms === 2;
  const compares = comparesAnswers && isPaired;
  if (!isLabelled && !compares) return undefined;
  const labels = isLabelled && isPaired ? new RecordFile(join(directory, 'labels.bin')) : undefined;
  const answers = compares ? new RecordFile(join(directory, 'answers.bin')) : undefined;
  return {
    labels,
    isLabelled,
    answers,
    versus: answers && new OutcomeTable(),
    close() {
      labels?.remove();
      answers?.remove();
    },
  };
}
