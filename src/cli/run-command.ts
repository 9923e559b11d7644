import type { Asked } from './asked.ts';
import { runCalibrate } from './calibrate.ts';
import { runCheck } from './check.ts';
import { renderHelp } from './help.ts';
import { runInit } from './init.ts';
import { runInspect } from './inspect.ts';
import { climbLadder } from './ladder.ts';
import { runMeasure } from './measure.ts';
import { runLocalSignOff, runVerifySignOff } from './sign-off.ts';
import { runTrend } from './trend.ts';

/** What a command needs from the process that runs it. */
export interface Terminal {
  readonly bundleFolder: string;
  readonly version: string;
  readonly print: (text: string) => void;
  readonly progress: (line: string) => void;
  readonly color: boolean;
}

/**
 * Does what the command line asks for.
 *
 * @returns The exit code.
 */
export async function runCommand(asked: Asked, terminal: Terminal): Promise<number> {
  switch (asked.command) {
    case 'help':
      terminal.print(renderHelp(asked.of));
      return 0;
    case 'version':
      terminal.print(`${terminal.version}\n`);
      return 0;
    case 'check':
      return runCheck(asked, terminal);
    case 'measure':
      return runMeasure(asked, terminal);
    case 'calibrate':
      return runCalibrate(asked, terminal);
    case 'ladder':
      return climbLadder(asked, terminal);
    case 'inspect':
      return runInspect(asked, terminal);
    case 'sign-off':
      return runLocalSignOff(asked, terminal);
    case 'verify-sign-off':
      return runVerifySignOff(asked, terminal);
    case 'init':
      return runInit(asked, terminal);
    case 'trend':
      return runTrend(asked, terminal);
  }
}
