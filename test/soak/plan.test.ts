import { describe, expect, test } from 'vitest';
import { FAILURES, nameFault } from './faults.ts';
import { CHANGES, planSoak } from './plan.ts';

const PLAN = planSoak({ runs: 500, seed: 1 });

describe('a plan', () => {
  test('is the same for the same seed, and starts with the same runs when it is shorter', () => {
    expect(planSoak({ runs: 500, seed: 1 })).toEqual(PLAN);
    expect(planSoak({ runs: 40, seed: 1 })).toEqual(PLAN.slice(0, 40));
    expect(planSoak({ runs: 40, seed: 2 })).not.toEqual(PLAN.slice(0, 40));
  });

  test('starts with a push that nothing disturbs', () => {
    expect(PLAN[0]).toEqual({
      number: 1,
      event: 'push',
      pull: undefined,
      turn: 'first',
      change: 'docs',
      mayPass: true,
      faults: [],
    });
  });

  test('has every event, every change and every fault', () => {
    expect(new Set(PLAN.map(({ event }) => event))).toEqual(new Set(['pull request', 'push', 'night']));
    expect(new Set(PLAN.map(({ change }) => change))).toEqual(new Set(Object.keys(CHANGES)));
    const faults = new Set(PLAN.flatMap((run) => run.faults.map(nameFault)));
    expect([...faults].sort()).toEqual([
      'cache: archives truncated',
      'cache: down',
      'cache: entries lost',
      'cache: failing once',
      'cache: not offered',
      'cache: read-only',
      'data branch: raced',
      'data branch: refuses',
      'data branch: unreachable',
      'left-over folder',
      'output file: missing',
      'output file: on a full disk',
      ...Object.keys(FAILURES)
        .map((name) => `server: ${name}`)
        .sort(),
      'signal: SIGINT',
      'signal: SIGKILL',
      'signal: SIGTERM',
      'summary file: missing',
      'summary file: on a full disk',
      'workspace kept',
    ]);
  });

  test('judges most pull requests again', () => {
    const pulls = PLAN.filter(({ event }) => event === 'pull request');
    expect(pulls.filter(({ turn }) => turn !== 'first').length).toBeGreaterThan(pulls.length / 2);
  });

  test('has at most one fault of a kind, and several only of the server', () => {
    for (const { faults } of PLAN) {
      const kinds = faults.map(({ kind }) => kind).filter((kind) => kind !== 'server');
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(faults.length).toBeLessThanOrEqual(3);
    }
  });
});

test('a default branch with a worse model may not pass until it is reverted, and opens no pull request', () => {
  let main = true;
  for (const { event, turn, change, mayPass } of PLAN) {
    if (event === 'push' && change !== 'docs') main = CHANGES[change].mayPass;
    if (event === 'pull request' && turn === 'first') expect(main).toBe(true);
    if (event !== 'pull request') expect(mayPass).toBe(main);
  }
});
