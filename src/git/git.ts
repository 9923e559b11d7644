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

/** Git's error message, in one line. */
export function gitFailure(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  return (lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? 'no reason given').slice(
    0,
    300,
  );
}
