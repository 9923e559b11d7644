import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { type ClockedBlock, ClockLedger } from '../../../src/measure/latency/clock-ledger.ts';
import { collectLaunches } from '../../../src/measure/latency/collect-launches.ts';
import { measureLaunches } from '../../../src/measure/latency/measure-launches.ts';
import { realArm, WORKER_FILE, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { model, value } from '../../support/onnx-writer.ts';

const MS = 1e6;
const ARM = realArm();

const checked = (block: Partial<ClockedBlock>, blocks = 4) => {
  const ledger = new ClockLedger();
  const whole = { runs: 10, reportedNs: 100 * MS, onCoreNs: 100 * MS, elapsedNs: 101 * MS, ...block };
  for (let n = 0; n < blocks; n += 1) ledger.add(whole);
  return () => ledger.check(ARM);
};

describe('ClockLedger', () => {
  test.each<{ title: string; block: Partial<ClockedBlock> }>([
    { title: 'as much as was on a core', block: {} },
    { title: 'more than was on a core, as a GPU’s run does', block: { onCoreNs: 10 * MS } },
    { title: 'less, by what it takes to read clocks and to answer', block: { onCoreNs: 126 * MS } },
    { title: 'what the kernel does not know', block: { onCoreNs: Number.NaN, elapsedNs: Number.NaN } },
    {
      title: 'runs of microseconds between readings of microseconds',
      block: { runs: 100, reportedNs: 0.7 * MS, onCoreNs: 1.6 * MS, elapsedNs: 6 * MS },
    },
  ])('believes a child that reports $title', ({ block }) => {
    expect(checked(block)).not.toThrow();
  });

  test.each<{ title: string; block: Partial<ClockedBlock> }>([
    { title: 'a third of what it was on a core', block: { reportedNs: 33 * MS } },
    { title: 'three quarters of it', block: { reportedNs: 75 * MS } },
    {
      title: 'a third of the time until its answers, with a GPU at work',
      block: { onCoreNs: 10 * MS, elapsedNs: 300 * MS },
    },
  ])('does not believe one that reports $title', ({ block }) => {
    expect(checked(block)).toThrow(
      /^the measuring child reported [\d.]+ ms of inferences, but was at work for/,
    );
  });
});

describe('the clock of a real child', () => {
  const WIDTH = 1024;
  const LAYERS = 40;
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'clock-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

  /** A chain of matrix products, which takes milliseconds. */
  const slowModel = () =>
    model({
      inputs: [value('x', 'float32', [1, WIDTH])],
      outputs: [value('y', 'float32', [1, WIDTH])],
      initializers: [
        { name: 'w', dtype: 'float32', dims: [WIDTH, WIDTH], raw: new Uint8Array(4 * WIDTH * WIDTH) },
      ],
      nodes: Array.from({ length: LAYERS }, (_, layer) => ({
        op: 'MatMul',
        inputs: [layer === 0 ? 'x' : `h${layer}`, 'w'],
        outputs: [layer === LAYERS - 1 ? 'y' : `h${layer + 1}`],
      })),
    });

  /** One launch. @param clock - What the child's clock shows, in terms of the true time `t`. */
  async function launchWith(clock: string): Promise<number> {
    const workerFile = join(directory, 'worker.mjs');
    const patch = `const now = performance.now.bind(performance); performance.now = () => { const t = now(); return ${clock}; };`;
    await writeFile(
      workerFile,
      `${patch}\nawait import(${JSON.stringify(pathToFileURL(WORKER_FILE).href)});\n`,
    );
    const file = join(directory, 'slow.onnx');
    await writeFile(file, slowModel());
    const arm = realArm();
    const bytes = new Uint8Array(4 * WIDTH);
    const feed: Feed = new Map([['x', { dtype: 'float32', shape: [1, WIDTH], bytes }]]);
    const source = measureLaunches(workspaceIn(directory, workerFile), {
      arms: [{ arm: { ...arm, model: { ...arm.model, file } }, feeds: [feed] }],
      plan: { inputs: 1, samples: 40, rounds: 4, blockSize: 10, rewarm: 1, minWarmUpRuns: 2, minWarmUpNs: 0 },
      traffic: { kind: 'closed' },
      seed: 1,
      budgetNs: Number.POSITIVE_INFINITY,
      progress: () => {},
    });
    const { launches } = await collectLaunches(source, ({ length }) => length === 1);
    return launches.length;
  }

  test('is believed as it is', async () => {
    expect(await launchWith('t')).toBe(1);
  });

  test('is not believed at a third of its speed, with which a slow model would pass', async () => {
    await expect(launchWith('t / 3')).rejects.toThrow(/^the measuring child reported .* but was at work for/);
  });

  test('is not believed at three times its speed', async () => {
    await expect(launchWith('3 * t')).rejects.toThrow('the measuring child reported impossible latencies');
  });
});
