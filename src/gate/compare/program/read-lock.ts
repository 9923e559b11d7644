import { basename } from 'node:path';

/** A package with the version that a lock file pins. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
}

/** A longer lock file is listed by its digest only. */
export const MAX_LOCK_BYTES = 32 * 1024 * 1024;
const MAX_PACKAGES = 10_000;
const MAX_CHARACTERS = 200;

/** Lock files by name, with what reads them; null where only their digest is listed. */
const READERS: Readonly<Record<string, ((text: string) => LockedPackage[]) | null>> = {
  'package-lock.json': readNpm,
  'npm-shrinkwrap.json': readNpm,
  'requirements.txt': readRequirements,
  'uv.lock': readToml,
  'poetry.lock': readToml,
  'pylock.toml': readToml,
  'Cargo.lock': readToml,
  'yarn.lock': null,
  'pnpm-lock.yaml': null,
  'Pipfile.lock': null,
  'conda-lock.yml': null,
  'go.sum': null,
};

export const isLock = (name: string): boolean => Object.hasOwn(READERS, name);

/**
 * The packages that a lock file pins, by name and version, each once.
 *
 * @returns Null if its format is not read, or it is malformed, or it has more than 10,000 packages.
 */
export function readLock(file: string, text: string): LockedPackage[] | null {
  const read = READERS[basename(file)];
  if (read == null) return null;
  try {
    const packages = new Map(read(text).map((each) => [JSON.stringify([each.name, each.version]), each]));
    if (packages.size > MAX_PACKAGES) return null;
    return [...packages].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, each]) => each);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isShort = (text: unknown): text is string => typeof text === 'string' && text.length <= MAX_CHARACTERS;

/** @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json: from version 2 on, `packages` by folder. */
function readNpm(text: string): LockedPackage[] {
  const { packages } = Object(JSON.parse(text)) as { packages?: unknown };
  if (typeof packages !== 'object' || packages === null) throw new SyntaxError('no packages');
  return Object.entries(packages).flatMap(([folder, entry]) => {
    const { version, name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder)?.[1] } = Object(
      entry,
    ) as {
      version?: unknown;
      name?: unknown;
    };
    // The package itself has the empty folder.
    return folder !== '' && isShort(name) && isShort(version) ? [{ name, version }] : [];
  });
}

/** Lines such as `numpy==2.3.1`, with or without markers, hashes and comments. Others pin nothing. */
function readRequirements(text: string): LockedPackage[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, version] =
      /^\s*([\w.-]+)(?:\[[^\]]*\])?\s*===?\s*([^\s;#,*]+)(?=[\s;#\\]|$)/.exec(line) ?? [];
    return isShort(name) && isShort(version) ? [{ name, version }] : [];
  });
}

/** Tables `[[package]]`, or `[[packages]]`, with a name and a version: uv, Poetry, Cargo, PEP 751. */
function readToml(text: string): LockedPackage[] {
  const [, ...tables] = text.split(/^\[\[packages?\]\]\s*$/m);
  return tables.flatMap((table) => {
    const [own = ''] = table.split(/^\[/m);
    const textOf = (key: string): string | undefined =>
      new RegExp(`^${key}\\s*=\\s*"([^"\\n]*)"\\s*$`, 'm').exec(own)?.[1];
    const [name, version] = [textOf('name'), textOf('version')];
    return isShort(name) && isShort(version) ? [{ name, version }] : [];
  });
}
