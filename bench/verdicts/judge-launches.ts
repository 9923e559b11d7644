import type { ArmMeasurement, Launch } from '../../src/measure/arm-measurement.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import type { Comparison } from '../../src/verdict/comparison.ts';
import { checkRow } from '../../src/verdict/row/check-row.ts';
import { isClear } from '../../src/verdict/row/is-clear.ts';
import { createSpend } from '../../src/verdict/row/looks.ts';
import { benchPolicy } from '../support/gate-policy.ts';
import type { Answer } from './rules/rule.ts';

/** Shared by all judgements, because it caches. */
const spend = createSpend();

/** Launches of both arms. `isPaired`: launches at the same position ran side by side. */
interface MeasuredArms {
  readonly baseline: readonly Launch[];
  readonly candidate: readonly Launch[];
  readonly isPaired: boolean;
  /** Largest increase of the P95 that passes, as a fraction. */
  readonly limit: number;
}

/** The product's answer to these launches, from its own row check. */
export function judgeLaunches(arms: MeasuredArms): Answer {
  const state = checkRow('latency-p95', toComparison(arms))?.state;
  switch (state) {
    case 'pass':
      return 'pass';
    case 'fail':
      return 'block';
    case 'inconclusive':
      return 'cannot-tell';
    default:
      throw new Error(`P95 row: expected pass, fail or inconclusive, got ${state}`);
  }
}

/** The product's stopping rule. */
export function isDecided(arms: MeasuredArms): boolean {
  return isClear(toComparison(arms));
}

export function toComparison({ baseline, candidate, isPaired, limit }: MeasuredArms): Comparison {
  return {
    policy: benchPolicy({ limit }),
    prices: undefined,
    baseline: toMeasurement(baseline),
    candidate: toMeasurement(candidate),
    isPaired,
    spend,
  };
}

/** The only limit is on latency, so all other figures stay empty. */
function toMeasurement(launches: readonly Launch[]): ArmMeasurement {
  return {
    launches: [...launches],
    discardedLaunches: { late: 0 },
    outcomes: new OutcomeTable(),
    ramPeakBytes: [],
    arenaPeakBytes: null,
    modelSizeBytes: 1,
    placement: [],
    plainRunNs: null,
  };
}
