import { markdownTable } from 'markdown-table';
import type { Diary, Entry } from './run-quarter.ts';

/** Renders the page of a quarter: correct verdicts, actual verdicts and violations. */
export function renderQuarter(
  { entries, alarms, violations }: Diary,
  { nights, seed, seconds }: { nights: number; seed: number; seconds: number },
): string {
  const uses = [...new Set(entries.map(({ use }) => use))];
  return `# A simulated quarter

${nights} nights, ${count(entries, 'pull request')} pull requests, ${entries.length} runs of the gate in ${Math.round(seconds)} s; seed ${seed}.
Made by \`npm run quarter -- --write\`. The Action's own code, git, the stores, the server on loopback, records and history are
real. The models' latency, the machine's noise and the clock are simulated, so the correct verdict of each run is known.
The quarter includes outages, evictions, a machine change, missed nights and merges over a red check.

${markdownTable(
  [
    ['use', 'due', 'runs', 'green', 'blocked', 'red without a verdict on the model'],
    ...uses.flatMap((use) => DUES.map((due) => rowOf(entries, use, due)).filter((row) => row[2] !== '0')),
  ],
  { align: ['l', 'l', 'r', 'r', 'r', 'r'] },
)}

*Due* is the verdict of a judge who knows the truth: *block* if a limit or the drift budget is clearly broken, *pass* if none is,
*either* if the truth is so close to a limit that noise may decide. Red without a verdict on the model: an unreachable server, a
first release, or models that cannot be compared.

## Issues opened

${alarms.length === 0 ? 'None.' : alarms.map(({ day, title, isFounded }) => `- Day ${day}: ${title}${isFounded ? '' : ' (**false**)'}`).join('\n')}

## Violations

${violations.length === 0 ? 'None: never green without a comparison, never green for a worse model, never blocked when nothing was worse, no false issue.' : violations.map((each) => `- ${each}`).join('\n')}
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
