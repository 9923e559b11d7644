import type { WorkerCommand } from '../../../src/engine/onnxruntime/protocol.ts';
import { WorkerProcess } from '../../../src/engine/onnxruntime/worker-process.ts';

/**
 * Runs `work` and taps the answers of the measuring children: the product only keeps a launch's figures, but some rules need the
 * samples. The bytes are parsed like in the product: `count` float64 latencies first.
 *
 * @returns The latencies in ns as timed, one array per child, in the order of the children's first answers.
 */
export async function tapSamples<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; latenciesNs: readonly (readonly number[])[] }> {
  const heard = new Map<WorkerProcess, number[]>();
  const original = WorkerProcess.prototype.request;
  const tapped: typeof original = async function (this: WorkerProcess, command, options) {
    const answer = await original.call(this, command, options);
    const request: WorkerCommand = command;
    if (request.do === 'time') {
      const { buffer, byteOffset } = answer.payload;
      const bytes = buffer.slice(byteOffset, byteOffset + request.count * Float64Array.BYTES_PER_ELEMENT);
      heard.set(this, [...(heard.get(this) ?? []), ...new Float64Array(bytes)]);
    }
    return answer as never;
  };
  WorkerProcess.prototype.request = tapped;
  try {
    return { result: await work(), latenciesNs: [...heard.values()] };
  } finally {
    WorkerProcess.prototype.request = original;
  }
}
