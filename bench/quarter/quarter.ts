import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renderQuarter } from './render-quarter.ts';
import { fillRepository, openPull, truthIn } from './repository.ts';
import { runQuarter } from './run-quarter.ts';
import { drawQuarter } from './timeline.ts';
import { openWorld } from './world.ts';

/*
 * Entry of `npm run quarter`: sixty nights and a hundred and twenty pull requests of a repository with known regressions,
 * drifts, evictions, machine changes and outages. The gate is real; only the measuring machine and the clock are simulated.
 * Exits 1 if the gate ever passed, failed or raised an alarm wrongly.
 */

const PAGE = join(import.meta.dirname, '..', '..', '.github', 'benchmarks', 'quarter.md');

const { values } = parseArgs({
  options: {
    nights: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string', default: '/dev/null' },
    write: { type: 'boolean', default: false },
  },
});
const nights = Number(values.nights);
const seed = Number(values.seed);
const world = await openWorld(values.log);
try {
  const { origin } = world;
  fillRepository(origin);
  const start = performance.now();
  const diary = await runQuarter(world, {
    days: drawQuarter({ nights, seed }),
    seed,
    openPull: (change, number) => openPull(origin, change, number),
    truth: () => truthIn(origin),
    progress: (line) => console.error(line),
  });
  const seconds = (performance.now() - start) / 1000;
  const page = renderQuarter(diary, { nights, seed, seconds });
  console.log(page);
  if (values.write) await writeFile(PAGE, page);
  if (diary.violations.length > 0) process.exitCode = 1;
} finally {
  await world.close();
}
