import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { readCalibrate } from './calibrate.ts';
import { readCheck } from './check.ts';
import { readInit } from './init.ts';
import { readInspect } from './inspect.ts';
import { readLadder } from './ladder.ts';
import { readMeasure } from './measure.ts';
import type { CommandName } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { readSignOffCommand } from './sign-off.ts';
import { readTrend } from './trend.ts';

const READERS: Record<CommandName, (words: readonly string[]) => ParsedCommand> = {
  check: readCheck,
  measure: readMeasure,
  calibrate: readCalibrate,
  ladder: readLadder,
  'sign-off': readSignOffCommand,
  inspect: readInspect,
  init: readInit,
  trend: readTrend,
};

const isCommand = (word: string): word is CommandName => Object.hasOwn(READERS, word);

/**
 * Reads a command line.
 *
 * @param words - Without the program's own name.
 * @throws {UserError} That names the first word that is not understood.
 */
export function readArguments(words: readonly string[]): ParsedCommand {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    return { command: 'help', of: undefined };
  }
  if (command === '--version') return { command: 'version' };
  if (isCommand(command)) return READERS[command](rest);
  const nearest = nearestName(command, Object.keys(READERS));
  throw new UserError(
    `command: expected ${Object.keys(READERS).join(', ')}, got "${command}".`,
    nearest === undefined ? 'See regression-gate --help.' : `Did you mean "${nearest}"?`,
  );
}
