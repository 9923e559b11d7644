import type { Truth } from './truth.ts';
import type { Ran } from './world.ts';

/** A perfect judge's verdict on a model compared with another, under the limits of the quarter's policy. */
export type Due = 'pass' | 'block' | 'either';

/** Distance from the P95 limit within which noise may decide either way. */
const DOUBT = 0.045;
const ITEMS = 1000;

/** Limits: P95 increase as a fraction, and items out of 1,000. */
interface Bar {
  readonly p95: number;
  readonly items: number;
  readonly arena: number;
}

export const LIMITS: Bar = { p95: 0.1, items: 10, arena: 0.1 };
export const DRIFT: Bar = { p95: 0.15, items: 20, arena: Number.POSITIVE_INFINITY };

/** The correct verdict on a candidate compared with one reference. */
export function dueOf(candidate: Truth, reference: Truth, bar: Bar): Due {
  const change = candidate.p95Ms / reference.p95Ms - 1;
  const isOver =
    change > bar.p95 + DOUBT ||
    wrongShare(candidate) - wrongShare(reference) > bar.items / ITEMS ||
    candidate.reviewItems - reference.reviewItems > bar.items ||
    candidate.arenaMiB / reference.arenaMiB - 1 > bar.arena;
  if (isOver) return 'block';
  return change < bar.p95 - DOUBT ? 'pass' : 'either';
}

const wrongShare = ({ wrongItems }: Truth): number => wrongItems / ITEMS;

/** The stricter of two. */
export function stricter(one: Due, other: Due): Due {
  if (one === 'block' || other === 'block') return 'block';
  return one === 'either' || other === 'either' ? 'either' : 'pass';
}

/** What a run did wrong; undefined if nothing. */
export function findViolation(ran: Ran, due: Due, mayBeUndecided: boolean): string | undefined {
  const isGreen = ran.exitCode === 0;
  const said = `${ran.verdict?.state ?? 'no verdict'}, exit ${ran.exitCode}`;
  if (isGreen && !hasCompared(ran)) return `green without a comparison (${said})`;
  if (due === 'block' && isGreen) return `green although it is worse (${said})`;
  if (due === 'pass' && ran.verdict?.state === 'fail') return `blocked although nothing is worse (${said})`;
  if (due === 'pass' && !isGreen && !mayBeUndecided) return `red although nothing is worse (${said})`;
  return undefined;
}

/** Whether every model has a baseline and at least one judged row with a limit. */
function hasCompared({ verdict }: Ran): boolean {
  const models = verdict?.models ?? [];
  return (
    models.length > 0 &&
    models.every(
      ({ baselineSource, rows }) =>
        baselineSource !== null &&
        rows.some(
          ({ limit, baseline, candidate }) => limit !== null && baseline !== null && candidate !== null,
        ),
    )
  );
}
