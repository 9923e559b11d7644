import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The version that the tests were written with; what it can and cannot do differs from one to the next. */
const VERSION = '0.2.87';

/**
 * Finds act: on the PATH, or where Go installs programs.
 *
 * @throws {Error} If it is not there in the version that is meant.
 */
export function findAct(): string {
  const candidates = ['act', ...goFolders().map((folder) => join(folder, 'act'))];
  const found = candidates.find((each) => tryRun(each, '--version')?.endsWith(` ${VERSION}`));
  if (found !== undefined) return found;
  throw new Error(
    `act: expected version ${VERSION}, got none. Run: go install github.com/nektos/act@v${VERSION}`,
  );
}

function goFolders(): string[] {
  const [bin = '', path = ''] = tryRun('go', 'env', 'GOBIN', 'GOPATH')?.split('\n') ?? [];
  const home = join(process.env['HOME'] ?? '', 'go');
  return [bin, ...[path, home].filter((each) => each !== '').map((each) => join(each, 'bin'))].filter(
    Boolean,
  );
}

function tryRun(program: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
