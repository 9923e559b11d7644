import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../../src/dataset/regression-set.ts';
import { collect, plain, signature, temporaryFolder, userErrorOf } from '../collect.ts';
import { bytesOf, npy, utf32 } from './write-npz.ts';

const X = [signature('x', 'float32', ['batch', 2])];
const FILES = {
  'x.npy': npy('<f4', [3, 2], bytesOf(new Float32Array([1, 2, 3, 4, 5, 6]))),
  'label.npy': npy('<i8', [3], bytesOf(new BigInt64Array([7n, 8n, 9n]))),
};

async function folderOf(
  files: Readonly<Record<string, Uint8Array>>,
  more: Partial<DataSource> = {},
): Promise<DataSource> {
  const path = join(await temporaryFolder(), 'set');
  await mkdir(path);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(path, name), bytes);
  return { path, shownPath: 'set', labelColumn: 'label', inputs: X, ...more };
}

const read = async (...given: Parameters<typeof folderOf>) =>
  collect((await openRegressionSet(await folderOf(...given))).items());

describe('a folder of .npy files', () => {
  it('is read as the arrays of an .npz file', async () => {
    const items = await read({
      ...FILES,
      'id.npy': npy('<U2', [3], utf32(['a', 'b', 'cc'], 2)),
      'slice.site.npy': npy('<U1', [3], utf32(['n', 's', 'n'], 1)),
      'README.md': new Uint8Array(3),
    });
    expect(items).toMatchObject([
      { id: 'a', label: 7, slice: { site: 'n' }, place: 'set, item 1' },
      { id: 'b', label: 8, slice: { site: 's' } },
      { id: 'cc', label: 9, slice: { site: 'n' } },
    ]);
    expect(plain(items[2]?.inputs.get('x'))).toEqual({ dtype: 'float32', shape: [2], values: [5, 6] });
  });

  it('takes labels, ids and slices from the files that the policy names', async () => {
    const { 'label.npy': labels, ...others } = FILES;
    const files = {
      ...others,
      'labels.npy': labels,
      'site.npy': npy('<i4', [3], bytesOf(new Int32Array(3))),
    };
    const items = await read(files, { labelColumn: 'labels', id: 'site', slices: ['site'] });
    expect(items[1]).toMatchObject({ id: '0', label: 8, slice: { site: '0' } });
  });

  it.each([
    {
      title: 'a file with fewer rows',
      files: { ...FILES, 'label.npy': npy('<i4', [2], new Uint8Array(8)) },
      message: 'set/x.npy: expected 2 rows, one per label, got 3.',
    },
    {
      title: 'a file that is cut off',
      files: { ...FILES, 'x.npy': FILES['x.npy'].subarray(0, -4) },
      message: 'set/x.npy: expected as many rows as the header declares, got fewer.',
    },
    {
      title: 'a file that is no array',
      files: { ...FILES, 'x.npy': Buffer.from('no array') },
      message: 'set/x.npy: expected an .npy array of format 1, 2 or 3, got other bytes.',
    },
    {
      title: 'a file that ends in its header',
      files: { ...FILES, 'x.npy': FILES['x.npy'].subarray(0, 8) },
      message: 'set/x.npy: expected an .npy header, got the end of the file.',
    },
    {
      title: 'a folder without labels',
      files: { 'x.npy': FILES['x.npy'] },
      message: 'set: expected labels in "label", got "x".',
    },
    {
      title: 'a Git LFS pointer among the files',
      files: {
        ...FILES,
        'x.npy': Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'),
      },
      message: 'set/x.npy: expected a regression set, got a Git LFS pointer.',
    },
    {
      title: 'files of two formats',
      files: { ...FILES, 'x.parquet': new Uint8Array(4) },
      message:
        'set: expected a folder with .parquet files, with .npy arrays, or with ONNX test_data_set_N folders, got files of several formats.',
    },
  ])('refuses $title', async ({ files, message }) => {
    expect((await userErrorOf(read(files as Record<string, Uint8Array>))).message).toBe(message);
  });
});
