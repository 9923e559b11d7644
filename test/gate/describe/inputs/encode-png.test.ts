import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePng, type Raster } from '../../../../src/gate/describe/inputs/encode-png.ts';
import { shrinkRaster } from '../../../../src/gate/describe/inputs/shrink-raster.ts';

/** No two neighbours are alike, and differences go below 0. */
function raster({ width, height, channels }: Omit<Raster, 'bytes'>): Raster {
  const bytes = Uint8Array.from({ length: width * height * channels }, (_, index) => (index * 151) % 256);
  return { width, height, channels, bytes };
}

async function decode(png: Uint8Array): Promise<Raster> {
  const image = sharp(png);
  const { format, channels: given } = await image.metadata();
  expect(format).toBe('png');
  const { data, info } = await image
    .toColourspace(given === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    ...{ width: info.width, height: info.height, channels: info.channels as 1 | 3 },
    bytes: new Uint8Array(data),
  };
}

describe('encodePng', () => {
  test.each([
    { title: 'one gray pixel', size: { width: 1, height: 1, channels: 1 } },
    { title: 'gray, wider than high', size: { width: 7, height: 3, channels: 1 } },
    { title: 'colors, higher than wide', size: { width: 5, height: 11, channels: 3 } },
    { title: 'the largest picture of a report', size: { width: 96, height: 96, channels: 3 } },
  ] as const)('another decoder reads every pixel of $title', async ({ size }) => {
    const given = raster(size);
    expect(await decode(encodePng(given))).toEqual(given);
  });

  test('noise of 64 pixels takes less than 16,000 bytes, so that a picture always fits', () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
    expect(encodePng({ width: 64, height: 64, channels: 3, bytes: noise }).length).toBeLessThan(16_000);
  });
});

describe('shrinkRaster', () => {
  test.each([
    { title: 'at the limit stays', from: [96, 40], to: [96, 40] },
    { title: 'one over shrinks', from: [97, 40], to: [96, 39] },
    { title: 'keeps the ratio of sides', from: [400, 100], to: [96, 24] },
    { title: 'that is very thin keeps a row', from: [9600, 2], to: [96, 1] },
  ])('a picture $title', ({ from: [width = 0, height = 0], to }) => {
    const small = shrinkRaster(raster({ width, height, channels: 1 }), 96);
    expect([small.width, small.height]).toEqual(to);
    expect(small.bytes).toHaveLength(small.width * small.height);
  });

  test('each pixel is the mean of its own area and channel', () => {
    const bytes = new Uint8Array([
      ...[10, 1, 0, 20, 3, 0, 100, 0, 9, 100, 0, 9],
      ...[30, 5, 0, 40, 7, 0, 200, 0, 9, 200, 0, 9],
    ]);
    expect(shrinkRaster({ width: 4, height: 2, channels: 3, bytes }, 2)).toEqual({
      ...{ width: 2, height: 1, channels: 3 },
      bytes: new Uint8Array([25, 4, 0, 150, 0, 9]),
    });
  });
});
