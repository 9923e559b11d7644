import type { ImageSettings } from '../../../policy/dataset.ts';
import type { Pixels } from '../../image-decoder.ts';

/**
 * Resizes an image exactly as Pillow does, on whose results most models were trained: the kernel is widened by the ratio of
 * sizes when an image gets smaller, so that every pixel counts. Two passes, each rounded to whole numbers.
 *
 * @see https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c
 */
export function resizeImage(
  image: Pixels,
  { width, height }: { readonly width: number; readonly height: number },
  kernel: ImageSettings['kernel'],
): Pixels {
  if (kernel === 'nearest') return takeNearest(image, { width, height });
  const narrow = width === image.width ? image : resizeRows(image, width, KERNELS[kernel]);
  return height === narrow.height ? narrow : resizeColumns(narrow, height, KERNELS[kernel]);
}

interface Kernel {
  /** Distance beyond which the weight is 0, in pixels of the coarser image. */
  readonly support: number;
  readonly weight: (distance: number) => number;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

const KERNELS: Readonly<Record<Exclude<ImageSettings['kernel'], 'nearest'>, Kernel>> = {
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, weight: cubic },
  lanczos: { support: 3, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** Weights are whole multiples of 1 / ONE, as in Pillow. */
const ONE = 2 ** 22;

/** The pixels that one pixel of the result is made of: from `start` on, with one weight each. */
interface Window {
  readonly start: number;
  readonly weights: Float64Array;
}

function windowsOf(from: number, to: number, { support, weight }: Kernel): readonly Window[] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const reach = support * stretch;
  return Array.from({ length: to }, (_, index) => {
    const center = (index + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - reach + 0.5));
    const end = Math.min(from, Math.trunc(center + reach + 0.5));
    const raw = Float64Array.from({ length: end - start }, (__, at) =>
      weight((start + at - center + 0.5) / stretch),
    );
    const total = raw.reduce((sum, each) => sum + each, 0);
    return { start, weights: raw.map((each) => roundAway((each / total) * ONE)) };
  });
}

/** Half away from zero, as the cast in C rounds. */
const roundAway = (value: number): number => Math.trunc(value + (value < 0 ? -0.5 : 0.5));

const toByte = (sum: number): number => Math.min(255, Math.max(0, Math.floor((sum + ONE / 2) / ONE)));

function resizeRows({ width, height, rgb }: Pixels, to: number, kernel: Kernel): Pixels {
  const windows = windowsOf(width, to, kernel);
  const result = new Uint8Array(3 * to * height);
  for (let row = 0; row < height; row++) {
    for (const [column, { start, weights }] of windows.entries()) {
      sumInto(result, 3 * (row * to + column), { rgb, from: 3 * (row * width + start), step: 3, weights });
    }
  }
  return { width: to, height, rgb: result };
}

function resizeColumns({ width, height, rgb }: Pixels, to: number, kernel: Kernel): Pixels {
  const result = new Uint8Array(3 * width * to);
  for (const [row, { start, weights }] of windowsOf(height, to, kernel).entries()) {
    for (let column = 0; column < width; column++) {
      const from = 3 * (start * width + column);
      sumInto(result, 3 * (row * width + column), { rgb, from, step: 3 * width, weights });
    }
  }
  return { width, height: to, rgb: result };
}

/** Writes one pixel: the weighted sums of its window. */
function sumInto(
  result: Uint8Array,
  at: number,
  {
    rgb,
    from,
    step,
    weights,
  }: {
    readonly rgb: Uint8Array;
    readonly from: number;
    readonly step: number;
    readonly weights: Float64Array;
  },
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let offset = from;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] as number;
    red += weight * (rgb[offset] as number);
    green += weight * (rgb[offset + 1] as number);
    blue += weight * (rgb[offset + 2] as number);
    offset += step;
  }
  result[at] = toByte(red);
  result[at + 1] = toByte(green);
  result[at + 2] = toByte(blue);
}

function takeNearest(
  image: Pixels,
  { width, height }: { readonly width: number; readonly height: number },
): Pixels {
  const result = new Uint8Array(3 * width * height);
  const columns = nearest(image.width, width);
  for (const [row, y] of nearest(image.height, height).entries()) {
    for (const [column, x] of columns.entries()) {
      const from = 3 * (y * image.width + x);
      result.set(image.rgb.subarray(from, from + 3), 3 * (row * width + column));
    }
  }
  return { width, height, rgb: result };
}

/** Sums up steps as Pillow does: a product would round ties to the other side. */
function nearest(from: number, to: number): readonly number[] {
  const step = from / to;
  let place = step / 2;
  return Array.from({ length: to }, () => {
    const index = Math.min(from - 1, Math.trunc(place));
    place += step;
    return index;
  });
}

/** A part of an image. */
export function cropImage(
  image: Pixels,
  part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Pixels {
  const { left, top, width, height } = part;
  const rgb = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    const from = 3 * ((top + row) * image.width + left);
    rgb.set(image.rgb.subarray(from, from + 3 * width), 3 * row * width);
  }
  return { width, height, rgb };
}
