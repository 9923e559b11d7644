import type { Limits } from '../../../src/policy/model-policy.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES, type Spend, tailsAt } from '../../../src/verdict/row/looks.ts';
import type { Rule } from './simulate-looks.ts';
import { plainMean } from './statistics.ts';

/**
 * The product's rule for one limit among `limits`.
 *
 * @param budget - Launches that fit into the budget.
 * @param statistic - What the looks examine; the product's own by default.
 */
export function productRule(
  limits: Limits,
  spend: Spend,
  { budget = PLANNED_LAUNCHES, statistic = plainMean } = {},
): Rule {
  const first = Math.min(FIRST_LOOK, budget);
  const looks = Array.from({ length: budget - first + 1 }, (_, index) => first + index);
  const tails = looks.map((launches) =>
    tailsAt(launches, launches === budget ? 'last' : 'interim', { limits, worse: 'higher', spend }),
  );
  const critical = (side: 'low' | 'high') =>
    looks.map((launches, look) => statistic.critical(launches, tails[look]?.[side] ?? Number.NaN));
  return { name: statistic.name, statistic, looks, toBlock: critical('low'), toPass: critical('high') };
}
