import { markdownTable } from 'markdown-table';
import type { Rates } from '../../test/support/looks/simulate-looks.ts';
import type { Condition } from '../verdicts/cells.ts';
import type { Choice, ChoiceRates } from './simulate-filter.ts';

/** How one rule fared in one simulated world. */
export interface Cell extends Rates {
  readonly rule: string;
  readonly effects: string;
  readonly change: number;
}

/** `looks.json`. */
export interface LooksResults {
  readonly commit: string;
  readonly date: string;
  /** Day and commit of each session whose launches were drawn again. */
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

/** As the other pages: the columns are too many to line up. */
const UNPADDED = { alignDelimiters: false };

const percent = (share: number, decimals = 1): string => (share * 100).toFixed(decimals);

/** The page of `npm run bench:looks`. */
export function renderLooks(results: LooksResults): string {
  const { budget, trials, errorTrials } = results;
  const launches = (cell: Cell): string => `${cell.medianLaunches} (${cell.launchesOf90})`;
  const answers = (cell: Cell): string => `${percent(cell.blocked)} b, ${percent(cell.passed)} p`;
  const changesOf = (cells: readonly Cell[]): string =>
    [
      ['Identical: passed in %, median launches (9 in 10 need no more).', 0, passedIn],
      ['At the limit: blocked and passed in %. Stated: at most 0.25 and 1.', 0.05, answers],
      ['+7 %: blocked in %, median launches.', 0.07, blockedIn],
      [
        '+10 %: blocked in %, median launches; the share that passed follows where there is one.',
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
  return `# What the decision procedure does, by simulation

\`npm run bench:looks\`, ${results.date}, commit ${results.commit}. Nothing is timed and the seeds are fixed: every machine gets the same figures.

A launch is drawn as its ln ratio of P95: the truth and how launches differ. It is one of the two ways in which the product sees
the change; each may block with half of what the limit may, and both must pass. The limit is 5 %, the budget ${budget} launches where nothing
else is said, ${trials} runs a figure (the 95 % interval of a rate of 50 % is ± 2.2 points), ${errorTrials} at the limit (of 0.5 %: ± 0.1).
"Normal 0.02": a normal standard deviation of 2 %. "A quarter at 0.28": launches that met a change of the machine's pace.
"Recorded": launches of the committed verdict benchmark drawn again, arms swapped at random (${results.recordedAt.join(', ') || 'none'});
a few runs each, so they show shapes and not rates.

## Errors at the limit

A model exactly at its limit: blocked in %, passed in %. Stated are 0.5 for all limits together, so 0.25 for
one way of seeing the one limit, 0.1 beside three other limits; and 1.
With as many looks as there can be, and launches that differ normally, all that is stated is spent and up to a quarter more.

${tableOf(
  results.atLimit,
  (cell) => cell.rule,
  (cell) => `${percent(cell.blocked, 2)} b, ${percent(cell.passed, 2)} p`,
  (cell) => cell.effects,
)}

## Ours

Blocked (b) and passed (p) in %, the rest undecided; median launches, and in brackets those that 9 in 10 runs need at most.

${tableOf(
  results.ours,
  (cell) => `+${Math.round(cell.change * 100)} %`,
  (cell) => `${answers(cell)}, ${launches(cell)}`,
  (cell) => cell.effects,
)}

The interval as it is shown when sampling ends holds the true change in this share of runs, in %. It is stated with the
confidence of the look at which sampling ended. Stopping picks intervals that
lie off towards the answer, so a single interval may hold less often than its look states; over all looks, which is what is paid
for, at most 1.25 % may miss.

${tableOf(
  results.ours,
  (cell) => `+${Math.round(cell.change * 100)} %`,
  (cell) => percent(cell.covered),
  (cell) => cell.effects,
)}

## Other statistics, the same looks

${changesOf(results.statistics)}

## A model that is slow in some of its launches

Passed (p) and blocked (b) in %: a model that is 30 % slower in a share of its launches, and no slower else.

${tableOf(results.oneSided, (cell) => cell.effects, answers)}

## Other looks, the same statistic

${changesOf(results.looks)}

## Filtered or raw P95

Blocked (b) and passed (p) in % when judged always by the raw P95, always by the filtered one, or by the one that the
product chooses at each look; how often the chosen one was the filtered.

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

/** A row for each rule, or for what `rowOf` says, in the order in which they come. */
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
