import { describe, expect, test } from 'vitest';
import type { RegressionItem } from '../../../src/dataset/regression-set.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { buildTimedFeeds, FeedBuilder, splitOutputs } from '../../../src/measure/feeds/build-feeds.ts';
import type { TensorSignature } from '../../../src/model/model-facts.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { userErrorOf } from '../../support/scoring.ts';

const bytes = (...values: number[]): Tensor => ({
  dtype: 'uint8',
  shape: [values.length],
  bytes: Uint8Array.from(values),
});
const item = (id: string, ...values: number[]): RegressionItem => ({
  id,
  inputs: new Map([['x', bytes(...values)]]),
  isWhole: false,
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

  test.each([
    { title: 'one input', signatures: inputs(1), size: 1 },
    {
      title: 'the second of two inputs',
      signatures: [...inputs(8), { name: 'y', dtype: 'uint8', shape: [2, 'batch', 2] }],
      size: 2,
    },
  ])('refuses a batch that $title cannot take', ({ signatures, size }) => {
    const builder = new FeedBuilder(signatures, 8, 'traffic.batch');
    const y: Tensor = { dtype: 'uint8', shape: [1, 2], bytes: Uint8Array.from([3, 4]) };
    const both = {
      ...item('1', 1, 2),
      inputs: new Map([['x', bytes(1, 2)], ...(size === 2 ? [['y', y] as const] : [])]),
    };
    const error = userErrorOf(() => builder.add(both));
    expect(error.message).toMatch(
      new RegExp(
        `^traffic.batch: expected ${size}, the fixed size of the first axis of input "[xy]", got 8\\.$`,
      ),
    );
    expect(error.hint).toContain(`give the input whole: shape [${size}, `);
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

  test('runs an item given whole alone, as it is and as one item', () => {
    const waveform: TensorSignature[] = [{ name: 'x', dtype: 'uint8', shape: [3] }];
    const builder = new FeedBuilder(waveform, 1, 'traffic.batch');
    const whole = { ...item('1', 1, 2, 3), isWhole: true };
    expect(builder.add(whole)).toEqual([{ feed: whole.inputs, items: [whole], rows: 1 }]);
    expect(builder.end()).toEqual([]);
  });

  test('refuses a batch of items given whole, and names the remedy', () => {
    const builder = new FeedBuilder([{ name: 'x', dtype: 'uint8', shape: [3] }], 3, 'traffic.batch');
    const error = userErrorOf(() => builder.add({ ...item('1', 1, 2, 3), isWhole: true }));
    expect(error.message).toBe('traffic.batch: expected 1 for items that are given whole (line 1), got 3.');
    expect(error.hint).toContain('Write "traffic: { batch: 1 }"');
  });
});

describe('an input that the rows of a batch share', () => {
  const rate = (value: number): Tensor => ({ dtype: 'uint8', shape: [], bytes: Uint8Array.of(value) });
  const anchors = (...values: number[]): Tensor => ({
    dtype: 'string',
    shape: [1],
    strings: values.map(String),
  });
  const signatures: TensorSignature[] = [
    ...inputs('batch'),
    { name: 'rate', dtype: 'uint8', shape: [] },
    { name: 'anchors', dtype: 'string', shape: [1] },
  ];
  const shared = (id: string, value: number, anchor: number): RegressionItem => ({
    ...item(id, value, value),
    inputs: new Map([
      ['x', bytes(value, value)],
      ['rate', rate(16)],
      ['anchors', anchors(anchor)],
    ]),
  });

  test('is passed once', () => {
    const builder = new FeedBuilder(signatures, 2, 'traffic.batch');
    builder.add(shared('1', 1, 5));
    const [feed] = builder.add(shared('2', 2, 5));
    expect(feed?.rows).toBe(2);
    expect(feed?.feed.get('x')).toMatchObject({ shape: [2, 2], bytes: Buffer.from([1, 1, 2, 2]) });
    expect(feed?.feed.get('rate')).toEqual(rate(16));
    expect(feed?.feed.get('anchors')).toEqual(anchors(5));
  });

  test('may change from item to item only where a run has one item', () => {
    const alone = new FeedBuilder(signatures, 1, 'traffic.batch');
    expect([...alone.add(shared('1', 1, 5)), ...alone.add(shared('2', 2, 6))]).toHaveLength(2);
    const together = new FeedBuilder(signatures, 2, 'traffic.batch');
    together.add(shared('1', 1, 5));
    const error = userErrorOf(() => together.add(shared('2', 2, 6)));
    expect(error.message).toBe(
      'line 2: expected the same value for input "anchors" as in line 1, got another.',
    );
  });
});

describe('buildTimedFeeds', () => {
  const sequence: TensorSignature[] = [{ name: 'x', dtype: 'uint8', shape: ['batch', 'seq'] }];
  const built = (items: readonly RegressionItem[], batch: number, maxBytes = 1000) =>
    buildTimedFeeds([{ items, inputs: sequence }], { batch, place: 'traffic.batch', maxBytes })[0]?.map(
      ({ feed }) => valuesOf(feed),
    );
  const valuesOf = (feed: Feed) => {
    const x = feed.get('x') as Tensor & { bytes: Uint8Array };
    return [x.shape, [...x.bytes]];
  };

  test('gives two models the same items in each feed, although only one of them takes an input that varies in shape', () => {
    const bare = ['1', '2', '3', '4'].map((id) => item(id, Number(id)));
    const lengths = [1, 2, 1, 2];
    const full = bare.map((each, index) => ({
      ...each,
      inputs: new Map([...each.inputs, ['y', bytes(...Array<number>(lengths[index] ?? 0).fill(9))]]),
    }));
    const both: TensorSignature[] = [...sequence, { name: 'y', dtype: 'uint8', shape: ['batch', 'seq'] }];
    const feeds = buildTimedFeeds(
      [
        { items: bare, inputs: sequence },
        { items: full, inputs: both },
      ],
      { batch: 2, place: 'traffic.batch', maxBytes: 1000 },
    );
    const expected = [
      [
        [2, 1],
        [1, 3],
      ],
      [
        [2, 1],
        [2, 4],
      ],
    ];
    expect(feeds.map((own) => own.map(({ feed }) => valuesOf(feed)))).toEqual([expected, expected]);
    expect(feeds[1]?.map(({ feed }) => feed.get('y')?.shape)).toEqual([
      [2, 1],
      [2, 2],
    ]);
  });

  test('keeps the order of the items at batch 1', () => {
    const items = [item('1', 1), item('2', 2, 2), item('3', 3)];
    expect(built(items, 1)).toEqual([
      [[1, 1], [1]],
      [
        [1, 2],
        [2, 2],
      ],
      [[1, 1], [3]],
    ]);
  });

  test('gives every run as many rows as its figures are divided by, whatever the shapes of the items', () => {
    const items = [item('1', 1), item('2', 2, 2), item('3', 3), item('4', 4), item('5', 5, 5)];
    expect(built(items, 2)).toEqual([
      [
        [2, 1],
        [1, 3],
      ],
      [
        [2, 2],
        [2, 2, 5, 5],
      ],
      [
        [2, 1],
        [4, 1],
      ],
    ]);
  });

  test('repeats the items of a set that is smaller than a batch', () => {
    expect(built([item('1', 1), item('2', 2)], 5)).toEqual([
      [
        [5, 1],
        [1, 2, 1, 2, 1],
      ],
    ]);
  });

  test('fills no more than fits, and at least one', () => {
    const items = [item('1', 1), item('2', 2, 2), item('3', 3, 3, 3)];
    expect(built(items, 4, 5)).toEqual([
      [
        [4, 1],
        [1, 1, 1, 1],
      ],
      [
        [4, 2],
        [2, 2, 2, 2, 2, 2, 2, 2],
      ],
    ]);
    expect(built(items, 4, 0)).toHaveLength(1);
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
