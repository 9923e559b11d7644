import { markdownTable } from 'markdown-table';
import type { Rates } from '../../test/support/looks/simulate-looks.ts';
import type { RecordedLoad, Recording } from './recorded-launches.ts';

/** Results of one rule in one simulated world. */
export interface Cell extends Rates {
  readonly rule: string;
  readonly effects: string;
  /** The candidate's true change, as a fraction. */
  readonly change: number;
}

/** Results of the product's P95 row on recorded launches with an injected effect. */
interface ViewCell extends Rates {
  readonly injection: string;
  readonly load: RecordedLoad['load'];
  /** Increase of the P95 over all runs, as a fraction. */
  readonly p95Increase: number;
}

/** Contents of `looks.json`. */
export interface LooksResults {
  readonly commit: string;
  readonly date: string;
  readonly recording: Omit<Recording, 'loads'> & {
    readonly launches: readonly { readonly load: RecordedLoad['load']; readonly count: number }[];
  };
  /** Largest increase of the P95 that passes, as a fraction. */
  readonly limit: number;
  readonly budget: number;
  readonly trials: number;
  readonly errorTrials: number;
  readonly viewTrials: number;
  readonly atLimit: readonly Cell[];
  readonly rules: readonly Cell[];
  readonly oneSided: readonly Cell[];
  readonly views: readonly ViewCell[];
}

/** Too many columns to align. */
const UNPADDED = { alignDelimiters: false };

const percent = (share: number, decimals = 1): string => (share * 100).toFixed(decimals);

const launchesOf = ({ medianLaunches, launchesOf90 }: Rates): string => `${medianLaunches} (${launchesOf90})`;

const answersOf = ({ blocked, passed }: Rates): string => `${percent(blocked)} b, ${percent(passed)} p`;

/** Renders the page of `npm run bench:looks`. */
export function renderLooks(results: LooksResults): string {
  const { limit, budget, trials, errorTrials, viewTrials, recording } = results;
  const { date, machine, how, launches } = recording;
  return `# The decision procedure, simulated

\`npm run bench:looks\`, ${results.date}, commit ${results.commit}. Nothing is timed and the seeds are fixed, so results are the same on all machines.

The limit is ${percent(limit, 0)}% and the budget ${budget} launches. In all tables, **b** is the share of simulated gates that block and **p** the share
that pass, both in %; the rest end undecided. Numbers of launches are medians, with the 90th percentile in parentheses.

## The rule: plain mean, looks from the fifth launch on

A launch is simulated by its ln ratio of P95s: the true change plus noise.

- "Normal 0.01": normal noise with a standard deviation of 1%, about as measured.
- "t3": long tails. "A quarter at 0.28": a quarter of the launches coincide with a change of the machine's speed.
- "Recorded": the ln ratios of recorded launches of two identical models, drawn at random.

### Errors at the limit

A candidate exactly at the limit, by the number of launches in the budget (${errorTrials} gates per figure). The P95 row looks
for an increase in three ways and this is one of them, so it may block with a third of 0.5%: **0.17**. It may pass with **1**.

${tableOf(results.atLimit, {
  rowOf: ({ effects }) => effects,
  columnOf: ({ rule }) => rule,
  show: ({ blocked, passed }) => `${percent(blocked, 2)} b, ${percent(passed, 2)} p`,
})}

Recorded launches are few and drawn again and again, so their rows show shapes rather than rates.

### Power and time, against other rules

The other rules are the 25% trimmed mean that was used before net latency, with the same looks, and a t test after a fixed number
of launches. All have the same stated errors; ${trials} gates per figure.

${[
  ['Identical:', 0],
  ['7% slower:', 0.07],
  ['10% slower:', 0.1],
]
  .map(
    ([title, change]) =>
      `${title}\n\n${tableOf(
        results.rules.filter((cell) => cell.change === change),
        {
          rowOf: ({ effects }) => effects,
          columnOf: ({ rule }) => rule,
          show: (cell) => `${answersOf(cell)}, ${launchesOf(cell)}`,
        },
      )}`,
  )
  .join('\n\n')}

The plain mean decides clear cases in the fewest launches. Trimming pays only where many launches are far off. Leaving waiting out
of the latency has removed such launches: none was recorded, even with five busy processes.

### A model that is slow in some of its launches

A model that is 30% slower in a share of its launches and equally fast otherwise, with noise of 0.02.

${tableOf(results.oneSided, {
  rowOf: ({ rule }) => rule,
  columnOf: ({ effects }) => effects,
  show: answersOf,
})}

The trimmed mean drops these launches and passes such models. The plain mean passes far fewer. But a few launches cannot show what
happens only in some: if none of the first five is slow, the model passes. The stated errors are for noise that affects both
arms alike.

## Between the views

The P95 row compares three things separately: the P95 over inputs (each input by the lower quartile of its runs), the share of
stalled runs, and the model's own waiting. A slowdown must not slip between them. Here, effects are injected into the candidate's
runs in recorded launches of two byte-identical models. The launches are drawn with replacement; the product's own code summarizes
and judges them. ${viewTrials} gates per figure.

Recorded on ${date}, ${machine['CPU']}, ${machine['cores']} cores: a 2 ms model with one thread, so it never waits for itself;
${launches.map(({ load, count }) => `${count} launches ${LOADS[load]}`).join(' and ')}; ${how}.
"P95": how much the effect raises the P95 over all runs on the quiet machine.

${viewTable(results.views)}

A P95 ignores the slowest 5% of the runs: 3% of stalls, or one slow input in thirty, hardly raise it and may pass.

- **Passed although the P95 rises by more than the limit:** ${listViews(results.views, ({ p95Increase, passed }) => p95Increase > limit && passed > 0, 'passed')}.
  Runs less than 10% beyond the P95 over inputs do not count as stalls.
- **Blocked although it rises by less:** ${listViews(results.views, ({ p95Increase, blocked }) => p95Increase <= limit && blocked > 0, 'blocked')}.
  A launch times 32 inputs. If slow ones are spread at random, some launches have several and others none. The mean over launches
  then differs from the P95 over the whole set, and most gates end undecided.
`;
}

