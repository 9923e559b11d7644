import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const STRANGER = 12_345;

/**
 * Gives a folder to another user, as a checkout in a container often belongs to one.
 *
 * @returns Variables for git: where only root may give files away, git is told to assume it.
 */
export function disown(folder: string): Readonly<Record<string, string>> {
  if (process.getuid?.() !== 0) return { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of ['.', ...names]) chownSync(join(folder, name), STRANGER, STRANGER);
  return {};
}
