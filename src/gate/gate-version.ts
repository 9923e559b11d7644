import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which gate this is: first 16 hex digits of the SHA-256 over its bundle, so that any change of it shows. */
export async function gateVersion(bundleFolder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(bundleFolder)).filter((name) => name.endsWith('.mjs')).sort();
  for (const name of files) hash.update(`${name}\n`).update(await readFile(join(bundleFolder, name)));
  return hash.digest('hex').slice(0, 16);
}
