import { expect, test } from 'vitest';
import { runTarget } from './run-target.ts';
import { TARGETS } from './targets.ts';

/* A short run of `npm run fuzz`. */

test.each(TARGETS)('$name: every input is accepted or refused', async (target) => {
  const { accepted } = await runTarget(target, { from: 1, count: 500 });
  expect(accepted).toBeGreaterThan(0);
});

test('an input that breaks a reader is named by its seed', async () => {
  const failing = { name: 'a reader', tryOne: () => Promise.reject(new TypeError('oops')) };
  await expect(runTarget(failing, { from: 7, count: 1 })).rejects.toThrow('a reader: input 7');
});
