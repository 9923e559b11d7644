import type { Limit } from '../../policy/limits.ts';
import type { Limits } from '../../policy/model-policy.ts';
import type { Method } from '../method.ts';
import {
  BLOCK_ERROR,
  countChances,
  FIRST_LOOK,
  PASS_ERROR,
  PASS_ERROR_OF_ITEMS,
  PLANNED_LAUNCHES,
} from './looks.ts';

/** Error rates of the decision procedure under these limits; undefined if all limits are on exact metrics. */
export function computeErrors(limits: Limits): Method['errors'] {
  if (countChances(limits) === 0) return undefined;
  const isConfident = Object.values(limits).some((limit: Limit | undefined) => limit?.decide === 'confident');
  return {
    firstLook: FIRST_LOOK,
    plannedLaunches: PLANNED_LAUNCHES,
    block: BLOCK_ERROR,
    pass: PASS_ERROR,
    ...(isConfident && { passOfItems: PASS_ERROR_OF_ITEMS }),
  };
}
