import { markdownTable } from 'markdown-table';
import type { Diary, Entry } from './run-quarter.ts';

/** The page of a quarter: what was due, what became of it, and what must not have been. */
export function renderQuarter(
  { entries, alarms, violations }: Diary,
  { nights, seed, seconds }: { nights: number; seed: number; seconds: number },
): string {
  const uses = [...new Set(entries.map(({ use }) => use))];
  return `# A simulated quarter

${nights} nights, ${count(entries, 'pull request')} pull requests, ${entries.length} runs of the gate in ${Math.round(seconds)} s; seed ${seed}.
Made by \`npm run quarter -- --write\`. The Action's own code, git, the stores, the server on loopback, records and history are
real; the models' latency, the clock and the machine's noise are drawn, so that it is known what each run should say.
Outages, evictions, a change of the machine, missed nights and merges over a red check come in between.

${markdownTable(
  [
    ['use', 'due', 'runs', 'green', 'blocked', 'red without a verdict on the model'],
    ...uses.flatMap((use) => DUES.map((due) => rowOf(entries, use, due)).filter((row) => row[2] !== '0')),
  ],
  { align: ['l', 'l', 'r', 'r', 'r', 'r'] },
)}

*Due* is what a judge who knows the truth would say: *block* where a limit or the drift budget is clearly broken, *pass* where
none is, *either* where the truth lies so near a limit that noise may decide. Red without a verdict on the model: a server that
could not be asked, a first release, what cannot be compared.

## Issues opened

${alarms.length === 0 ? 'None.' : alarms.map(({ day, title, isFounded }) => `- Day ${day}: ${title}${isFounded ? '' : ' (**false**)'}`).join('\n')}

## What must not happen

${violations.length === 0 ? 'Never green without a comparison, never green where worse, never blocked where nothing was worse, no false issue.' : violations.map((each) => `- ${each}`).join('\n')}
`;
}

const DUES = ['pass', 'either', 'block'] as const;

const count = (entries: readonly Entry[], use: Entry['use']): number =>
  entries.filter((each) => each.use === use).length;

function rowOf(entries: readonly Entry[], use: Entry['use'], due: Entry['due']): string[] {
  const own = entries.filter((each) => each.use === use && each.due === due);
  const green = own.filter(({ exitCode }) => exitCode === 0).length;
  const blocked = own.filter(({ exitCode }) => exitCode === 1).length;
  return [use, due, ...[own.length, green, blocked, own.length - green - blocked].map(String)];
}
