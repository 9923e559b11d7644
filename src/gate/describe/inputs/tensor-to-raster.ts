import { ELEMENT_CODECS } from '../../../dataset/element-codec.ts';
import { ELEMENT_BYTES, type Tensor } from '../../../model/tensor.ts';
import type { ImageSettings } from '../../../policy/dataset.ts';
import type { Raster } from './encode-png.ts';

/** Smaller, or longer and thinner, arrays are not pictures. */
const MIN_SIDE = 8;
const MAX_RATIO = 4;

const PICTURE_TYPES: readonly Tensor['dtype'][] = ['uint8', 'float16', 'float32', 'float64'];

/**
 * The picture that a tensor holds, if its shape and type are those of one: [C, H, W], [H, W, C] or [H, W], where C is 1 or 3,
 * after any axes of 1.
 *
 * @param settings - How it was made from an image file; undefined if the data set has the tensor itself. Its values are then
 *   taken to be from 0 to 1, or from 0 to 255; any others are stretched to that.
 */
export function tensorToRaster(tensor: Tensor, settings: ImageSettings | undefined): Raster | undefined {
  const layout = findLayout(tensor);
  if (layout === undefined || tensor.dtype === 'string') return undefined;
  const { width, height, channels, isPlanar } = layout;
  const { bytes: data, dtype } = tensor;
  const count = width * height;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { read } = ELEMENT_CODECS[dtype];
  const valueAt = (pixel: number, channel: number): number =>
    read(view, ELEMENT_BYTES[dtype] * (isPlanar ? channel * count + pixel : pixel * channels + channel));
  const toByte =
    dtype === 'uint8'
      ? (value: number) => value
      : settings === undefined
        ? stretch({ count, channels, valueAt })
        : undo(settings);
  const isBgr = settings?.channels === 'bgr';
  const bytes = new Uint8ClampedArray(count * channels);
  for (let pixel = 0; pixel < count; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const value = toByte(valueAt(pixel, channel), channel);
      bytes[pixel * channels + (isBgr ? channels - 1 - channel : channel)] = value;
    }
  }
  return { width, height, channels, bytes: new Uint8Array(bytes.buffer) };
}

interface Layout extends Pick<Raster, 'width' | 'height' | 'channels'> {
  readonly isPlanar: boolean;
}

function findLayout({ dtype, shape: given }: Tensor): Layout | undefined {
  if (!PICTURE_TYPES.includes(dtype)) return undefined;
  const shape = [...given];
  while (shape.length > 3 && shape[0] === 1) shape.shift();
  const [one = 0, two = 0, three = 0] = shape;
  if (shape.length === 2) return asPicture({ height: one, width: two, channels: 1, isPlanar: true });
  if (shape.length !== 3) return undefined;
  return (
    (isChannels(one) && asPicture({ height: two, width: three, channels: one, isPlanar: true })) ||
    (isChannels(three) && asPicture({ height: one, width: two, channels: three, isPlanar: false })) ||
    undefined
  );
}

const isChannels = (size: number): size is 1 | 3 => size === 1 || size === 3;

function asPicture(layout: Layout): Layout | undefined {
  const [short, long] = [layout.width, layout.height].sort((one, other) => one - other) as [number, number];
  return short >= MIN_SIDE && long <= MAX_RATIO * short ? layout : undefined;
}

type ToByte = (value: number, channel: number) => number;

/** Undoes the preprocessing that made the tensor. */
function undo({ scale = 1 / 255, mean = [0], std = [1] }: ImageSettings): ToByte {
  const of = (values: readonly number[], channel: number): number =>
    values[values.length === 1 ? 0 : channel] ?? 0;
  return (value, channel) => (value * of(std, channel) + of(mean, channel)) / scale;
}

function stretch({
  count,
  channels,
  valueAt,
}: {
  readonly count: number;
  readonly channels: number;
  readonly valueAt: (pixel: number, channel: number) => number;
}): ToByte {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let pixel = 0; pixel < count; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const value = valueAt(pixel, channel);
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low >= 0 && high <= 1) return (value) => 255 * value;
  if (low >= 0 && high <= 255) return (value) => value;
  const range = high - low || 1;
  return (value) => (255 * (value - low)) / range;
}
