import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import type { CampaignOptions } from './arguments.ts';
import { type Cell, cellKey, cellsOf, namesOf, nextCell } from './cells.ts';
import { packLaunches, shortNumber } from './pack-launches.ts';
import { changesByTrips, type Pair, pairNamed, type Service } from './pairs.ts';
import { type Results, type StoredTrial, writeResults } from './results.ts';
import type { Run } from './rules/rule.ts';
import { PairMaker } from './trial/make-pairs.ts';
import { runTrial, type Trial } from './trial/trial.ts';
import { measureTrueChanges } from './trial/true-changes.ts';

/** Three consecutive errors are not a one-off. */
const MOST_FAILURES_IN_A_ROW = 3;

/** One session: verifies the pairs, then runs trials of the cells in turn until the time is up, saving after each. */
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
    await this.#verifyAll(cells);
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

  async #verifyAll(cells: readonly Cell[]): Promise<void> {
    const names = new Set(cells.map(({ pair, service }) => `${pair.name}/${service}`));
    for (const name of names) {
      const [pair, service] = name.split('/') as [string, Service];
      await this.#verify(pairNamed(pair), service);
    }
  }

  async #verify(pair: Pair, service: Service): Promise<void> {
    const key = `${pair.name}/${service}`;
    const known = this.#results.changes[key];
    if (this.#isStopped || (known !== undefined && (known.measured !== null || !this.#options.verify)))
      return;
    const byTrips = changesByTrips(pair, service);
    this.#results.changes[key] = { byTrips, measured: null };
    if (!this.#options.verify) return;
    const models = await this.#maker.make(pair, service);
    const measured = await measureTrueChanges(this.#workspace, models);
    this.#results.changes[key] = { byTrips, measured };
    const percent = (change: number): string => `${(change * 100).toFixed(1)}%`;
    this.#say(
      `${key}: P50 ${percent(measured.p50)}, P95 ${percent(measured.p95)} (by trips ${percent(byTrips.p95)})`,
    );
    await this.#save();
  }

  /** @returns Whether the trial was completed. */
  async #measure(cell: Cell): Promise<boolean> {
    const names = namesOf(cell);
    const key = cellKey(names);
    const seed = this.#results.trials.length;
    this.#count(key);
    try {
      const models = await this.#maker.make(cell.pair, cell.service);
      const trial = await runTrial(this.#workspace, models, { condition: cell.condition, seed });
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

function toStored({ interleaved, baseline, candidate, samplesP, foreignShare }: Trial): Figures {
  return {
    interleaved: {
      answer: interleaved.answer,
      seconds: shortNumber(interleaved.seconds),
      baseline: packLaunches(interleaved.baseline),
      candidate: packLaunches(interleaved.candidate),
    },
    baseline: toStoredRun(baseline),
    candidate: toStoredRun(candidate),
    samplesP: shortNumber(samplesP),
    foreignShare: foreignShare === null ? null : shortNumber(foreignShare),
  };
}

function toStoredRun({
  seconds,
  meanNs,
  p50Ns,
  p95Ns,
  repetitionsNs,
  launches,
}: Run): StoredTrial['baseline'] {
  return {
    seconds: shortNumber(seconds),
    meanNs: shortNumber(meanNs),
    p50Ns: shortNumber(p50Ns),
    p95Ns: shortNumber(p95Ns),
    repetitionsNs: repetitionsNs.map(shortNumber),
    launches: packLaunches(launches ?? []),
  };
}
