import { join, resolve } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { percentileNs } from '../../src/stats/percentile.ts';

/*
 * How long a fresh process takes to reach a stable speed on a GPU: back-to-back inferences for 2.5 s, in windows of 100 ms.
 * Prints one JSON line. argv: provider. Run it with and without `taskset -c 3`.
 */

const [provider = 'cuda'] = process.argv.slice(2);
const RUN_MS = 2500;
const WINDOW_MS = 100;
const MODEL = join(resolve(import.meta.dirname, '..', '..'), 'fixtures', 'fashion', 'model.onnx');

const session = await InferenceSession.create(MODEL, {
  executionProviders: [provider, 'cpu'],
  intraOpNumThreads: 1,
});
const feeds = { image: new Tensor('uint8', new Uint8Array(28 * 28), [1, 1, 28, 28]) };
const windows: number[][] = [];
const begunAt = performance.now();
for (;;) {
  const start = performance.now();
  if (start - begunAt >= RUN_MS) break;
  await session.run(feeds);
  const end = performance.now();
  const window = Math.floor((start - begunAt) / WINDOW_MS);
  windows[window] ??= [];
  windows[window].push((end - start) * 1e3);
}
const text = windows
  .filter((window) => window !== undefined)
  .map((window) => Float64Array.from(window).sort());
console.log(
  JSON.stringify({
    provider,
    p50Us: text.map((window) => Math.round(percentileNs(window, 50))),
    p95Us: text.map((window) => Math.round(percentileNs(window, 95))),
  }),
);
