import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../../src/stats/random.ts';

/*
 * Entry of a child process that keeps one core busy: `busy-child.ts always` or `busy-child.ts bursts <seed>`. Children with the
 * same seed have simultaneous bursts. Ends by SIGKILL, or by itself once its parent is gone.
 */

const SLICE_MS = 20;
const [LEAST_MS, MOST_MS] = [1000, 4000];

const parent = process.ppid;

/** Spins in slices and checks the parent in between, because a dead parent cannot kill it. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const slice = performance.now() + SLICE_MS;
    let sum = 0;
    while (performance.now() < slice) for (let step = 0; step < 10_000; step += 1) sum += Math.sqrt(step);
    if (process.ppid !== parent || Number.isNaN(sum)) process.exit(0);
  }
}

const [mode, seed] = process.argv.slice(2);
const random = createRandom(Number(seed ?? 0));
const phaseMs = (): number => LEAST_MS + random.nextUnit() * (MOST_MS - LEAST_MS);
while (process.ppid === parent) {
  spin(phaseMs());
  if (mode === 'bursts') await sleep(phaseMs());
}
