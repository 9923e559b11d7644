import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Provider libraries that are not in the package; its install script downloads them. */
const LIBRARIES: Readonly<Record<string, string>> = {
  cuda: 'libonnxruntime_providers_cuda.so',
  tensorrt: 'libonnxruntime_providers_tensorrt.so',
};

/** The runtime loads the others through this library. */
const BRIDGE = 'libonnxruntime_providers_shared.so';

/** Libraries that the policy's providers need beyond those in the package. */
export function gpuLibrariesOf(providers: readonly string[]): string[] {
  const own = providers.flatMap((provider) => LIBRARIES[provider] ?? []);
  return own.length === 0 ? [] : [...own, BRIDGE];
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

/** Which of the libraries a package lacks. */
export function lackingLibraries(packageFolder: string, libraries: readonly string[]): string[] {
  const folder = nativeFolder(packageFolder);
  return libraries.filter((library) => folder === undefined || !existsSync(join(folder, library)));
}
