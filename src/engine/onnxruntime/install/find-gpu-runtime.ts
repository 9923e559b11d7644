import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../../../errors/errors.ts';
import { findInstalled, findRuntime, type RuntimePlaces, readVersion } from './find-runtime.ts';
import { gpuLibrariesOf, lackingLibraries } from './gpu-libraries.ts';
import { installRuntime, RUNTIME_PACKAGE, toolFolder } from './install-runtime.ts';

/** A package of the runtime, with what it lacks of what was asked for. */
export interface FoundRuntime {
  readonly runtimeFolder: string;
  /** Why the provider cannot be loaded from it; undefined where its libraries are there. */
  readonly runtimeLacks?: string | undefined;
}

/**
 * Finds the runtime with the libraries that the providers need, and installs them where a machine can have them.
 *
 * Where they are not to be had, the package without them is found all the same: then the provider fails to load, which is
 * a result of its own, and says why.
 *
 * @throws {UserError} If no folder that the user named holds the package.
 * @throws {InfrastructureError} If the package is nowhere and cannot be installed.
 */
export async function findGpuRuntime(
  places: RuntimePlaces,
  { version, providers }: { version: string; providers: readonly string[] },
): Promise<FoundRuntime> {
  const libraries = gpuLibrariesOf(providers);
  if (libraries.length === 0) return { runtimeFolder: await findRuntime(places, version) };
  if (places.explicit.length > 0) {
    const folder = await findRuntime(places, version);
    return found(folder, libraries, 'the package that runtime-path names');
  }
  const beside = findInstalled(places.bundleFolder);
  if (beside !== undefined && (await readVersion(beside)) === version && isWhole(beside, libraries))
    return { runtimeFolder: beside };
  const cached = join(toolFolder(version, 'cuda12'), 'node_modules', RUNTIME_PACKAGE);
  if ((await exists(cached)) && isWhole(cached, libraries)) return { runtimeFolder: cached };
  const why = await tryInstall(version, places);
  if (why === undefined) return found(cached, libraries, 'the package that was installed');
  return { runtimeFolder: await findRuntime(places, version), runtimeLacks: why };
}

const isWhole = (folder: string, libraries: readonly string[]): boolean =>
  lackingLibraries(folder, libraries).length === 0;

function found(folder: string, libraries: readonly string[], what: string): FoundRuntime {
  const lacking = lackingLibraries(folder, libraries);
  if (lacking.length === 0) return { runtimeFolder: folder };
  return { runtimeFolder: folder, runtimeLacks: `${what} has no ${lacking.join(', ')} (${folder})` };
}

/** @returns Why it could not be installed. */
async function tryInstall(version: string, places: RuntimePlaces): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `${RUNTIME_PACKAGE} has CUDA libraries for linux x64 only, and this is ${process.platform} ${process.arch}`;
  try {
    await installRuntime(version, { ...places, flavour: 'cuda12' });
    return undefined;
  } catch (error) {
    if (!(error instanceof InfrastructureError)) throw error;
    places.progress(error.message);
    return error.message;
  }
}

const exists = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => true,
    () => false,
  );
