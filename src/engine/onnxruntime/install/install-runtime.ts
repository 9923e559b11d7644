import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { InfrastructureError } from '../../../errors/errors.ts';
import { toolFolder } from '../../../files/runner-folders.ts';
import { RUNTIME_VERSION } from '../../../policy/runtime-settings.ts';

export const RUNTIME_PACKAGE = 'onnxruntime-node';

/** A package with more than the default libraries. */
type Flavour = 'cuda12';

/** Of the default version with its dependencies. */
const DEFAULT_BYTES = 291 * 2 ** 20;

/** A step of finding the runtime that takes a while or failed. */
export type InstallStep =
  | {
      readonly kind: 'installing-runtime';
      readonly version: string;
      /** Null if the package without GPU libraries is enough. */
      readonly flavour: Flavour | null;
      /** Roughly what it takes on disk, in bytes; null if that is unknown. */
      readonly sizeBytes: number | null;
      readonly folder: string;
    }
  /** The runtime with GPU libraries cannot be installed, so the one without is used. */
  | { readonly kind: 'install-failed'; readonly message: string };

/**
 * Installs a version into {@link runtimeToolFolder}. The gate's default version comes from the lock file shipped with it, others
 * directly from the registry. The temporary folder is moved into place at the end, so that a broken download is never used.
 *
 * @throws {InfrastructureError} If npm cannot install it.
 */
export async function installRuntime(
  version: string,
  {
    bundleFolder,
    progress,
    flavour,
  }: { bundleFolder: string; progress: (step: InstallStep) => void; flavour?: Flavour },
): Promise<void> {
  const target = runtimeToolFolder(version, flavour);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    const sizeBytes = flavour === undefined && version === RUNTIME_VERSION ? DEFAULT_BYTES : null;
    progress({ kind: 'installing-runtime', version, flavour: flavour ?? null, sizeBytes, folder: target });
    const command = version === RUNTIME_VERSION ? 'ci' : 'install';
    if (command === 'ci') await cp(join(bundleFolder, 'runtime'), folder, { recursive: true });
    else await writeManifest(folder, version);
    await runNpm(command, folder);
    if (flavour !== undefined) await fetchLibraries(folder, flavour);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } catch (error) {
    throw new InfrastructureError(
      `runtime: expected ${RUNTIME_PACKAGE} ${version}, found none and could not install it: ${installFailure(error)}`,
      'Install it next to the gate, or provide it on the runner and name its folder in runtime-path.',
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The message of npm or the install script, without the source lines and stack that Node prints around an error. */
export function installFailure(error: unknown): string {
  const { stderr, killed } = error as { stderr?: string; killed?: boolean };
  if (killed) return `not done after ${INSTALL_TIMEOUT_MS / 60_000} minutes`;
  const all = (stderr || String(error)).split('\n');
  // npm's warnings come first, and can be many lines.
  const errors = all.filter((line) => /^npm (?:error|ERR!)/.test(line));
  const lines = (errors.length > 0 ? errors : all)
    .map((line) => line.replace(/^npm (?:error|ERR!)/, '').trim())
    .filter((line) => line !== '');
  const thrown = lines.find((line) => /^\[?\w*Error\b/.test(line));
  return thrown ?? lines.slice(0, 4).join(' ');
}

/** Folder of a version in the tool cache; of another flavour than the ordinary one, with its name appended. */
export const runtimeToolFolder = (version: string, flavour?: Flavour): string =>
  toolFolder(RUNTIME_PACKAGE, version, flavour);

async function writeManifest(folder: string, version: string): Promise<void> {
  const manifest = {
    name: 'regression-gate-runtime',
    private: true,
    dependencies: { [RUNTIME_PACKAGE]: version },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/**
 * Runs npm in a folder. Skips install scripts: the runtime's own downloads GPU libraries, which the CPU does not need, and
 * fails without network.
 */
export async function runNpm(command: 'ci' | 'install', folder: string): Promise<void> {
  const [npm, ...prefix] = await findNpm();
  await promisify(execFile)(npm, [...prefix, command, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    timeout: INSTALL_TIMEOUT_MS,
  });
}

/**
 * Runs the package's install script, which downloads from NuGet the libraries that are too large for the registry. It runs
 * separately, because npm is going to stop running install scripts by default.
 *
 * @param folder - Where npm has installed the package.
 * @throws {Error} With the script's `stderr` if it fails.
 */
export async function fetchLibraries(folder: string, flavour: Flavour): Promise<void> {
  const packageFolder = join(folder, 'node_modules', RUNTIME_PACKAGE);
  await promisify(execFile)(process.execPath, [join('script', 'install.js')], {
    cwd: packageFolder,
    env: { ...withoutNpm(process.env), ...proxySettings(process.env), ONNXRUNTIME_NODE_INSTALL: flavour },
    timeout: INSTALL_TIMEOUT_MS,
    maxBuffer: 16 * 2 ** 20,
  });
}

/** Under npm or npx, the script would take its own package for the one that npm is installing, and download nothing. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { npm_package_json: _, npm_config_local_prefix: __, ...others } = env;
  return others;
}

/**
 * The usual proxy variables, under the names that the install script reads. npm knows the usual ones.
 *
 * @see https://github.com/gajus/global-agent#environment-variables
 */
function proxySettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const found = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map((name) => [
    `GLOBAL_AGENT_${name}`,
    env[`GLOBAL_AGENT_${name}`] || env[name] || env[name.toLowerCase()],
  ]);
  return Object.fromEntries(found.filter(([, value]) => value));
}

/** Whether npm starts, so that a package that is not installed can be. */
export async function canRunNpm(): Promise<boolean> {
  const [npm, ...prefix] = await findNpm();
  return promisify(execFile)(npm, [...prefix, '--version']).then(
    () => true,
    () => false,
  );
}

/** A runner's own Node is not on PATH but has npm next to it; elsewhere npm is on PATH. */
async function findNpm(): Promise<[string, ...string[]]> {
  const bundled = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const exists = await stat(bundled).then(
    () => true,
    () => false,
  );
  if (exists) return [process.execPath, bundled];
  return ['npm'];
}
