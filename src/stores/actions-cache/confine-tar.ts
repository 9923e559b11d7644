import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Environment variable whose options GNU tar reads before those of its command line. */
const VARIABLE = 'TAR_OPTIONS';

/** Whether `tar` is GNU tar. Any other one ignores the options that {@link unpackingInto} sets. */
export async function hasGnuTar(): Promise<boolean> {
  try {
    return (await execute('tar', ['--version'])).stdout.includes('GNU');
  } catch {
    return false;
  }
}

/**
 * Does work that unpacks an archive with GNU tar, so that everything in the archive can only end up in one file. The
 * toolkit calls `tar -P`, which would otherwise write wherever the archive says, and an entry that a pull request wrote
 * must not choose a place on this machine.
 *
 * @param file - Relative to where tar unpacks; without blanks, `|` and `\`. Its folder must exist.
 * @see https://www.gnu.org/software/tar/manual/html_section/transform.html
 */
export async function unpackingInto<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  const before = process.env[VARIABLE];
  // Applies to member names and link targets alike.
  process.env[VARIABLE] = `--transform=s|^.*$|${file}| --no-same-owner --no-same-permissions`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = before;
  }
}
