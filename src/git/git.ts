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
      env: gitEnvironment([], settings),
    });
    return stdout;
  };
}

/** An entry of git's configuration, such as `['safe.directory', '/work']`. */
export type GitSetting = readonly [key: string, value: string];

/** Settings for git in addition to those of machine and checkout. */
interface OwnSettings {
  readonly config: readonly GitSetting[];
  readonly env: Readonly<Record<string, string>>;
}

let own: OwnSettings = { config: [], env: {} };

/**
 * Sets configuration and variables for all further git commands of this process and for what they start, such as git-lfs.
 * They are only in the environment of these commands, never on a command line or in a file.
 */
export function configureGit(settings: OwnSettings): void {
  own = settings;
}

/** The environment of a git command: this process's own, {@link configureGit}'s, and what is given. */
export function gitEnvironment(
  config: readonly GitSetting[],
  settings: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  // A workflow may have set entries of its own.
  const taken = Number(process.env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const entries = [...own.config, ...config];
  const numbered = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${taken + index}`, key],
    [`GIT_CONFIG_VALUE_${taken + index}`, value],
  ]);
  return {
    ...process.env,
    ...(entries.length > 0 && { GIT_CONFIG_COUNT: String(taken + entries.length) }),
    ...Object.fromEntries(numbered),
    ...own.env,
    ...settings,
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

const NOT_INSTALLED = 'git is not installed';
/** Lines that say why git failed. The first kind says most: why a server refused a push. */
const REASONS = [
  /^remote: ((?:error|GitLab): .*?)\.?\s*$/,
  /^ ! (\[remote rejected\] .*)/,
  /^((?:fatal|error):.*)/,
] as const;

/** Git's error message, in one line. */
export function gitFailure(error: unknown): string {
  if (isMissingGit(error)) return NOT_INSTALLED;
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  const [reason] = REASONS.flatMap((pattern) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
  return (reason ?? lines[0] ?? 'no reason given').trim().slice(0, 300);
}

/** Node reports a missing working directory in the same way; callers have checked theirs. */
export const isMissingGit = (error: unknown): boolean => {
  const { code, path } = error as { code?: unknown; path?: unknown };
  return code === 'ENOENT' && path === 'git';
};
