import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import { openDecoder } from '../../src/engine/images/decoder-process.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import type { ImageSettings } from '../../src/policy/dataset.ts';

/* A thread that reads a folder of images as the accuracy pass does, while the main thread runs a model on other data. */

/** What the thread reads. All of it can be sent to a thread. */
interface Reading {
  readonly path: string;
  readonly settings: ImageSettings;
  readonly decoder: Omit<Parameters<typeof openDecoder>[0], 'isolation'>;
  /** Side of the square images that the model takes. */
  readonly side: number;
}

/** How many images it is ahead of the main thread at most. */
const AHEAD = 50;

/**
 * Reads a folder at the pace of the main thread: one image for each `tick`.
 *
 * @returns Once the first image is read. `ended` settles after the last.
 */
export async function decodeAlong(reading: Reading): Promise<{ tick(): void; ended: Promise<unknown> }> {
  const ticks = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL(import.meta.url), { workerData: { reading, ticks } });
  const ended = once(worker, 'exit');
  await once(worker, 'message');
  return { tick: () => void Atomics.add(ticks, 0, 1), ended };
}

async function read({ reading, ticks }: { reading: Reading; ticks: Int32Array }): Promise<void> {
  const { path, settings, decoder, side } = reading;
  const set = await openRegressionSet({
    ...{ path, shownPath: path, labelColumn: 'label' },
    inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 3, side, side] }],
    images: {
      settings,
      openDecoder: () =>
        openDecoder({ ...decoder, isolation: NO_ISOLATION, scratch: join(decoder.scratch, 'along') }),
    },
  });
  let images = 0;
  for await (const _ of set.items()) {
    images += 1;
    if (images === 1) parentPort?.postMessage('read');
    while (images > Atomics.load(ticks, 0) + AHEAD) await delay(1);
  }
}

if (!isMainThread) await read(workerData);
