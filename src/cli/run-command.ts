import { runCalibrate } from './calibrate.ts';
import { runCheck } from './check.ts';
import { renderHelp } from './help.ts';
import { runInit } from './init.ts';
import { runInspect } from './inspect.ts';
import { climbLadder } from './ladder.ts';
import { runMeasure } from './measure.ts';
import type { ParsedCommand } from './parsed-command.ts';
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
export async function runCommand(parsed: ParsedCommand, terminal: Terminal): Promise<number> {
  switch (parsed.command) {
    case 'help':
      terminal.print(renderHelp(parsed.of));
      return 0;
    case 'version':
      terminal.print(`${terminal.version}\n`);
      return 0;
    case 'check':
      return runCheck(parsed, terminal);
    case 'measure':
      return runMeasure(parsed, terminal);
    case 'calibrate':
      return runCalibrate(parsed, terminal);
    case 'ladder':
      return climbLadder(parsed, terminal);
    case 'inspect':
      return runInspect(parsed, terminal);
    case 'sign-off':
      return runLocalSignOff(parsed, terminal);
    case 'verify-sign-off':
      return runVerifySignOff(parsed, terminal);
    case 'init':
      return runInit(parsed, terminal);
    case 'trend':
      return runTrend(parsed, terminal);
  }
}
