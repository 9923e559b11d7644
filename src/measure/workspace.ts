import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type ClockLock, lockClocks, releaseClocks } from '../device/lock-clocks.ts';
import { type GpuAccess, openGpu } from '../device/open-gpu.ts';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import { chooseIsolation } from '../engine/onnxruntime/isolation/choose-isolation.ts';
import { NO_ISOLATION } from '../engine/onnxruntime/isolation/isolation.ts';
import { abandonWorkers, killAllWorkers } from '../engine/onnxruntime/worker-process.ts';
import { findMemoryCgroup } from '../engine/process/memory-group.ts';
import { abandonServers, killAllServers } from '../engine/server/server-process.ts';
import { InfrastructureError } from '../errors/errors.ts';
import { temporaryFolder } from '../files/runner-folders.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { IsolationMode } from '../policy/runtime-settings.ts';

const NS_PER_MS = 1e6;

/**
 * Creates a run's private folder with access for the current user only, and chooses the isolation of its children. Opens
 * the GPU if the policy uses one, and locks its clocks if the policy asks for it.
 *
 * @param options - `isolation`: none for programs that run only models of their own.
 * @throws {InfrastructureError} If the clocks cannot be locked, or there is no isolation as strict as required.
 */
export async function openWorkspace(options: {
  readonly bundleFolder: string;
  readonly runtime: ModelPolicy['runtime'];
  readonly isolation?: IsolationMode | undefined;
  /**
   * The GPUs to read. `of-runtime`: the one that ONNX Runtime uses, if its provider uses one; `all`: all of the machine, for
   * programs that choose by themselves.
   */
  readonly gpus?: 'of-runtime' | 'all';
}): Promise<Workspace> {
  const { bundleFolder, runtime, isolation, gpus = 'of-runtime' } = options;
  const root = temporaryFolder();
  const gpu = gpus === 'all' ? openGpu() : openRuntimeGpu(runtime);
  const clocks = lockGpuClocks(gpu, runtime['lock-clocks']);
  let directory: string | undefined;
  try {
    directory = await makeDirectory(root);
    const scratch = join(directory, 'scratch');
    await mkdir(scratch);
    return {
      workerFile: join(bundleFolder, 'worker.mjs'),
      directory,
      scratch,
      isolation:
        isolation === undefined
          ? NO_ISOLATION
          : await chooseIsolation(isolation, { directory, gpu: gpu !== undefined }),
      memoryLimitBytes: runtime['memory-limit'] ?? totalmem() / 2,
      memoryCgroup: isolation === undefined ? undefined : findMemoryCgroup(),
      deadlines: {
        loadMs: runtime['load-deadline'] / NS_PER_MS,
        runMs: runtime['run-deadline'] / NS_PER_MS,
      },
      gpu,
      clocks,
    };
  } catch (error) {
    clocks?.release();
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

const openRuntimeGpu = ({ providers }: ModelPolicy['runtime']): GpuAccess | undefined =>
  providers[0] === 'cpu' ? undefined : openGpu({ visible: process.env['CUDA_VISIBLE_DEVICES'] });

const PREFIX = 'regression-gate-';

async function makeDirectory(root: string): Promise<string> {
  try {
    await sweep(root);
    const directory = await mkdtemp(join(root, `${PREFIX}${process.pid}-`));
    directories.add(directory);
    return directory;
  } catch (error) {
    throw new InfrastructureError(
      `${root}: expected a writable folder for temporary files, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Check its permissions and the free disk space. On a runner it is RUNNER_TEMP, elsewhere TMPDIR.',
      { cause: error },
    );
  }
}

/** Removes what runs that were killed have left: private folders whose process is gone. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-\\w+$`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    // Another user's folder stays.
    await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lockGpuClocks(gpu: GpuAccess | undefined, mhz: number | undefined): ClockLock | undefined {
  if (mhz === undefined) return undefined;
  const lock =
    gpu?.kind === 'readable'
      ? lockClocks(gpu.gpu, mhz)
      : { message: gpu === undefined ? 'no GPU is used' : gpu.message };
  if (!('message' in lock)) return lock;
  throw new InfrastructureError(
    `runtime.lock-clocks: expected nvidia-smi to lock the GPU's clocks at ${mhz} MHz, got: ${lock.message}.`,
    'Most machines require root for this. Run the gate as root, lock the clocks before the job, or remove "lock-clocks".',
  );
}

/** Kills the remaining children, unlocks the clocks, and deletes the private folder. */
export async function closeWorkspace({
  directory,
  clocks,
}: Pick<Workspace, 'directory' | 'clocks'>): Promise<void> {
  killAllWorkers();
  killAllServers();
  clocks?.release();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  directories.delete(directory);
}

/** Private folders of this process. */
const directories = new Set<string>();

/** Kills all children for good, unlocks the clocks and deletes the private folders; for signal handlers. */
export function abandonWorkspaces(): void {
  abandonWorkers();
  abandonServers();
  releaseClocks();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
