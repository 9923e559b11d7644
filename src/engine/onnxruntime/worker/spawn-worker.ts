import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import type { Duplex } from 'node:stream';
import { cleanEnvironment } from '../../process/clean-environment.ts';
import { MemoryGroup } from '../../process/memory-group.ts';
import { ProcessGroup } from '../../process/process-group.ts';
import { spawnInGroup } from '../../process/spawn-in-group.ts';
import { TreeMemory } from '../../process/tree-memory.ts';
import { type ArmName, scratchOf, type Workspace } from '../arm.ts';
import { type Frame, readFrames } from '../frame.ts';

/** How long a child that has closed its channel may live on. */
export const CHILD_END_MS = 3_000;

/** The part of a workspace that a child needs. */
export type WorkerPlace = Pick<
  Workspace,
  'workerFile' | 'scratch' | 'isolation' | 'gpu' | 'memoryLimitBytes' | 'memoryCgroup'
>;

/** The running child, with what is needed to talk to it and to end it. */
export interface RunningWorker {
  readonly child: ChildProcess;
  readonly group: ProcessGroup;
  readonly channel: Duplex;
  readonly frames: AsyncGenerator<Frame, void, undefined>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly closed: Promise<unknown>;
  readonly memory: TreeMemory;
  /** Undefined where the kernel cannot limit memory. */
  readonly memoryGroup: MemoryGroup | undefined;
}

/** Options of one child. */
interface SpawnOptions {
  readonly arm: ArmName;
  /** Additional environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Files and folders that it may read. */
  readonly readable: readonly string[];
  /** Called once, when it uses more memory than it may. */
  readonly exceed: () => void;
}

/** Starts a measuring child, isolated, in a process group and, where possible, a memory group of its own. */
export function spawnWorker(place: WorkerPlace, options: SpawnOptions): RunningWorker {
  const { workerFile, isolation, gpu, memoryLimitBytes, memoryCgroup } = place;
  const { arm, variables, readable, exceed } = options;
  const scratch = scratchOf(place, arm);
  mkdirSync(scratch, { recursive: true });
  const visible = { readable: [process.execPath, workerFile, ...readable], scratch, gpu: gpu !== undefined };
  const command = isolation.command([process.execPath, workerFile], visible);
  const memoryGroup =
    memoryCgroup === undefined ? undefined : MemoryGroup.open(memoryCgroup, memoryLimitBytes);
  const child = spawnInGroup(memoryGroup?.enter(command) ?? command, {
    cwd: scratch,
    env: { ...childEnvironment(scratch), ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const channel = child.stdio[3] as Duplex;
  // A dead child is noticed by the end of its frames; the broken pipe adds nothing.
  channel.on('error', () => {});
  for (const event of ['error', 'exit'] as const) child.once(event, () => memoryGroup?.end());
  return {
    child,
    channel,
    group: new ProcessGroup(child.pid),
    frames: readFrames(channel),
    ended: new Promise((resolve) => {
      child.once('error', () => resolve({ code: null, signal: null }));
      child.once('exit', (code, signal) => resolve(signalled(code, signal)));
    }),
    closed: new Promise((resolve) => {
      child.once('error', resolve);
      child.once('close', resolve);
    }),
    memory: new TreeMemory(child.pid, memoryLimitBytes, exceed, 'children'),
    memoryGroup,
  };
}

/** No token, no `ACTIONS_*`, and no `ORT_*`, which could change session options. */
const childEnvironment = (directory: string): NodeJS.ProcessEnv => ({
  ...cleanEnvironment(['LD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'VK_ICD_FILENAMES'], directory),
  TEMP: directory,
  // Makes the runtime's device 0 the first GPU of nvidia-smi.
  CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  XDG_RUNTIME_DIR: directory,
  // In a clean environment the runtime's telemetry would be on.
  ORT_DISABLE_TELEMETRY: '1',
});

/** A shell that waits for a program reports its signal as an exit code. */
function signalled(
  code: number | null,
  signal: NodeJS.Signals | null,
): { readonly code: number | null; readonly signal: NodeJS.Signals | null } {
  const found = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
  return found === undefined ? { code, signal } : { code: null, signal: found[0] as NodeJS.Signals };
}
