import { setTimeout as sleep } from 'node:timers/promises';
import { PROCESS_PROPERTIES } from '../../src/device/gpu-processes.ts';
import { type Gpu, openGpu } from '../../src/device/open-gpu.ts';
import { READER_MS, watchSmi } from '../../src/device/watch-smi.ts';
import type { Feed } from '../../src/engine/onnxruntime/protocol.ts';
import { holdFeeds, startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { FeedBuilder } from '../../src/measure/feeds/build-feeds.ts';
import { timeBlock } from '../../src/measure/latency/time-block.ts';
import { standIn } from '../../test/support/stand-in.ts';
import { openPass } from './overhead-pass.ts';

/*
 * The timed loop of the product's measuring child, alternately alone and with the long-lived GPU reader running. The reader is
 * this machine's nvidia-smi or, without one, a replay. Prints one JSON line. argv: model file, data set, private folder,
 * rounds.
 */

const [modelFile = '', path = '', directory = '', rounds = ''] = process.argv.slice(2);
const BLOCK = 500;
const REWARM = 20;
/** Enough for the reader to start. */
const LEAD_MS = 1000;
const DEADLINE_MS = 60_000;

/** Latencies of the rounds, in ns, and which reader was used. */
export interface GpuReader {
  readonly source: string;
  readonly everyMs: number;
  /** Total number of lines that it printed. */
  readonly lines: number;
  readonly rounds: readonly { readonly alone: readonly number[]; readonly read: readonly number[] }[];
}

const pass = await openPass({ modelFile, path, directory });
const real = openGpu();
const played = real.kind === 'readable' ? undefined : await standIn('data-centre');
const opened = played === undefined ? real : openGpu({ command: played.command });
if (opened.kind !== 'readable') throw new Error(opened.message);

const { worker } = await startWorker(pass.workspace, pass.arm);
let lines = 0;
try {
  await holdFeeds(worker, await firstFeeds(), DEADLINE_MS);
  const found = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const aloneFirst = round % 2 === 0 ? await runBlock() : undefined;
    const read = await besideReader(opened.gpu, runBlock);
    found.push({ alone: aloneFirst ?? (await runBlock()), read });
  }
  const source = played === undefined ? `nvidia-smi, ${opened.gpu.first.name}` : 'a replayed nvidia-smi';
  const result: GpuReader = { source, everyMs: READER_MS, lines, rounds: found };
  console.log(JSON.stringify(result));
} finally {
  await worker.end();
  await played?.remove();
}

async function firstFeeds(): Promise<Feed[]> {
  const builder = new FeedBuilder([], 1, 'bench');
  for await (const item of pass.set.items()) {
    const feeds = builder.add(item).map(({ feed }) => feed);
    if (feeds.length > 0) return feeds;
  }
  throw new Error('the data set is empty');
}

async function runBlock(): Promise<number[]> {
  const block = { arm: pass.arm, worker, from: 0, deadlineMs: DEADLINE_MS };
  return (await timeBlock(block, { count: BLOCK, rewarm: REWARM })).map(({ latencyNs }) => latencyNs);
}

async function besideReader(gpu: Gpu, work: () => Promise<number[]>): Promise<number[]> {
  const reader = watchSmi({
    command: gpu.command,
    words: [...gpu.selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, '--format=csv,noheader,nounits'],
    onLine: () => {
      lines += 1;
    },
  });
  try {
    await sleep(LEAD_MS);
    return await work();
  } finally {
    await reader.stop();
  }
}
