import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { calibrate } from './calibrate.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import type { Command, Terminal } from './define/command.ts';
import { renderGeneralHelp } from './define/help.ts';
import { doctor } from './doctor.ts';
import { history } from './history/history.ts';
import { trend } from './history/trend.ts';
import { init } from './init.ts';
import { inspect } from './inspect.ts';
import { gitlabNote } from './jobs/gitlab-note.ts';
import { route } from './jobs/route.ts';
import { verdict } from './jobs/verdict.ts';
import { ladder } from './ladder.ts';
import { measure } from './measure.ts';
import { signOff } from './release/sign-off.ts';

/** All commands. Help is generated from this table, in this order. */
export const COMMANDS: readonly Command[] = [
  compare,
  check,
  measure,
  calibrate,
  ladder,
  signOff,
  inspect,
  init,
  trend,
  history,
  doctor,
  route,
  verdict,
  gitlabNote,
];

/**
 * Parses and runs the command line.
 *
 * @param words - Arguments without the program's name.
 * @returns The exit code.
 * @throws {UserError} If a word is unknown; it names the word.
 */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(renderGeneralHelp(COMMANDS));
    return 0;
  }
  if (name === '--version') {
    terminal.print(`${terminal.version}\n`);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return command.run(rest, terminal);
  const names = COMMANDS.map((each) => each.name);
  const nearest = nearestName(name, names);
  throw new UserError(
    `command: expected one of ${names.join(', ')}, got "${name}".`,
    nearest === undefined ? 'See regression-gate --help.' : `Did you mean "${nearest}"?`,
  );
}
