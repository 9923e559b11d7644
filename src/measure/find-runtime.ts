import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { InfrastructureError, UserError } from '../errors.ts';

/** Version that the gate is built and tested with; the lock file in `runtime/` beside the bundle pins it. */
export const RUNTIME_VERSION = '1.30.0';

const PACKAGE = 'onnxruntime-node';
const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** Where to look for the runtime. */
export interface RuntimePlaces {
  /** Folder of the bundle: the runtime may be installed beside it, and `runtime/` in it holds the lock file. */
  readonly bundleFolder: string;
  /** Folder named by the user; then nothing else is tried. */
  readonly explicit: string | undefined;
  readonly progress: (line: string) => void;
}

/**
 * Finds the runtime's package: named by the user, else installed beside the gate, else in the runner's tool cache,
 * else installed there from the lock file shipped with the gate.
 *
 * @returns Folder of the package onnxruntime-node at {@link RUNTIME_VERSION}.
 * @throws {UserError} If the folder that the user named does not hold it.
 * @throws {InfrastructureError} If it is nowhere and cannot be installed.
 */
export async function findRuntime(places: RuntimePlaces): Promise<string> {
  if (places.explicit !== undefined) return checkExplicit(places.explicit);
  const installed = findInstalled(places.bundleFolder);
  if (installed !== undefined && (await readVersion(installed)) === RUNTIME_VERSION) return installed;
  const cached = join(toolFolder(), 'node_modules', PACKAGE);
  if ((await readVersion(cached)) === RUNTIME_VERSION) return cached;
  await install(join(places.bundleFolder, 'runtime'), places.progress);
  return cached;
}

async function checkExplicit(folder: string): Promise<string> {
  const version = await readVersion(folder);
  if (version === RUNTIME_VERSION) return folder;
  throw new UserError(
    `runtime-path: expected the package ${PACKAGE} ${RUNTIME_VERSION}, got ${version ?? 'no package.json of it'} in ${folder}.`,
    `Name the folder that \`npm install ${PACKAGE}@${RUNTIME_VERSION}\` makes: …/node_modules/${PACKAGE}.`,
  );
}

function findInstalled(bundleFolder: string): string | undefined {
  try {
    return dirname(createRequire(join(bundleFolder, 'main.mjs')).resolve(`${PACKAGE}/package.json`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function readVersion(folder: string): Promise<string | undefined> {
  try {
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return name === PACKAGE ? String(version) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Laid out as the tool cache of a runner: `<root>/<tool>/<version>/<platform>-<arch>`. */
function toolFolder(): string {
  const root = process.env['RUNNER_TOOL_CACHE'] ?? join(homedir(), '.cache', 'model-regression-gate');
  return join(root, PACKAGE, RUNTIME_VERSION, `${process.platform}-${process.arch}`);
}

/** Installs from the lock file into a folder of its own, then moves it into place: a broken download is never found later. */
async function install(lockFolder: string, progress: (line: string) => void): Promise<void> {
  const target = toolFolder();
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    progress(`installing ${PACKAGE} ${RUNTIME_VERSION} into ${target}`);
    await cp(lockFolder, folder, { recursive: true });
    const [command, ...prefix] = await findNpm();
    // Its install script fetches GPU libraries and fails where their host cannot be reached; the CPU needs none of it.
    await promisify(execFile)(command, [...prefix, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      timeout: INSTALL_TIMEOUT_MS,
    });
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } catch (error) {
    const said = ((error as { stderr?: string }).stderr ?? String(error))
      .trim()
      .split('\n')
      .slice(0, 3)
      .join(' ');
    throw new InfrastructureError(
      `runtime: expected ${PACKAGE} ${RUNTIME_VERSION}, found it nowhere and could not install it: ${said}`,
      'Install it beside the gate, or keep it on the runner and name its folder in runtime-path.',
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
