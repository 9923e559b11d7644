import { markdownTable } from 'markdown-table';
import { INVARIANTS } from './invariants.ts';
import type { SoakEnding, SoakEntry } from './run-soak.ts';

/** A finished soak: `soak.json`. */
export interface SoakResults {
  /** ISO date. */
  readonly date: string;
  readonly commit: string;
  readonly machine: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly entries: readonly SoakEntry[];
}

const ENDINGS: readonly SoakEnding[] = [
  ...(['green', 'blocked', 'undecided', 'bad input', 'infrastructure', 'cancelled', 'killed'] as const),
];
const EVENTS = ['pull request', 'push', 'night'] as const;

/** Renders the page of a soak in which every invariant was kept. */
export function renderSoak({ date, commit, machine, seed, entries }: SoakResults): string {
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
  const where = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  return `# The gate under random faults

\`npm run soak -- --runs ${entries.length} --seed ${seed} --write\`, ${date}, commit ${commit}, ${Math.round(seconds)} s of gate time.
${where.join('; ')}

Each run starts the committed bundle as a runner would, on a real git repository and with real models, against a server on
loopback. What fails around it, when, and what the change does to the model is drawn from the seed. Pull requests are mostly
re-runs. After every run the invariants below were checked; all were kept.

${INVARIANTS.map(({ says }) => `- ${says}`).join('\n')}

## Runs

*May pass*: a gate that knows the truth may let it pass. *Killed*: ended by a signal before it could report. A signal that
came after the end of its run changed nothing.

${table(
  ['event', 'may pass'],
  EVENTS.flatMap((event) => [true, false].map((mayPass) => ({ event, mayPass }))).map(
    ({ event, mayPass }) => ({
      names: [event, mayPass ? 'yes' : 'no'],
      own: entries.filter((each) => each.event === event && each.mayPass === mayPass),
    }),
  ),
)}

## What the change does

${table(
  ['change', 'may pass'],
  namesIn(entries.map(({ change, mayPass }) => `${change}|${mayPass ? 'yes' : 'no'}`)).map((name) => ({
    names: name.split('|'),
    own: entries.filter(({ change, mayPass }) => `${change}|${mayPass ? 'yes' : 'no'}` === name),
  })),
)}

## Faults

A run can have up to three, so runs are counted more than once.

${table(
  ['fault'],
  [
    { names: ['none'], own: entries.filter(({ faults }) => faults.length === 0) },
    ...namesIn(entries.flatMap(({ faults }) => faults)).map((name) => ({
      names: [name],
      own: entries.filter(({ faults }) => faults.includes(name)),
    })),
  ],
)}
`;
}

const namesIn = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** A table of how runs ended; rows without a run are left out. */
function table(
  heads: readonly string[],
  rows: readonly { readonly names: readonly string[]; readonly own: readonly SoakEntry[] }[],
): string {
  const counted = rows.filter(({ own }) => own.length > 0);
  const count = (own: readonly SoakEntry[], ending: SoakEnding): string =>
    String(own.filter((entry) => entry.ending === ending).length);
  return markdownTable(
    [
      [...heads, 'runs', ...ENDINGS],
      ...counted.map(({ names, own }) => [
        ...names,
        String(own.length),
        ...ENDINGS.map((ending) => count(own, ending)),
      ]),
    ],
    { align: [...heads.map(() => 'l'), 'r', ...ENDINGS.map(() => 'r')] },
  );
}
