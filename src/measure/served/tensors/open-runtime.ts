import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../../engine/onnxruntime/model-failure.ts';
import {
  type Feed,
  packFeeds,
  type TensorHeader,
  unpackFeeds,
} from '../../../engine/onnxruntime/protocol.ts';
import { startWorker } from '../../../engine/onnxruntime/start-worker.ts';
import type { WorkerProcess } from '../../../engine/onnxruntime/worker-process.ts';
import { TreeMemory } from '../../../engine/process/tree-memory.ts';
import type { InferAnswer } from '../../../engine/server/open-inference-client.ts';
import { timedOut } from '../../../engine/server/request-failure.ts';
import type { RuntimeArm } from '../../../engine/server/served-arm.ts';
import type { TensorSignature } from '../../../model/model-facts.ts';
import type { Tensor } from '../../../model/tensor.ts';
import { canBeRequested } from '../../../task/select-output.ts';
import type { AnswerCheck } from '../../accuracy/timed-answers.ts';
import type { OpenTensors } from './open-tensor-server.ts';

const NS_PER_MS = 1e6;

/**
 * Starts onnxruntime with an arm's model and sends it requests like a server, so that it can take turns with one: each request carries
 * the tensors of one item to its process and brings all outputs back. Memory and load time are those of the whole process,
 * as for a server.
 *
 * @param check - Compares the answers of timed requests; a difference counts as a failure of the model.
 * @throws {ModelFailure} If the model cannot be loaded.
 */
export async function openRuntime(
  workspace: Workspace,
  arm: RuntimeArm,
  check?: AnswerCheck,
): Promise<OpenTensors> {
  const startMs = performance.now();
  const { worker } = await startWorker(workspace, arm.runtime);
  const readyNs = (performance.now() - startMs) * NS_PER_MS;
  const memory = new TreeMemory(worker.pid, Number.POSITIVE_INFINITY, () => {});
  const client = new RuntimeClient(workspace, arm, worker);
  // As in production, each timed run asks for all of the model's outputs.
  const outputs = arm.model.facts.outputs.filter(canBeRequested);
  return {
    arm,
    client,
    hasTokens: false,
    readyNs,
    send: async (feed) => {
      const answer = await client.infer(feed, outputs);
      if (answer.ok && check?.wants(feed)) check.add(feed, answer.outputs);
      return answer.ok ? { ok: true, endNs: answer.ns } : answer;
    },
    pause: () => worker.pause(),
    resume: () => worker.resume(),
    peakBytes: () => memory.peakBytes(),
    pids: () => [worker.pid],
    failureAfter: async () => client.failure ?? check?.failure(),
    close: async () => {
      memory.end();
      await worker.end();
    },
  };
}

/** Sends one request after the other to a measuring child. */
class RuntimeClient {
  readonly #arm: RuntimeArm;
  readonly #worker: WorkerProcess;
  readonly #runMs: number;
  #failure: ModelFailure | undefined;

  constructor({ deadlines }: Workspace, arm: RuntimeArm, worker: WorkerProcess) {
    this.#arm = arm;
    this.#worker = worker;
    this.#runMs = deadlines.runMs;
  }

  /** Why the process has ended or is no longer trusted; undefined while it answers. */
  get failure(): ModelFailure | undefined {
    return this.#failure;
  }

  /** Like a server's, a time begins when the request is sent and ends when all of the answer has arrived. */
  async infer(feed: Feed, wanted: readonly TensorSignature[]): Promise<InferAnswer> {
    const { headers: feeds, payload } = packFeeds([feed]);
    const outputs = wanted.map(({ name }) => name);
    const startMs = performance.now();
    const sinceNs = (): number => (performance.now() - startMs) * NS_PER_MS;
    try {
      const command = { do: 'infer', feeds, outputs } as const;
      const answer = await this.#worker.request(command, { payload, deadlineMs: this.#runMs });
      const ns = sinceNs();
      const tensors = this.#unpack(answer.reply.outputs, answer.payload, outputs);
      const deadlineNs = this.#arm.engine['request-deadline'];
      return ns <= deadlineNs
        ? { ok: true, outputs: tensors, ns }
        : { ok: false, failure: timedOut(deadlineNs / NS_PER_MS), afterNs: ns };
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      // The process of an input that the runtime refuses lives on, as a server would.
      if (error.kind !== 'refused') this.#failure ??= error;
      return { ok: false, failure: { kind: 'status', message: error.message }, afterNs: sinceNs() };
    }
  }

  /** The child is not trusted: each wanted output must be there. */
  #unpack(
    headers: readonly (readonly TensorHeader[])[],
    payload: Uint8Array,
    names: readonly string[],
  ): Map<string, Tensor> {
    try {
      const [outputs, ...more] = unpackFeeds(headers, payload);
      if (outputs !== undefined && more.length === 0 && names.every((name) => outputs.has(name)))
        return new Map(outputs);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    throw new ModelFailure(
      'broke-protocol',
      this.#arm.name,
      'the measuring child gave other outputs than it was asked for',
    );
  }
}
