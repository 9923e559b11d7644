import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Launch } from '../../src/measure/arm-measurement.ts';
import type { Limits } from '../../src/policy/model-policy.ts';
import { createSpend } from '../../src/verdict/row/looks.ts';
import { tailNs } from '../../src/verdict/row/p95-views.ts';
import {
  disturbed,
  type Effects,
  longTailed,
  normalEffects,
  oneInThirty,
  randomSign,
  SLOW_LAUNCH,
  sometimesSlow,
} from '../../test/support/looks/launch-effects.ts';
import { productRule } from '../../test/support/looks/product-rule.ts';
import { type Rates, type Rule, simulate } from '../../test/support/looks/simulate-looks.ts';
import { benchPolicy, LIMIT } from '../support/gate-policy.ts';
import { describeCommit, today } from '../support/machine.ts';
import { INJECTIONS } from './injections.ts';
import { otherRules } from './other-rules.ts';
import { type RecordedLoad, readRecording, toLaunches } from './recorded-launches.ts';
import { type Cell, type LooksResults, renderLooks } from './render-looks.ts';
import { increaseOfP95, simulateViews } from './simulate-views.ts';

/*
 * npm run bench:looks: simulates the decision procedure, on drawn launches and on recorded ones. It times nothing and uses
 * fixed seeds, so results are the same on all machines. Writes looks.json and looks.md to .github/benchmarks or the given
 * folder. Takes about two minutes.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? join(ROOT, '.github/benchmarks'));
const RECORDING = join(import.meta.dirname, 'recorded-launches.json');

/** Launches of a 2 ms model that fit into the default budget of 60 s, with some to spare. */
const BUDGET = 50;
const BUDGETS = [5, 12, 30, BUDGET];
const TRIALS = 2000;
/** Rates of half a percent need more trials. */
const ERROR_TRIALS = 50_000;
/** Each judges up to 50 launches by the product's own code, so fewer are affordable. */
const VIEW_TRIALS = 300;

const LIMITS: Limits = benchPolicy().limits;
const SLOW_SHARES = [0.1, 0.2, 0.25, 0.33, 0.5];

function compare(
  rules: readonly Rule[],
  world: { effects: readonly Effects[]; changes: readonly number[]; trials: number },
): Cell[] {
  return world.effects.flatMap((effects) =>
    world.changes.flatMap((change) => {
      console.error(`${effects.name}, +${Math.round(change * 100)}%`);
      const rates = simulate(rules, { effects, change, limit: LIMIT, trials: world.trials });
      return rules.map(({ name }, index) => ({
        rule: name,
        effects: effects.name,
        change,
        ...(rates[index] as Rates),
      }));
    }),
  );
}

/** The ln ratios of recorded launches. The models are identical, so either arm may be the candidate. */
function recordedEffects({ load, launches }: RecordedLoad): Effects {
  const lnRatios = launches.map((arms) => {
    const [before, now] = toLaunches(arms).map(({ tails }) => tailNs(tails as NonNullable<Launch['tails']>));
    return Math.log((now as number) / (before as number));
  });
  return {
    name: `recorded, ${load}`,
    begin: () => (random) => (lnRatios[random.nextInt(lnRatios.length)] as number) * randomSign(random),
  };
}

function judgeViews(loads: readonly RecordedLoad[]): LooksResults['views'] {
  return INJECTIONS.flatMap((injection) =>
    loads.map((load) => {
      console.error(`${injection.name}, ${load.load}`);
      return {
        injection: injection.name,
        load: load.load,
        p95Increase: increaseOfP95(load, injection),
        ...simulateViews({ load, injection, limit: LIMIT, budget: BUDGET, trials: VIEW_TRIALS }),
      };
    }),
  );
}

/** Named by the share of slow launches and the mean change. */
function slowLaunches(share: number): Effects {
  const meanChange = Math.expm1(share * Math.log(SLOW_LAUNCH));
  const name = `${Math.round(share * 100)}% of launches, mean +${(meanChange * 100).toFixed(1)}%`;
  return { ...sometimesSlow(share), name };
}

const { loads, ...recording } = await readRecording(RECORDING);
const spend = createSpend();
const rules = [productRule(LIMITS, spend, { budget: BUDGET }), ...otherRules(LIMITS, spend, BUDGET)];
const usual = normalEffects(0.01);
const others = [oneInThirty(0.01), longTailed(0.01), disturbed(0.01), ...loads.map(recordedEffects)];
const atBudgets = BUDGETS.map((budget) => ({
  ...productRule(LIMITS, spend, { budget }),
  name: `${budget} launches`,
}));

const results: LooksResults = {
  commit: describeCommit(ROOT),
  date: today(),
  recording: {
    ...recording,
    launches: loads.map(({ load, launches }) => ({ load, count: launches.length })),
  },
  limit: LIMIT,
  budget: BUDGET,
  trials: TRIALS,
  errorTrials: ERROR_TRIALS,
  viewTrials: VIEW_TRIALS,
  atLimit: compare(atBudgets, {
    effects: [usual, ...others],
    changes: [LIMIT],
    trials: ERROR_TRIALS,
  }),
  rules: compare(rules, {
    effects: [usual, normalEffects(0.02), normalEffects(0.04), ...others],
    changes: [0, 0.07, 0.1],
    trials: TRIALS,
  }),
  oneSided: compare(rules, { effects: SLOW_SHARES.map(slowLaunches), changes: [0], trials: TRIALS }),
  views: judgeViews(loads),
};

await mkdir(OUT, { recursive: true });
await writeFile(join(OUT, 'looks.json'), `${JSON.stringify(results, null, 1)}\n`);
const page = renderLooks(results);
await writeFile(join(OUT, 'looks.md'), page);
console.log(page);
