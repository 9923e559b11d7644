import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killAllWorkers } from '../../src/engine/onnxruntime/worker-process.ts';
import { UserError } from '../../src/errors/errors.ts';
import { closeWorkspace, openWorkspace } from '../../src/measure/workspace.ts';
import { benchPolicy } from '../support/gate-policy.ts';
import { HELP, readArguments } from './arguments.ts';
import { Campaign } from './campaign.ts';
import { openResults } from './open-results.ts';
import { judgeTrials } from './page/judge-trials.ts';
import { renderCurve } from './page/render-curve.ts';
import { renderPage } from './page/render-page.ts';
import { type Results, readResults } from './results.ts';
import { stopAllLoad } from './trial/load.ts';

/*
 * Entry of `npm run bench:verdicts`: measures the operating curves of the product and of other tools' rules, on pairs of models
 * with known true differences, under real load.
 */

const ROOT = join(import.meta.dirname, '..', '..');

async function main(words: readonly string[]): Promise<void> {
  const options = readArguments(words);
  if (options === 'help') return void process.stdout.write(HELP);
  if (options.render) return publish(options.out, await readOrThrow(options.out));
  const results = await openResults(options, ROOT);
  const bundleFolder = join(ROOT, 'dist');
  const workspace = await openWorkspace({ bundleFolder, runtime: benchPolicy().runtime });
  const campaign = new Campaign(workspace, results, options);
  stopOnSignal(campaign);
  try {
    await campaign.run();
  } finally {
    await closeWorkspace(workspace);
    stopAllLoad();
  }
  await publish(options.out, results);
  const failures = results.sessions.at(-1)?.failures ?? [];
  for (const failure of failures) console.error(`failed: ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

async function readOrThrow(folder: string): Promise<Results> {
  const results = await readResults(folder);
  if (results !== undefined) return results;
  throw new UserError(`${folder}: expected verdicts.json, got none.`, 'Run the benchmark first.');
}

async function publish(folder: string, results: Results): Promise<void> {
  const judged = judgeTrials(results);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'verdicts.svg'), renderCurve(judged));
  await writeFile(join(folder, 'verdicts.md'), renderPage(results, judged));
  console.log(`${results.trials.length} trials; ${folder}/verdicts.md, verdicts.svg, verdicts.json`);
}

/** The first signal aborts the current trial and ends the run with everything saved. Busy children never outlive it. */
function stopOnSignal(campaign: Campaign): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      campaign.stop();
      killAllWorkers();
      stopAllLoad();
    });
  }
  process.once('exit', () => {
    killAllWorkers();
    stopAllLoad();
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UserError ? `${error.message}\n  ${error.hint}` : error);
  process.exitCode = error instanceof UserError ? 2 : 1;
}
