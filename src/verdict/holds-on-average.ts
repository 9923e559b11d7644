import type { Limit } from '../policy/limits.ts';
import { checkExact } from './check-limit.ts';
import type { Row } from './verdict.ts';

/**
 * Whether what was measured keeps a limit when the noise is left out of account: the best guess of a row that could not be
 * decided. It decides no verdict.
 */
export function holdsOnAverage({ baseline, candidate, change, changeKind }: Row, limit: Limit): boolean {
  if (candidate === null) return false;
  const { max, min, floor, ...bounds } = limit;
  if (checkExact({ max, min, 'max-increase': ALL }, { baseline: candidate, candidate }) !== 'pass')
    return false;
  if (bounds['max-increase'] === undefined && bounds['max-drop'] === undefined) return true;
  if (baseline === null || change === null) return false;
  const moved = changeKind === 'relative' ? baseline * (1 + change) : baseline + change;
  return checkExact({ ...bounds, floor }, { baseline, candidate: moved }) === 'pass';
}

/** Keeps a limit of bounds on the value alone from being empty, which is never a pass. */
const ALL = { kind: 'absolute', value: Number.POSITIVE_INFINITY } as const;
