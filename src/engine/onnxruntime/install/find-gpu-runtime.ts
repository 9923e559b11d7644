import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InfrastructureError } from '../../../errors/errors.ts';
import { isThere } from '../../../files/is-there.ts';
import { findInstalled, findRuntime, type RuntimePlaces, readVersion, refuseOther } from './find-runtime.ts';
import { installRuntime, RUNTIME_PACKAGE, runtimeToolFolder } from './install-runtime.ts';

/** A package of the runtime. */
export interface FoundRuntime {
  readonly runtimeFolder: string;
  /** Why the policy's provider cannot be loaded from it; undefined if its libraries are present. */
  readonly runtimeLacks?: Error | undefined;
}

/**
 * Finds the runtime with the libraries that the providers need, and installs it if the machine supports them.
 *
 * If they are not available, returns the package without them. The provider then fails to load, which is a result of its
 * own, and the error says why.
 *
 * @throws {UserError} If no folder that the user named has the package.
 * @throws {InfrastructureError} If the package is not found and cannot be installed.
 */
export async function findGpuRuntime(
  places: RuntimePlaces,
  { version, providers }: { version: string; providers: readonly string[] },
): Promise<FoundRuntime> {
  const libraries = gpuLibrariesOf(providers);
  if (libraries.length === 0) return { runtimeFolder: await findRuntime(places, version) };
  if (places.explicit.length > 0)
    return foundIn(await findRuntime(places, version), { libraries, place: 'runtime-path' });
  const beside = findInstalled(places.bundleFolder);
  if (beside !== undefined && (await readVersion(beside)) === version && isWhole(beside, libraries))
    return { runtimeFolder: beside };
  const cached = join(runtimeToolFolder(version, 'cuda12'), 'node_modules', RUNTIME_PACKAGE);
  if ((await isThere(cached)) && isWhole(cached, libraries)) return { runtimeFolder: cached };
  refuseOther(version, places.installable);
  const failure = await tryInstall(version, places);
  if (failure === undefined) return foundIn(cached, { libraries, place: 'runtime' });
  return { runtimeFolder: await findRuntime(places, version), runtimeLacks: failure };
}

/** Provider libraries that are not in the package; its install script downloads them. */
const LIBRARIES: Readonly<Record<string, string>> = {
  cuda: 'libonnxruntime_providers_cuda.so',
  tensorrt: 'libonnxruntime_providers_tensorrt.so',
};

/** The runtime loads the others through this library. */
const BRIDGE = 'libonnxruntime_providers_shared.so';

/** Libraries that the policy's providers need beyond those in the package. */
function gpuLibrariesOf(providers: readonly string[]): string[] {
  const own = providers.flatMap((provider) => LIBRARIES[provider] ?? []);
  return own.length === 0 ? [] : [...own, BRIDGE];
}

function foundIn(
  folder: string,
  { libraries, place }: { libraries: readonly string[]; place: string },
): FoundRuntime {
  const lacking = lackingLibraries(folder, libraries);
  if (lacking.length === 0) return { runtimeFolder: folder };
  const runtimeLacks = new Error(
    `${place}: expected a package with ${libraries.join(' and ')}, got ${folder} without ${lacking.join(' and ')}`,
  );
  return { runtimeFolder: folder, runtimeLacks };
}

const isWhole = (folder: string, libraries: readonly string[]): boolean =>
  lackingLibraries(folder, libraries).length === 0;

/** Which of the libraries a package lacks. */
export function lackingLibraries(packageFolder: string, libraries: readonly string[]): string[] {
  const folder = nativeFolder(packageFolder);
  return libraries.filter((library) => folder === undefined || !existsSync(join(folder, library)));
}

/** Folder of a package's native files for this machine; undefined if it has none. */
function nativeFolder(packageFolder: string): string | undefined {
  const bin = join(packageFolder, 'bin');
  if (!existsSync(bin)) return undefined;
  return readdirSync(bin)
    .filter((name) => name.startsWith('napi-v'))
    .map((name) => join(bin, name, process.platform, process.arch))
    .find((folder) => existsSync(folder));
}

/** @returns Why it could not be installed. */
async function tryInstall(version: string, places: RuntimePlaces): Promise<Error | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return new Error(
      `runtime: expected linux x64, the only platform that ${RUNTIME_PACKAGE} has CUDA libraries for, got ${process.platform} ${process.arch}`,
    );
  }
  try {
    await installRuntime(version, { ...places, flavour: 'cuda12' });
    return undefined;
  } catch (error) {
    if (!(error instanceof InfrastructureError)) throw error;
    places.progress({ kind: 'install-failed', message: error.message });
    return error;
  }
}
