import { runTarget } from './run-target.ts';
import { TARGETS } from './targets.ts';

/* `npm run fuzz [inputs]`: gives each reader of foreign input so many inputs, 100,000 unless told otherwise. */

const count = Number(process.argv[2] ?? 100_000);
let failures = 0;
for (const target of TARGETS) {
  const start = performance.now();
  try {
    const { inputs, accepted } = await runTarget(target, { from: 1, count });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${target.name}: ${inputs} inputs, ${accepted} accepted, ${seconds} s`);
  } catch (error) {
    failures += 1;
    console.error(error);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
