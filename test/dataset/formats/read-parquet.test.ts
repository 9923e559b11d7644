import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../../src/dataset/regression-set.ts';
import { openParquet } from '../../support/parquet.ts';
import { collect, plain, readItems, signature, temporaryFolder, userErrorOf } from '../collect.ts';

const PYARROW = join(import.meta.dirname, 'parquet');

/** The bytes of a Parquet file with these columns. */
const parquet = (columnData: ColumnSource[], rowGroupSize = 100): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));

const column = (name: string, data: unknown[], type?: ColumnSource['type']): ColumnSource => ({
  ...{ name, data },
  ...(type !== undefined && { type }),
});

const X = [signature('x', 'float32', ['batch', 1])];
const X2 = [signature('x', 'float32', ['batch', 2])];

const LABEL = column('label', [0, 1], 'INT32');

/** The error of reading a file with these columns. */
const errorOf = (
  columns: ColumnSource[],
  inputs = X,
  more: Partial<DataSource> = {},
): ReturnType<typeof userErrorOf> =>
  userErrorOf(readItems('set.parquet', parquet(columns), inputs, 'label', more));

describe('a .parquet regression set', () => {
  it.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4'])(
    'reads what pyarrow wrote with %s',
    async (codec) => {
      const inputs = [
        signature('text', 'string', ['batch', 1]),
        signature('age', 'int64', ['batch', 1]),
        signature('weight', 'float32', ['batch', 1]),
        signature('half', 'float16', ['batch', 1]),
        signature('member', 'bool', ['batch', 1]),
        signature('tokens', 'int64', ['batch', 'length']),
        signature('image', 'float32', ['batch', 3, 2]),
      ];
      const path = join(PYARROW, `${codec}.parquet`);
      const set = await openRegressionSet({
        path,
        shownPath: 'set.parquet',
        labelColumn: 'label',
        ...{ inputs, openParquet },
        slices: ['member'],
      });
      const items = await collect(set.items());
      expect(items).toHaveLength(40);
      const last = items[39];
      expect(last).toMatchObject({
        id: '40',
        label: 0,
        slice: { member: 'false' },
        place: 'set.parquet, row 40',
        isWhole: false,
      });
      expect([...(last?.inputs ?? [])].map(([name, tensor]) => [name, plain(tensor)])).toEqual([
        ['text', { dtype: 'string', shape: [1], values: ['row 39 ü'] }],
        ['age', { dtype: 'int64', shape: [1], values: [39] }],
        ['weight', { dtype: 'float32', shape: [1], values: [9.75] }],
        ['half', { dtype: 'float16', shape: [1], values: [19.5] }],
        ['member', { dtype: 'bool', shape: [1], values: [0] }],
        ['tokens', { dtype: 'int64', shape: [4], values: [0, 1, 2, 3] }],
        ['image', { dtype: 'float32', shape: [3, 2], values: [39, 39.5, -39, 0, 1, 2] }],
      ]);
      const exact = items[1]?.inputs.get('age');
      expect(exact?.dtype === 'int64' && new DataView(exact.bytes.buffer).getBigInt64(0, true)).toBe(
        2n ** 53n + 1n,
      );
      expect(items.slice(3, 5).map(({ inputs: found }) => plain(found.get('weight')))).toEqual([
        { dtype: 'float32', shape: [1], values: [Number.NaN] },
        { dtype: 'float32', shape: [1], values: [Number.NaN] },
      ]);
      // Only the missing one: the other is written as NaN.
      expect(set.facts?.()).toMatchObject({
        missing: { fields: 1, columns: ['weight'] },
        names: { unused: ['when', 'raw'] },
      });
    },
  );

  it('takes columns by the rules of .csv files', async () => {
    const bytes = parquet([
      column('b', [1, 2], 'DOUBLE'),
      column('species', ['cat', 'dog'], 'STRING'),
      column('name', ['first', 'second'], 'STRING'),
      column('site', ['north', null], 'STRING'),
      column('a', [3, 4], 'INT32'),
    ]);
    const more = { id: 'name', slices: ['site'] };
    const items = await readItems('set.parquet', bytes, X2, 'species', more);
    expect(items).toMatchObject([
      { id: 'first', label: 'cat', slice: { site: 'north' } },
      { id: 'second', label: 'dog', slice: { site: '' } },
    ]);
    expect(plain(items[1]?.inputs.get('x'))).toEqual({ dtype: 'float32', shape: [2], values: [2, 4] });
    const [swapped] = await readItems('set.parquet', bytes, X2, 'species', { ...more, columns: ['a', 'b'] });
    expect(plain(swapped?.inputs.get('x'))).toMatchObject({ values: [3, 1] });
  });

  it('gives a single input the only column of lists, whatever its name', async () => {
    const [item] = await readItems(
      'set.parquet',
      parquet([
        column('pixels', [
          [1, 2],
          [3, 4],
        ]),
        LABEL,
      ]),
      X2,
    );
    expect(plain(item?.inputs.get('x'))).toEqual({ dtype: 'float32', shape: [2], values: [1, 2] });
  });

  it('reads labels as JSON', async () => {
    const labels = [[1, 2], [3]];
    const items = await readItems(
      'set.parquet',
      parquet([column('x', [1, 2], 'FLOAT'), column('label', labels)]),
      X,
    );
    expect(items.map(({ label }) => label)).toEqual(labels);
  });

  it.each([
    {
      title: 'text for a number',
      columns: [column('x', ['one', '2'], 'STRING'), LABEL],
      message: 'set.parquet, row 1: expected a number in the range of float32 for column "x", got "one".',
      hint: 'Convert the column',
    },
    {
      title: 'a number that does not fit',
      columns: [column('x', [1, 1e300], 'DOUBLE'), LABEL],
      message: 'set.parquet, row 2: expected a number in the range of float32 for column "x", got 1e+300.',
      hint: 'float32',
    },
    {
      title: 'bytes',
      columns: [column('x', [new Uint8Array([1]), new Uint8Array([2])], 'BYTE_ARRAY'), LABEL],
      message: 'set.parquet, row 1: expected a number in the range of float32 for column "x", got bytes.',
      hint: 'Convert the column',
    },
    {
      title: 'a date',
      columns: [column('x', [new Date(0), new Date(1)], 'TIMESTAMP'), LABEL],
      message: 'set.parquet, row 1: expected a number in the range of float32 for column "x", got a date.',
      hint: 'Convert the column',
    },
    {
      title: 'a missing label',
      columns: [column('x', [1, 2], 'FLOAT'), column('label', [1, null], 'INT32')],
      message: 'set.parquet, row 2: expected a label, got a missing value.',
      hint: 'remove the item',
    },
    {
      title: 'no label',
      columns: [column('x', [1, 2], 'FLOAT'), column('labels', [1, 2], 'INT32')],
      message: 'set.parquet: expected labels in "label", got "x", "labels".',
      hint: 'Did you mean "labels"?',
    },
    {
      title: 'the index of pandas',
      columns: [column('x', [1, 2], 'FLOAT'), LABEL, column('__index_level_0__', [4, 7], 'INT32')],
      message: 'set.parquet: expected a name for every column, got "__index_level_0__" for column 3.',
      hint: 'to_parquet(path, index=False)',
    },
    {
      title: 'a list among numbers',
      columns: [column('a', [1, 2], 'FLOAT'), column('b', [[1], [2]]), LABEL],
      message: 'set.parquet, row 1: expected a number for column "b", got an array of length 1.',
      hint: 'Name a column after each input',
    },
    {
      title: 'a ragged list',
      columns: [column('x', [[[1], [2, 3]], [[1]]]), LABEL],
      message:
        'set.parquet, row 1: expected arrays of equal length 1 on axis 1 for input "x", got an array of length 2.',
      hint: 'Pad the rows',
    },
  ])('names row and column of $title', async ({ columns, message, hint }) => {
    const error = await errorOf(columns);
    expect(error.message).toBe(message);
    expect(error.hint).toContain(hint);
  });

  it('refuses a missing value of an integer', async () => {
    const error = await errorOf(
      [column('x', [1, null], 'INT32'), LABEL],
      [signature('x', 'int32', ['batch', 1])],
    );
    expect(error.message).toBe('set.parquet, row 2: expected a value for column "x", got none.');
  });

  it('refuses a column that the policy names and the file lacks', async () => {
    const columns = [column('x', [1, 2], 'FLOAT'), LABEL, column('site', ['a', 'b'], 'STRING')];
    const error = await errorOf(columns, X, { slices: ['sites'] });
    expect(error.message).toBe(
      'set.parquet: expected the names in "dataset: { slices: … }", got none called "sites".',
    );
    expect(error.hint).toContain('Did you mean "site"?');
  });

  it.each([
    { title: 'no Parquet', change: () => Buffer.from('a,b\n1,2\n') },
    { title: 'a file that was cut off', change: (bytes: Buffer) => bytes.subarray(0, bytes.length - 40) },
    {
      title: 'other data than the footer says',
      change: (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 4), Buffer.alloc(300, 0xff), bytes.subarray(304)]),
    },
  ])('refuses $title', async ({ change }) => {
    const bytes = await readFile(join(PYARROW, 'snappy.parquet'));
    const error = await userErrorOf(
      readItems('set.parquet', change(bytes), [signature('text', 'string', ['batch', 1])], 'label', {
        columns: ['text'],
      }),
    );
    expect(error.message).toMatch(/^set\.parquet: expected a Parquet file, got "/);
    expect(error.hint).toContain('write it again');
  });

  it('refuses a row group that would take all memory, of a small file', async () => {
    const set = await openRegressionSet({
      path: join(PYARROW, 'zeros.parquet'),
      ...{ shownPath: 'zeros.parquet', labelColumn: 'label', inputs: X, openParquet },
    });
    const error = await userErrorOf(collect(set.items()));
    expect(error.message).toMatch(
      /^zeros\.parquet: expected row groups of at most 512 MiB and 33554432 values, got \d+ bytes and 40000000 values in group 1\.$/,
    );
    expect(error.hint).toContain('row_group_size=10_000');
  });
});

