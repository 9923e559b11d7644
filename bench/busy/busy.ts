import { spawn } from 'node:child_process';
import { CONDITIONS, type Condition } from '../verdicts/cells.ts';
import { stopAllLoad, underLoad } from '../verdicts/trial/load.ts';

/* Entry of `npm run bench:busy`: runs a command while other processes load the machine, as in the verdict benchmark. */

const HELP = `npm run bench:busy -- LOAD COMMAND…

Runs COMMAND under a load, one of ${CONDITIONS.join(', ')}, and exits as it does. For example:

  npm run bench:busy -- five-busy npm run demo
`;

async function main([load, command, ...words]: readonly string[]): Promise<number> {
  const condition = CONDITIONS.find((each): each is Condition => each === load);
  if (condition === undefined || command === undefined) {
    process.stderr.write(HELP);
    return 2;
  }
  const start = performance.now();
  const code = await underLoad({ condition, seed: 1 }, () => run(command, words));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stderr.write(`${condition}: exit code ${code} after ${seconds} s\n`);
  return code;
}

const run = (command: string, words: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

process.once('exit', stopAllLoad);
process.exitCode = await main(process.argv.slice(2));
