import { nominalTails, powerFamily, type Spending } from '../../src/stats/alpha-spending.ts';
import { BLOCK_ERROR, FIRST_LOOK, PASS_ERROR, PLANNED_LAUNCHES } from '../../src/verdict/row/looks.ts';
import type { Rule, Statistic } from '../../test/support/looks/simulate-looks.ts';
import { trimmedT } from '../../test/support/looks/statistics.ts';
import { mEstimate, plainT, signedRanks } from './other-statistics.ts';

/** Differences of a rule from the product's. */
interface Difference {
  readonly name: string;
  readonly statistic?: Statistic;
  /** How the error to block and the error to pass are spent. */
  readonly spending?: readonly [block: Spending, pass: Spending];
  readonly first?: number;
  readonly planned?: number;
  readonly isLook?: (launches: number) => boolean;
  /** Divisor of the stated errors. */
  readonly caution?: number;
}

const EVEN = powerFamily(1);
const EARLY = powerFamily(0.5);

function otherRule(budget: number, difference: Difference): Rule {
  const { name, statistic = trimmedT(), spending = [EVEN, EARLY], caution = 1 } = difference;
  const { first = FIRST_LOOK, planned = PLANNED_LAUNCHES, isLook = () => true } = difference;
  const looks = Array.from({ length: budget - first + 1 }, (_, index) => first + index).filter(
    (launches) => isLook(launches) || launches === budget,
  );
  const fractions = looks.map((launches) => (launches === budget ? 1 : launches / planned));
  const critical = (error: number, how: Spending): number[] =>
    nominalTails(fractions, error / caution, how).map((tail, look) =>
      statistic.critical(looks[look] as number, tail),
    );
  return {
    name,
    statistic,
    looks,
    toBlock: critical(BLOCK_ERROR, spending[0]),
    toPass: critical(PASS_ERROR, spending[1]),
  };
}

/** Rules with the same looks and spending but another statistic. */
export function otherStatistics(budget: number): Rule[] {
  const differences: Difference[] = [
    { name: '25%, h − 1 degrees of freedom', statistic: trimmedT(0.25, 1) },
    { name: '25%, h − 1, errors / 2.6', statistic: trimmedT(0.25, 1), caution: 2.6 },
    { name: '20% trimmed', statistic: trimmedT(0.2) },
    { name: '10% trimmed', statistic: trimmedT(0.1) },
    { name: plainT.name, statistic: plainT },
    ...[mEstimate('huber'), mEstimate('biweight'), signedRanks].map((statistic) => ({
      name: statistic.name,
      statistic,
    })),
  ];
  return differences.map((difference) => otherRule(budget, difference));
}

/** Rules with the same statistic but other looks or spending. */
export function otherLooks(budget: number): Rule[] {
  const geometric = [8, 10, 13, 16, 20, 25, 31, 39, 49, 61, 76, 95];
  const differences: Difference[] = [
    { name: 'first look 6', first: 6 },
    { name: 'first look 10', first: 10 },
    { name: 'looks a quarter apart', isLook: (launches) => geometric.includes(launches) },
    { name: 'planned 60', planned: 60 },
    { name: 'planned 150', planned: 150 },
    { name: 'both even', spending: [EVEN, EVEN] },
    { name: 'both early', spending: [EARLY, EARLY] },
    { name: 'both late (power 3)', spending: [powerFamily(3), powerFamily(3)] },
  ];
  return differences.map((difference) => otherRule(budget, difference));
}
