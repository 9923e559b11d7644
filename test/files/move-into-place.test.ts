import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { moveIntoPlace } from '../../src/files/move-into-place.ts';
import { temporaryFolder } from '../dataset/collect.ts';

/** A file system in memory, which Linux has. */
const OTHER_DEVICE = '/dev/shm';

let target: string;
beforeEach(async () => {
  target = await temporaryFolder();
});

describe.each(['the same device', 'another device'])('from %s', (device) => {
  const isOther = device === 'another device';
  const isMissing = isOther && !existsSync(OTHER_DEVICE);

  async function openSource(): Promise<string> {
    if (!isOther) return temporaryFolder();
    const folder = mkdtempSync(join(OTHER_DEVICE, 'move-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect(statSync(folder).dev).not.toBe(statSync(target).dev);
    return folder;
  }

  test.skipIf(isMissing)('a file and a folder are moved whole, and nothing else is left', async () => {
    const source = await openSource();
    await writeFile(join(source, 'a.csv'), 'x\n1\n');
    await mkdir(join(source, 'set', 'deep'), { recursive: true });
    await writeFile(join(source, 'set', 'deep', 'b'), 'b');
    await moveIntoPlace(join(source, 'a.csv'), join(target, 'a.csv'));
    await moveIntoPlace(join(source, 'set'), join(target, 'set'));
    expect((await readdir(target)).sort()).toEqual(['a.csv', 'set']);
    expect(await readFile(join(target, 'a.csv'), 'utf8')).toBe('x\n1\n');
    expect(await readFile(join(target, 'set', 'deep', 'b'), 'utf8')).toBe('b');
  });

  test.skipIf(isMissing)('what is there stays', async () => {
    const source = await openSource();
    await writeFile(join(source, 'a.csv'), 'new');
    await writeFile(join(target, 'a.csv'), 'old');
    await moveIntoPlace(join(source, 'a.csv'), join(target, 'a.csv'));
    expect(await readFile(join(target, 'a.csv'), 'utf8')).toBe('old');
    expect(await readdir(target)).toEqual(['a.csv']);
  });

  test.skipIf(isMissing)('a place that cannot be written to is an error that names it', async () => {
    const source = await openSource();
    await writeFile(join(source, 'a.csv'), 'new');
    const to = join(target, 'none', 'a.csv');
    const moved = moveIntoPlace(join(source, 'a.csv'), to);
    await expect(moved).rejects.toThrow(InfrastructureError);
    await expect(moved).rejects.toThrow(`${to}: expected a place that can be written to, got ENOENT.`);
    expect(await readdir(target)).toEqual([]);
  });
});
