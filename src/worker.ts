import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import type { InferenceSession } from 'onnxruntime-node';
import { peakResidentBytes } from './engine/onnxruntime/child/memory.ts';
import {
  createSession,
  explainRefusal,
  fromRuntimeOutputs,
  type LoadedRuntime,
  loadRuntime,
  toRuntimeFeeds,
} from './engine/onnxruntime/child/session.ts';
import { signOfLife } from './engine/onnxruntime/child/sign-of-life.ts';
import type { RunnableSession } from './engine/onnxruntime/child/stateful-session.ts';
import { runStream, type StreamStart } from './engine/onnxruntime/child/stream-thread.ts';
import { type ServedBlock, Streams } from './engine/onnxruntime/child/streams.ts';
import { runTimedBlock, warmUp } from './engine/onnxruntime/child/timed-loop.ts';
import { splitWait, WaitClock } from './engine/onnxruntime/child/wait-clock.ts';
import { SCHEDSTAT } from './engine/onnxruntime/core-waiting.ts';
import { readFrames, writeFrame } from './engine/onnxruntime/frame.ts';
import { type Feed, packFeeds, unpackFeeds, type WorkerCommand } from './engine/onnxruntime/protocol.ts';
import type { Reply } from './engine/onnxruntime/reply.ts';

/*
 * Entry of the measuring child process. Together with `engine/onnxruntime/child/`, the only code that loads
 * onnxruntime-node. It answers one command after another on file descriptor 3. It knows neither labels nor limits. The
 * parent ends it with SIGKILL, because `session.run` blocks this thread.
 */

const CHANNEL = 3;
const NS_PER_MS = 1e6;
const EMPTY = new Uint8Array(0);

interface Answer {
  readonly reply: Reply;
  readonly payload?: Uint8Array;
}

interface WorkerState {
  runtime: LoadedRuntime | undefined;
  session: RunnableSession | undefined;
  waits: WaitClock | undefined;
  bareBytes: number;
  feeds: readonly InferenceSession.FeedsType[];
  /** Start parameters of the streams. */
  load: (WorkerCommand & { do: 'load' }) | undefined;
  raw: Pick<StreamStart, 'feeds' | 'payload'> | undefined;
  streams: Streams | undefined;
}

const state: WorkerState = {
  runtime: undefined,
  session: undefined,
  waits: undefined,
  bareBytes: 0,
  feeds: [],
  load: undefined,
  raw: undefined,
  streams: undefined,
};

async function execute(command: WorkerCommand, payload: Uint8Array, isAlive: () => void): Promise<Answer> {
  if (command.do === 'load') return load(command);
  const { runtime, session, waits } = state;
  if (runtime === undefined || session === undefined || waits === undefined)
    throw new Error(`"${command.do}" before "load"`);
  const toFeeds = (feed: Feed) => toRuntimeFeeds(runtime.runtime, feed);
  switch (command.do) {
    case 'infer': {
      const outputs: Feed[] = [];
      for (const feed of unpackFeeds(command.feeds, payload)) {
        isAlive();
        outputs.push(fromRuntimeOutputs(await session.run(toFeeds(feed), command.outputs)));
      }
      const packed = packFeeds(outputs);
      return { reply: { did: 'infer', outputs: packed.headers }, payload: packed.payload };
    }
    case 'hold':
      state.feeds = unpackFeeds(command.feeds, payload).map(toFeeds);
      state.raw = { feeds: command.feeds, payload };
      return { reply: { did: 'hold' } };
    case 'warm-up': {
      const runs = { session, feeds: state.feeds, outputs: command.outputs, waits, isAlive };
      const { firstRunWaitNs, ...warm } = await warmUp(runs, command);
      return { reply: { did: 'warm-up', ...warm, firstRunWaitNs: numberOrNull(firstRunWaitNs) } };
    }
    case 'time': {
      const runs = { session, feeds: state.feeds, outputs: command.outputs, waits, isAlive };
      const { latenciesNs, othersWaitNs, ownWaitNs, kept } = await runTimedBlock(runs, command);
      const times = joinNumbers([latenciesNs, othersWaitNs, ownWaitNs]);
      return withKept({ did: 'time', count: command.count }, times, kept.map(fromRuntimeOutputs));
    }
    case 'open-streams': {
      if (state.load === undefined || state.raw === undefined)
        throw new Error('"open-streams" before "hold"');
      const start = { load: state.load, ...state.raw, outputs: command.outputs };
      state.streams = await Streams.open(command.streams, start, isAlive);
      await state.streams.warmUp(command);
      return { reply: { did: 'open-streams' } };
    }
    case 'serve': {
      if (state.streams === undefined) throw new Error('"serve" before "open-streams"');
      const dueNs = new Float64Array(payload.buffer);
      const served = await state.streams.serve(dueNs, { from: command.from, keep: command.keep });
      return withKept({ did: 'serve', count: dueNs.length }, joinServed(served), served.kept);
    }
    case 'query': {
      if (state.streams === undefined) throw new Error('"query" before "open-streams"');
      const { from, queries, samplesPerQuery, keep } = command;
      // A query is due when the previous one is done; only the first is due at the start of the block.
      const dueNs = new Float64Array(queries * samplesPerQuery);
      const served = await state.streams.serve(dueNs, { from, samplesPerQuery, keep });
      return withKept({ did: 'query', count: dueNs.length }, joinServed(served), served.kept);
    }
    case 'memory':
      return { reply: { did: 'memory', peakBytes: peakResidentBytes(), bareBytes: state.bareBytes } };
    case 'end-profile':
      session.endProfiling();
      return { reply: { did: 'end-profile' } };
  }
}

