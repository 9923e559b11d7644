import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { isThere } from '../../files/is-there.ts';
import { readProblemText } from '../../files/plain-file.ts';
import { scoreDirections } from '../../policy/model-policy.ts';
import { DEFAULT_POLICY, readPolicy } from '../../policy/read-policy.ts';
import { type HistoryLine, parseHistory } from '../../records/history.ts';

const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;

/**
 * Reads a history file.
 *
 * @returns Its lines, and its name in messages.
 * @throws {UserError} If it, or a line of it, cannot be read; the error names the lines.
 */
export async function readHistoryFile(
  file: string,
): Promise<{ readonly lines: readonly HistoryLine[]; readonly place: string }> {
  const place = relative(process.cwd(), file) || file;
  const { lines, mistakes } = parseHistory(await readText(file), place);
  if (mistakes.length > 0) throw joinMistakes(mistakes);
  return { lines, place };
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes, more than ${MAX_HISTORY_BYTES}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(
      `${file}: expected a history, got ${readProblemText(error)}.`,
      '"regression-gate check --record" adds to the one in .regression-gate/. The history of nightly runs is on the data branch: git show origin/regression-gate-data:history.jsonl > history.jsonl',
      { cause: error },
    );
  }
}

function joinMistakes(mistakes: readonly UserError[]): UserError {
  const shown = mistakes.slice(0, MAX_MISTAKES).map(({ message }) => message);
  const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} more lines`] : [];
  return new UserError([...shown, ...more].join('\n'), mistakes[0]?.hint ?? '', { cause: mistakes[0] });
}

/** Reads from the policy which direction of each task score is better. The default policy may be absent. */
export async function readDirections(
  policy: string | undefined,
): Promise<ReadonlyMap<string, 'lower' | 'higher'>> {
  if (policy !== undefined) return scoreDirections(await readPolicy(policy, policy));
  if (!(await isThere(DEFAULT_POLICY))) return new Map();
  return scoreDirections(await readPolicy(DEFAULT_POLICY, DEFAULT_POLICY));
}
