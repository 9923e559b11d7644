import { describe, expect, test } from 'vitest';
import { packLaunches } from '../../bench/verdicts/pack-launches.ts';
import { judgeTrials } from '../../bench/verdicts/page/judge-trials.ts';
import { medianServiceNs, slowSessions } from '../../bench/verdicts/page/pace.ts';
import type { StoredTrial } from '../../bench/verdicts/results.ts';
import { launchOf } from '../support/fixtures/comparison-fixture.ts';

const MS = 1e6;

function trialOf(session: number, service: StoredTrial['service'], ms: number): StoredTrial {
  const launches = packLaunches(Array.from({ length: 10 }, () => launchOf(ms * MS)));
  const figures = { meanNs: ms * MS, p50Ns: ms * MS, p95Ns: ms * MS, repetitionsNs: Array(10).fill(ms * MS) };
  const run = { seconds: 1, ...figures, launches };
  return {
    session,
    pair: 'identical',
    service,
    condition: 'quiet',
    interleaved: { answer: 'pass', seconds: 1, baseline: launches, candidate: launches },
    baseline: run,
    candidate: run,
    samplesP: 1,
    foreignShare: 0,
  };
}

describe('the speed of the machine', () => {
  test('a service time is the median over the trials of its name, and unknown without one', () => {
    const trials = [1.8, 2, 5].map((ms) => trialOf(0, '2ms', ms));
    expect(medianServiceNs(trials, '2ms')).toBe(2 * MS);
    expect(medianServiceNs(trials, '20ms')).toBeUndefined();
  });

  test('a session is slow when its models take more than half as long again as their names say', () => {
    const trials = [trialOf(0, '2ms', 2.9), trialOf(1, '2ms', 3.1), trialOf(2, '0.3ms', 0.9)];
    expect([...slowSessions(trials)]).toEqual([1, 2]);
  });

  test('a stored baseline of a slow session judges no trial of another', () => {
    const rulesOf = (trials: StoredTrial[]) =>
      judgeTrials({ trials }).flatMap(({ session, rule }) => (session === 1 ? [rule] : []));
    const alike = rulesOf([trialOf(0, '2ms', 2), trialOf(1, '2ms', 2)]);
    const apart = rulesOf([trialOf(0, '2ms', 6), trialOf(1, '2ms', 2)]);
    const lost = alike.filter((rule) => !apart.includes(rule));
    expect(lost.toSorted()).toEqual(['gab-110', 'gab-200', 'ours-stored-baseline']);
  });
});
