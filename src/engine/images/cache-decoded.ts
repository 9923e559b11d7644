import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageDecoder, Pixels } from '../../dataset/image-decoder.ts';
import type { ImageSettings } from '../../policy/dataset.ts';

/** Size and digest of a decoded image on disk. */
interface Kept {
  readonly width: number;
  readonly height: number;
  /** SHA-256 of its pixels. */
  readonly digest: string;
}

/** Maximum size of the cache. Images beyond it are decoded again on each pass. */
const MAX_BYTES = 2 ** 31;

/**
 * Keeps decoded images for the passes of one run, so that an image is decoded once for both arms and for the timed inputs. They
 * are kept on disk and never outlive the run: another run could have written them. What a model may have changed is noticed by
 * its digest, and decoded again.
 *
 * @param folder - Absolute folder of this run alone; made if there is none.
 * @returns Opens a decoder that knows all images decoded so far. Its process is started by the first image that is not kept.
 */
export function cacheDecoded(
  folder: string,
  openDecoder: () => ImageDecoder,
  maxBytes = MAX_BYTES,
): () => ImageDecoder {
  const kept = new Map<string, Kept>();
  /** The arms read the same images at about the same time. */
  const pending = new Map<string, Promise<Pixels>>();
  let bytes = 0;

  async function read(key: string): Promise<Pixels | undefined> {
    const known = kept.get(key);
    const rgb = known && (await readFile(join(folder, key)).catch(() => undefined));
    if (known !== undefined && rgb !== undefined && digestOf(rgb) === known.digest)
      return { width: known.width, height: known.height, rgb };
    kept.delete(key);
    return undefined;
  }

  async function keep(key: string, { width, height, rgb }: Pixels): Promise<void> {
    if (bytes + rgb.length > maxBytes) return;
    bytes += rgb.length;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, key), rgb);
      kept.set(key, { width, height, digest: digestOf(rgb) });
    } catch {
      // Without room on the disk, it is decoded again.
    }
  }

  function decode(key: string, how: () => Promise<Pixels>): Promise<Pixels> {
    const before = pending.get(key);
    const decoding = (async () => {
      // Whoever decodes it first may have been stopped, and names it differently in an error.
      const found = (await before?.catch(() => undefined)) ?? (await read(key));
      if (found !== undefined) return found;
      const pixels = await how();
      await keep(key, pixels);
      return pixels;
    })();
    pending.set(key, decoding);
    const forget = (): void => {
      if (pending.get(key) === decoding) pending.delete(key);
    };
    decoding.then(forget, forget);
    return decoding;
  }

  return () => {
    let decoder: ImageDecoder | undefined;
    let isClosed = false;
    return {
      decode: (file, settings, place) =>
        decode(keyOf(file, settings), async () => {
          // An image that waited for another pass must not start a process after the decoder was closed: it would never end.
          if (isClosed) throw new Error('the decoder was closed before this image was decoded');
          decoder ??= openDecoder();
          return decoder.decode(file, settings, place);
        }),
      close: () => {
        isClosed = true;
        decoder?.close();
      },
    };
  };
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** Of the file, and of all settings that the decoder sees to. Is also the name of its pixels on disk. */
const keyOf = (file: Uint8Array, { resize, crop, kernel }: ImageSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([resize ?? null, crop ?? null, kernel]))
    .update(file)
    .digest('base64url');
