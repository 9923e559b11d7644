import { readGpuProcesses } from '../../device/open-gpu.ts';
import { meterGpu, meterProcessor, type PowerMeter } from '../../device/power-meter.ts';
import type { ReadingProblem } from '../../device/reading-problem.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { holdFeeds, startWorker } from '../../engine/onnxruntime/start-worker.ts';
import { isOwnProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { Energy } from '../arm-measurement.ts';
import type { FedArm } from '../fed-arm.ts';

/** The GPU reports mean power over a second, and its energy counter moves in steps: shorter windows are too imprecise. */
const WINDOW_MS = 10_000;
/** Time for the clocks and the mean power to settle, busy and idle. */
const LEAD_MS = 1500;
const REST_MS = 3000;
/** Windows per arm: the minimum for an interval. */
const WINDOWS = 3;

const NS_PER_MS = 1e6;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Settings that tests change. */
interface EnergyOptions {
  readonly windowMs?: number;
  readonly leadMs?: number;
  readonly restMs?: number;
  /** Folder of the processor's counters. */
  readonly powercap?: string;
}

/**
 * Energy per run of each arm: the GPU's if the arms run on one, otherwise the processor's. Each window is a fresh
 * process that runs one inference after another; the arms take turns, ABBA.
 *
 * @returns One entry per arm, in their order. An entry without a measurement has the reason; it is never 0.
 * @throws {ModelFailure} If a model crashes, hangs or is refused.
 */
export async function measureEnergy(
  workspace: Workspace,
  arms: readonly FedArm[],
  options: EnergyOptions = {},
): Promise<Energy[]> {
  const meter = openMeter(workspace, options);
  if ('why' in meter) return arms.map(() => withoutEnergy(meter.why));
  const { windowMs = WINDOW_MS, leadMs = LEAD_MS, restMs = REST_MS } = options;
  try {
    await wait(restMs);
    meter.begin();
    await wait(windowMs);
    const idle = await meter.end();
    const found: EnergyWindow[][] = arms.map(() => []);
    for (let window = 0; window < WINDOWS; window += 1) {
      const turn = arms.map((fed, index) => ({ fed, index }));
      for (const { fed, index } of window % 2 === 0 ? turn : turn.toReversed())
        found[index]?.push(await runWindow(workspace, { ...fed, meter, windowMs, leadMs }));
      // If one window is missing, neither the arm nor the comparison has a figure.
      if (found.flat().some((each) => 'why' in each)) break;
    }
    return found.map((windows) => summarize(windows, meter, idle.ok ? idle.watts : null));
  } finally {
    await meter.stop();
  }
}

function openMeter(
  { gpu }: Workspace,
  { powercap }: EnergyOptions,
): PowerMeter | { readonly why: ReadingProblem } {
  if (gpu === undefined) return meterProcessor(powercap);
  return gpu.kind === 'readable' ? meterGpu(gpu.gpu) : { why: { kind: 'unreadable', message: gpu.message } };
}

const withoutEnergy = (why: ReadingProblem): Energy => ({ windows: [], how: null, idleW: null, why });

type EnergyWindow = { readonly watts: number; readonly runNs: number } | { readonly why: ReadingProblem };

async function runWindow(
  workspace: Workspace,
  window: FedArm & { meter: PowerMeter; windowMs: number; leadMs: number },
): Promise<EnergyWindow> {
  const { arm, feeds, meter, windowMs, leadMs } = window;
  const { worker } = await startWorker(workspace, arm);
  const deadlineMs = workspace.deadlines.runMs;
  const { outputs } = arm;
  const run = (ms: number) =>
    worker.request(
      { do: 'warm-up', minRuns: 1, minNs: ms * NS_PER_MS, outputs },
      { deadlineMs: deadlineMs + ms },
    );
  try {
    await holdFeeds(worker, feeds, deadlineMs);
    await run(leadMs);
    meter.begin();
    const { reply } = await run(windowMs);
    const power = await meter.end();
    if (!power.ok) return power;
    const why = findOtherProcess(workspace);
    return why === undefined ? { watts: power.watts, runNs: reply.ns / reply.runs } : { why };
  } finally {
    await worker.end();
  }
}

/** The GPU's energy includes that of every process on it. */
function findOtherProcess({ gpu }: Workspace): ReadingProblem | undefined {
  if (gpu?.kind !== 'readable') return undefined;
  const read = readGpuProcesses(gpu.gpu);
  if (!read.ok) return { kind: 'unreadable', message: read.message };
  const other = read.value.processes.find(({ pid }) => !isOwnProcess(pid));
  // In a container, our own process may be listed under its host PID.
  return other === undefined || !gpu.gpu.seesAll ? undefined : { kind: 'other-process', pid: other.pid };
}

function summarize(windows: readonly EnergyWindow[], { kind }: PowerMeter, idleW: number | null): Energy {
  const failed = windows.find((window) => 'why' in window);
  if (failed !== undefined && 'why' in failed) return { ...withoutEnergy(failed.why), idleW };
  return {
    windows: windows.flatMap((window) =>
      'why' in window ? [] : [{ joulesPerRun: (window.watts * window.runNs) / 1e9, runNs: window.runNs }],
    ),
    how: kind,
    idleW,
    why: null,
  };
}
