import { join } from 'node:path';
import { scratchOf, type Workspace } from '../../engine/onnxruntime/arm.ts';
import type { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { readCredential } from '../../engine/server/credential.ts';
import type { ConnectionOptions } from '../../engine/server/http-connections.ts';
import type { RequestFailureKind } from '../../engine/server/request-failure.ts';
import type { ServerArm } from '../../engine/server/served-arm.ts';
import { ServerProcess } from '../../engine/server/server-process.ts';

const NS_PER_MS = 1e6;
const LAST_MOMENT_MS = 500;

const isBroken = (failure: RequestFailureKind | undefined): boolean =>
  failure === 'cut-off' || failure === 'refused-connection';

/** The process behind one arm's server. */
export interface ServerLife {
  /** Time from its start until it was ready; undefined for a server that already runs. */
  readonly readyNs: number | undefined;
  /** Stops its threads, if it is ours. */
  pause(): Promise<void>;
  resume(): void;
  /** Peak memory of all its processes in bytes; undefined for a server that already runs. */
  peakBytes(): number | undefined;
  /** Process ids of all its processes; none for a server that already runs. */
  pids(): readonly number[];
  /**
   * Why it has ended; undefined while it runs.
   *
   * @param failures - Of the requests just before, undefined for one that was answered. The end of a process becomes known a
   *   moment later than its broken connections, which are therefore waited for.
   */
  failureAfter(failures: readonly (RequestFailureKind | undefined)[]): Promise<ModelFailure | undefined>;
  close(): Promise<void>;
}

/** A client that can be closed. */
interface Client {
  close(): Promise<void>;
}

/**
 * Starts an arm's server, or connects to the one that runs already.
 *
 * @param connect - Makes the client, given the server's URL.
 * @throws {ModelFailure} If it does not get ready.
 */
export async function openLife<Own extends Client>(
  workspace: Workspace,
  arm: ServerArm,
  {
    connections,
    connect,
  }: { readonly connections: number; readonly connect: (url: string, options: ConnectionOptions) => Own },
): Promise<ServerLife & { readonly client: Own }> {
  const { engine } = arm;
  const options = { connections, deadlineMs: engine['request-deadline'] / NS_PER_MS };
  const url = arm.name === 'baseline' ? engine['baseline-url'] : engine.url;
  if (url !== undefined) {
    const key = arm.name === 'baseline' ? 'baseline-credential' : 'credential';
    const named = engine[key];
    const credential = named && readCredential(named, `engine.${key}`);
    const detour = await arm.detour?.(url);
    const client = connect(detour?.url ?? url, { ...options, credential });
    return {
      client,
      readyNs: undefined,
      pause: async () => {},
      resume: () => {},
      peakBytes: () => undefined,
      pids: () => [],
      failureAfter: async () => undefined,
      close: async () => {
        await client.close();
        await detour?.close();
      },
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
    memoryCgroup: workspace.memoryCgroup,
  });
  const detour = await arm.detour?.(server.origin);
  const client = connect(detour?.url ?? server.origin, options);
  return {
    client,
    readyNs: server.readyNs,
    pause: () => server.pause(),
    resume: () => server.resume(),
    peakBytes: () => server.peakBytes(),
    pids: () => server.pids(),
    failureAfter: (failures) => server.failureWithin(failures.some(isBroken) ? LAST_MOMENT_MS : 0),
    close: async () => {
      await client.close();
      await detour?.close();
      await server.stop();
    },
  };
}
