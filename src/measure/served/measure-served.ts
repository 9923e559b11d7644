import type { MemoryPeak } from '../../device/watch-gpu-memory.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { AskedArm } from '../../engine/server/served-arm.ts';
import { UserError } from '../../errors/errors.ts';
import { isLabelledByBaseline } from '../../policy/task/is-labelled-by-baseline.ts';
import { type Exchange, openExchange } from '../accuracy/compared/exchange.ts';
import { serviceTimeNs } from '../accuracy/estimate-service.ts';
import type { ArmMeasurement, Launch } from '../arm-measurement.ts';
import { collectLaunches } from '../latency/collect-launches.ts';
import { scheduleLaunches, startClock } from '../latency/schedule-launches.ts';
import { planTraffic } from '../latency/traffic.ts';
import { summarizeGpuMemory } from '../resources/summarize-gpu-memory.ts';
import { mayEnd, type Schedule } from '../schedule.ts';
import { scoredMeasurement, withLaunches } from '../scored-measurement.ts';
import type { MeasuringSteps, Scored } from './measuring-steps.ts';
import { promptSteps } from './prompt-steps.ts';
import { planRequests, smallestServedBudgetNs } from './requests/plan-requests.ts';
import { runServers, type ServedPart } from './run-servers.ts';
import type { ServedExperiment } from './served-experiment.ts';
import { tensorSteps } from './tensor-steps.ts';

/**
 * Measures served models: first the answers to the whole set, arm by arm, then the timed launches. Memory is that of each
 * launch's server: the peak, and on the GPU what it has at its end.
 *
 * @returns One measurement per arm, in their order.
 * @throws {ModelFailure} If a server does not get ready, ends, or answers nothing.
 * @throws {UserError} If items, models and task do not fit together, or the budget is too small for these servers.
 */
export async function measureServed(
  workspace: Workspace,
  experiment: ServedExperiment,
): Promise<ArmMeasurement[]> {
  const exchange = openExchange(workspace.directory, {
    arms: experiment.preparedArms.length,
    isLabelled: isLabelled(experiment),
    comparesAnswers: experiment.answers === 'tensors' && experiment.comparesAnswers === true,
  });
  try {
    return experiment.answers === 'texts'
      ? await measureBySteps(workspace, experiment, {
          exchange,
          ...promptSteps(workspace, experiment, exchange),
        })
      : await measureBySteps(workspace, experiment, {
          exchange,
          ...tensorSteps(workspace, experiment, exchange),
        });
  } finally {
    exchange?.close();
  }
}

/** Whether the baseline's answers are the labels. */
const isLabelled = (experiment: ServedExperiment): boolean =>
  experiment.answers === 'texts'
    ? experiment.preparedArms.some(({ scorer }) => 'toLabel' in scorer)
    : experiment.preparedArms.some(({ scoring: { task } }) => isLabelledByBaseline(task));

/** The steps of a measurement, and what the arms exchange about their answers. */
type Steps<Query, Prepared> = MeasuringSteps<Query, Prepared> & { readonly exchange: Exchange | undefined };

/** An arm with its recorded figures, if any. */
interface KnownArm {
  readonly arm: AskedArm;
  readonly known: ArmMeasurement | undefined;
}

interface Arms<Prepared> extends Schedule {
  readonly preparedArms: readonly Prepared[];
}

async function measureBySteps<Query, Prepared extends KnownArm>(
  workspace: Workspace,
  experiment: Arms<Prepared>,
  steps: Steps<Query, Prepared>,
): Promise<ArmMeasurement[]> {
  const { preparedArms } = experiment;
  const scored: Scored[] = [];
  // One after the other: on a GPU there may be room for one server only.
  for (const each of preparedArms) scored.push(await scoreOne(each, experiment, steps));
  const measured = preparedArms.map(({ arm }, index) => {
    const { outcomes, answers, unrepeatable } = scored[index] as Scored;
    const versus = index === 1 ? steps.exchange?.versus : undefined;
    return scoredMeasurement({ outcomes, unrepeatable, versus, served: answers }, arm.model.sizeBytes);
  });
  if (experiment.isAccuracyOnly) return measured;
  const peaks = preparedArms.map((): Peaks => ({ ramBytes: [], gpu: [] }));
  const state = { scored, measured, peaks };
  const { launches, discarded } = await timeAll(workspace, experiment, { ...state, steps });
  return withLaunches(measured, launches).map((each, index) => ({
    ...each,
    discardedLaunches: discarded,
    ...toMemory(workspace, peaks[index]),
  }));
}

