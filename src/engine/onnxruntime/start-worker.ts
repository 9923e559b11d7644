import type { Arm, Workspace } from './arm.ts';
import { ModelFailure } from './model-failure.ts';
import { type Feed, packFeeds } from './protocol.ts';
import { type RuntimeLog, RuntimeLogReader, readLoaderMessage } from './read-runtime-log.ts';
import { WorkerProcess } from './worker-process.ts';

/** A child with an arm's model loaded. */
interface LoadedWorker {
  readonly worker: WorkerProcess;
  readonly loadNs: number;
}

/**
 * Starts a fresh child for an arm and loads its model.
 *
 * @param options - `log` reads the runtime's verbose log; `profilePrefix` makes the runtime write a profile; `variables` are
 *   added to its environment.
 * @throws {ModelFailure} If the model cannot be loaded.
 */
export async function startWorker(
  workspace: Workspace,
  arm: Arm,
  options: {
    profilePrefix?: string;
    log?: RuntimeLogReader;
    variables?: Readonly<Record<string, string>>;
  } = {},
): Promise<LoadedWorker> {
  const { log, variables, ...settings } = options;
  const worker = new WorkerProcess(workspace, arm.name, variables);
  if (log !== undefined) worker.onLog((text) => log.add(text));
  try {
    const { reply } = await worker.request(
      {
        do: 'load',
        runtimeFolder: arm.runtimeFolder,
        modelFile: arm.model.file,
        session: arm.session,
        ...settings,
        ...(log !== undefined && { isVerbose: true }),
      },
      { deadlineMs: workspace.deadlines.loadMs },
    );
    return { worker, loadNs: reply.loadNs };
  } catch (error) {
    worker.kill();
    if (!(error instanceof ModelFailure)) throw error;
    if (error.kind === 'fell-back') throw await nameFallback(workspace, arm);
    if (error.kind !== 'no-provider') throw error;
    await worker.end();
    throw explainProvider(arm, error, worker.log);
  }
}

/**
 * The runtime's error only says that a library could not be loaded. The log has the loader's message, which names the missing
 * library.
 */
function explainProvider({ name, runtimeLacks }: Arm, failure: ModelFailure, log: string): ModelFailure {
  const details = [runtimeLacks?.message, failure.message, readLoaderMessage(log)];
  return new ModelFailure('no-provider', name, details.filter((detail) => detail !== undefined).join('; '), {
    cause: failure,
  });
}

/** The runtime only says that the model would fall back. A second load without strict placement shows which operators would. */
async function nameFallback(workspace: Workspace, arm: Arm): Promise<ModelFailure> {
  const log = new RuntimeLogReader();
  const lenient = { ...arm, session: { ...arm.session, strictPlacement: false } };
  const { worker } = await startWorker(workspace, lenient, { log });
  await worker.end();
  const named = describeOnCpu(log.findings);
  return new ModelFailure('fell-back', arm.name, `the runtime would run ${named} on the CPU`);
}

const MAX_NAMED = 5;

/** "18 nodes (`Clip` ×18: no kernel)". */
function describeOnCpu({ onCpu, withoutKernel }: RuntimeLog): string {
  const counts = [...onCpu].sort(([, a], [, b]) => b - a);
  if (counts.length === 0) return 'part of it';
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const named = counts
    .slice(0, MAX_NAMED)
    .map(([name, count]) => `\`${name}\` ×${count}${withoutKernel.has(name) ? ': no kernel' : ''}`);
  const more = counts.length > MAX_NAMED ? ` and ${counts.length - MAX_NAMED} more operators` : '';
  return `${total} ${total === 1 ? 'node' : 'nodes'} (${named.join(', ')}${more})`;
}

/** Sends the child the inputs of its later runs, so that none is decoded while a clock runs. */
export async function holdFeeds(
  worker: WorkerProcess,
  feeds: readonly Feed[],
  deadlineMs: number,
): Promise<void> {
  const { headers, payload } = packFeeds(feeds);
  await worker.request({ do: 'hold', feeds: headers }, { payload, deadlineMs });
}
