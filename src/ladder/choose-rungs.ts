import type { Rung } from '../policy/list-rungs.ts';
import type { Row } from '../verdict/row/row.ts';
import { findP95 } from './judge-rung.ts';
import type { RungVerdict } from './ladder-verdict.ts';

/** A rung with its verdict. */
export interface JudgedRung {
  readonly rung: Rung;
  readonly verdict: RungVerdict;
}

/**
 * The kept rungs that go together, in their order: the best artifact, because each is a whole model, the best engine or
 * command line of a server, and the best value of each setting of the runtime. Batches are left out, because they change what a request is.
 *
 * @returns Nothing when fewer than two go together.
 */
export function chooseTogether(judged: readonly JudgedRung[], preference: Preference): readonly Rung[] {
  const slots = new Set(judged.map(({ rung }) => slotOf(rung)));
  const chosen = [...slots].flatMap((slot) => {
    if (slot === undefined) return [];
    const rivals = judged.filter(({ rung }) => slotOf(rung) === slot);
    const best = findBestRung(
      rivals.map(({ verdict }) => verdict),
      preference,
    );
    return rivals.filter(({ verdict }) => verdict === best).map(({ rung }) => rung);
  });
  const together = withoutUnusedSettings(chosen, judged, preference);
  return together.length < 2 ? [] : together;
}

/** What a rung replaces; rungs with the same slot exclude each other. A command line is that of one engine. */
function slotOf({ change }: Rung): string | undefined {
  switch (change.kind) {
    case 'artifact':
      return 'artifact';
    case 'start':
    case 'engine':
      return 'engine';
    case 'runtime':
      return Object.keys(change.setting).join();
    case 'batch':
      return undefined;
  }
}

/** A server has no settings of onnxruntime: either the engine or the settings, whichever has the best rung. */
function withoutUnusedSettings(
  chosen: readonly Rung[],
  judged: readonly JudgedRung[],
  preference: Preference,
): readonly Rung[] {
  const isServer = ({ change }: Rung): boolean => change.kind === 'engine' && change.engine.kind === 'server';
  const isSetting = ({ change }: Rung): boolean => change.kind === 'runtime';
  if (!chosen.some(isServer)) return chosen;
  const rivals = judged.filter(({ rung }) => chosen.includes(rung) && (isServer(rung) || isSetting(rung)));
  const best = findBestRung(
    rivals.map(({ verdict }) => verdict),
    preference,
  );
  const isBestServer = rivals.some(({ rung, verdict }) => verdict === best && isServer(rung));
  return chosen.filter((rung) => !(isBestServer ? isSetting(rung) : isServer(rung)));
}

/** Fall of a rung's P95 against the baseline, as a fraction; NaN where it is not known. */
export const gainOf = ({ rows }: RungVerdict): number => -(findP95(rows)?.change ?? Number.NaN);

/** The rung's task score; NaN where it is not known. */
export const scoreOf = ({ rows }: { readonly rows: readonly Row[] }): number =>
  rows.find(({ metric }) => metric === 'task-score')?.candidate ?? Number.NaN;

/** What makes one kept rung better than another. */
export interface Preference {
  readonly scoreBetter: 'higher' | 'lower';
  /** A difference in gain below this is not worth a worse score; a fraction. */
  readonly leastGain: number;
}

/** The kept rung with the largest gain. */
export function findFastestRung(rungs: readonly RungVerdict[]): RungVerdict | undefined {
  return pick(keptOf(rungs), (one, other) => gainOf(one) > gainOf(other));
}

/** Among the kept rungs that gain about as much as the fastest, the one with the best score. */
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

/** A variant by its speed and its quality. */
export interface Point {
  readonly name: string;
  /** Smaller is better; any unit. */
  readonly latency: number;
  readonly score: number;
}

/**
 * The points that no other point beats: none is at least as good in both and better in one.
 *
 * @param better - Which direction of the score is good.
 * @returns Fastest first; points with a figure that is no number are left out.
 */
export function paretoFront(points: readonly Point[], better: 'higher' | 'lower'): Point[] {
  const sign = better === 'higher' ? 1 : -1;
  const real = points.filter(({ latency, score }) => Number.isFinite(latency) && Number.isFinite(score));
  const beats = (one: Point, other: Point): boolean =>
    one.latency <= other.latency &&
    sign * one.score >= sign * other.score &&
    (one.latency < other.latency || one.score !== other.score);
  return real
    .filter((point) => !real.some((other) => beats(other, point)))
    .sort((left, right) => left.latency - right.latency);
}
