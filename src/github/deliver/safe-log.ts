import { plainText } from '../../errors/plain-text.ts';
import { moreLinesText } from '../words/log.ts';

const MAX_LINE_CHARACTERS = 200;
const MAX_LINES = 20;

/** ECMA-48 control sequences, such as colours. */
const CONTROL_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, 'g');

/**
 * Foreign text (a model's node names, an error of the runtime, an answer of a server) made safe for a workflow log.
 * The runner reads `::command::` at the start of a line and `##[command]` anywhere in it, on stdout and on stderr, so
 * every line gets a prefix and `##[` is broken. Control, colour and text-direction characters are removed.
 *
 * @returns At most 20 lines of at most 200 characters, each with the prefix `│ `.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function safeLog(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const shown = lines.slice(0, MAX_LINES).map((line) => `│ ${cleanLine(line, MAX_LINE_CHARACTERS)}`);
  const hidden = lines.length - shown.length;
  if (hidden > 0) shown[MAX_LINES - 1] = `│ ${moreLinesText(hidden + 1)}`;
  return shown.join('\n');
}

/** As `safeLog`, but one line without a prefix: for places that have one, such as an annotation. */
export function safeLine(text: string, maxCharacters = 1000): string {
  return cleanLine(text, maxCharacters);
}

function cleanLine(line: string, maxCharacters: number): string {
  const uncoloured = line.replace(CONTROL_SEQUENCE, '');
  return plainText(uncoloured, maxCharacters).replaceAll('##[', '##(');
}
