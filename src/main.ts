import * as core from '@actions/core';
import { readInputs } from './github/inputs.ts';
import { reportFailure } from './github/report-failure.ts';
import { runAction } from './github/run-action.ts';

/** Entry of the Action: environment and inputs in, exit code out. */
async function main(): Promise<number> {
  try {
    const inputs = readInputs(process.env);
    if (inputs.githubToken !== '') core.setSecret(inputs.githubToken);
    return await runAction(inputs, process.env);
  } catch (error) {
    return reportFailure(error);
  }
}

const exitCode = await main();
// A download that was left behind at its deadline would keep the process alive; all output is flushed before it ends.
process.stdout.write('', () => process.exit(exitCode));
