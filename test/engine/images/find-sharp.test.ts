import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSharp, type SharpInstall } from '../../../src/engine/images/find-sharp.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const INSTALLED = join(ROOT, 'node_modules', 'sharp');

describe('findSharp', () => {
  let folder: string;
  const steps: SharpInstall[] = [];
  const find = (bundleFolder: string) =>
    findSharp({ bundleFolder, progress: (step) => void steps.push(step) });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sharp-'));
    process.env['RUNNER_TOOL_CACHE'] = join(folder, 'tools');
    steps.length = 0;
  });
  afterEach(async () => {
    delete process.env['RUNNER_TOOL_CACHE'];
    await rm(folder, { recursive: true, force: true });
  });

  test('takes the package next to the gate, which has the pinned version', async () => {
    expect(await find(join(ROOT, 'dist'))).toBe(INSTALLED);
    expect(steps).toEqual([]);
  });

  test('takes the one in the tool cache, by version and platform', async () => {
    const { version } = (await import('../../../package-lock.json', { with: { type: 'json' } })).default
      .packages['node_modules/sharp'];
    const platform = `${process.platform}-${process.arch}`;
    const cached = join(folder, 'tools', 'sharp', version, platform, 'node_modules', 'sharp');
    await mkdir(cached, { recursive: true });
    await cp(join(INSTALLED, 'package.json'), join(cached, 'package.json'));
    expect(await find(join(folder, 'dist'))).toBe(cached);
  });

  test('announces the download, and names what to do when it fails', async () => {
    await expect(find(join(folder, 'dist'))).rejects.toThrow(
      /^images: expected the package sharp \d+\.\d+\.\d+, found none and could not install it: /,
    );
    expect(steps).toMatchObject([{ kind: 'installing-images', sizeBytes: 20 * 2 ** 20 }]);
  });
});
