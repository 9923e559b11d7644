import * as core from '@actions/core';
import { releaseClocks } from './device/lock-clocks.ts';
import { killAllWorkers } from './engine/onnxruntime/worker-process.ts';
import { THIS_MACHINE } from './gate/machine.ts';
import { reportFailure } from './github/deliver/report-failure.ts';
import { readInputs } from './github/inputs/inputs.ts';
import { runAction } from './github/run-action.ts';

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
    });
  } catch (error) {
    return reportFailure(error);
  }
}

// The runner sends SIGINT to cancel a run, and SIGTERM 7.5 s later.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    killAllWorkers();
    releaseClocks();
    process.exit(code);
  });
}

const exitCode = await main();
// A download abandoned at its deadline would keep the process alive, so exit explicitly once all output is flushed.
process.stdout.write('', () => process.exit(exitCode));
