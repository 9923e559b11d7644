import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { type InstallStep, installRuntime, RUNTIME_PACKAGE, runtimeToolFolder } from './install-runtime.ts';

/** Where to look for the runtime. */
export interface RuntimePlaces {
  /** Folder of the bundle. The runtime may be installed next to it; its `runtime/` has the lock file. */
  readonly bundleFolder: string;
  /** Folders named by the user, each a package or a folder of packages. If there are any, nothing else is tried. */
  readonly explicit: readonly string[];
  /** Versions that may be installed if they are not found; undefined for any. */
  readonly installable?: readonly string[] | undefined;
  readonly progress: (step: InstallStep) => void;
}

/**
 * Finds a version of the runtime's package: in the folders that the user named, or next to the gate, or in the runner's tool
 * cache. Otherwise installs it into the tool cache.
 *
 * @param version - Full version, such as "1.30.0".
 * @returns Folder of the onnxruntime-node package.
 * @throws {UserError} If no folder that the user named has it, or it may not be installed.
 * @throws {InfrastructureError} If it is not found and cannot be installed.
 */
export async function findRuntime(places: RuntimePlaces, version: string): Promise<string> {
  if (places.explicit.length > 0) return findExplicit(places.explicit, version);
  const installed = findInstalled(places.bundleFolder);
  if (installed !== undefined && (await readVersion(installed)) === version) return installed;
  const cached = join(runtimeToolFolder(version), 'node_modules', RUNTIME_PACKAGE);
  if ((await readVersion(cached)) === version) return cached;
  refuseOther(version, places.installable);
  await installRuntime(version, places);
  return cached;
}

/** @throws {UserError} If the version is not one of those. */
export function refuseOther(version: string, installable: RuntimePlaces['installable']): void {
  if (installable === undefined || installable.includes(version)) return;
  throw new UserError(
    `runtime.version: expected one of ${installable.join(', ')}, which the base policy names, got ${version}, which is not installed here.`,
    'A change must not choose what is downloaded: add the version to `runtime-versions` in a separate policy change, or install it on the runner and set `runtime-path`.',
  );
}

async function findExplicit(folders: readonly string[], version: string): Promise<string> {
  const seen: string[] = [];
  for (const folder of (await Promise.all(folders.map(packageFolders))).flat()) {
    const found = await readVersion(folder);
    if (found === version) return folder;
    if (found !== undefined) seen.push(found);
  }
  const got = seen.length > 0 ? [...new Set(seen)].join(', ') : 'no package.json for it';
  throw new UserError(
    `runtime-path: expected the package ${RUNTIME_PACKAGE} ${version}, got ${got} in ${folders.join(', ')}.`,
    `Name the folder that \`npm install ${RUNTIME_PACKAGE}@${version}\` creates, …/node_modules/${RUNTIME_PACKAGE}, or a folder of several packages.`,
  );
}

/** Folders that may be the package: the user's folder, its node_modules, or those of its subfolders. */
async function packageFolders(folder: string): Promise<string[]> {
  const nested = (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
  return [folder, ...nested].flatMap((each) => [each, join(each, 'node_modules', RUNTIME_PACKAGE)]);
}

/** The package installed next to the gate; undefined if there is none. */
export function findInstalled(bundleFolder: string): string | undefined {
  try {
    return dirname(createRequire(join(bundleFolder, 'main.mjs')).resolve(`${RUNTIME_PACKAGE}/package.json`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Folders that a package of the runtime is loaded from: its own, and that of the package it is built on. */
export function packagesOf(runtimeFolder: string): string[] {
  const name = 'onnxruntime-common';
  try {
    const main = createRequire(join(runtimeFolder, 'package.json')).resolve(name);
    const end = main.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length;
    return [runtimeFolder, main.slice(0, end)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return [runtimeFolder];
    throw error;
  }
}

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR'];

/** Version of the package in a folder; undefined if there is none. */
export async function readVersion(folder: string): Promise<string | undefined> {
  try {
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return name === RUNTIME_PACKAGE ? String(version) : undefined;
  } catch (error) {
    if (ABSENT.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
