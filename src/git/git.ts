import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Enough for the record of a large regression set or a history of many years. */
const MAX_OUTPUT_BYTES = 2 ** 28;

/** Runs git in one folder. Resolves to its standard output, rejects with what it wrote to standard error. */
export type Git = (...args: readonly string[]) => Promise<string>;

/** Git without a shell or prompt, with a deadline of 60 s per command and additional environment variables. */
export function gitIn(directory: string, settings: Readonly<Record<string, string>> = {}): Git {
  return async (...args) => {
    const { stdout } = await execute('git', args, {
      cwd: directory,
      timeout: 60_000,
      maxBuffer: MAX_OUTPUT_BYTES,
      env: { ...process.env, ...settings, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
    return stdout;
  };
}

/** Lines that say why git failed. The first kind says most: why a server refused a push. */
const REASONS = [/^remote: (error: .*)/, /^ ! (\[remote rejected\] .*)/, /^((?:fatal|error):.*)/] as const;

/** Git's error message, in one line. */
export function gitFailure(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  const [reason] = REASONS.flatMap((pattern) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
  return (reason ?? lines[0] ?? 'no reason given').trim().slice(0, 300);
}

/** Maximum distance of a usable record from the base commit, in commits. */
export const MAX_ANCESTORS = 20;

/**
 * Lists a commit and its first-parent ancestors, that is, the branch before each merge; nearest first.
 *
 * @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer if the history ends, or if a shallow clone does. `isCut` is true
 *   for the latter.
 * @throws {Error} If git does not have the commit.
 */
export async function listFirstParents(
  git: Git,
  commit: string,
): Promise<{ readonly ancestors: readonly string[]; readonly isCut: boolean }> {
  const count = MAX_ANCESTORS + 1;
  const listed = await git('rev-list', '--first-parent', `--max-count=${count}`, '--end-of-options', commit);
  const ancestors = listed.trim().split('\n');
  if (ancestors.length === count) return { ancestors, isCut: false };
  const isShallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
  return { ancestors, isCut: isShallow };
}
