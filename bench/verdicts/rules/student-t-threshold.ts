import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from '../../../src/stats/student-t.ts';
import { type Answer, type Rule, secondsOfCandidate } from './rule.ts';

const BOUNDARY = 0.99;
const HISTORY = 10;

/**
 * Blocks if a new value exceeds the upper end of the one-sided prediction interval of the earlier ones:
 * mean + t(boundary, n − 1) · s · √(1 + 1/n). If all earlier values are equal, there is no interval and nothing is blocked.
 *
 * @param earlier - Shape [n]; with n < 2 there is no interval either.
 * @param boundary - Cumulative probability of the upper end, in (0.5, 1).
 * @see https://github.com/bencherdev/bencher/blob/main/lib/bencher_boundary/src/limits/mod.rs `new_normal`, `NormalTestKind::T`
 * @see bencherdev/bencher#797: since v0.6.3 with the sample's standard deviation and √(1 + 1/n).
 */
export function judgeNewValue(earlier: readonly number[], value: number, boundary = BOUNDARY): Answer {
  const n = earlier.length;
  if (n < 2) return 'pass';
  const deviation = sampleStandardDeviation([...earlier]);
  if (deviation === 0) return 'pass';
  const upper = mean([...earlier]) + studentTQuantile(1 - boundary, n - 1) * deviation * Math.sqrt(1 + 1 / n);
  return value > upper ? 'block' : 'pass';
}

export const studentTThreshold: Rule = {
  name: 'bencher-t',
  title: 't threshold 0.99, 10 earlier runs',
  source:
    'Bencher: lib/bencher_boundary/src/limits/mod.rs `new_normal`, `NormalTestKind::T`; prediction interval since v0.6.3 (bencherdev/bencher#797)',
  judge({ sequential, earlier }) {
    const last = earlier.slice(-HISTORY).map(({ p95Ns }) => p95Ns);
    if (last.length < HISTORY || sequential === undefined) return undefined;
    return judgeNewValue(last, sequential.candidate.p95Ns);
  },
  seconds: secondsOfCandidate,
};
