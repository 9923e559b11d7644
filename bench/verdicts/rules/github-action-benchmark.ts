import { type Answer, type Rule, secondsOfCandidate } from './rule.ts';

/**
 * Alerts when current / previous is above the threshold; 0 / 0 counts as 1.
 *
 * @see https://github.com/benchmark-action/github-action-benchmark/blob/master/src/write.ts `getRatio`, `findAlerts`
 */
export function judgeRatio(values: { previous: number; current: number }, threshold: number): Answer {
  const { previous, current } = values;
  const ratio = previous === 0 && current === 0 ? 1 : current / previous;
  return ratio > threshold ? 'block' : 'pass';
}

/** With `fail-on-alert`, on P95 as "customSmallerIsBetter". The previous value comes from an earlier job. */
export function githubActionBenchmark(threshold: number): Rule {
  const percent = Math.round(threshold * 100);
  return {
    name: `gab-${percent}`,
    title: `github-action-benchmark ${percent}%`,
    source:
      'benchmark-action/github-action-benchmark: src/write.ts `getRatio`, `findAlerts`; action.yml `alert-threshold` (default 200%)',
    judge({ sequential, earlier }) {
      const previous = earlier.at(-1);
      if (previous === undefined || sequential === undefined) return undefined;
      return judgeRatio({ previous: previous.p95Ns, current: sequential.candidate.p95Ns }, threshold);
    },
    seconds: secondsOfCandidate,
  };
}