const LOADS: Readonly<Record<RecordedLoad['load'], string>> = {
  quiet: 'on a quiet machine',
  'five-busy': 'with five busy processes',
};

/** Injections for which an answer was wrong, judged by the increase of the P95 on the first load. */
function listViews(
  views: readonly ViewCell[],
  isWrong: (cell: ViewCell) => boolean,
  answer: 'blocked' | 'passed',
): string {
  const names = [...new Set(views.map(({ injection }) => injection))];
  const wrong = names.flatMap((injection) => {
    const cells = views.filter((cell) => cell.injection === injection);
    const p95Increase = cells[0]?.p95Increase ?? Number.NaN;
    if (!cells.some((cell) => isWrong({ ...cell, p95Increase }))) return [];
    const shares = cells.map((cell) => `${percent(cell[answer])}% ${cell.load}`).join(', ');
    return [`${injection} (${shares})`];
  });
  return wrong.length === 0 ? 'none' : wrong.join('; ');
}

interface Layout<Item> {
  readonly rowOf: (item: Item) => string;
  readonly columnOf: (item: Item) => string;
  readonly show: (item: Item) => string;
}

/** Rows and columns in order of appearance. */
function tableOf<Item>(items: readonly Item[], { rowOf, columnOf, show }: Layout<Item>): string {
  const [rows, columns] = [rowOf, columnOf].map((of) => [...new Set(items.map(of))]) as [string[], string[]];
  const find = (row: string, column: string): Item | undefined =>
    items.find((item) => rowOf(item) === row && columnOf(item) === column);
  const cell = (item: Item | undefined): string => (item === undefined ? '–' : show(item));
  return markdownTable(
    [['', ...columns], ...rows.map((row) => [row, ...columns.map((column) => cell(find(row, column)))])],
    UNPADDED,
  );
}

/** One row per injection, with the figures of each load side by side. */
function viewTable(views: readonly ViewCell[]): string {
  const loads = [...new Set(views.map(({ load }) => load))];
  const header = ['injected effect', 'P95', ...loads.flatMap((load) => [load, 'launches'])];
  const rows = [...new Set(views.map(({ injection }) => injection))].map((injection) => {
    const cells = views.filter((cell) => cell.injection === injection);
    const increase = percent(cells[0]?.p95Increase ?? Number.NaN, 0).replace('-0', '0');
    return [injection, `+${increase}%`, ...cells.flatMap((cell) => [answersOf(cell), launchesOf(cell)])];
  });
  return markdownTable([header, ...rows], UNPADDED);
}
