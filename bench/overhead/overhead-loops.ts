import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { runTimedBlock } from '../../src/engine/onnxruntime/child/timed-loop.ts';
import { WaitClock } from '../../src/engine/onnxruntime/child/wait-clock.ts';
import { SCHEDSTAT } from '../../src/engine/onnxruntime/core-waiting.ts';
import { WIDTH } from './overhead-chain.ts';
import { openSession } from './overhead-session.ts';

/*
 * Five loops that take turns in one process with one model: the native binding of a session, the same session through
 * `await session.run`, the same in the product's own loop, the product's loop without reading how long the thread waited,
 * and the product's loop with a second, profiled session. Prints one JSON line. argv: model file, rows of its input, rounds.
 */

const [modelFile = '', rows = '', rounds = ''] = process.argv.slice(2);
const BLOCK = 100;
const REWARM = 20;
const PROFILE_PREFIX = `${modelFile}.profile`;

/** Samples of one round, in ns. Each has shape [BLOCK]. */
export interface Round {
  readonly bare: readonly number[];
  readonly awaited: readonly number[];
  readonly ours: readonly number[];
  /** Our loop with a clock that reads nothing. */
  readonly unread: readonly number[];
  /** Our loop with the profiled session, and the profile's times of the same runs. */
  readonly profiled: readonly number[];
  readonly modelRun: readonly number[];
  /** Wall time per run, including the work between runs, in ns. */
  readonly bareWallNs: number;
  readonly oursWallNs: number;
  /** Duration of each reading of waiting and CPU time between the runs of our loop, in ns. Shape [BLOCK + REWARM + 1]. */
  readonly readings: readonly number[];
}

type WaitReading = ReturnType<WaitClock['read']>;

/** The product's clock, which is itself timed. */
class TimedWaitClock extends WaitClock {
  #readingsNs: number[] = [];

  override read(): WaitReading {
    const start = performance.now();
    const reading = super.read();
    this.#readingsNs.push((performance.now() - start) * 1e6);
    return reading;
  }

  /** Durations since the last call, in ns. */
  takeReadings(): number[] {
    const taken = this.#readingsNs;
    this.#readingsNs = [];
    return taken;
  }
}

/** Reads nothing. */
class UnreadClock extends WaitClock {
  override read(): WaitReading {
    return { waitedNs: Number.NaN, othersCpuNs: Number.NaN };
  }
}

const waits = new TimedWaitClock(SCHEDSTAT);
const unread = new UnreadClock(SCHEDSTAT);
const plain = new WaitClock(SCHEDSTAT);

const { session, native } = await openSession(modelFile);
const profiled = await openSession(modelFile, PROFILE_PREFIX);
const input = session.inputNames[0] as string;
const outputs = [session.outputNames[0] as string];
const { Tensor } = await import('onnxruntime-node');
const feeds: InferenceSession.FeedsType = {
  [input]: new Tensor('float32', new Float32Array(Number(rows) * WIDTH).fill(0.5), [Number(rows), WIDTH]),
};

function runBare(): number[] {
  const fetches = { [outputs[0] as string]: null };
  const samples = [];
  for (let index = -REWARM; index < BLOCK; index += 1) {
    const start = performance.now();
    native.run(feeds, fetches, {});
    const end = performance.now();
    if (index >= 0) samples.push((end - start) * 1e6);
  }
  return samples;
}

async function runAwaited(): Promise<number[]> {
  const samples = [];
  for (let index = -REWARM; index < BLOCK; index += 1) {
    const start = performance.now();
    await session.run(feeds, outputs);
    const end = performance.now();
    if (index >= 0) samples.push((end - start) * 1e6);
  }
  return samples;
}

async function runOurs(opened: InferenceSession, clock: WaitClock): Promise<number[]> {
  const held = { session: opened, feeds: [feeds], outputs, waits: clock, isAlive: () => {} };
  const { latenciesNs } = await runTimedBlock(held, { from: 0, count: BLOCK, rewarm: REWARM });
  return [...latenciesNs];
}

async function timed(run: () => number[] | Promise<number[]>) {
  const start = performance.now();
  const samples = await run();
  return { samples, wallNs: ((performance.now() - start) * 1e6) / (BLOCK + REWARM) };
}

const LOOPS = {
  bare: runBare,
  awaited: runAwaited,
  ours: () => runOurs(session, waits),
  unread: () => runOurs(session, unread),
  profiled: () => runOurs(profiled.session, plain),
} as const;
type Loop = keyof typeof LOOPS;

/** Each round starts with another loop, so that no loop always follows the same one. */
async function runRound(
  round: number,
): Promise<Record<Loop, Awaited<ReturnType<typeof timed>>> & Pick<Round, 'readings'>> {
  const names = Object.keys(LOOPS) as Loop[];
  const order = names.map((_, index) => names[(index + round) % names.length] as Loop);
  const results = new Map<Loop, Awaited<ReturnType<typeof timed>>>();
  for (const name of order) results.set(name, await timed(LOOPS[name]));
  const loops = Object.fromEntries(results) as Record<Loop, Awaited<ReturnType<typeof timed>>>;
  return { ...loops, readings: waits.takeReadings() };
}

const modelRunEvent = z.object({
  cat: z.literal('Session'),
  name: z.literal('model_run'),
  dur: z.number(),
  ts: z.number(),
});

/** The runtime's own duration of each profiled run, in ns, in order; in whole µs. */
async function readModelRuns(): Promise<number[]> {
  const folder = dirname(PROFILE_PREFIX);
  const file = (await readdir(folder)).find((name) => join(folder, name).startsWith(`${PROFILE_PREFIX}_`));
  const events = z.array(z.unknown()).parse(JSON.parse(await readFile(join(folder, file ?? ''), 'utf8')));
  return events
    .flatMap((event) => modelRunEvent.safeParse(event).data ?? [])
    .sort((a, b) => a.ts - b.ts)
    .map(({ dur }) => dur * 1000);
}

const measured = [];
for (let round = 0; round < Number(rounds); round += 1) measured.push(await runRound(round));
profiled.session.endProfiling();
const modelRuns = await readModelRuns();
if (modelRuns.length !== measured.length * (BLOCK + REWARM))
  throw new Error(
    `expected a model_run event for each of ${measured.length} blocks, got ${modelRuns.length} events`,
  );
const result = measured.map(
  ({ bare, awaited, ours, unread: blind, profiled: kept, readings }, round): Round => {
    const end = (round + 1) * (BLOCK + REWARM);
    return {
      bare: bare.samples,
      awaited: awaited.samples,
      ours: ours.samples,
      unread: blind.samples,
      profiled: kept.samples,
      modelRun: modelRuns.slice(end - BLOCK, end),
      bareWallNs: bare.wallNs,
      oursWallNs: ours.wallNs,
      readings,
    };
  },
);
console.log(JSON.stringify(result));
