import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InfrastructureError } from '../../errors/errors.ts';
import { isThere } from '../../files/is-there.ts';
import { toolFolder } from '../../files/runner-folders.ts';
import { installFailure, runNpm } from '../onnxruntime/install/install-runtime.ts';

/** The only version that is used. Policies cannot choose another. */
const SHARP_VERSION = '0.35.5';

/** With libvips, its native part, on disk. */
const SHARP_BYTES = 20 * 2 ** 20;

/** What is about to be downloaded. */
export interface SharpInstall {
  readonly kind: 'installing-images';
  readonly version: string;
  /** Roughly what it takes on disk. */
  readonly sizeBytes: number;
  readonly folder: string;
}

/**
 * Finds the package sharp, which decodes images: next to the gate, or in the runner's tool cache. Otherwise installs it there,
 * from the lock file shipped with the gate and without install scripts.
 *
 * @param options.bundleFolder - Its `images/` has the lock file.
 * @returns Folder of the package.
 * @throws {InfrastructureError} If npm cannot install it.
 */
export async function findSharp(options: {
  readonly bundleFolder: string;
  readonly progress: (step: SharpInstall) => void;
}): Promise<string> {
  const { bundleFolder, progress } = options;
  const beside = await findBeside(bundleFolder);
  if (beside !== undefined) return beside;
  const target = toolFolder('sharp', SHARP_VERSION);
  const cached = join(target, 'node_modules', 'sharp');
  if (await isThere(join(cached, 'package.json'))) return cached;
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    const kind = 'installing-images' as const;
    progress({ kind, version: SHARP_VERSION, sizeBytes: SHARP_BYTES, folder: target });
    await cp(join(bundleFolder, 'images'), folder, { recursive: true });
    await runNpm('ci', folder);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
    return cached;
  } catch (error) {
    throw new InfrastructureError(
      `images: expected the package sharp ${SHARP_VERSION}, found none and could not install it: ${installFailure(error)}`,
      `Install it next to the gate with "npm install sharp@${SHARP_VERSION}", or give the runner access to the registry.`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findBeside(bundleFolder: string): Promise<string | undefined> {
  try {
    const main = createRequire(join(bundleFolder, 'main.mjs')).resolve('sharp');
    const folder = dirname(dirname(main));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return version === SHARP_VERSION ? folder : undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['MODULE_NOT_FOUND', 'ENOENT'].includes(code)) return undefined;
    throw error;
  }
}
