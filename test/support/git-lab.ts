import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A git repository in a temporary folder, with its own identity and without the machine's settings. */
export interface GitLab {
  readonly folder: string;
  run(...args: readonly string[]): string;
  /** Writes and commits a file. @returns The commit's SHA. */
  commit(file: string, text: string): string;
  remove(): void;
}

const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.invalid',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.invalid',
};

/**
 * @param folder - An empty folder; defaults to a new temporary one.
 * @param more - Additional variables for git, such as fixed dates, which make SHAs reproducible.
 */
export function openGitLab(
  folder = mkdtempSync(join(tmpdir(), 'git-lab-')),
  more: Readonly<Record<string, string>> = {},
): GitLab {
  const env = { ...ENV, ...more };
  const run = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  run('init', '--quiet', '--initial-branch=main');
  const commit = (file: string, text: string) => {
    writeFileSync(join(folder, file), text);
    run('add', '--', file);
    run('commit', '--quiet', '--message', `write ${file}`);
    return run('rev-parse', 'HEAD');
  };
  return { folder, run, commit, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
