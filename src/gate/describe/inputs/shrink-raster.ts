import type { Raster } from './encode-png.ts';

/** Points of a pixel's area that count, along each side: enough for a small picture of a large image. */
const MAX_POINTS = 4;

/** The same picture with its longer side cut down to a number of pixels, each the mean of its area. A small one stays. */
export function shrinkRaster(raster: Raster, side: number): Raster {
  const { channels } = raster;
  const factor = Math.max(1, Math.max(raster.width, raster.height) / side);
  if (factor === 1) return raster;
  const [width, height] = [raster.width, raster.height].map((size) =>
    Math.max(1, Math.floor(size / factor)),
  ) as [number, number];
  const bytes = new Uint8Array(width * height * channels);
  const [rows, columns] = [listPoints(raster.height, height), listPoints(raster.width, width)];
  let at = 0;
  for (const ys of rows) {
    for (const xs of columns) {
      for (let channel = 0; channel < channels; channel += 1) {
        let total = 0;
        for (const y of ys)
          for (const x of xs) total += raster.bytes[(y * raster.width + x) * channels + channel] ?? 0;
        bytes[at++] = Math.round(total / (ys.length * xs.length));
      }
    }
  }
  return { width, height, channels, bytes };
}

/** For each of `size` pixels, positions among the `from` original ones that it covers; a sample if there are many. */
function listPoints(from: number, size: number): number[][] {
  return Array.from({ length: size }, (_, pixel) => {
    const start = Math.floor((pixel * from) / size);
    const end = Math.max(start + 1, Math.floor(((pixel + 1) * from) / size));
    const count = Math.min(MAX_POINTS, end - start);
    return Array.from({ length: count }, (_, point) => start + Math.floor((point * (end - start)) / count));
  });
}
