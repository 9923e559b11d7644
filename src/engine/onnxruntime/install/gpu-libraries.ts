import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The library of each provider that the package does not bring along: it is fetched by the package's install script. */
const LIBRARIES: Readonly<Record<string, string>> = {
  cuda: 'libonnxruntime_providers_cuda.so',
  tensorrt: 'libonnxruntime_providers_tensorrt.so',
};

/** What stands between the runtime and any of them. */
const BRIDGE = 'libonnxruntime_providers_shared.so';

/** Libraries that the providers asked for need beside the package's own. */
export function gpuLibrariesOf(providers: readonly string[]): string[] {
  const own = providers.flatMap((provider) => LIBRARIES[provider] ?? []);
  return own.length === 0 ? [] : [...own, BRIDGE];
}

/** Where a package keeps its native files for this machine; undefined where it has none. */
export function nativeFolder(packageFolder: string): string | undefined {
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
