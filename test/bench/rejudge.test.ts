import { expect, test } from 'vitest';
import { isDecided, judgeLaunches } from '../../bench/verdicts/judge-launches.ts';
import { packLaunches } from '../../bench/verdicts/pack-launches.ts';
import { rejudge } from '../../bench/verdicts/rejudge.ts';
import type { Results, Session, StoredTrial } from '../../bench/verdicts/results.ts';
import type { Launch } from '../../src/measure/arm-measurement.ts';
import { launchOf } from '../support/fixtures/comparison-fixture.ts';

const MS = 1e6;
const launchesOf = (ms: number, count: number): Launch[] =>
  Array.from({ length: count }, (_, index) => launchOf(ms * (1 + 0.002 * (index % 3)) * MS));

/** As many launches as the product takes until it sees that the candidate is a third slower. */
const ENOUGH = Array.from({ length: 40 }, (_, index) => index + 1).find((count) =>
  isDecided({ baseline: launchesOf(3, count), candidate: launchesOf(4, count), isPaired: true }),
) as number;

function trialOf(answer: StoredTrial['interleaved']['answer'], count: number): StoredTrial {
  const run = { seconds: 1, meanNs: 1, p50Ns: 1, p95Ns: 1, repetitionsNs: [1], launches: {} };
  return {
    session: 0,
    pair: 'plus-20',
    service: '2ms',
    condition: 'quiet',
    interleaved: {
      answer,
      seconds: 1,
      baseline: packLaunches(launchesOf(3, count)),
      candidate: packLaunches(launchesOf(4, count)),
    },
    baseline: run,
    candidate: run,
    samplesP: 1,
    foreignShare: 0,
  };
}

const before = { measuring: 'm', judging: 'before' };
const judge = { procedure: { measuring: 'm', judging: 'now' }, commit: 'abc' };

const resultsOf = (trials: StoredTrial[], procedure: Session['procedure'] = before): Results => ({
  version: 1,
  limit: 0.05,
  budgetSeconds: 60,
  sessions: [{ startedAt: '', minutes: 1, command: '', commit: '', procedure, machine: {}, failures: [] }],
  changes: {},
  trials,
});

test('the product decides the launches of this test, and not with the first', () => {
  expect(ENOUGH).toBeGreaterThan(1);
  const arms = { baseline: launchesOf(3, ENOUGH), candidate: launchesOf(4, ENOUGH), isPaired: true };
  expect(judgeLaunches(arms)).toBe('block');
});

test('a trial that ends after the same launches with the same answer stays', () => {
  const trial = trialOf('block', ENOUGH);
  const { trials, sessions } = rejudge(resultsOf([trial]), judge);
  expect(trials).toEqual([trial]);
  expect(sessions[0]?.procedure).toEqual(judge.procedure);
  expect(sessions[0]?.rejudged).toEqual([
    'by commit abc: 1 of 1 trials end after the same launches with the same answer',
  ]);
  expect(sessions[0]?.withdrawn).toBeUndefined();
});

test.each([
  {
    title: 'with another answer',
    trial: trialOf('pass', ENOUGH),
    said: `pass after ${ENOUGH} launches, now block after ${ENOUGH}`,
  },
  {
    title: 'that would have stopped earlier',
    trial: trialOf('block', ENOUGH + 1),
    said: `block after ${ENOUGH + 1} launches, now block after ${ENOUGH}`,
  },
  {
    title: 'that would have gone on',
    trial: trialOf('block', ENOUGH - 1),
    said: `block after ${ENOUGH - 1} launches, now it would continue`,
  },
])('a trial $title is taken out and named', ({ trial, said }) => {
  const { trials, sessions } = rejudge(resultsOf([trial]), judge);
  expect(trials).toEqual([]);
  expect(sessions[0]?.withdrawn).toEqual([`plus-20/2ms/quiet: ${said}`]);
});

test('a trial that its budget ended is judged by what there is', () => {
  const trial = trialOf('block', ENOUGH - 1);
  const spent = { ...trial, interleaved: { ...trial.interleaved, seconds: 59.5 } };
  expect(rejudge(resultsOf([spent]), judge).trials).toEqual([spent]);
});

test('what was measured in another way, or judged so already, stays as it is', () => {
  for (const procedure of [{ measuring: 'other', judging: 'before' }, judge.procedure]) {
    const results = resultsOf([trialOf('pass', ENOUGH)], procedure);
    expect(rejudge(results, judge)).toEqual(results);
  }
});
