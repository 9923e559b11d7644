import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INJECTIONS } from '../../bench/looks/injections.ts';
import { type RecordedLoad, readRecording, toLaunches } from '../../bench/looks/recorded-launches.ts';
import { increaseOfP95, simulateViews } from '../../bench/looks/simulate-views.ts';

const { loads } = await readRecording(join(import.meta.dirname, '../../bench/looks/recorded-launches.json'));
const loadNamed = (name: RecordedLoad['load']): RecordedLoad => loads.find(({ load }) => load === name)!;
const busy = loadNamed('five-busy');

test('a recorded launch has the net latency of its samples, which raw latency hides on a busy machine', () => {
  const launches = busy.launches.flatMap(toLaunches);
  for (const { samples, net, p95Ns, tails } of launches) {
    expect(samples).toBe(128);
    expect(tails?.inputsNs).toHaveLength(32);
    expect(p95Ns).toBeGreaterThan(2 * (net?.latency?.p95Ns ?? Number.NaN));
  }
});

describe('the P95 row on recorded launches', () => {
  const judge = (name: string, load: RecordedLoad) => {
    const injection = INJECTIONS.find((each) => each.name === name)!;
    return simulateViews({ load, injection, limit: 0.05, budget: 50, trials: 20 });
  };

  test.each(loads)('passes identical models, $load', (load) => {
    expect(judge('none', load)).toMatchObject({ blocked: 0, passed: 1 });
  });

  test.each([
    'every run 7% slower',
    'random stalls: 12% of runs 1.5×',
    'periodic stalls: every tenth run 1.5×',
    '20% slower by the end of each launch',
    'first run after each switch of arms 2×',
  ])('blocks with five busy processes: %s', (name) => {
    expect(judge(name, busy)).toMatchObject({ blocked: 1, passed: 0 });
  });
});

test('an injection raises the P95 over all runs only if it slows more than 5% of them', () => {
  const quiet = loadNamed('quiet');
  const increases = INJECTIONS.filter(({ name }) => /^random stalls: (3|6|12)%/.test(name)).map((injection) =>
    increaseOfP95(quiet, injection),
  );
  expect(increases.map((increase) => increase > 0.1)).toEqual([false, true, true]);
});
