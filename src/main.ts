import * as core from '@actions/core';
import { THIS_MACHINE } from './gate/machine.ts';
import { reportFailure } from './github/deliver/report-failure.ts';
import { readInputs } from './github/inputs/inputs.ts';
import { runAction } from './github/run-action.ts';
import { abandonWorkspaces } from './measure/workspace.ts';

/** Entry of the Action: environment and inputs in, exit code out. */
async function main(): Promise<number> {
  try {
    const inputs = readInputs(process.env);
    for (const token of [inputs.githubToken, inputs.runnerToken]) if (token !== '') core.setSecret(token);
    return await runAction(inputs, {
      env: process.env,
      bundleFolder: import.meta.dirname,
      machine: THIS_MACHINE,
      now: () => new Date(),
      onCancelled: (report) => {
        reportCancelled = report;
      },
    });
  } catch (error) {
    return reportFailure(error);
  }
}

let isCancelled = false;
/** What the run reports when it is cancelled. */
let reportCancelled = async (): Promise<void> => {};

/** Time to report a cancelled run. The runner sends SIGINT to cancel a run, SIGTERM 7.5 s later, and SIGKILL after that. */
const LAST_WORD_MS = 5_000;

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  // A second signal does not cut the last word short.
  process.on(signal, async () => {
    if (isCancelled) return;
    isCancelled = true;
    abandonWorkspaces();
    setTimeout(() => process.exit(code), LAST_WORD_MS);
    await reportCancelled().catch(() => undefined);
    process.exit(code);
  });
}

const exitCode = await main();
// A download abandoned at its deadline would keep the process alive, so exit explicitly once all output is flushed.
process.stdout.write('', () => process.exit(exitCode));
