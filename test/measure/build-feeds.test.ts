import { describe, expect, test } from 'vitest';
import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import { FeedBuilder, splitOutputs } from '../../src/measure/build-feeds.ts';
import type { Tensor } from '../../src/model/tensor.ts';

const bytes = (...values: number[]): Tensor => ({
  dtype: 'uint8',
  shape: [values.length],
  bytes: Uint8Array.from(values),
});
const item = (id: string, ...values: number[]): RegressionItem => ({
  id,
  inputs: new Map([['x', bytes(...values)]]),
  hasBatchAxis: false,
  label: null,
  slice: {},
  place: `line ${id}`,
});
const inputs = (batch: number | string) => [{ name: 'x', dtype: 'uint8', shape: [batch, 2] }];

describe('FeedBuilder', () => {
  test('joins items along a new first axis, in order', () => {
    const builder = new FeedBuilder(inputs('batch'), 2, 'traffic.batch');
    expect(builder.add(item('1', 1, 2))).toEqual([]);
    const [feed] = builder.add(item('2', 3, 4));
    expect(feed?.feed.get('x')).toMatchObject({ shape: [2, 2], bytes: Buffer.from([1, 2, 3, 4]) });
    expect(feed?.items.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('gives the rest as a smaller feed where the batch axis is dynamic', () => {
    const builder = new FeedBuilder(inputs('batch'), 4, 'traffic.batch');
    builder.add(item('1', 1, 2));
    expect(builder.end()).toMatchObject([{ rows: 1, items: [{ id: '1' }] }]);
    expect(builder.end()).toEqual([]);
  });

  test('fills the rest up where the batch axis is fixed', () => {
    const builder = new FeedBuilder(inputs(3), 3, 'traffic.batch');
    builder.add(item('1', 1, 2));
    const [feed] = builder.end();
    expect(feed?.rows).toBe(3);
    expect(feed?.items).toHaveLength(1);
    expect(feed?.feed.get('x')).toMatchObject({ shape: [3, 2], bytes: Buffer.from([1, 2, 1, 2, 1, 2]) });
  });

  test('refuses a batch that the model cannot take', () => {
    expect(() => new FeedBuilder(inputs(1), 8, 'traffic.batch')).toThrow(
      "traffic.batch: expected 1, the fixed size of the model's batch axis, got 8.",
    );
  });

  test('begins a new feed where the shape changes', () => {
    const builder = new FeedBuilder(
      [{ name: 'x', dtype: 'uint8', shape: ['batch', 'seq'] }],
      8,
      'traffic.batch',
    );
    builder.add(item('1', 1, 2));
    expect(builder.add(item('2', 1, 2, 3))).toMatchObject([{ rows: 1 }]);
    expect(builder.end()).toMatchObject([{ rows: 1, items: [{ id: '2' }] }]);
  });

  test('runs an item that has its own batch axis alone, and after those that wait', () => {
    const builder = new FeedBuilder(inputs('batch'), 8, 'traffic.batch');
    builder.add(item('1', 1, 2));
    const feeds = builder.add({ ...item('2', 3, 4), hasBatchAxis: true });
    expect(feeds.map((feed) => feed.items[0]?.id)).toEqual(['1', '2']);
  });
});

describe('splitOutputs', () => {
  const answered = (count: number, rows: number) => ({
    feed: new Map(),
    items: Array.from({ length: count }, (_, i) => item(String(i))),
    rows,
  });

  test('gives every item its row', () => {
    const outputs = new Map<string, Tensor>([
      ['y', { dtype: 'uint8', shape: [2, 2], bytes: Uint8Array.from([1, 2, 3, 4]) }],
    ]);
    const split = splitOutputs(outputs, answered(2, 2));
    expect(split.map((own) => [...(own.get('y') as Tensor & { bytes: Uint8Array }).bytes])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('drops the rows that only filled the feed up', () => {
    const outputs = new Map<string, Tensor>([
      ['y', { dtype: 'string', shape: [3], strings: ['a', 'b', 'b'] }],
    ]);
    expect(splitOutputs(outputs, answered(2, 3)).map((own) => own.get('y'))).toMatchObject([
      { strings: ['a'] },
      { strings: ['b'] },
    ]);
  });

  test('F38: refuses an output without a row for every item', () => {
    const outputs = new Map<string, Tensor>([['y', bytes(1)]]);
    expect(() => splitOutputs(outputs, answered(2, 2))).toThrow(
      'output "y": expected 2 rows, one per item of the batch, got shape [1].',
    );
  });
});
