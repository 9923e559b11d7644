import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import type { CampaignOptions } from './arguments.ts';
import { type Cell, cellKey, cellsOf, namesOf, nextCell } from './cells.ts';
import { isCompared } from './page/wrong-verdicts.ts';
import { type Results, type StoredTrial, writeResults } from './results.ts';
import { PairMaker } from './trial/make-pairs.ts';
import { runTrial, type Trial } from './trial/trial.ts';

/** Three consecutive errors are not a one-off. */
const MOST_FAILURES_IN_A_ROW = 3;
const SEQUENTIAL_EVERY = 3;

/** One session: runs trials of the cells in turn until the time is up, saving after each. */
export class Campaign {
  readonly #workspace: Workspace;
  readonly #results: Results;
  readonly #options: CampaignOptions;
  readonly #maker: PairMaker;
  readonly #startMs = performance.now();
  /** Trials and failures per cell, so that a failing cell does not get every turn. */
  readonly #turns = new Map<string, number>();
  #longestMs = 0;
  #isStopped = false;

  constructor(workspace: Workspace, results: Results, options: CampaignOptions) {
    this.#workspace = workspace;
    this.#results = results;
    this.#options = options;
    this.#maker = new PairMaker(workspace);
    for (const trial of results.trials) this.#count(cellKey(trial));
  }

  /** Ends the run early; earlier trials are kept. */
  stop(): void {
    this.#isStopped = true;
  }

  async run(): Promise<void> {
    const cells = cellsOf(this.#options.selection);
    let failuresInARow = 0;
    while (!this.#isOver(cells)) {
      const cell = nextCell(cells, (each) => this.#turns.get(cellKey(namesOf(each))) ?? 0);
      const start = performance.now();
      const isMeasured = await this.#measure(cell);
      this.#longestMs = Math.max(this.#longestMs, performance.now() - start);
      failuresInARow = isMeasured ? 0 : failuresInARow + 1;
      await this.#save();
      if (failuresInARow === MOST_FAILURES_IN_A_ROW)
        throw new Error('three trials in a row failed; see above');
    }
  }

  /** A trial that would overrun is not started; a quick run ends once every cell has had its turn. */
  #isOver(cells: readonly Cell[]): boolean {
    if (this.#isStopped) return true;
    const isEachMeasured = cells.every((cell) => this.#turns.has(cellKey(namesOf(cell))));
    if (this.#options.oneTrialEach && isEachMeasured) return true;
    return performance.now() - this.#startMs + this.#longestMs > this.#options.minutes * 60_000;
  }

  /** @returns Whether the trial was completed. */
  async #measure(cell: Cell): Promise<boolean> {
    const names = namesOf(cell);
    const key = cellKey(names);
    const seed = this.#results.trials.length;
    const isSequential = this.#isSequential(cell, key);
    this.#count(key);
    try {
      const models = await this.#maker.make(cell.pair, cell.service);
      const trial = await runTrial(this.#workspace, models, {
        condition: cell.condition,
        seed,
        limit: cell.pair.limit,
        isSequential,
      });
      this.#results.trials.push({ session: this.#results.sessions.length - 1, ...names, ...toStored(trial) });
      const { answer, seconds } = trial.interleaved;
      this.#say(`${key}: ${answer} in ${seconds.toFixed(1)} s`);
      return true;
    } catch (error) {
      // Our own signal handler killed this trial's children.
      if (this.#isStopped) return false;
      const message = `${key}: ${error instanceof Error ? error.message : String(error)}`;
      this.#results.sessions.at(-1)?.failures.push(message);
      this.#say(`failed: ${message}`);
      return false;
    }
  }

  /** In every third trial of the pairs by which rules are compared. */
  #isSequential({ pair }: Cell, key: string): boolean {
    return isCompared({ pair: pair.name }) && (this.#turns.get(key) ?? 0) % SEQUENTIAL_EVERY === 0;
  }

  #count(key: string): void {
    this.#turns.set(key, (this.#turns.get(key) ?? 0) + 1);
  }

  async #save(): Promise<void> {
    const session = this.#results.sessions.at(-1);
    if (session !== undefined) session.minutes = shortNumber((performance.now() - this.#startMs) / 60_000);
    await writeResults(this.#options.out, this.#results);
  }

  #say(line: string): void {
    const seconds = Math.round((performance.now() - this.#startMs) / 1000);
    console.error(
      `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')}  ${line}`,
    );
  }
}

type Figures = Omit<StoredTrial, 'session' | 'pair' | 'service' | 'condition'>;

function toStored({ sequential, ...trial }: Trial): Figures {
  return shorten({ ...trial, ...(sequential && { sequential }) }) as Figures;
}

/** Rounds all numbers: to whole ns, or to five digits below that, which is far below the noise. */
function shorten(value: unknown): unknown {
  if (typeof value === 'number') return shortNumber(value);
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shorten(each)]));
}

const DIGITS = 5;

const shortNumber = (value: number): number =>
  Math.abs(value) >= 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS));
