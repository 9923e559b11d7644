import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { lackingLibraries } from '../engine/onnxruntime/install/find-gpu-runtime.ts';
import { findInstalled, readVersion } from '../engine/onnxruntime/install/find-runtime.ts';
import {
  canRunNpm,
  RUNTIME_PACKAGE,
  runtimeToolFolder,
} from '../engine/onnxruntime/install/install-runtime.ts';
import { RUNTIME_VERSION } from '../policy/runtime-settings.ts';
import type { ProvidersCondition, RuntimeCondition } from './condition.ts';

/** As in package.json. */
const NEEDED_NODE = '20.19';
const DEADLINE_MS = 30_000;

/** Loads the runtime in a separate process, because a broken native library may crash it. */
const PROGRAM = `
process.stdout.write(JSON.stringify(require(process.argv[1]).listSupportedBackends()));
`;

const backends = z.array(z.object({ name: z.string(), bundled: z.boolean() }));

interface Runtime {
  readonly runtime: RuntimeCondition;
  readonly providers: ProvidersCondition;
}

const UNKNOWN = { kind: 'unknown' } as const;

/**
 * Finds the default version of the runtime where a check would find it, and loads it. Installs nothing.
 *
 * @param node - Version of Node, such as "24.1.0".
 */
export async function examineRuntime(
  bundleFolder: string,
  node: string = process.versions.node,
): Promise<Runtime> {
  if (isOlder(node, NEEDED_NODE))
    return { runtime: { kind: 'old-node', got: node, needed: NEEDED_NODE }, providers: UNKNOWN };
  const version = RUNTIME_VERSION;
  const installed = findInstalled(bundleFolder);
  const cached = join(runtimeToolFolder(version), 'node_modules', RUNTIME_PACKAGE);
  if (installed !== undefined && (await readVersion(installed)) === version)
    return load(installed, { version, place: 'installed' });
  if ((await readVersion(cached)) === version) return load(cached, { version, place: 'tool-cache' });
  const runtime = (await canRunNpm())
    ? ({ kind: 'not-installed', version, folder: runtimeToolFolder(version) } as const)
    : ({ kind: 'no-npm', version } as const);
  return { runtime, providers: UNKNOWN };
}

async function load(
  folder: string,
  found: { readonly version: string; readonly place: 'installed' | 'tool-cache' },
): Promise<Runtime> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM, folder], {
      timeout: DEADLINE_MS,
    });
    const names = backends.parse(JSON.parse(stdout));
    return { runtime: { kind: 'loaded', ...found }, providers: listProviders(names, folder) };
  } catch (error) {
    const { version } = found;
    return { runtime: { kind: 'not-loadable', version, message: whyNotLoaded(error) }, providers: UNKNOWN };
  }
}

/** Providers that are not part of the package have libraries of their own, here or in the tool cache. */
function listProviders(names: z.infer<typeof backends>, folder: string): ProvidersCondition {
  const cuda = join(runtimeToolFolder(RUNTIME_VERSION, 'cuda12'), 'node_modules', RUNTIME_PACKAGE);
  const isReady = ({ name, bundled }: (typeof names)[number]): boolean =>
    bundled ||
    [folder, cuda].some(
      (each) =>
        existsSync(each) && lackingLibraries(each, [`libonnxruntime_providers_${name}.so`]).length === 0,
    );
  const of = (isWanted: boolean): string[] =>
    names.filter((each) => isReady(each) === isWanted).map(({ name }) => name);
  return { kind: 'listed', ready: of(true), lacking: of(false) };
}

function whyNotLoaded(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  const thrown = stderr.split('\n').find((line) => /^\w*Error\b/.test(line));
  return thrown ?? message.split('\n')[0] ?? message;
}

/** Compares major and minor version. */
function isOlder(got: string, needed: string): boolean {
  const [major = 0, minor = 0] = got.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}
