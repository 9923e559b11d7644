import type { Truth } from './truth.ts';

/** An issue in the repository. */
export interface Alarm {
  readonly day: number;
  readonly title: string;
  readonly isFounded: boolean;
}

/** The true state of the changing model on the default branch on one night. */
export interface Night {
  /** ISO date. */
  readonly date: string;
  readonly truth: Truth;
}

/** Maps an issue's metric to a figure of the truth. For all of them, more is worse. */
const FIGURES: readonly (readonly [RegExp, keyof Truth])[] = [
  [/latency|throughput|first run/i, 'p95Ms'],
  [/score/i, 'wrongItems'],
  [/review/i, 'reviewItems'],
  [/arena|allocation/i, 'arenaMiB'],
];

/** A change point may be detected one night early or late. */
const SLACK = 1;

/** Whether the metric in an issue's title really got worse around the night in the title. */
export function isFounded(title: string, nights: readonly Night[]): boolean {
  const {
    model,
    metric = '',
    date,
  } = /^(?<model>\S+): (?<metric>.+) regressed on (?<date>\d{4}-\d\d-\d\d)$/.exec(title)?.groups ?? {};
  const figure = FIGURES.find(([words]) => words.test(metric))?.[1];
  const reported = nights.findIndex((night) => night.date === date);
  if (model !== 'classifier' || figure === undefined || reported < 0) return false;
  const around = nights.slice(Math.max(reported - 1 - SLACK, 0), reported + 1 + SLACK);
  return around.some(
    ({ truth }, index) => index > 0 && truth[figure] > (around[index - 1]?.truth[figure] ?? Infinity),
  );
}
