import { describe, expect, it } from 'vitest';
import { zip } from '../../support/write-zip.ts';
import { plain, readItems, signature, userErrorOf } from '../collect.ts';
import { bytesOf, npy, npz, utf32 } from './write-npz.ts';

const X = [signature('x', 'float32', ['batch', 2])];
const x = npy('<f4', [3, 2], bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6)));
const label = npy('<i8', [3], bytesOf(BigInt64Array.of(7n, 8n, 9n)));

describe('an .npz regression set', () => {
  it.each(['stored', 'deflated'] as const)('reads %s arrays row by row', async (method) => {
    const arrays = {
      x,
      label,
      id: npy('<U2', [3], utf32(['a', 'ü😀', ''], 2)),
      'slice.size': npy('|u1', [3], Buffer.from([1, 2, 3])),
    };
    const items = await readItems('set.npz', npz(arrays, method), X);
    expect(items).toMatchObject([
      { id: 'a', label: 7, slice: { size: '1' }, place: 'set.npz, item 1', isWhole: false },
      { id: 'ü😀', label: 8, slice: { size: '2' }, place: 'set.npz, item 2' },
      { id: '', label: 9, slice: { size: '3' } },
    ]);
    expect(items.map(({ inputs }) => plain(inputs.get('x')))).toEqual([
      { dtype: 'float32', shape: [2], values: [1, 2] },
      { dtype: 'float32', shape: [2], values: [3, 4] },
      { dtype: 'float32', shape: [2], values: [5, 6] },
    ]);
  });

  it('gives every item an input that is a single value', async () => {
    const arrays = { x, rate: npy('<f4', [], bytesOf(Float32Array.of(16000))), label };
    const items = await readItems('set.npz', npz(arrays), [...X, signature('rate', 'float32', [])]);
    expect(items.map(({ inputs }) => plain(inputs.get('rate')))).toEqual(
      Array(3).fill({ dtype: 'float32', shape: [], values: [16000] }),
    );
    expect(items.map(({ isWhole }) => isWhole)).toEqual([false, false, false]);
  });

  it('takes the only array that fits for an input without one of its name', async () => {
    const arrays = { features: x, weight: npy('<f4', [3], Buffer.alloc(12)), label };
    const items = await readItems('set.npz', npz(arrays), X);
    expect(plain(items[2]?.inputs.get('x'))).toMatchObject({ values: [5, 6] });
  });

  it('does not open arrays that the model does not take', async () => {
    const arrays = { x, other: npy('<c8', [2], Buffer.alloc(16)), label };
    expect(await readItems('set.npz', npz(arrays), X)).toHaveLength(3);
  });

  it('gives each row memory of its own', async () => {
    const [item] = await readItems('set.npz', npz({ x, label }), X);
    const tensor = item?.inputs.get('x');
    expect(tensor?.dtype === 'float32' && tensor.bytes.buffer.byteLength).toBe(8);
  });

  it.each([1, 2, 3])('reads format version %s', async (version) => {
    const values = bytesOf(Float32Array.of(1, 2));
    const arrays = { x: npy('<f4', [1, 2], values, { version }), label: npy('|b1', [1], Buffer.from([1])) };
    const [item] = await readItems('set.npz', npz(arrays), X);
    expect(item?.label).toBe(true);
  });

  it('turns big-endian values round', async () => {
    const arrays = {
      x: npy('>f4', [1, 2], bytesOf(Float32Array.of(1, -2)).swap32()),
      label: npy('>U1', [1], utf32(['z'], 1).swap32()),
    };
    const [item] = await readItems('set.npz', npz(arrays), X);
    expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [1, -2] });
    expect(item?.label).toBe('z');
  });

  it('reads text of bytes, and rows that are themselves arrays as tensors', async () => {
    const arrays = {
      s: npy('|S3', [1, 2], Buffer.from('abcd\0\0')),
      y: npy('<f8', [1, 2], bytesOf(Float64Array.of(0.5, 1))),
    };
    const [item] = await readItems('set.npz', npz(arrays), [signature('s', 'string', ['n', 2])], 'y');
    expect(plain(item?.inputs.get('s'))).toEqual({ dtype: 'string', shape: [2], values: ['abc', 'd'] });
    expect(item?.label).toMatchObject({ dtype: 'float64', shape: [2] });
  });

  it('reads long arrays whose rows cross the chunks of a stream', async () => {
    const count = 50_000;
    const values = Float32Array.from({ length: count * 2 }, (_, index) => index);
    const labels = Int32Array.from({ length: count }, (_, index) => index);
    const arrays = {
      x: npy('<f4', [count, 2], bytesOf(values)),
      label: npy('<i4', [count], bytesOf(labels)),
    };
    const items = await readItems('set.npz', npz(arrays, 'deflated'), X);
    expect(items).toHaveLength(count);
    expect(items.every(({ label }, index) => label === index)).toBe(true);
    expect(plain(items.at(-1)?.inputs.get('x'))).toMatchObject({ values: [2 * count - 2, 2 * count - 1] });
  });

  it('leaves out what the policy ignores, whatever its type and length', async () => {
    const arrays = { x, label, raw: npy('|O', [3], Buffer.alloc(9)), mean: npy('<f4', [1], Buffer.alloc(4)) };
    const items = await readItems('set.npz', npz(arrays), X, 'label', { ignore: ['raw', 'mean'] });
    expect(items).toHaveLength(3);
    const error = await userErrorOf(readItems('set.npz', npz({ x, label }), X, 'label', { ignore: ['row'] }));
    expect(error.message).toBe(
      'set.npz: expected the names in "dataset: { ignore: … }", got none called "row".',
    );
  });

  it('refuses two arrays of one name', async () => {
    const content = ['x', 'x', 'label'].map((name) => ({
      name: `${name}.npy`,
      content: name === 'x' ? x : label,
    }));
    const error = await userErrorOf(readItems('set.npz', zip(content), X));
    expect(error.message).toBe('set.npz: expected unique names, got "x" twice.');
  });

  it.each([
    {
      title: 'no labels',
      arrays: { x },
      message: 'set.npz: expected labels in "label", got "x".',
    },
    {
      title: 'another type than the model takes',
      arrays: { x: npy('<i8', [3, 2], Buffer.alloc(48)), label },
      message: 'set.npz, item 1: expected float32 for input "x", got int64.',
    },
    {
      title: 'two arrays of other names',
      arrays: { y: x, z: x, label },
      message: 'set.npz, item 1: expected a value for input "x", got none.',
    },
    {
      title: 'fewer rows than labels',
      arrays: { x: npy('<f4', [2, 2], Buffer.alloc(16)), label },
      message: 'set.npz, array "x": expected 3 rows, one per label, got 2.',
    },
    {
      title: 'a single label',
      arrays: { x, label: npy('<i4', [], Buffer.alloc(4)) },
      message: 'set.npz, array "label": expected items along the first axis, got a single value.',
    },
    {
      title: 'a single value for an input with axes',
      arrays: { x: npy('<f4', [], Buffer.alloc(4)), label },
      message: 'set.npz, item 1: expected shape [2], or whole [batch, 2] for input "x", got [].',
    },
    {
      title: 'columns first',
      arrays: { x: npy('<f4', [3, 2], Buffer.alloc(24), { fortranOrder: 'True' }), label },
      message: 'set.npz, array "x": expected an array in C order, got Fortran order.',
    },
    {
      title: 'pickled objects',
      arrays: { x: npy('|O', [3], Buffer.alloc(9)), label },
      message:
        'set.npz, array "x": expected numbers, booleans or fixed-width text, got pickled Python objects.',
    },
    {
      title: 'records',
      arrays: { x: npy("[('a', '<f4')]", [3], Buffer.alloc(12)), label },
      message: 'got records.',
    },
    {
      title: 'complex numbers',
      arrays: { x: npy('<c8', [3, 2], Buffer.alloc(48)), label },
      message: "got '<c8'.",
    },
    {
      title: 'a version of the future',
      arrays: { x: npy('<f4', [3, 2], Buffer.alloc(24), { version: 4 }), label },
      message: 'expected an .npy array of format 1, 2 or 3, got other bytes.',
    },
    {
      title: 'text in bytes that are no UTF-8',
      arrays: {
        x: npy('<f4', [1, 2], Buffer.alloc(8)),
        label: npy('|S4', [1], Buffer.from('caf\xe9', 'latin1')),
      },
      message: 'set.npz, array "label": expected UTF-8 in an array of bytes, got other bytes.',
    },
    {
      title: 'other bytes',
      arrays: { x: Buffer.from('hello'), label },
      message: 'expected an .npy array of format 1, 2 or 3, got other bytes.',
    },
    {
      title: 'a row of terabytes',
      arrays: { x: npy('<f4', [3, 2 ** 40], Buffer.alloc(24)), label },
      message: 'expected at most 256 MiB per item, got shape [3, 1099511627776].',
    },
    {
      title: 'small rows of more than 16 GiB together',
      arrays: { x: npy('<f4', [2 ** 31 + 1, 2], Buffer.alloc(8)), label },
      message: 'expected at most 16 GiB when unpacked, got more.',
    },
    {
      title: 'fewer values than the header says',
      arrays: { x: npy('<f4', [3, 2], Buffer.alloc(20)), label },
      message: 'set.npz, array "x": expected as many rows as the header declares, got fewer.',
    },
    {
      title: 'more values than the header says',
      arrays: { x: npy('<f4', [3, 2], Buffer.alloc(28)), label },
      message: 'set.npz, array "x": expected as many rows as the header declares, got more.',
    },
    {
      title: 'no rows',
      arrays: { x: npy('<f4', [0, 2], Buffer.alloc(0)), label: npy('<i8', [0], Buffer.alloc(0)) },
      message: 'set.npz: expected at least one item, got none.',
    },
  ])('refuses $title', async ({ arrays, message }) => {
    const error = await userErrorOf(readItems('set.npz', npz(arrays), X));
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/^set\.npz/);
  });

  it('refuses a file that is no archive', async () => {
    const error = await userErrorOf(readItems('set.npz', 'hello', X));
    expect(error.message).toMatch(/^set\.npz: expected an \.npz file, got ".+"\.$/);
  });

  it('refuses an archive whose compressed bytes are damaged', async () => {
    const bytes = npz({ x: npy('<f4', [3, 2], Buffer.alloc(24)), label }, 'deflated');
    bytes.fill(0xff, 40, 60);
    const error = await userErrorOf(readItems('set.npz', bytes, X));
    expect(error.message).toMatch(/^set\.npz: expected an \.npz file, got ".+"\.$/);
  });
});