const joinNumbers = (columns: readonly Float64Array[]): Uint8Array =>
  Buffer.concat(
    columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );

const joinServed = ({ latenciesNs, serviceNs, lateNs, waitNs }: ServedBlock): Uint8Array =>
  joinNumbers([latenciesNs, serviceNs, lateNs, waitNs]);

/** The times of a block, followed by the requested outputs. */
function withKept(
  reply: Reply & { did: 'time' | 'serve' | 'query' },
  times: Uint8Array,
  kept: readonly Feed[],
): Answer {
  if (kept.length === 0) return { reply, payload: times };
  const { headers, payload } = packFeeds(kept);
  return { reply: { ...reply, outputs: headers }, payload: Buffer.concat([times, payload]) };
}

/** JSON has no NaN. */
const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

async function load(command: WorkerCommand & { do: 'load' }): Promise<Answer> {
  let runtime: LoadedRuntime;
  try {
    runtime = loadRuntime(command.runtimeFolder);
  } catch (error) {
    return { reply: { ...failed(error), message: runtimeFailure(error), because: 'no-provider' } };
  }
  state.bareBytes = peakResidentBytes();
  state.waits = new WaitClock(command.schedstat ?? SCHEDSTAT);
  const reading = state.waits.read();
  const start = performance.now();
  try {
    state.session = await createSession(runtime.runtime, command.modelFile, {
      settings: command.session,
      profilePrefix: command.profilePrefix,
      isVerbose: command.isVerbose,
    });
  } catch (error) {
    return { reply: { ...failed(error), ...(await explainRefusal(runtime.runtime, command)) } };
  }
  const loadNs = (performance.now() - start) * NS_PER_MS;
  const loadWaitNs = numberOrNull(splitWait([reading, state.waits.read()], 0).othersNs);
  state.runtime = runtime;
  state.load = command;
  return { reply: { did: 'load', loadNs, loadWaitNs, runtimeVersion: runtime.version } };
}

const failed = (error: unknown): Reply & { did: 'fail' } => ({
  did: 'fail',
  message: String(error instanceof Error ? error.message : error),
});

/** No model is to blame, for example, on a system with another C library than the runtime was built for. */
const runtimeFailure = (error: unknown): string =>
  `ONNX Runtime does not load on ${process.platform} ${process.arch}: ${failed(error).message.split('\n')[0]}`;

async function serve(): Promise<void> {
  const channel = new Socket({ fd: CHANNEL, readable: true, writable: true });
  const say = (header: Reply, payload: Uint8Array = EMPTY): void => writeFrame(channel, { header, payload });
  const frames = readFrames(channel);
  // Read the next command while this one runs, so that a stream of items keeps the model busy.
  let next = frames.next();
  for (let frame = await next; !frame.done; frame = await next) {
    next = frames.next();
    const { header, payload } = frame.value;
    const isAlive = signOfLife(() => say({ did: 'alive' }));
    const answer = await execute(header as WorkerCommand, payload, isAlive).catch(
      (error: unknown): Answer => ({ reply: failed(error) }),
    );
    say(answer.reply, answer.payload);
  }
}

if (isMainThread) await serve();
else await runStream();
