import { markdownTable } from 'markdown-table';
import type { Rates } from '../../test/support/looks/simulate-looks.ts';
import type { Condition } from '../verdicts/cells.ts';
import type { Choice, ChoiceRates } from './simulate-filter.ts';

/** Results of one rule in one simulated world. */
export interface Cell extends Rates {
  readonly rule: string;
  readonly effects: string;
  readonly change: number;
}

/** Contents of `looks.json`. */
export interface LooksResults {
  readonly commit: string;
  readonly date: string;
  /** Day and commit of each session whose launches were resampled. */
  readonly recordedAt: readonly string[];
  readonly budget: number;
  readonly trials: number;
  readonly errorTrials: number;
  readonly atLimit: readonly Cell[];
  readonly ours: readonly Cell[];
  readonly statistics: readonly Cell[];
  readonly looks: readonly Cell[];
  readonly oneSided: readonly Cell[];
  readonly filter: readonly {
    readonly title: string;
    readonly condition: Condition;
    readonly choices: readonly ({ readonly choice: Choice } & ChoiceRates)[];
  }[];
}

/** Too many columns to align. */
const UNPADDED = { alignDelimiters: false };

const percent = (share: number, decimals = 1): string => (share * 100).toFixed(decimals);

/** Renders the page of `npm run bench:looks`. */
export function renderLooks(results: LooksResults): string {
  const { budget, trials, errorTrials } = results;
  const launches = (cell: Cell): string => `${cell.medianLaunches} (${cell.launchesOf90})`;
  const answers = (cell: Cell): string => `${percent(cell.blocked)} b, ${percent(cell.passed)} p`;
  const changesOf = (cells: readonly Cell[]): string =>
    [
      ['Identical: passed in %, median launches (90th percentile).', 0, passedIn],
      ['At the limit: blocked and passed in %. Stated maximum: 0.25 and 1.', 0.05, answers],
      ['+7%: blocked in %, median launches (90th percentile).', 0.07, blockedIn],
      [
        '+10%: blocked in %, median launches (90th percentile), and the share that passed, if any.',
        0.1,
        blockedIn,
      ],
    ]
      .map(([title, change, show]) => {
        const ofChange = cells.filter((cell) => cell.change === change);
        return `${title}\n\n${tableOf(ofChange, (cell) => cell.effects, show as (cell: Cell) => string)}`;
      })
      .join('\n\n');
  function passedIn(cell: Cell): string {
    return `${percent(cell.passed)}, ${launches(cell)}`;
  }
  function blockedIn(cell: Cell): string {
    const wrong = cell.passed > 0 ? `, ${percent(cell.passed, 2)} passed` : '';
    return `${percent(cell.blocked)}, ${launches(cell)}${wrong}`;
  }
  return `# The decision procedure, simulated

\`npm run bench:looks\`, ${results.date}, commit ${results.commit}. Nothing is timed and the seeds are fixed, so results are the same on all machines.

A launch is simulated by its ln ratio of P95s: the true change plus noise. The product estimates the change in two ways, of
which this is one. Each way may block with half of the limit's error, and both must pass. Unless stated otherwise, the limit is 5%,
the budget is ${budget} launches, and each figure is from ${trials} runs (95% interval of a rate of 50%: ±2.2 points) or, at the limit,
${errorTrials} runs (of a rate of 0.5%: ±0.1 points).

- "Normal 0.02": normal noise with a standard deviation of 2%.
- "A quarter at 0.28": a quarter of the launches coincide with a change of the machine's speed.
- "Recorded": launches resampled from the committed verdict benchmark with the arms swapped at random (${results.recordedAt.join(', ') || 'none'}).
  There are only a few runs of each, so they show shapes rather than rates.

## Errors at the limit

A model exactly at its limit: blocked and passed in %. The stated error of blocking is 0.5 for all limits together: 0.25 for one
of the two ways to estimate the change with a single limit, 0.1 with three other limits. The stated error of passing is 1.
With the maximum number of looks and normal noise, the actual errors exceed the stated ones by up to a quarter.

${tableOf(
  results.atLimit,
  (cell) => cell.rule,
  (cell) => `${percent(cell.blocked, 2)} b, ${percent(cell.passed, 2)} p`,
  (cell) => cell.effects,
)}

## Ours

Blocked (b) and passed (p) in %, the rest undecided; then median launches, with the 90th percentile in parentheses.

${tableOf(
  results.ours,
  (cell) => `+${Math.round(cell.change * 100)}%`,
  (cell) => `${answers(cell)}, ${launches(cell)}`,
  (cell) => cell.effects,
)}

Share of runs, in %, in which the interval shown at the end contains the true change. The stated confidence is that of the final
look. Stopping favors intervals that are shifted towards the answer, so a single interval may cover the true change less often than
its look states. Over all looks, which is what the error budget pays for, at most 1.25% may miss it.

${tableOf(
  results.ours,
  (cell) => `+${Math.round(cell.change * 100)}%`,
  (cell) => percent(cell.covered),
  (cell) => cell.effects,
)}

## Other statistics, the same looks

${changesOf(results.statistics)}

## A model that is slow in some of its launches

Blocked (b) and passed (p) in %: a model that is 30% slower in a share of its launches and equally fast otherwise.

${tableOf(results.oneSided, (cell) => cell.effects, answers)}

## Other looks, the same statistic

${changesOf(results.looks)}

## Filtered or raw P95

Blocked (b) and passed (p) in % when judged always by the raw P95, always by the filtered P95, or by the one that the product
chooses at each look. The last column is the share of runs that were decided by the filtered P95.

${markdownTable(
  [
    ['truth', 'load', 'raw', 'filtered', 'chosen', 'filtered chosen in %'],
    ...results.filter.map(({ title, condition, choices }) => [
      title,
      condition,
      ...choices.map(({ blocked, passed }) => `${percent(blocked, 2)} b, ${percent(passed)} p`),
      percent(choices.find(({ choice }) => choice === 'chosen')?.filtered ?? Number.NaN),
    ]),
  ],
  UNPADDED,
)}
`;
}

/** One row per rule, or per value of `rowOf`, in order of appearance. */
function tableOf(
  cells: readonly Cell[],
  columnOf: (cell: Cell) => string,
  show: (cell: Cell) => string,
  rowOf: (cell: Cell) => string = ({ rule }) => rule,
): string {
  const [rows, columns] = [rowOf, columnOf].map((of) => [...new Set(cells.map(of))]) as [string[], string[]];
  const found = new Map(cells.map((cell) => [`${rowOf(cell)} / ${columnOf(cell)}`, show(cell)]));
  return markdownTable(
    [
      ['', ...columns],
      ...rows.map((row) => [row, ...columns.map((column) => found.get(`${row} / ${column}`) ?? '–')]),
    ],
    UNPADDED,
  );
}
