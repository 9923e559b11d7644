import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit, describeMachine, today } from '../../bench/support/machine.ts';
import { renderSoak, type SoakResults } from './render-soak.ts';
import { runSoak, type SoakEntry } from './run-soak.ts';

/*
 * npm run soak [-- --runs 200 --seed 1 --write]: gives the committed bundle one run after another under random faults, and
 * stops at the first invariant that is broken, with the seed, the plan of that run and its log. --write writes soak.json and
 * soak.md to .github/benchmarks.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = join(ROOT, '.github', 'benchmarks');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const machine = describeMachine();

const progress = ({ number, event, change, turn, faults, ending, seconds }: SoakEntry): void =>
  console.error(
    `${number}/${runs} ${event}, ${change}, ${turn}: ${ending} in ${seconds} s${faults.length > 0 ? ` (${faults.join('; ')})` : ''}`,
  );

try {
  const entries = await runSoak({ runs, seed, progress });
  const date = today();
  const results: SoakResults = { date, commit: describeCommit(ROOT), machine, seed, entries };
  const page = renderSoak(results);
  console.log(page);
  if (values.write) {
    await writeFile(join(OUT, 'soak.json'), `${JSON.stringify(results, null, 1)}\n`);
    await writeFile(join(OUT, 'soak.md'), page);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
