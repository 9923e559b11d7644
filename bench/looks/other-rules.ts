import type { Limits } from '../../src/policy/model-policy.ts';
import { studentTQuantile } from '../../src/stats/student-t.ts';
import { type Spend, tailsAt } from '../../src/verdict/row/looks.ts';
import { productRule } from '../../test/support/looks/product-rule.ts';
import type { Rule, Statistic } from '../../test/support/looks/simulate-looks.ts';
import { plainMean } from '../../test/support/looks/statistics.ts';

/** Share of the launches trimmed at each end. */
const TRIMMED = 0.25;

/**
 * The statistic before net latency: a 25% trimmed mean with its winsorized standard error. Student's t has three quarters
 * of the usual degrees of freedom, because with all of them its tails are too short, as simulations showed.
 *
 * @see Tukey & McLaughlin (1963), "Less vulnerable confidence and significance procedures for location based on a single
 *   sample".
 */
const trimmedMean: Statistic = {
  name: '25% trimmed mean, same looks',
  critical: (n, tail) => studentTQuantile(tail, 0.75 * (n - 2 * Math.floor(TRIMMED * n) - 1)),
  score: (ascending, n) => {
    const cut = Math.floor(TRIMMED * n);
    const kept = ascending.subarray(cut, n - cut);
    const sum = kept.reduce((total, value) => total + value, 0);
    const ends = [kept[0] as number, kept.at(-1) as number] as const;
    const winsorizedMean = (sum + cut * (ends[0] + ends[1])) / n;
    const squaresOf = (value: number): number => (value - winsorizedMean) ** 2;
    const squares =
      kept.reduce((total, value) => total + squaresOf(value), 0) +
      cut * (squaresOf(ends[0]) + squaresOf(ends[1]));
    const standardError = Math.sqrt(squares / (n - 1)) / ((kept.length / n) * Math.sqrt(n));
    return sum / kept.length / standardError;
  },
};

const LAUNCHES_AT_ONCE = 12;

/** The rules that the product's is compared with. Their stated errors are the same. */
export function otherRules(limits: Limits, spend: Spend, budget: number): Rule[] {
  const { low, high } = tailsAt(LAUNCHES_AT_ONCE, 'only', { limits, worse: 'higher', spend });
  return [
    productRule(limits, spend, { budget, statistic: trimmedMean }),
    {
      name: `t test, once after ${LAUNCHES_AT_ONCE}`,
      statistic: plainMean,
      looks: [LAUNCHES_AT_ONCE],
      toBlock: [plainMean.critical(LAUNCHES_AT_ONCE, low)],
      toPass: [plainMean.critical(LAUNCHES_AT_ONCE, high)],
    },
  ];
}
