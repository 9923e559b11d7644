import { max, mean, sum } from 'simple-statistics';
import type { Arm } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import type { WorkerProcess } from '../../engine/onnxruntime/worker-process.ts';

const BYTES_PER_FLOAT64 = 8;
const NS_PER_MS = 1e6;

/** One timed inference or query. All in ns. */
export interface Sample {
  /** From the due time until all outputs were available; for a query, the outputs of all its requests. */
  readonly latencyNs: number;
  /** The inference alone; equal to the latency where nothing queues. */
  readonly serviceNs: number;
  /** Whether the kernel took the core away during the sample; false where it does not report it. */
  readonly isPreempted: boolean;
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
}

/**
 * Times a block in a closed loop: each inference starts when the previous one is done.
 *
 * @throws {ModelFailure} If the child fails, or reports impossible times.
 */
export async function timeBlock(
  { arm, worker, from, deadlineMs }: BlockRequest,
  { count, rewarm }: { count: number; rewarm: number },
): Promise<Sample[]> {
  const start = performance.now();
  const command = { do: 'time', from, count, rewarm, outputs: arm.outputs } as const;
  const { payload } = await worker.request(command, { deadlineMs });
  const wallNs = (performance.now() - start) * NS_PER_MS;
  const [latenciesNs, preemptions] = readColumns(payload, { arm, count, columns: 2 });
  checkClock(arm, latenciesNs.every((value) => value > 0) && sum([...latenciesNs]) <= wallNs);
  return [...latenciesNs].map((latencyNs, index) => ({
    latencyNs,
    serviceNs: latencyNs,
    isPreempted: preemptions[index] !== 0,
    lateNs: undefined,
  }));
}

/**
 * Serves a block of requests at their due times.
 *
 * @param dueNs - Ns from the start of the block, ascending.
 * @throws {ModelFailure} If the child fails, or reports impossible times.
 */
export async function serveBlock(
  { arm, worker, from, deadlineMs }: BlockRequest,
  dueNs: Float64Array,
): Promise<Sample[]> {
  const start = performance.now();
  const lastDueMs = (dueNs.at(-1) ?? 0) / NS_PER_MS;
  const payload = new Uint8Array(dueNs.buffer, dueNs.byteOffset, dueNs.byteLength);
  const answer = await worker.request({ do: 'serve', from }, { payload, deadlineMs: deadlineMs + lastDueMs });
  const wallNs = (performance.now() - start) * NS_PER_MS;
  const samples = readServed(answer.payload, { arm, count: dueNs.length });
  checkClock(
    arm,
    samples.every(({ latencyNs }, request) => (dueNs[request] as number) + latencyNs <= wallNs),
  );
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
  { arm, worker, from, deadlineMs }: BlockRequest,
  { count, rewarm, samplesPerQuery }: { count: number; rewarm: number; samplesPerQuery: number },
): Promise<Sample[]> {
  const start = performance.now();
  const queries = rewarm + count;
  const answer = await worker.request({ do: 'query', from, queries, samplesPerQuery }, { deadlineMs });
  const wallNs = (performance.now() - start) * NS_PER_MS;
  const requests = readServed(answer.payload, { arm, count: queries * samplesPerQuery });
  const samples = Array.from({ length: queries }, (_, query): Sample => {
    const own = requests.slice(query * samplesPerQuery, (query + 1) * samplesPerQuery);
    return {
      latencyNs: max(own.map(({ latencyNs }) => latencyNs)),
      serviceNs: mean(own.map(({ serviceNs }) => serviceNs)),
      isPreempted: false,
      lateNs: undefined,
    };
  });
  checkClock(arm, sum(samples.map(({ latencyNs }) => latencyNs)) <= wallNs);
  return samples.slice(rewarm);
}

/** One sample per request. */
function readServed(payload: Uint8Array, { arm, count }: { arm: Arm; count: number }): Sample[] {
  const [latenciesNs, serviceNs, lateNs] = readColumns(payload, { arm, count, columns: 3 });
  const samples = [...latenciesNs].map((latencyNs, request): Sample => {
    const late = lateNs[request] as number;
    return {
      latencyNs,
      serviceNs: serviceNs[request] as number,
      isPreempted: false,
      lateNs: Number.isNaN(late) ? undefined : late,
    };
  });
  checkClock(
    arm,
    samples.every(({ latencyNs, serviceNs: own }) => own > 0 && latencyNs >= own),
  );
  return samples;
}

type Columns = readonly [Float64Array, Float64Array, Float64Array];

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
  return [column(0), column(1), column(2)];
}

/** The child's clock is not trusted: its samples cannot add up to more than the time until it answered. */
function checkClock(arm: Arm, isPossible: boolean): void {
  if (isPossible) return;
  throw new ModelFailure('broke-protocol', arm.name, 'the measuring child reported impossible latencies');
}
