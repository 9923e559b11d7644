import { join } from 'node:path';
import type { RegressionItem } from '../../../dataset/regression-set.ts';
import type { ArmName, Workspace } from '../../../engine/onnxruntime/arm.ts';
import type { BoundedProgram } from '../../../engine/process/run-program.ts';
import { runScorer } from '../../../engine/scorer/run-scorer.ts';
import type { CustomTask } from '../../../policy/task/custom-task.ts';
import { drawResamples, type Population } from '../../../stats/draw-resamples.ts';
import type { AnswerLine } from '../../../task/custom/answer-line.ts';
import { resamplesOf, toParts } from '../../../task/custom/custom-formula.ts';
import { groupClusters } from '../../../task/group-clusters.ts';
import type { OutcomeTable, StoredOutcome } from '../../../task/outcome-table.ts';
import { NOT_FINITE } from '../../../task/score/score-formula.ts';
import type { ItemOutcome } from '../../../task/score/scorer.ts';
import { LineFile } from './line-file.ts';

/** A custom task for one arm. */
export interface ProgramTask {
  readonly workspace: Workspace;
  readonly arm: ArmName;
  readonly task: CustomTask;
  /** Place of the task in the policy, for messages: `models.chat.task`. */
  readonly place: string;
}

/** The part of an item that goes into the table. */
type TableItem = Pick<RegressionItem, 'slice' | 'place' | 'cluster'>;

/** What the program is to score; undefined for outputs that cannot be scored. */
export interface ProgramAnswer {
  readonly answer: AnswerLine | undefined;
  readonly item: TableItem;
  /** Whether it goes to human review. */
  readonly isReviewed?: boolean;
}

/** An item until the program has scored it. */
interface Waiting {
  /** Undefined for an item that the program is to score. */
  readonly known: ItemOutcome | undefined;
  readonly item: TableItem;
  readonly isReviewed: boolean;
  /** See {@link AnswerLine}. */
  readonly mean: number;
}

/** Writes the answers of one arm to a file, which the program of the policy scores after the last item. */
export class ProgramScoring {
  readonly #options: ProgramTask;
  readonly #table: OutcomeTable;
  readonly #program: BoundedProgram;
  readonly #file: LineFile;
  readonly #waiting: Waiting[] = [];

  /** @throws {TypeError} If the workspace has no program for it. */
  constructor(options: ProgramTask, table: OutcomeTable) {
    const { workspace } = options;
    if (workspace.scorer === undefined) throw new TypeError('a custom task needs a program in the workspace');
    this.#options = options;
    this.#table = table;
    this.#program = workspace.scorer;
    this.#file = this.#open('answers');
  }

  add(answer: ProgramAnswer): void {
    this.#waiting.push(write(this.#file, answer));
  }

  addKnown(known: ItemOutcome, { slice, place, cluster }: TableItem): void {
    this.#waiting.push({
      known,
      item: { slice, place, cluster },
      isReviewed: known.review,
      mean: Number.NaN,
    });
  }

  /** Call once after the last item; the table is complete when it is done. @throws {UserError} As `runScorer`. */
  async finish(): Promise<void> {
    const isByItem = this.#options.task.unit === 'item';
    const scored = isByItem ? this.#scoreItems(this.#file, this.#waiting) : this.#scoreSet();
    for (const [index, outcome] of (await scored).entries())
      this.#table.add(outcome, (this.#waiting[index] as Waiting).item);
    this.close();
  }

  /** Outcomes of items that were answered once more. */
  async again(answers: readonly ProgramAnswer[]): Promise<readonly StoredOutcome[]> {
    const file = this.#open('answers-again');
    try {
      const waiting = answers.map((each) => write(file, each));
      if (this.#options.task.unit === 'item') return await this.#scoreItems(file, waiting);
      // A set is not scored in part, but its answers can be compared.
      return waiting.map(toOutcomeOfSet);
    } finally {
      file.remove();
    }
  }

  /** Removes its file. Call at the end, also of a pass that failed. */
  close(): void {
    this.#file.remove();
  }

  #open(folder: string): LineFile {
    const { workspace, arm } = this.#options;
    return new LineFile(join(workspace.directory, folder, `${arm}.jsonl`));
  }

  async #scoreItems(file: LineFile, waiting: readonly Waiting[]): Promise<ItemOutcome[]> {
    const count = waiting.filter(({ known }) => known === undefined).length;
    const numbers = await this.#run(file, [count]);
    let next = 0;
    return waiting.map(
      ({ known, isReviewed }) =>
        known ?? outcomeOf({ value: numbers[next++] ?? Number.NaN, review: isReviewed }),
    );
  }

  async #scoreSet(): Promise<ItemOutcome[]> {
    const outcomes = this.#waiting.map(toOutcomeOfSet);
    const [first] = outcomes;
    // A score of the other items alone would be too good.
    if (first === undefined || outcomes.some(({ finite }) => !finite)) return outcomes;
    const clusters = groupClusters(this.#waiting.map(({ item }) => item.cluster));
    const population: Population = { items: outcomes.length, clusters };
    const resamples = resamplesOf(population);
    for (const positions of drawResamples(population, resamples))
      this.#file.add(JSON.stringify({ resample: positions }));
    const [score = Number.NaN, ...others] = await this.#run(this.#file, [1, 1 + resamples]);
    const parts = toParts(outcomes.length, { score, resamples: others });
    return [{ ...first, parts }, ...outcomes.slice(1)];
  }

  async #run(file: LineFile, counts: readonly number[]): Promise<readonly number[]> {
    const { arm, place } = this.#options;
    file.close();
    if (counts.at(-1) === 0) return [];
    const program = { ...this.#program, scratch: join(this.#program.scratch, arm) };
    return runScorer(program, { input: file.path, counts, place: `${place}.command (${arm})` });
  }
}

function write(
  file: LineFile,
  { answer, item: { slice, place, cluster }, isReviewed = false }: ProgramAnswer,
): Waiting {
  if (answer !== undefined) file.add(answer.line);
  const known = answer === undefined ? { ...NOT_FINITE, review: isReviewed } : undefined;
  return { known, item: { slice, place, cluster }, isReviewed, mean: answer?.mean ?? Number.NaN };
}

const toOutcomeOfSet = ({ known, mean, isReviewed }: Waiting): ItemOutcome =>
  known ?? outcomeOf({ predicted: mean, review: isReviewed });

const outcomeOf = (known: Partial<ItemOutcome>): ItemOutcome => ({
  ...NOT_FINITE,
  correct: undefined,
  finite: true,
  ...known,
});
