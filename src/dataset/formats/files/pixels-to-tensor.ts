import type { Tensor } from '../../../model/tensor.ts';
import { ELEMENT_BYTES } from '../../../model/tensor.ts';
import type { ImageSettings } from '../../../policy/dataset.ts';
import { ELEMENT_CODECS } from '../../element-codec.ts';
import type { Pixels } from '../../image-decoder.ts';

/**
 * The tensor of an image: (value · scale − mean) / std for each channel, with the channels first or last. Gray is Pillow's
 * luma, rounded to a whole number.
 *
 * @returns Shape [channels, height, width] or [height, width, channels], without a batch axis.
 * @see ITU-R BT.601, as https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Image.convert
 */
export function pixelsToTensor({ width, height, rgb }: Pixels, settings: ImageSettings): Tensor {
  const { layout, dtype } = settings;
  const channels = CHANNELS[settings.channels];
  const count = width * height;
  const bytes = new Uint8Array(channels.length * count * ELEMENT_BYTES[dtype]);
  const view = new DataView(bytes.buffer);
  const { write } = ELEMENT_CODECS[dtype];
  channels.forEach((valueAt, channel) => {
    const table = tableOf(channel, settings);
    for (let pixel = 0; pixel < count; pixel++) {
      const index = layout === 'nchw' ? channel * count + pixel : pixel * channels.length + channel;
      write(view, index * ELEMENT_BYTES[dtype], table[valueAt(rgb, pixel * 3)]);
    }
  });
  const shape = layout === 'nchw' ? [channels.length, height, width] : [height, width, channels.length];
  return { dtype, shape, bytes };
}

type ValueAt = (rgb: Uint8Array, offset: number) => number;

const plane =
  (channel: number): ValueAt =>
  (rgb, offset) =>
    rgb[offset + channel] ?? 0;

const luma: ValueAt = (rgb, offset) =>
  ((rgb[offset] ?? 0) * 19_595 + (rgb[offset + 1] ?? 0) * 38_470 + (rgb[offset + 2] ?? 0) * 7_471 + 0x8000) >>
  16;

const CHANNELS: Readonly<Record<ImageSettings['channels'], readonly ValueAt[]>> = {
  rgb: [plane(0), plane(1), plane(2)],
  bgr: [plane(2), plane(1), plane(0)],
  gray: [luma],
};

/** The result for each of the 256 values. */
function tableOf(
  channel: number,
  { dtype, scale = 1 / 255, mean = [0], std = [1] }: ImageSettings,
): number[] {
  const of = (values: readonly number[]): number => values[values.length === 1 ? 0 : channel] ?? 0;
  return Array.from({ length: 256 }, (_, value) =>
    dtype === 'uint8' ? value : (value * scale - of(mean)) / of(std),
  );
}
