import { expect, test } from 'vitest';
import { medianServiceNs, sessionsByPace } from './pace.ts';
import { readResults } from './results.ts';

test('the sessions of the committed results are told apart by the speed of their machine', async () => {
  const results = await readResults('.github/benchmarks/verdicts');
  if (results === undefined) throw new Error('no committed results');
  const { usual, slow } = sessionsByPace(results);
  for (const [sessions, isUsual] of [
    [usual, true],
    [slow, false],
  ] as const) {
    for (const session of sessions) {
      const own = results.trials.filter((trial) => trial.session === session);
      const foundNs = medianServiceNs(own, '0.3ms') ?? Number.NaN;
      expect(foundNs <= 0.45e6).toBe(isUsual);
    }
  }
});
