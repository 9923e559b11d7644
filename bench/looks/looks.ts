import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Limits } from '../../src/policy/model-policy.ts';
import { createSpend } from '../../src/verdict/row/looks.ts';
import {
  disturbed,
  type Effects,
  longTailed,
  normalEffects,
  oneInThirty,
  sometimesSlow,
} from '../../test/support/looks/launch-effects.ts';
import { productRule } from '../../test/support/looks/product-rule.ts';
import { type Rates, type Rule, simulate } from '../../test/support/looks/simulate-looks.ts';
import { benchPolicy, LIMIT } from '../support/gate-policy.ts';
import { describeCommit } from '../support/machine.ts';
import { readResults } from '../verdicts/results.ts';
import { otherLooks, otherStatistics } from './other-rules.ts';
import { recordedEffects, recordedRuns } from './recorded-effects.ts';
import { type Cell, type LooksResults, renderLooks } from './render-looks.ts';
import { CHOICES, simulateChoice } from './simulate-filter.ts';

/*
 * npm run bench:looks: simulates the decision procedure on launches with a known true change. It times nothing and uses fixed
 * seeds, so results are the same on all machines. Writes looks.json and looks.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const RECORDED = join(ROOT, '.github/benchmarks/verdicts');
/** Approximate number of launches of a 2 ms model within the default budget of 60 s. */
const BUDGET = 50;
const TRIALS = 2000;
/** Rates of half a percent need more trials. */
const ERROR_TRIALS = 20_000;

const ONE: Limits = benchPolicy().limits;
const FOUR: Limits = {
  ...ONE,
  'latency-p50': { 'max-increase': { kind: 'relative', value: LIMIT } },
  'latency-mean': { 'max-increase': { kind: 'relative', value: LIMIT } },
  throughput: { 'max-drop': { kind: 'relative', value: LIMIT } },
};

function compare(
  title: string,
  rules: readonly Rule[],
  world: { effects: readonly Effects[]; changes: readonly number[]; trials: number },
): Cell[] {
  return world.effects.flatMap((effects) =>
    world.changes.flatMap((change) => {
      const rates = simulate(rules, { effects, change, limit: LIMIT, trials: world.trials });
      console.error(`${title}: ${effects.name}, ${change * 100}%`);
      return rules.map(({ name }, index) => ({
        rule: name,
        effects: effects.name,
        change,
        ...(rates[index] as Rates),
      }));
    }),
  );
}

const results = await readResults(RECORDED);
const runs = results === undefined ? [] : recordedRuns(results);
const recorded = recordedEffects(runs);
const quiet = [0.01, 0.015, 0.02, 0.03].map(normalEffects);
const shaped = [oneInThirty(0.015), longTailed(0.02), disturbed(0.02)];
const everything = [...quiet, ...[0.04, 0.08, 0.15].map(normalEffects), ...shaped, ...recorded];
const chosen = [normalEffects(0.015), normalEffects(0.03), ...shaped, ...recorded];

const spend = createSpend();
const budgets = [5, 12, 30, BUDGET, 100];
const named = (rule: Rule, name: string): Rule => ({ ...rule, name });
const atLimit = budgets.flatMap((budget) =>
  compare(
    `at the limit, ${budget} launches`,
    [
      named(productRule(ONE, spend, budget), `${budget} launches, 1 limit`),
      named(productRule(FOUR, spend, budget), `${budget} launches, 4 limits`),
    ],
    { effects: [normalEffects(0.03), ...shaped, ...recorded], changes: [LIMIT], trials: ERROR_TRIALS },
  ),
);
const ours = productRule(ONE, spend, BUDGET);
const filterRuns = {
  uniform: runs,
  own: results === undefined ? [] : recordedRuns(results, ['self-preempting']),
};

const found: LooksResults = {
  commit: describeCommit(ROOT),
  date: new Date().toISOString().slice(0, 10),
  recordedAt: results?.sessions.map(({ startedAt, commit }) => `${startedAt.slice(0, 10)} (${commit})`) ?? [],
  budget: BUDGET,
  trials: TRIALS,
  errorTrials: ERROR_TRIALS,
  atLimit,
  ours: compare('ours', [ours], {
    effects: everything,
    changes: [0, 0.02, LIMIT, 0.07, 0.1],
    trials: TRIALS,
  }),
  statistics: compare('statistics', [ours, ...otherStatistics(BUDGET)], {
    effects: chosen,
    changes: [0, LIMIT, 0.07, 0.1],
    trials: TRIALS,
  }),
  looks: compare('looks', [ours, ...otherLooks(BUDGET)], {
    effects: chosen,
    changes: [0, LIMIT, 0.07, 0.1],
    trials: TRIALS,
  }),
  oneSided: compare('one-sided', [ours, ...otherStatistics(BUDGET)], {
    effects: [0.1, 0.2, 0.25, 0.33, 0.5].map(sometimesSlow),
    changes: [0],
    trials: TRIALS,
  }),
  filter: [
    ...[LIMIT, 0, 0.1].map((change) => ({
      title: `+${change * 100}%, arms alike`,
      runs: filterRuns.uniform,
      change,
    })),
    { title: 'preempts itself', runs: filterRuns.own },
  ].flatMap(({ title, ...world }) =>
    [...new Set(world.runs.map(({ condition }) => condition))].map((condition) => {
      const rates = simulateChoice(ours, {
        ...world,
        runs: world.runs.filter((run) => run.condition === condition),
        limit: LIMIT,
        trials: TRIALS,
      });
      return { title, condition, choices: CHOICES.map((choice) => ({ choice, ...rates[choice] })) };
    }),
  ),
};

await mkdir(OUT, { recursive: true });
await writeFile(join(OUT, 'looks.json'), `${JSON.stringify(found, null, 1)}\n`);
const page = renderLooks(found);
await writeFile(join(OUT, 'looks.md'), page);
console.log(page);
