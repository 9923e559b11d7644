import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { InfrastructureError } from '../../../errors/errors.ts';
import { RUNTIME_VERSION } from '../../../policy/runtime-settings.ts';

export const RUNTIME_PACKAGE = 'onnxruntime-node';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** What a package may hold besides what every package holds. */
type Flavour = 'cuda12';

/**
 * Where a version is kept. Laid out as the tool cache of a runner: `<root>/<tool>/<version>/<platform>-<arch>`, and `-cuda12`
 * after it for the package with the libraries of CUDA and TensorRT.
 */
export function toolFolder(version: string, flavour?: Flavour): string {
  const root = process.env['RUNNER_TOOL_CACHE'] ?? join(homedir(), '.cache', 'model-regression-gate');
  return join(
    root,
    RUNTIME_PACKAGE,
    version,
    `${process.platform}-${process.arch}${flavour === undefined ? '' : `-${flavour}`}`,
  );
}

/**
 * Installs a version into {@link toolFolder}: the gate's own from the lock file shipped with it, others as the registry
 * gives them. It happens in a folder of its own that is then moved into place: a broken download is never found later.
 *
 * @throws {InfrastructureError} If npm cannot install it.
 */
export async function installRuntime(
  version: string,
  {
    bundleFolder,
    progress,
    flavour,
  }: { bundleFolder: string; progress: (line: string) => void; flavour?: Flavour },
): Promise<void> {
  const target = toolFolder(version, flavour);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    const what = flavour === undefined ? '' : `, with the libraries of ${flavour},`;
    progress(`installing ${RUNTIME_PACKAGE} ${version}${what} into ${target}`);
    const command = version === RUNTIME_VERSION ? 'ci' : 'install';
    if (command === 'ci') await cp(join(bundleFolder, 'runtime'), folder, { recursive: true });
    else await writeManifest(folder, version);
    await runNpm(command, folder);
    if (flavour !== undefined) await fetchLibraries(folder, flavour);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } catch (error) {
    const said = ((error as { stderr?: string }).stderr ?? String(error))
      .trim()
      .split('\n')
      .slice(0, 3)
      .join(' ');
    throw new InfrastructureError(
      `runtime: expected ${RUNTIME_PACKAGE} ${version}, found it nowhere and could not install it: ${said}`,
      'Install it beside the gate, or keep it on the runner and name its folder in runtime-path.',
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeManifest(folder: string, version: string): Promise<void> {
  const manifest = {
    name: 'regression-gate-runtime',
    private: true,
    dependencies: { [RUNTIME_PACKAGE]: version },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Its install script fetches GPU libraries and fails where their host cannot be reached; the CPU needs none of it. */
async function runNpm(command: 'ci' | 'install', folder: string): Promise<void> {
  const [npm, ...prefix] = await findNpm();
  await promisify(execFile)(npm, [...prefix, command, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    timeout: INSTALL_TIMEOUT_MS,
  });
}

/**
 * The package's own script fetches the libraries that are too large for the registry from NuGet, as it would for
 * `npm install`; it is run by itself, because npm is on its way to run none unasked.
 */
async function fetchLibraries(folder: string, flavour: Flavour): Promise<void> {
  const packageFolder = join(folder, 'node_modules', RUNTIME_PACKAGE);
  await promisify(execFile)(process.execPath, [join('script', 'install.js')], {
    cwd: packageFolder,
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: flavour },
    timeout: INSTALL_TIMEOUT_MS,
    maxBuffer: 16 * 2 ** 20,
  });
}

/** The runner's own Node is not on PATH, but brings npm; elsewhere npm is on PATH. */
async function findNpm(): Promise<[string, ...string[]]> {
  const bundled = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const exists = await stat(bundled).then(
    () => true,
    () => false,
  );
  if (exists) return [process.execPath, bundled];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
