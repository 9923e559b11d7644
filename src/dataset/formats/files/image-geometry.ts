import type { ImageSettings } from '../../../policy/dataset.ts';

/** Pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a decoded image is resized, and which part of it is then taken. */
interface Geometry {
  /** Undefined if it keeps its size. */
  readonly resize: Size | undefined;
  readonly crop: (Size & { readonly left: number; readonly top: number }) | undefined;
}

/**
 * The steps for an image, as torchvision's `Resize` and `CenterCrop` compute them: one number is the shorter side, and the
 * longer one is cut to whole pixels; the offsets of the middle are rounded half to even.
 *
 * @returns Undefined if the image is smaller than the part to take.
 * @see https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Resize.html
 */
export function planGeometry(
  image: Size,
  { resize, crop }: Pick<ImageSettings, 'resize' | 'crop'>,
): Geometry | undefined {
  const size = resize === undefined ? image : resizedTo(image, resize);
  const resized = resize === undefined ? undefined : size;
  if (crop === undefined) return { resize: resized, crop: undefined };
  const [height, width] = typeof crop === 'number' ? [crop, crop] : crop;
  if (size.width < width || size.height < height) return undefined;
  const left = roundHalfToEven((size.width - width) / 2);
  const top = roundHalfToEven((size.height - height) / 2);
  return { resize: resized, crop: { left, top, width, height } };
}

function resizedTo({ width, height }: Size, resize: number | readonly [number, number]): Size {
  if (typeof resize !== 'number') return { height: resize[0], width: resize[1] };
  const longer = Math.max(1, Math.floor((resize * Math.max(width, height)) / Math.min(width, height)));
  return width <= height ? { width: resize, height: longer } : { width: longer, height: resize };
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}
