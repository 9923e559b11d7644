import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ImageDecoder } from '../../../src/dataset/image-decoder.ts';
import { cacheDecoded } from '../../../src/engine/images/cache-decoded.ts';
import { UserError } from '../../../src/errors/errors.ts';
import { datasetSchema, type ImageSettings } from '../../../src/policy/dataset.ts';
import { temporaryFolder, userErrorOf } from '../../dataset/collect.ts';

const settingsOf = (preprocess: object): ImageSettings =>
  datasetSchema.parse({ path: 'photos', preprocess }).preprocess as ImageSettings;

const SMALL = settingsOf({ resize: [1, 1] });
const FILE = Buffer.from([1, 2, 3]);

/** A decoder whose pixels are the file itself, and the places of what it decoded. */
function counting(): { readonly open: () => ImageDecoder; readonly places: string[] } {
  const places: string[] = [];
  const open = (): ImageDecoder => ({
    decode: async (bytes, _, place) => {
      places.push(place);
      if (bytes[0] === 0) throw new UserError(`${place}: expected an image, got none.`, 'Save it again.');
      return { width: 1, height: 1, rgb: new Uint8Array(bytes) };
    },
    close: () => {},
  });
  return { open, places };
}

describe('decoded images', () => {
  it('are decoded once for all passes, also for two at a time', async () => {
    const { open, places } = counting();
    const openCached = cacheDecoded(await temporaryFolder(), open);
    const [one, other] = [openCached(), openCached()];
    const both = await Promise.all([one.decode(FILE, SMALL, 'a.png'), other.decode(FILE, SMALL, 'b.png')]);
    const later = await openCached().decode(FILE, SMALL, 'c.png');
    for (const { width, height, rgb } of [...both, later])
      expect([width, height, ...rgb]).toEqual([1, 1, 1, 2, 3]);
    expect(places).toEqual(['a.png']);
  });

  it('are not decoded for a pass that has been closed while it waited for another', async () => {
    const { open, places } = counting();
    let opened = 0;
    let fail = (_: Error): void => {};
    const openCached = cacheDecoded(await temporaryFolder(), () => {
      opened += 1;
      const failing = new Promise<never>((_, reject) => {
        fail = reject;
      });
      return opened === 1 ? { decode: () => failing, close: () => {} } : open();
    });
    const [one, other] = [openCached(), openCached()];
    const first = one.decode(FILE, SMALL, 'a.png');
    const second = other.decode(FILE, SMALL, 'b.png');
    await vi.waitFor(() => expect(opened).toBe(1));
    other.close();
    fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(second).rejects.toThrow('the decoder was closed');
    expect(opened).toBe(1);
    expect(places).toEqual([]);
  });

  it('are decoded again for other files, sizes and kernels, and not for other channels', async () => {
    const { open, places } = counting();
    const decoder = cacheDecoded(await temporaryFolder(), open)();
    await decoder.decode(FILE, SMALL, 'first');
    await decoder.decode(Buffer.from([1, 2, 4]), SMALL, 'other file');
    await decoder.decode(FILE, settingsOf({ resize: [1, 2] }), 'other size');
    await decoder.decode(FILE, settingsOf({ resize: [1, 1], kernel: 'nearest' }), 'other kernel');
    await decoder.decode(FILE, settingsOf({ resize: [1, 1], crop: 1 }), 'other crop');
    await decoder.decode(FILE, settingsOf({ resize: [1, 1], mean: [0.5], channels: 'bgr' }), 'other values');
    expect(places).toEqual(['first', 'other file', 'other size', 'other kernel', 'other crop']);
  });

  it('are decoded again if someone has changed what is kept', async () => {
    const { open, places } = counting();
    const folder = await temporaryFolder();
    const decoder = cacheDecoded(folder, open)();
    await decoder.decode(FILE, SMALL, 'first');
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), Buffer.from([9, 9, 9]));
    expect([...(await decoder.decode(FILE, SMALL, 'again')).rgb]).toEqual([1, 2, 3]);
    expect([...(await decoder.decode(FILE, SMALL, 'kept')).rgb]).toEqual([1, 2, 3]);
    expect(places).toEqual(['first', 'again']);
  });

  it('are not kept beyond the limit', async () => {
    const { open, places } = counting();
    const decoder = cacheDecoded(await temporaryFolder(), open, 5)();
    for (const name of ['one', 'one again']) await decoder.decode(FILE, SMALL, name);
    for (const name of ['two', 'two again']) await decoder.decode(Buffer.from([4, 5, 6]), SMALL, name);
    expect(places).toEqual(['one', 'two', 'two again']);
  });

  it('are decoded again where they cannot be kept', async () => {
    const { open, places } = counting();
    const file = join(await temporaryFolder(), 'a file');
    await writeFile(file, '');
    const decoder = cacheDecoded(join(file, 'no folder'), open)();
    for (const name of ['one', 'again']) await decoder.decode(FILE, SMALL, name);
    expect(places).toEqual(['one', 'again']);
  });

  it('fail for each pass under its own name', async () => {
    const { open } = counting();
    const openCached = cacheDecoded(await temporaryFolder(), open);
    const broken = Buffer.from([0]);
    const errors = await Promise.all(
      ['a.png', 'b.png'].map((name) => userErrorOf(openCached().decode(broken, SMALL, name))),
    );
    expect(errors.map(({ message }) => message.slice(0, 5))).toEqual(['a.png', 'b.png']);
  });

  it('start no process while all are kept', async () => {
    const { open } = counting();
    let opened = 0;
    const openCached = cacheDecoded(await temporaryFolder(), () => {
      opened += 1;
      return open();
    });
    for (let pass = 0; pass < 3; pass++) await openCached().decode(FILE, SMALL, 'a.png');
    openCached().close();
    expect(opened).toBe(1);
  });
});
