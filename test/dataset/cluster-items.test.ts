import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { DataSource, RegressionItem } from '../../src/dataset/regression-set.ts';
import { UserError } from '../../src/errors/errors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusters-'));
  const frame = (video: string | undefined, weather = 'dry') =>
    JSON.stringify({ inputs: { x: [1] }, label: 0, slice: { weather, ...(video && { video }) } });
  writeFileSync(join(folder, 'frames.jsonl'), [frame('a'), frame('b', 'wet'), frame('a')].join('\n'));
  writeFileSync(join(folder, 'hole.jsonl'), [frame('a'), frame(undefined)].join('\n'));
  writeFileSync(join(folder, 'frames.csv'), 'x,label,video\n1,0,a\n2,1,b\n3,0,a\n');
  writeFileSync(join(folder, 'prefixed.csv'), 'x,label,slice.video\n1,0,a\n2,1,b\n3,0,a\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, more: Partial<DataSource> = {}): Promise<RegressionItem[]> {
  const set = await openRegressionSet({
    path: join(folder, name),
    shownPath: name,
    labelColumn: 'label',
    inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 1] }],
    cluster: 'video',
    ...more,
  });
  const items: RegressionItem[] = [];
  for await (const item of set.items()) items.push(item);
  return items;
}

test.each(['frames.jsonl', 'frames.csv', 'prefixed.csv'])(
  'items of one cluster have its number in %s',
  async (name) => {
    const [first, second, third] = (await read(name)).map(({ cluster }) => cluster);
    expect(first).toBe(third);
    expect(first).not.toBe(second);
    // The same on every machine, so that shards can be joined.
    expect(first).toBe(0xca978112ca1b);
  },
);

test('a cluster is no slice, unless it is named as one, and no input', async () => {
  expect((await read('frames.jsonl')).map(({ slice }) => slice)).toEqual([
    { weather: 'dry' },
    { weather: 'wet' },
    { weather: 'dry' },
  ]);
  const [first] = await read('frames.csv', { slices: ['video'] });
  expect(first?.slice).toEqual({ video: 'a' });
  expect([...(first?.inputs.keys() ?? [])]).toEqual(['x']);
});

test('without clusters there are none', async () => {
  expect((await read('frames.jsonl', { cluster: undefined })).map(({ cluster }) => cluster)).toEqual(
    Array(3).fill(undefined),
  );
});

test('an item without a cluster is an error with its place', async () => {
  const error = await read('hole.jsonl').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toBe(
    'hole.jsonl, line 2: expected a value for the cluster "video", got "weather".',
  );
});

test('a column that does not exist is an error', async () => {
  await expect(read('frames.csv', { cluster: 'vidoe' })).rejects.toThrow(
    'frames.csv: expected the names in "dataset: { cluster: … }", got none called "vidoe".',
  );
});
