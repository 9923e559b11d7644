import { expect, test } from 'vitest';
import { runSoak } from '../soak/run-soak.ts';

/* The first runs of `npm run soak`, which does two hundred. */

const SEED = 53;

test('three runs under random faults break no invariant', async () => {
  const entries = await runSoak({ runs: 3, seed: SEED, progress: () => {} });
  expect(entries.map(({ event }) => event)).toEqual(['push', 'pull request', 'pull request']);
  expect(entries[0]).toMatchObject({ event: 'push', ending: 'green' });
});
