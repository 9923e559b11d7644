import { formatPercent } from '../figures/format-percent.ts';
import type { Limit } from '../policy/limits.ts';
import type { Limits } from '../policy/policy.ts';
import {
  BLOCK_ERROR,
  countChances,
  FIRST_LOOK,
  PASS_ERROR,
  PASS_ERROR_OF_ITEMS,
  PLANNED_LAUNCHES,
} from './looks.ts';

/** What the procedure may get wrong, and how often, for the report; nothing where all limits are on exact metrics. */
export function describeErrors(limits: Limits): Readonly<Record<string, string>> {
  if (countChances(limits) === 0) return {};
  const isConfident = Object.values(limits).some((limit: Limit | undefined) => limit?.decide === 'confident');
  const ofItems = isConfident
    ? ` (${formatPercent(PASS_ERROR_OF_ITEMS)} where a score is decided confident)`
    : '';
  return {
    looks: `after every launch from launch ${FIRST_LOOK} on; each is paid for by alpha spending (Lan and DeMets) up to ${PLANNED_LAUNCHES} launches or the end of the budget`,
    'chance of error': `a model within its limits is blocked in at most ${formatPercent(BLOCK_ERROR)} of runs, over all limits on what is sampled and all looks; one beyond a limit passes it in at most ${formatPercent(PASS_ERROR)}${ofItems}`,
  };
}
