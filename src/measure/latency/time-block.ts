import { max, mean, sum } from 'simple-statistics';
import type { Arm } from '../../engine/onnxruntime/arm.ts';
import { readMainThread, type ThreadTimes } from '../../engine/onnxruntime/core-waiting.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { HEAD_START_NS } from '../../engine/onnxruntime/protocol.ts';
import type { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { ClockLedger } from './clock-ledger.ts';
import { type CheckedFeeds, checkKept, chooseKept, keepOf } from './kept-runs.ts';

const BYTES_PER_FLOAT64 = 8;
/** What a child reports of each request. */
const SERVED_COLUMNS = 4;
const NS_PER_MS = 1e6;

/** How long an inference waited for a core. */
interface Waits {
  /** Because of other programs. */
  readonly othersNs: number;
  /** Because of the model's own threads; not known of streams, where it counts as latency anyway. */
  readonly ownNs: number;
}

/** One timed inference or query. All in ns. */
export interface Sample {
  /** From the due time until all outputs were available; for a query, the outputs of all its requests. */
  readonly latencyNs: number;
  /** The inference alone; equal to the latency where nothing queues. */
  readonly serviceNs: number;
  /** How much of the service time waited for a core, by cause; undefined where not reported. */
  readonly waits: Waits | undefined;
  /** How late the load generator was; undefined if the request had to queue, because then the model caused the delay. */
  readonly lateNs: number | undefined;
}

/** A block for an arm's child to run. */
export interface BlockRequest {
  readonly arm: Arm;
  readonly worker: WorkerProcess;
  /** Position of the block's first input among the child's inputs. */
  readonly from: number;
  readonly deadlineMs: number;
  /** Gets an entry for the block. */
  readonly ledger?: ClockLedger;
  /** Compares some of the answers with those that were scored. */
  readonly answers?: CheckedFeeds | undefined;
}

/**
 * Times a block in a closed loop: each inference starts when the previous one is done.
 *
 * @throws {ModelFailure} If the child fails, or reports impossible times.
 */
export async function timeBlock(
  { arm, worker, from, deadlineMs, ledger, answers }: BlockRequest,
  { count, rewarm }: { count: number; rewarm: number },
): Promise<Sample[]> {
  const kept = chooseKept(answers, { from, first: 0, count });
  const watch = startWatch(worker);
  const command = { do: 'time', from, count, rewarm, outputs: arm.outputs, ...keepOf(kept) } as const;
  const answer = await worker.request(command, { deadlineMs });
  const { wallNs, elapsedNs, child } = watch();
  const timesBytes = 3 * count * BYTES_PER_FLOAT64;
  const times = checkKept(kept, { arm, check: answers?.check, answer, timesBytes });
  const columns = readColumns(times, { arm, count, columns: 3 });
  const [latenciesNs] = columns;
  const timedNs = sum([...latenciesNs]);
  checkClock(arm, latenciesNs.every((value) => value > 0) && timedNs <= wallNs);
  const waits = believableWaits(columns, child.waitedNs);
  // With a slow clock, the waits are longer than the latencies, and so not believed.
  const waitedNs = waits ? sum(waits.map(({ othersNs, ownNs }) => othersNs + ownNs)) : child.waitedNs;
  // The first runs after the other arm's block are slower.
  const reportedNs = Math.max(0, timedNs - waitedNs) * (1 + (2 * rewarm) / count);
  ledger?.add({ runs: rewarm + count, reportedNs, onCoreNs: child.onCoreNs, elapsedNs });
  return [...latenciesNs].map((latencyNs, index) => ({
    latencyNs,
    serviceNs: latencyNs,
    waits: waits?.[index],
    lateNs: undefined,
  }));
}

/** A block as it looks from outside. NaN where the kernel does not report it. */
interface Watched {
  readonly wallNs: number;
  /** Without the time that the main threads of child and parent waited for a core. */
  readonly elapsedNs: number;
  /** Its main thread. */
  readonly child: ThreadTimes;
}

function startWatch({ pid }: WorkerProcess): () => Watched {
  const start = performance.now();
  const [childBefore, ownBefore] = [pid, process.pid].map(readMainThread);
  return () => {
    const [child, own] = [timesSince(pid, childBefore), timesSince(process.pid, ownBefore)];
    const wallNs = (performance.now() - start) * NS_PER_MS;
    return { wallNs, elapsedNs: wallNs - child.waitedNs - own.waitedNs, child };
  };
}

function timesSince(pid: number, before: ThreadTimes | undefined): ThreadTimes {
  const now = readMainThread(pid);
  return {
    onCoreNs: (now?.onCoreNs ?? Number.NaN) - (before?.onCoreNs ?? Number.NaN),
    waitedNs: (now?.waitedNs ?? Number.NaN) - (before?.waitedNs ?? Number.NaN),
  };
}

/**
 * The waits of a block, one entry per inference. The child is not trusted: together they cannot be longer than the
 * kernel reports for its main thread, nor one of them longer than its inference.
 *
 * @param waitedNs - What the kernel reports for the block; NaN if unknown.
 * @returns Undefined if they are unknown or impossible: latency then includes them.
 */
function believableWaits(
  [latenciesNs, othersNs, ownNs]: readonly Float64Array[],
  waitedNs: number,
): readonly Waits[] | undefined {
  const waits = [...(latenciesNs ?? [])].map((_, index) => ({
    othersNs: othersNs?.[index] ?? Number.NaN,
    ownNs: ownNs?.[index] ?? Number.NaN,
  }));
  const isPossible = waits.every(
    (wait, index) =>
      wait.othersNs >= 0 &&
      wait.ownNs >= 0 &&
      wait.othersNs + wait.ownNs < (latenciesNs?.[index] ?? Number.NaN),
  );
  const total = sum(waits.map((wait) => wait.othersNs + wait.ownNs));
  return isPossible && total <= waitedNs ? waits : undefined;
}

/**
 * Serves a block of requests at their due times.
 *
 * @param dueNs - Ns from the start of the block, ascending.
 * @throws {ModelFailure} If the child fails, or reports impossible times.
 */
export async function serveBlock(
  { arm, worker, from, deadlineMs, ledger, answers }: BlockRequest,
  dueNs: Float64Array,
): Promise<Sample[]> {
  const count = dueNs.length;
  const kept = chooseKept(answers, { from, first: 0, count });
  const watch = startWatch(worker);
  const lastDueMs = (dueNs.at(-1) ?? 0) / NS_PER_MS;
  const payload = new Uint8Array(dueNs.buffer, dueNs.byteOffset, dueNs.byteLength);
  const command = { do: 'serve', from, ...keepOf(kept) } as const;
  const answer = await worker.request(command, { payload, deadlineMs: deadlineMs + lastDueMs });
  const { wallNs, elapsedNs } = watch();
  const timesBytes = SERVED_COLUMNS * count * BYTES_PER_FLOAT64;
  const times = checkKept(kept, { arm, check: answers?.check, answer, timesBytes });
  const samples = readServed(times, { arm, count });
  const lastNs = max(samples.map(({ latencyNs }, request) => (dueNs[request] as number) + latencyNs));
  checkClock(arm, lastNs <= wallNs);
  ledger?.add({ runs: count, reportedNs: HEAD_START_NS + lastNs, onCoreNs: 0, elapsedNs });
  return samples;
}

/**
 * Serves a block of queries of several requests each, one query after the other. A query takes until the last of its
 * requests is done, as in MLPerf's multi-stream scenario.
 *
 * @returns One sample per query, without the first `rewarm` ones. Its service time is the mean over its requests.
 * @throws {ModelFailure} If the child fails, or reports impossible times.
 */
export async function queryBlock(
  { arm, worker, from, deadlineMs, ledger, answers }: BlockRequest,
  { count, rewarm, samplesPerQuery }: { count: number; rewarm: number; samplesPerQuery: number },
): Promise<Sample[]> {
  const first = rewarm * samplesPerQuery;
  const kept = chooseKept(answers, { from, first, count: count * samplesPerQuery });
  const watch = startWatch(worker);
  const queries = rewarm + count;
  const command = { do: 'query', from, queries, samplesPerQuery, ...keepOf(kept) } as const;
  const answer = await worker.request(command, { deadlineMs });
  const { wallNs, elapsedNs } = watch();
  const timesBytes = SERVED_COLUMNS * queries * samplesPerQuery * BYTES_PER_FLOAT64;
  const times = checkKept(kept, { arm, check: answers?.check, answer, timesBytes });
  const requests = readServed(times, { arm, count: queries * samplesPerQuery });
  const samples = Array.from({ length: queries }, (_, query): Sample => {
    const own = requests.slice(query * samplesPerQuery, (query + 1) * samplesPerQuery);
    return {
      latencyNs: max(own.map(({ latencyNs }) => latencyNs)),
      serviceNs: mean(own.map(({ serviceNs }) => serviceNs)),
      waits: meanWaits(own),
      lateNs: undefined,
    };
  });
  const reportedNs = sum(samples.map(({ latencyNs }) => latencyNs));
  checkClock(arm, reportedNs <= wallNs);
  ledger?.add({ runs: requests.length, reportedNs: HEAD_START_NS + reportedNs, onCoreNs: 0, elapsedNs });
  return samples.slice(rewarm);
}

/** Undefined if one of them is unknown. */
function meanWaits(samples: readonly Sample[]): Waits | undefined {
  const waits = samples.flatMap((sample) => sample.waits ?? []);
  if (waits.length < samples.length) return undefined;
  return {
    othersNs: mean(waits.map(({ othersNs }) => othersNs)),
    ownNs: mean(waits.map(({ ownNs }) => ownNs)),
  };
}

/** One sample per request. */
function readServed(payload: Uint8Array, { arm, count }: { arm: Arm; count: number }): Sample[] {
  const [latenciesNs, serviceNs, lateNs, waitNs] = readColumns(payload, {
    arm,
    count,
    columns: SERVED_COLUMNS,
  });
  const samples = [...latenciesNs].map((latencyNs, request): Sample => {
    const late = lateNs[request] as number;
    const [ownServiceNs, othersNs] = [serviceNs[request] as number, waitNs[request] as number];
    const isPossible = othersNs >= 0 && othersNs < ownServiceNs;
    return {
      latencyNs,
      serviceNs: ownServiceNs,
      waits: isPossible ? { othersNs, ownNs: 0 } : undefined,
      lateNs: Number.isNaN(late) ? undefined : late,
    };
  });
  checkClock(
    arm,
    samples.every(({ latencyNs, serviceNs: own }) => own > 0 && latencyNs >= own),
  );
  return samples;
}

type Columns = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

function readColumns(
  payload: Uint8Array,
  { arm, count, columns }: { arm: Arm; count: number; columns: number },
): Columns {
  if (payload.byteLength !== count * columns * BYTES_PER_FLOAT64) {
    throw new ModelFailure(
      'broke-protocol',
      arm.name,
      `the measuring child reported ${payload.byteLength} bytes for ${count} inferences`,
    );
  }
  const column = (index: number): Float64Array =>
    index < columns
      ? new Float64Array(payload.buffer, index * count * BYTES_PER_FLOAT64, count)
      : new Float64Array(0);
  return [column(0), column(1), column(2), column(3)];
}

/** The child's clock is not trusted: its samples cannot add up to more than the time until it answered. */
function checkClock(arm: Arm, isPossible: boolean): void {
  if (isPossible) return;
  throw new ModelFailure('broke-protocol', arm.name, 'the measuring child reported impossible latencies');
}
