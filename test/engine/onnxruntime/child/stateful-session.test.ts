import type { InferenceSession } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import {
  type RunnableSession,
  withState,
} from '../../../../src/engine/onnxruntime/child/stateful-session.ts';

/** A running sum: y = hn = x + h. Numbers are enough to see what goes where. */
const sum = (seen: string[][]): RunnableSession => ({
  endProfiling() {},
  async run(feed, outputs) {
    seen.push([...outputs]);
    const { x, h } = feed as unknown as { x: number; h: number };
    const all: Record<string, number> = { y: x + h, hn: x + h };
    return Object.fromEntries(
      outputs.map((name) => [name, all[name]]),
    ) as unknown as InferenceSession.OnnxValueMapType;
  },
});

const feed = (values: Record<string, number>) => values as unknown as InferenceSession.FeedsType;

test('a run starts from the state of the run before, unless it brings its own', async () => {
  const seen: string[][] = [];
  const session = withState(sum(seen), { h: 'hn' }, feed({ h: 0 }));
  const run = async (values: Record<string, number>, outputs = ['y']) => ({
    ...(await session.run(feed(values), outputs)),
  });
  expect(await run({ x: 1 })).toEqual({ y: 1 });
  expect(await run({ x: 2 })).toEqual({ y: 3 });
  expect(await run({ x: 5, h: 0 })).toEqual({ y: 5 });
  expect(await run({ x: 1 }, ['y', 'hn'])).toEqual({ y: 6, hn: 6 });
  // The state is always asked for, and given only to those who want it.
  expect(seen.every((outputs) => outputs.includes('hn'))).toBe(true);
  expect(seen.at(-1)).toEqual(['y', 'hn']);
});