/** Memory of one arm, one entry per launch. */
interface Peaks {
  readonly ramBytes: number[];
  readonly gpu: MemoryPeak[];
}

const toMemory = (
  { gpu }: Workspace,
  peaks: Peaks | undefined,
): Pick<ArmMeasurement, 'ramPeakBytes' | 'gpuMemory'> => ({
  ramPeakBytes: peaks?.ramBytes ?? [],
  ...(gpu !== undefined && { gpuMemory: summarizeGpuMemory(gpu, peaks?.gpu ?? []) }),
});

async function scoreOne<Query, Prepared extends KnownArm>(
  prepared: Prepared,
  { traffic, progress }: Schedule,
  steps: Steps<Query, Prepared>,
): Promise<Scored> {
  const { known } = prepared;
  // A record has outcomes, but not the answers that are exchanged.
  if (known?.served !== undefined && steps.exchange === undefined) {
    const { outcomes, served: answers, unrepeatable } = known;
    const startNs = known.launches[0]?.loadNs ?? 0;
    return { outcomes, answers, unrepeatable, serviceNs: serviceTimeNs(known, traffic.streams), startNs };
  }
  let items = 0;
  progress({ kind: 'scoring', items });
  return steps.score(prepared, (more) => {
    items += more;
    progress({ kind: 'scoring', items });
  });
}

async function timeAll<Query, Prepared>(
  workspace: Workspace,
  experiment: Schedule,
  state: {
    readonly scored: readonly Scored[];
    readonly measured: readonly ArmMeasurement[];
    readonly peaks: readonly Peaks[];
    readonly steps: MeasuringSteps<Query, Prepared>;
  },
): ReturnType<typeof collectLaunches> {
  const { seed, budgetNs, longestBudgetNs, progress } = experiment;
  const { scored, measured, peaks, steps } = state;
  const serviceNs = scored.map((each) => each.serviceNs);
  const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? (serviceNs[0] as number));
  const bounds = { serviceNs, startNs: scored.map(({ startNs }) => startNs), budgetNs };
  const plan = planRequests(traffic, bounds);
  const sample = await steps.sample();
  if (plan === undefined) {
    const arms = sample.arms.map(({ arm }) => arm);
    throw budgetTooSmall(smallestServedBudgetNs(traffic, bounds), budgetNs, arms);
  }
  progress({ kind: 'planned', launches: plan.launches, requests: plan.rounds * plan.blockSize });
  const now = startClock();
  const pass = { ...sample, plan, traffic, seed, now };
  const isEnough = (launches: readonly (readonly Launch[])[]): boolean => {
    const soFar = withLaunches(measured, launches).map((each, index) => ({
      ...each,
      ...toMemory(workspace, peaks[index]),
    }));
    return mayEnd(experiment, soFar, () => now() * 1e6);
  };
  const run = async (launch: number): Promise<readonly Launch[] | undefined> => {
    const parts = await runServers(workspace, pass, launch);
    parts?.forEach(({ peakBytes, gpuPeak }: ServedPart, index) => {
      if (peakBytes !== undefined) peaks[index]?.ramBytes.push(peakBytes);
      if (gpuPeak !== undefined) peaks[index]?.gpu.push(gpuPeak);
    });
    return parts?.map((part) => part.launch);
  };
  return collectLaunches(
    scheduleLaunches({ run, readGpu: undefined, budgetNs: longestBudgetNs, now, progress }),
    isEnough,
  );
}

function budgetTooSmall(neededNs: number, budgetNs: number, arms: readonly AskedArm[]): UserError {
  const isStarted = arms.some(({ engine }) => engine.kind === 'onnxruntime' || engine.start !== undefined);
  return new UserError(
    `budget: expected at least ${Math.ceil(neededNs / 1e9)}s for these servers, got ${budgetNs / 1e9}s.`,
    `Each launch ${isStarted ? 'starts the servers anew' : 'sends several requests'}. Raise --budget (input "budget"); for a language model, shorter answers (generation.max-tokens) help too.`,
  );
}
