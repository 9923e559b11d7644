import { logLine, plainText } from '../../errors/plain-text.ts';
import { moreLinesText } from '../words/log.ts';

const MAX_LINE_CHARACTERS = 200;
const MAX_LINES = 20;

/**
 * Makes foreign text (a model's node names, a runtime's error, a server's answer) safe for a workflow log. The runner
 * interprets `::command::` at the start of a line and `##[command]` anywhere in it, on stdout and stderr, so each line gets
 * a prefix and `##[` is broken up. Control, color and text-direction characters are removed.
 *
 * @returns At most 20 lines of at most 200 characters, each with the prefix `│ `.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function safeLog(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const shown = lines.slice(0, MAX_LINES).map((line) => logLine(line, MAX_LINE_CHARACTERS));
  const hidden = lines.length - shown.length;
  if (hidden > 0) shown[MAX_LINES - 1] = logLine(moreLinesText(hidden + 1), MAX_LINE_CHARACTERS);
  return shown.join('\n');
}

/** Like `safeLog`, but one line without a prefix, for places that already have one, such as an annotation. */
export function safeLine(text: string, maxCharacters = 1000): string {
  return plainText(text, maxCharacters);
}
