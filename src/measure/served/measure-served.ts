import type { PromptSet } from '../../dataset/prompt-set.ts';
import { sampleItems } from '../../dataset/sample-items.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { ServedArm } from '../../engine/server/served-arm.ts';
import { UserError } from '../../errors/errors.ts';
import type { TextScorer } from '../../task/text/create-text-scorer.ts';
import type { ArmMeasurement, Launch } from '../arm-measurement.ts';
import { collectLaunches } from '../latency/collect-launches.ts';
import { scheduleLaunches } from '../latency/schedule-launches.ts';
import { planTraffic } from '../latency/traffic.ts';
import { serviceTimeNs } from '../measure-arms.ts';
import type { Schedule } from '../schedule.ts';
import { openServer } from './open-server.ts';
import { planRequests, smallestServedBudgetNs } from './plan-requests.ts';
import { runServers, type ServedPart } from './run-servers.ts';
import { type ScoredPrompts, scorePrompts } from './score-prompts.ts';

/** Prompts that the timed requests cycle through. */
const TIMED_PROMPTS = 512;
const TIMED_BYTES = 16 * 2 ** 20;

/** A served model to measure, with its recorded figures if any. */
export interface PreparedServer {
  readonly arm: ServedArm;
  readonly scorer: TextScorer;
  /** From its record, if comparable: answers are not scored again. */
  readonly known: ArmMeasurement | undefined;
}

/** What to measure of served models, and when to stop. */
export interface ServedExperiment extends Schedule {
  readonly engine: 'server';
  /** One or two; each gets the same prompts, in the same order. */
  readonly preparedArms: readonly PreparedServer[];
  readonly set: PromptSet;
  /** Prompts of the accuracy pass, if not the whole set. */
  readonly scored?: PromptSet | undefined;
  /** Whether the scorer needs the probabilities of the tokens. */
  readonly logprobs: boolean;
}

/**
 * Measures served models: first the answers to all prompts, arm by arm, then the timed launches. Memory is the peak of each
 * launch's server.
 *
 * @returns One measurement per arm, in their order.
 * @throws {ModelFailure} If a server does not get ready, ends, or answers nothing.
 * @throws {UserError} If the budget is too small for these servers.
 */
export async function measureServed(
  workspace: Workspace,
  experiment: ServedExperiment,
): Promise<ArmMeasurement[]> {
  const { preparedArms } = experiment;
  const scored: Scored[] = [];
  // One after the other: on a GPU there may be room for one server only.
  for (const each of preparedArms) scored.push(await scoreOne(workspace, each, experiment));
  const measured = preparedArms.map(({ arm }, index): ArmMeasurement => {
    const { outcomes, answers } = scored[index] as Scored;
    return {
      launches: [],
      discardedLaunches: { late: 0 },
      outcomes,
      served: answers,
      ramPeakBytes: [],
      arenaPeakBytes: null,
      modelSizeBytes: arm.model.sizeBytes,
      placement: [],
      plainRunNs: null,
    };
  });
  if (experiment.isAccuracyOnly) return measured;
  const peaks = preparedArms.map((): number[] => []);
  const { launches, discarded } = await timeAll(workspace, experiment, { scored, measured, peaks });
  return measured.map((each, index) => ({
    ...each,
    launches: launches.map((launch) => launch[index] as Launch),
    discardedLaunches: discarded,
    ramPeakBytes: peaks[index] ?? [],
  }));
}

type Scored = ScoredPrompts & { readonly startNs: number };

async function scoreOne(
  workspace: Workspace,
  { arm, scorer, known }: PreparedServer,
  { set, scored = set, traffic, logprobs, progress }: ServedExperiment,
): Promise<Scored> {
  if (known?.served !== undefined) {
    const startNs = known.launches[0]?.loadNs ?? 0;
    const serviceNs = serviceTimeNs(known, traffic.streams);
    return { outcomes: known.outcomes, answers: known.served, serviceNs, startNs };
  }
  const server = await openServer(workspace, arm, traffic.streams);
  try {
    let items = 0;
    progress({ kind: 'scoring', items });
    const onScored = (more: number): void => {
      items += more;
      progress({ kind: 'scoring', items });
    };
    const { streams } = traffic;
    const answers = await scorePrompts(server, { set: scored, scorer, streams, logprobs, onScored });
    return { ...answers, startNs: server.readyNs ?? 0 };
  } finally {
    await server.close();
  }
}

async function timeAll(
  workspace: Workspace,
  experiment: ServedExperiment,
  state: { scored: readonly Scored[]; measured: readonly ArmMeasurement[]; peaks: number[][] },
): ReturnType<typeof collectLaunches> {
  const { preparedArms, set, seed, budgetNs, longestBudgetNs, progress } = experiment;
  const { scored, measured, peaks } = state;
  const serviceNs = scored.map((each) => each.serviceNs);
  const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? (serviceNs[0] as number));
  const bounds = { serviceNs, startNs: scored.map(({ startNs }) => startNs), budgetNs };
  const plan = planRequests(traffic, bounds);
  if (plan === undefined) throw budgetTooSmall(smallestServedBudgetNs(traffic, bounds), experiment);
  const prompts = await sampleItems(set, { seed, maxItems: TIMED_PROMPTS, maxBytes: TIMED_BYTES });
  const arms = preparedArms.map(({ arm }) => arm);
  const pass = { arms, prompts, plan, traffic, seed };
  const start = performance.now();
  const isEnough = (launches: readonly (readonly Launch[])[]): boolean => {
    const soFar = measured.map((each, index) => ({
      ...each,
      launches: launches.map((launch) => launch[index] as Launch),
      ramPeakBytes: peaks[index] ?? [],
    }));
    if (experiment.isClear(soFar)) return true;
    const isSpent = (performance.now() - start) * 1e6 >= budgetNs;
    return isSpent && !experiment.couldDecide(soFar);
  };
  const run = async (launch: number): Promise<readonly Launch[] | undefined> => {
    const parts = await runServers(workspace, pass, launch);
    parts?.forEach(({ peakBytes }: ServedPart, index) => {
      if (peakBytes !== undefined) peaks[index]?.push(peakBytes);
    });
    return parts?.map((part) => part.launch);
  };
  return collectLaunches(
    scheduleLaunches({ run, readGpu: undefined, budgetNs: longestBudgetNs, progress }),
    isEnough,
  );
}

function budgetTooSmall(
  neededNs: number,
  { budgetNs, preparedArms }: Pick<ServedExperiment, 'budgetNs' | 'preparedArms'>,
): UserError {
  const isStarted = preparedArms.some(({ arm }) => arm.engine.start !== undefined);
  return new UserError(
    `budget: expected at least ${Math.ceil(neededNs / 1e9)}s for these servers, got ${budgetNs / 1e9}s.`,
    `Each launch ${isStarted ? 'starts the servers anew' : 'sends several prompts'}. Raise --budget (input "budget"), or make the answers shorter (generation.max-tokens).`,
  );
}
