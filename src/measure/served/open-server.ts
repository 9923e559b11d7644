import { join } from 'node:path';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { scratchOf } from '../../engine/onnxruntime/arm.ts';
import type { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { OpenAiClient } from '../../engine/server/openai-client.ts';
import type { ServedArm } from '../../engine/server/served-arm.ts';
import { ServerProcess } from '../../engine/server/server-process.ts';

const NS_PER_MS = 1e6;

/** The end of a process becomes known a moment later than its broken connections. */
export const LAST_MOMENT_MS = 500;

/** A server of one arm, with the client that talks to it. */
export interface OpenServer {
  readonly arm: ServedArm;
  readonly client: OpenAiClient;
  /** Time from its start until it was ready; undefined for a server that runs already. */
  readonly readyNs: number | undefined;
  /** Stops its threads, if it is ours. */
  pause(): Promise<void>;
  resume(): void;
  /** Peak memory of all its processes in bytes; undefined for a server that runs already. */
  peakBytes(): number | undefined;
  /** Why it has ended, or ends within some milliseconds; undefined if it runs on. */
  failureWithin(ms: number): Promise<ModelFailure | undefined>;
  close(): Promise<void>;
}

/**
 * Starts an arm's server, or connects to the one that runs already.
 *
 * @param connections - Most requests at a time.
 * @throws {ModelFailure} If it does not get ready.
 */
export async function openServer(
  workspace: Workspace,
  arm: ServedArm,
  connections: number,
): Promise<OpenServer> {
  const { engine } = arm;
  const options = { connections, deadlineMs: engine['request-deadline'] / NS_PER_MS };
  const url = arm.name === 'baseline' ? engine['baseline-url'] : engine.url;
  if (url !== undefined) {
    const client = new OpenAiClient(url, options);
    return {
      arm,
      client,
      readyNs: undefined,
      pause: async () => {},
      resume: () => {},
      peakBytes: () => undefined,
      failureWithin: async () => undefined,
      close: () => client.close(),
    };
  }
  const server = await ServerProcess.start(arm.name, {
    start: engine.start ?? [],
    cwd: arm.cwd,
    artifact: arm.model.file,
    ready: { path: engine.ready.path, withinMs: engine.ready.within / NS_PER_MS },
    environment: engine.environment,
    scratch: join(scratchOf(workspace, arm.name), 'server'),
    memoryLimitBytes: workspace.memoryLimitBytes,
  });
  const client = new OpenAiClient(server.origin, options);
  return {
    arm,
    client,
    readyNs: server.readyNs,
    pause: () => server.pause(),
    resume: () => server.resume(),
    peakBytes: () => server.peakBytes(),
    failureWithin: (ms) => server.failureWithin(ms),
    close: async () => {
      await client.close();
      await server.stop();
    },
  };
}
