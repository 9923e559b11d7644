import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The environment variable from which GNU tar takes options before those of its command line. */
const VARIABLE = 'TAR_OPTIONS';

/** Whether `tar` is GNU's: any other one ignores what {@link unpackingInto} tells it. */
export async function hasGnuTar(): Promise<boolean> {
  try {
    return (await execute('tar', ['--version'])).stdout.includes('GNU');
  } catch {
    return false;
  }
}

/**
 * Does work that unpacks an archive with GNU tar, so that whatever is in the archive can only land in one file. The toolkit
 * calls `tar -P`, which would otherwise write wherever the archive says, and an entry that a pull request wrote must not
 * choose a place on this machine.
 *
 * @param file - Relative to where tar unpacks; without blanks, `|` and `\`. Its folder must be there.
 * @see https://www.gnu.org/software/tar/manual/html_section/transform.html
 */
export async function unpackingInto<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  const before = process.env[VARIABLE];
  // Names of members and the targets of links alike.
  process.env[VARIABLE] = `--transform=s|^.*$|${file}| --no-same-owner --no-same-permissions`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = before;
  }
}
