import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit, describeMachine } from '../support/machine.ts';
import { measureOverhead } from './overhead.ts';
import { renderServed } from './render-served.ts';
import { PROCEDURES, resultsSchema, type ServedResults } from './results.ts';
import { openStage, type PairName, runTrial, type Trial } from './trials.ts';

/*
 * npm run bench:served -- --packages DIR [--same 40] [--slower 20] [--minutes 30] [--budget 60s]: what the client of served models adds to a
 * request, and how often the gate blocks pairs of models in llama.cpp whose true difference is known. Run it alone, after npm
 * run build. Trials are added to those in served.json, so that it can be stopped and continued; none is ever withdrawn.
 * `--packages` is a folder in which the llama.cpp example has been installed.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = join(ROOT, '.github/benchmarks');
const RESULTS = join(OUT, 'served.json');

const { values } = parseArgs({
  options: {
    packages: { type: 'string' },
    same: { type: 'string', default: '40' },
    slower: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '30' },
    budget: { type: 'string', default: '60s' },
    render: { type: 'boolean', default: false },
  },
});

const known = existsSync(RESULTS)
  ? resultsSchema.parse(JSON.parse(readFileSync(RESULTS, 'utf8')))
  : undefined;
const publish = (results: ServedResults): void => {
  writeFileSync(RESULTS, `${JSON.stringify(results)}\n`);
  writeFileSync(join(OUT, 'served.md'), renderServed(results));
};

if (values.render) {
  if (known === undefined) throw new Error(`${RESULTS}: expected results, got none`);
  publish(known);
} else {
  await run();
}

async function run(): Promise<void> {
  const overhead = known?.overhead ?? (await rounded());
  const results = {
    machine: known?.machine ?? describeMachine(),
    commit: known?.commit ?? describeCommit(ROOT),
    at: known?.at ?? new Date().toISOString(),
    overhead,
    trials: [...(known?.trials ?? [])],
  };
  publish(results);
  if (values.packages === undefined) return;
  const until = performance.now() + Number(values.minutes) * 60_000;
  const stage = openStage(resolve(values.packages));
  try {
    // The pair that has the smaller part of its trials is next, so that both have some whenever it is stopped.
    for (;;) {
      const pair = next(results.trials);
      if (pair === undefined || performance.now() > until) break;
      results.trials.push(await runTrial(stage, pair, values.budget));
      publish(results);
    }
  } finally {
    stage.close();
  }
}

function next(trials: readonly Trial[]): PairName | undefined {
  const done = (pair: PairName): number =>
    trials.filter((each) => each.pair === pair && each.procedure === PROCEDURES.length).length /
    Number(values[pair]);
  const pair = done('slower') < done('same') ? 'slower' : 'same';
  return done(pair) < 1 ? pair : undefined;
}

/** To a microsecond, which is what the clock is good for. */
async function rounded(): Promise<ServedResults['overhead']> {
  const { rawMs, clientMs, lateMs } = await measureOverhead();
  const round = (times: readonly number[]): number[] => times.map((ms) => Math.round(ms * 1000) / 1000);
  return { rawMs: round(rawMs), clientMs: round(clientMs), lateMs: round(lateMs) };
}
