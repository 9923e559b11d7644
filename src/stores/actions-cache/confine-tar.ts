import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Environment variable whose options GNU tar reads before those of its command line. */
const VARIABLE = 'TAR_OPTIONS';

/**
 * Steps up (`..`) become steps down, names under the folder are marked, and all others become one name in it. Of two
 * adjacent steps up only one is replaced, which is enough to stay inside.
 */
const confineTo = (folder: string): string => {
  const own = folder.replaceAll('.', '[.]');
  return `s,(^|/)[.][.](/|$),/__/,xg;s,^${own}(/|$),@,x;s,^[^@].*,${folder}/stray,;s,^@,${folder}/,`;
};

/** Whether `tar` is GNU tar. Any other one ignores the options that {@link unpackingInto} sets. */
export async function hasGnuTar(): Promise<boolean> {
  try {
    return (await execute('tar', ['--version'])).stdout.includes('GNU');
  } catch {
    return false;
  }
}

/**
 * Does work that unpacks an archive with GNU tar, so that everything in the archive can only end up in one place. The
 * toolkit calls `tar -P`, which would otherwise write wherever the archive says, and an entry of the cache must not
 * choose a place on this machine.
 *
 * @param place - `file`: all of the archive becomes this one file. `folder`: what is packed under this folder is
 *   unpacked there, and anything else becomes a file `stray` in it. Relative to where tar unpacks; without blanks, `|`,
 *   `,`, `@`, `*` and `\`. The folder must exist.
 * @see https://www.gnu.org/software/tar/manual/html_section/transform.html
 */
export async function unpackingInto<Value>(
  place: { readonly file: string } | { readonly folder: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const before = process.env[VARIABLE];
  // Applies to member names and link targets alike.
  const transform = 'file' in place ? `s|^.*$|${place.file}|` : confineTo(place.folder);
  process.env[VARIABLE] = `--transform=${transform} --no-same-owner --no-same-permissions`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = before;
  }
}
