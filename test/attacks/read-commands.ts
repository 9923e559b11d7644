/** A command that a runner takes out of a log. */
interface WorkflowCommand {
  readonly name: string;
  readonly line: string;
}

/**
 * The commands that a runner finds in a log: `::name::` at the start of a line, and `##[name]` anywhere in one. A bare
 * carriage return ends a line too.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function readCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^\s*::([\w-]+)(?: .*?)?::/.exec(line) ?? /##\[([\w-]+)/.exec(line);
    return found === null ? [] : [{ name: found[1] ?? '', line }];
  });
}

/** The values that a log tells the runner to hide. */
export const masksIn = (log: string): string[] =>
  readCommands(log).flatMap(({ name, line }) =>
    name === 'add-mask' ? [line.trim().slice('::add-mask::'.length)] : [],
  );

/** A log as people see it: the runner drops the lines with masks, and hides their values in all others. */
export function maskLog(log: string, masks = masksIn(log)): string {
  const shown = log.split('\n').filter((line) => !line.trimStart().startsWith('::add-mask::'));
  return masks.reduce((text, mask) => text.replaceAll(mask, '***'), shown.join('\n'));
}
