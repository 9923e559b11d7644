import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readLibraryNeeds } from './elf-needs.ts';
import { gpuLibrariesOf, lackingLibraries, nativeFolder } from './gpu-libraries.ts';

/** Where the linker looks besides its cache. */
const SYSTEM_FOLDERS = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'];
/** Debian keeps libraries by the processor; the linker's cache names them too, where there is one. */
const MULTIARCH = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
/** What is opened by name when it is first wanted, so that no library lists it: by CUDA its driver, by the provider cuDNN. */
const OPENED_LATER = ['libcuda.so.1', 'libcudnn.so.9'];
/** What a library belongs to; its own name says the version that is needed. */
const PARTS: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/^libcudnn/, 'cuDNN'],
  [/^libcuda\.so/, 'the NVIDIA driver'],
  [/^libnvinfer|^libnvonnxparser/, 'TensorRT'],
  [/^libcu|^libnv/, 'CUDA'],
];
/** Of onnxruntime-node 1.30.0. */
const OLDEST_GLIBC = [2, 28] as const;

/** What the machine has, as far as a test may say otherwise. */
export interface LibraryPlaces {
  /** The linker's cache, `ldconfig -p`; empty where there is none. */
  readonly linkerCache: string;
  readonly libraryPath: string | undefined;
  /** "2.36"; undefined where the C library is another one, such as musl. */
  readonly glibc: string | undefined;
}

/**
 * Why a provider that needs libraries of the machine's cannot be loaded: which are missing, and where they were looked for.
 *
 * @returns Undefined where nothing is missing that could be found out without loading it.
 */
export function explainProvider(
  packageFolder: string,
  providers: readonly string[],
  machine: LibraryPlaces = lookAtMachine(),
): string | undefined {
  const libraries = gpuLibrariesOf(providers);
  if (libraries.length === 0 || process.platform !== 'linux') return undefined;
  const old = explainGlibc(machine.glibc);
  if (old !== undefined) return old;
  const folder = nativeFolder(packageFolder);
  const lacking = lackingLibraries(packageFolder, libraries);
  if (folder === undefined || lacking.length > 0)
    return `${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} not in ${folder ?? packageFolder}`;
  return explainMissing(folder, libraries, machine);
}

function explainMissing(
  folder: string,
  libraries: readonly string[],
  machine: LibraryPlaces,
): string | undefined {
  const needs = libraries.flatMap((library) => readLibraryNeeds(join(folder, library)) ?? []);
  const foreign = needs.find((each) => each.machine !== process.arch);
  if (foreign !== undefined)
    return `its libraries are for ${foreign.machine}, and this machine is ${process.arch}`;
  const wanted = [...new Set([...needs.flatMap(({ needed }) => needed), ...OPENED_LATER])];
  const missing = wanted.filter((library) => !isThere(library, folder, machine));
  if (missing.length === 0) return undefined;
  const path =
    machine.libraryPath === undefined || machine.libraryPath === '' ? 'not set' : machine.libraryPath;
  return `${missing.map(nameLibrary).join(', ')} not found in ${folder}, LD_LIBRARY_PATH (${path}), the linker’s cache (ldconfig -p) and ${SYSTEM_FOLDERS.join(', ')}`;
}

/** "libcudnn.so.9 (cuDNN)". */
function nameLibrary(library: string): string {
  const part = PARTS.find(([pattern]) => pattern.test(library))?.[1];
  return part === undefined ? library : `${library} (${part})`;
}

function isThere(library: string, folder: string, { linkerCache, libraryPath = '' }: LibraryPlaces): boolean {
  if (linkerCache.includes(`\t${library} `)) return true;
  const named = libraryPath.split(':').filter((each) => each !== '');
  return [folder, ...named, ...SYSTEM_FOLDERS, MULTIARCH].some((each) => existsSync(join(each, library)));
}

function explainGlibc(glibc: string | undefined): string | undefined {
  const oldest = OLDEST_GLIBC.join('.');
  if (glibc === undefined) return `this machine has no glibc, and onnxruntime-node needs ${oldest} or newer`;
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  const isOld = major < OLDEST_GLIBC[0] || (major === OLDEST_GLIBC[0] && minor < OLDEST_GLIBC[1]);
  return isOld ? `this machine has glibc ${glibc}, and onnxruntime-node needs ${oldest} or newer` : undefined;
}

function lookAtMachine(): LibraryPlaces {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const listed = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { PATH: `/sbin:/usr/sbin:${process.env['PATH'] ?? ''}` },
  });
  return {
    linkerCache: listed.status === 0 ? listed.stdout : '',
    libraryPath: process.env['LD_LIBRARY_PATH'],
    glibc: header.glibcVersionRuntime,
  };
}
