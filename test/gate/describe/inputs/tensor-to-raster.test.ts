import { describe, expect, test } from 'vitest';
import { pixelsToTensor } from '../../../../src/dataset/formats/files/pixels-to-tensor.ts';
import { tensorToRaster } from '../../../../src/gate/describe/inputs/tensor-to-raster.ts';
import type { Tensor } from '../../../../src/model/tensor.ts';
import { elementCount } from '../../../../src/model/tensor.ts';

const bytesOf = (shape: readonly number[]): Tensor => ({
  dtype: 'uint8',
  shape,
  bytes: Uint8Array.from({ length: elementCount(shape) }, (_, index) => index % 251),
});

const floats = (shape: readonly number[], valueAt: (index: number) => number): Tensor => ({
  dtype: 'float32',
  shape,
  bytes: new Uint8Array(
    Float32Array.from({ length: elementCount(shape) }, (_, index) => valueAt(index)).buffer,
  ),
});

describe('a tensor is a picture', () => {
  test.each([
    { title: '[H, W]', shape: [8, 9], is: { width: 9, height: 8, channels: 1 } },
    { title: '[1, H, W]', shape: [1, 8, 9], is: { width: 9, height: 8, channels: 1 } },
    { title: '[3, H, W]', shape: [3, 8, 9], is: { width: 9, height: 8, channels: 3 } },
    { title: '[H, W, 3]', shape: [8, 9, 3], is: { width: 9, height: 8, channels: 3 } },
    { title: '[H, W, 1]', shape: [8, 9, 1], is: { width: 9, height: 8, channels: 1 } },
    { title: 'with the batch axis', shape: [1, 3, 8, 9], is: { width: 9, height: 8, channels: 3 } },
    { title: 'as long as four times its width', shape: [8, 32], is: { width: 32, height: 8, channels: 1 } },
  ])('of shape $title', ({ shape, is }) => {
    expect(tensorToRaster(bytesOf(shape), undefined)).toMatchObject(is);
  });

  test.each([
    { title: 'a vector', tensor: bytesOf([64]) },
    { title: 'two channels', tensor: bytesOf([2, 8, 9]) },
    { title: 'two pictures', tensor: bytesOf([2, 3, 8, 9]) },
    { title: 'a side of 7', tensor: bytesOf([7, 9]) },
    { title: 'longer than four times its width', tensor: bytesOf([8, 33]) },
    { title: 'whole numbers', tensor: { dtype: 'int64', shape: [8, 8], bytes: new Uint8Array(512) } },
    { title: 'texts', tensor: { dtype: 'string', shape: [8, 8], strings: Array(64).fill('a') } },
  ] as { title: string; tensor: Tensor }[])('not if it is $title', ({ tensor }) => {
    expect(tensorToRaster(tensor, undefined)).toBeUndefined();
  });
});

describe('the pixels', () => {
  test('of planes and of interleaved channels are the same', () => {
    const planar = bytesOf([3, 8, 8]);
    const at = (pixel: number, channel: number) => (channel * 64 + pixel) % 251;
    const bytes = Uint8Array.from({ length: 192 }, (_, index) => at(Math.floor(index / 3), index % 3));
    expect(tensorToRaster(planar, undefined)?.bytes).toEqual(bytes);
    expect(tensorToRaster({ dtype: 'uint8', shape: [8, 8, 3], bytes }, undefined)?.bytes).toEqual(bytes);
  });

  test.each([
    { title: '0 to 1', values: [0, 0.5, 1], bytes: [0, 128, 255] },
    { title: '0 to 255', values: [0, 1.5, 255], bytes: [0, 2, 255] },
    { title: 'others, stretched', values: [-2, 0, 2], bytes: [0, 128, 255] },
    { title: 'above 255, stretched', values: [0, 128, 256], bytes: [0, 128, 255] },
    {
      title: 'NaN and infinity as the darkest and lightest',
      values: [Number.NaN, 0, Number.POSITIVE_INFINITY],
      bytes: [0, 0, 255],
    },
    { title: 'all the same', values: [-3, -3, -3], bytes: [0, 0, 0] },
  ])('of values from $title', ({ values, bytes }) => {
    const tensor = floats([9, 9], (index) => values[index % 3] as number);
    expect([...(tensorToRaster(tensor, undefined)?.bytes.slice(0, 3) ?? [])]).toEqual(bytes);
  });

  test.each(['nchw', 'nhwc'] as const)('of an image file are those of the file, in layout %s', (layout) => {
    const rgb = Uint8Array.from({ length: 192 }, (_, index) => index + 20);
    const settings = {
      ...{ layout, channels: 'bgr', dtype: 'float32', kernel: 'bilinear' },
      ...{ scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
    } as const;
    const tensor = pixelsToTensor({ width: 8, height: 8, rgb }, settings as never);
    expect(tensorToRaster(tensor, settings as never)?.bytes).toEqual(rgb);
  });
});
