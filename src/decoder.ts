import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Sharp, default as sharpModule } from 'sharp';
import { planGeometry } from './dataset/formats/files/image-geometry.ts';
import { cropImage, resizeImage } from './dataset/formats/files/resize-image.ts';
import type { Pixels } from './dataset/image-decoder.ts';
import type { DecodeCommand, DecodeReply } from './engine/images/decode-protocol.ts';
import { readFrames, writeFrame } from './engine/onnxruntime/frame.ts';
import type { ImageSettings } from './policy/dataset.ts';

/*
 * Entry of the process that decodes image files, the only code that loads sharp. It reads files from its input and writes
 * pixels to its output, one after the other. It has no secrets, and sees no labels. Its argument is the folder of sharp.
 */

/** A larger image takes more memory than the model's own inputs ever do. */
const MAX_PIXELS = 100_000_000;

const FORMATS = ['png', 'jpeg', 'webp'];

/** Only the readers of these formats: libvips has dozens more. */
function loadSharp(folder: string): typeof sharpModule {
  const load: typeof sharpModule = createRequire(join(folder, 'package.json'))(folder);
  load.cache(false);
  load.concurrency(1);
  load.block({ operation: ['VipsForeignLoad'] });
  load.unblock({
    operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  return load;
}

interface Answer {
  readonly reply: DecodeReply;
  readonly rgb?: Uint8Array;
}

async function decode(
  sharp: typeof sharpModule,
  bytes: Uint8Array,
  settings: ImageSettings,
): Promise<Answer> {
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', ignoreIcc: true });
  const { format, width, height } = await open().metadata();
  if (!FORMATS.includes(format ?? '')) return { reply: { kind: 'refused', message: `the format ${format}` } };
  const plan = planGeometry({ width, height }, settings);
  if (plan === undefined) return { reply: { kind: 'too-small', width, height } };
  let image = await toRgb(open());
  if (plan.resize !== undefined) image = resizeImage(image, plan.resize, settings.kernel);
  if (plan.crop !== undefined) image = cropImage(image, plan.crop);
  return { reply: { kind: 'pixels', width: image.width, height: image.height }, rgb: image.rgb };
}

/** Alpha is dropped, and colour profiles and the orientation of the camera are ignored, as in Pillow. */
async function toRgb(image: Sharp): Promise<Pixels> {
  const pixels = image.removeAlpha().toColourspace('srgb').raw({ depth: 'uchar' });
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: info.channels === 1 ? spread(data) : data };
}

/** Gray as red, green and blue. */
function spread(gray: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(gray.length * 3);
  for (const [index, value] of gray.entries()) rgb.fill(value, index * 3, index * 3 + 3);
  return rgb;
}

async function answer(
  sharp: typeof sharpModule,
  bytes: Uint8Array,
  settings: ImageSettings,
): Promise<Answer> {
  try {
    return await decode(sharp, bytes, settings);
  } catch (error) {
    return { reply: { kind: 'refused', message: error instanceof Error ? error.message : String(error) } };
  }
}

const sharp = loadSharp(process.argv[2] ?? '');
writeFrame(process.stdout, { header: { kind: 'ready' }, payload: new Uint8Array(0) });
for await (const { header, payload } of readFrames(process.stdin)) {
  const { settings } = header as DecodeCommand;
  const { reply, rgb = new Uint8Array(0) } = await answer(sharp, payload, settings);
  writeFrame(process.stdout, { header: reply, payload: rgb });
}
