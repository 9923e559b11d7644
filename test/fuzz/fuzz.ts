import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit, describeMachine, today } from '../../bench/support/machine.ts';
import { type FuzzedTarget, type FuzzResults, renderFuzz } from './render-fuzz.ts';
import { runTarget } from './run-target.ts';
import { TARGETS, type Target } from './targets.ts';

/*
 * npm run fuzz [-- inputs --seed 1 --write]: gives each reader of foreign input so many inputs, 100,000 unless told
 * otherwise. --write writes fuzz.json and fuzz.md to .github/benchmarks.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = join(ROOT, '.github', 'benchmarks');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, write: { type: 'boolean', default: false } },
});
const [count, seed] = [Number(positionals[0] ?? 100_000), Number(values.seed)];

async function fuzz(target: Target): Promise<FuzzedTarget> {
  const start = performance.now();
  const { name } = target;
  try {
    const { inputs, accepted } = await runTarget(target, { from: seed, count });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.error(`${name}: ${inputs} inputs, ${accepted} accepted, ${seconds} s`);
    return { name, inputs, accepted, refused: inputs - accepted, failures: 0 };
  } catch (error) {
    console.error(error);
    return { name, inputs: 0, accepted: 0, refused: 0, failures: 1 };
  }
}

const machine = describeMachine();
const targets: FuzzedTarget[] = [];
for (const target of TARGETS) targets.push(await fuzz(target));
const results: FuzzResults = {
  date: today(),
  commit: describeCommit(ROOT),
  machine,
  seed,
  seconds: performance.now() / 1000,
  targets,
};
const page = renderFuzz(results);
console.log(page);
if (values.write) {
  await writeFile(join(OUT, 'fuzz.json'), `${JSON.stringify(results, null, 1)}\n`);
  await writeFile(join(OUT, 'fuzz.md'), page);
}
process.exitCode = targets.some(({ failures }) => failures > 0) ? 1 : 0;
