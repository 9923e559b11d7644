import { expect, test } from 'vitest';
import { runSoak } from '../soak/run-soak.ts';

/* The first runs of `npm run soak`, which does two hundred. */

const SEED = 1;

test('three runs under random faults break no invariant', async () => {
  const entries = await runSoak({ runs: 3, seed: SEED, progress: () => {} });
  expect(entries.map(({ event }) => event)).toContain('pull request');
  expect(entries[0]).toMatchObject({ event: 'push', ending: 'green' });
});