describe('a folder of Parquet files', () => {
  const rows = (from: number) =>
    parquet([column('x', [from, from + 1], 'FLOAT'), column('label', [from, from + 1], 'INT32')]);

  async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<DataSource> {
    const path = join(await temporaryFolder(), 'set');
    await mkdir(path);
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(path, name), bytes);
    return { path, shownPath: 'data/set', labelColumn: 'label', inputs: X, openParquet };
  }

  it('reads the parts in order of name', async () => {
    const set = await openRegressionSet(
      await folderOf({
        'test-00001-of-00002.parquet': rows(2),
        'test-00000-of-00002.parquet': rows(0),
        'README.md': new Uint8Array(3),
      }),
    );
    expect((await collect(set.items())).map(({ label, id, place }) => [label, id, place])).toEqual([
      [0, '1', 'data/set/test-00000-of-00002.parquet, row 1'],
      [1, '2', 'data/set/test-00000-of-00002.parquet, row 2'],
      [2, '3', 'data/set/test-00001-of-00002.parquet, row 1'],
      [3, '4', 'data/set/test-00001-of-00002.parquet, row 2'],
    ]);
  });

  it('has a digest of the names and bytes of its parts', async () => {
    const files = { 'a.parquet': rows(0), 'b.parquet': rows(2) };
    const digestOf = async (each: typeof files & { 'README.md'?: Uint8Array }) =>
      (await openRegressionSet(await folderOf(each))).digest;
    const digest = await digestOf(files);
    expect(await digestOf({ ...files, 'README.md': new Uint8Array(3) })).toBe(digest);
    expect(await digestOf({ 'a.parquet': rows(2), 'b.parquet': rows(0) })).not.toBe(digest);
  });

  it.each([
    {
      title: 'two splits',
      files: { 'test-00000-of-00001.parquet': rows(0), 'train-00000-of-00001.parquet': rows(0) },
      message:
        'data/set: expected the parts of one set, got "test-00000-of-00001.parquet", "train-00000-of-00001.parquet".',
    },
    {
      title: 'a missing part',
      files: { 'test-00000-of-00003.parquet': rows(0), 'test-00002-of-00003.parquet': rows(0) },
      message: 'data/set: expected 3 parts of "test", as their names say, got 2.',
    },
    {
      title: 'a part with other columns',
      files: {
        'a.parquet': rows(0),
        'b.parquet': parquet([column('y', [1], 'FLOAT'), column('label', [1], 'INT32')]),
      },
      message: 'data/set/b.parquet: expected the columns of the first part, got none called "x".',
    },
  ])('refuses $title', async ({ files, message }) => {
    const opened = folderOf(files as Record<string, Uint8Array>).then(openRegressionSet);
    const error = await userErrorOf(opened.then((set) => collect(set.items())));
    expect(error.message).toBe(message);
  });
});
