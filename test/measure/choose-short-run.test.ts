import { expect, test } from 'vitest';
import type { Feed } from '../../src/engine/onnxruntime/protocol.ts';
import { chooseShortRun } from '../../src/measure/choose-short-run.ts';

const MS = 1e6;
const feedOf = (bytes: number): Feed =>
  new Map([['x', { dtype: 'uint8', shape: [bytes], bytes: new Uint8Array(bytes) }]]);
const FEEDS = Array.from({ length: 100 }, (_, index) => feedOf(index === 80 ? 500 : index + 1));
/** The same items for a model that takes less of them. */
const SMALL = FEEDS.map(() => feedOf(1));

test.each([
  { title: 'sixty-four of a fast model', serviceNs: 2 * MS, count: 64 },
  { title: 'as many of a slow one as take ten seconds', serviceNs: 1500 * MS, count: 6 },
  { title: 'four of a very slow one', serviceNs: 60_000 * MS, count: 4 },
])('a short run has the largest input, and in all $title', ({ serviceNs, count }) => {
  const arms = chooseShortRun(
    [{ feeds: FEEDS }, { feeds: SMALL }],
    [
      { serviceNs: MS, newShapeNs: 0 },
      { serviceNs, newShapeNs: 0 },
    ],
  );
  const [chosen = [], others = []] = arms.map(({ feeds }) => feeds);
  expect(chosen).toHaveLength(count);
  expect(others).toEqual(chosen.map((feed) => SMALL[FEEDS.indexOf(feed)]));
  expect(chosen[0]).toBe(FEEDS[80]);
  expect(chosen.slice(1)).toEqual(FEEDS.slice(0, count - 1));
});

test('an input of its own shape each takes what a new shape takes', () => {
  expect(
    chooseShortRun([{ feeds: FEEDS }], [{ serviceNs: MS, newShapeNs: 1999 * MS }])[0]?.feeds,
  ).toHaveLength(5);
});
