import { findP95 } from './judge-rung.ts';
import type { RungVerdict } from './ladder-verdict.ts';

/** Fall of a rung's P95 against the baseline, as a fraction; NaN where it is not known. */
export const gainOf = ({ rows }: RungVerdict): number => -(findP95(rows)?.change ?? Number.NaN);

/** The rung's task score; NaN where it is not known. */
export const scoreOf = ({ rows }: Pick<RungVerdict, 'rows'>): number =>
  rows.find(({ metric }) => metric === 'task-score')?.candidate ?? Number.NaN;

/** What makes one kept rung better than another. */
export interface Preference {
  readonly scoreBetter: 'higher' | 'lower';
  /** A difference in gain below this is not worth a worse score; a fraction. */
  readonly leastGain: number;
}

/** Of the kept rungs the one with the largest gain. */
export function findFastestRung(rungs: readonly RungVerdict[]): RungVerdict | undefined {
  return pick(keptOf(rungs), (one, other) => gainOf(one) > gainOf(other));
}

/** Of the kept rungs that gain about as much as the fastest, the one with the best score. */
export function findBestRung(
  rungs: readonly RungVerdict[],
  { scoreBetter, leastGain }: Preference,
): RungVerdict | undefined {
  const fastest = findFastestRung(rungs);
  if (fastest === undefined) return undefined;
  const rivals = keptOf(rungs).filter((rung) => gainOf(fastest) - gainOf(rung) < leastGain);
  const sign = scoreBetter === 'higher' ? 1 : -1;
  return pick([fastest, ...rivals], (one, other) => sign * scoreOf(one) > sign * scoreOf(other));
}

const keptOf = (rungs: readonly RungVerdict[]): RungVerdict[] =>
  rungs.filter(({ verdict }) => verdict === 'kept');

/** The first that no later one beats. */
function pick(
  rungs: readonly RungVerdict[],
  beats: (one: RungVerdict, other: RungVerdict) => boolean,
): RungVerdict | undefined {
  const [first, ...others] = rungs;
  return others.reduce((best, rung) => (best !== undefined && beats(rung, best) ? rung : best), first);
}
