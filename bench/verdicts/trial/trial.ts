import type { Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { launchesWithTails, stallShares, tailNs } from '../../../src/verdict/row/p95-views.ts';
import type { Condition } from '../cells.ts';
import { isDecided, judgeLaunches, toComparison } from '../judge-launches.ts';
import { mannWhitneyP } from '../rules/mann-whitney.ts';
import type { Answer, PairedDifferences, Sequential } from '../rules/rule.ts';
import { compareSamples } from '../rules/tango.ts';
import { estimateServiceNs } from './estimate-service.ts';
import { foreignShare, readCpuTicks } from './foreign-share.ts';
import { underLoad } from './load.ts';
import { armsOf, type PairModels } from './make-pairs.ts';
import { runAlone } from './run-alone.ts';
import { tapSamples } from './tap-samples.ts';
import { BUDGET_SECONDS, byArm, timeArms } from './time-arms.ts';

/** The product's run. */
interface Interleaved {
  readonly answer: Answer;
  readonly seconds: number;
  /** ln(candidate / baseline) of each launch: of the P95 over inputs in net latency, and of the P95 as timed. */
  readonly lnTails: readonly number[];
  readonly lnRawP95s: readonly number[];
  /** Mean share of stalled runs of each arm. */
  readonly stalls: readonly [baseline: number, candidate: number];
  /** Mean waiting for a core of each arm because of other programs, as a fraction of the time spent running. */
  readonly waiting: readonly [baseline: number, candidate: number];
}

/** Results of one trial of a cell. */
export interface Trial {
  readonly interleaved: Interleaved;
  readonly differences: PairedDifferences;
  readonly sequential: Sequential | undefined;
  /** Share of the machine used by others during the trial, 0..1; null if unknown. */
  readonly foreignShare: number | null;
}

interface TrialSettings {
  readonly condition: Condition;
  readonly seed: number;
  /** Largest increase of the P95 that passes, as a fraction. */
  readonly limit: number;
  /** Whether to measure one arm after the other too, as other tools do. */
  readonly isSequential: boolean;
}

/** Measures a pair interleaved, and if wanted one arm after the other, under the condition's load. */
export async function runTrial(
  workspace: Workspace,
  models: PairModels,
  { condition, seed, limit, isSequential }: TrialSettings,
): Promise<Trial> {
  const before = await readCpuTicks();
  const measured = await underLoad({ condition, seed }, async () => {
    const serviceNs = await estimateServiceNs(workspace, models);
    const run = { models, serviceNs, limit };
    if (!isSequential) return { ...(await runInterleaved(workspace, run)), sequential: undefined };
    // Alternate the order, so that the previous trial does not always affect the same method.
    if (seed % 2 === 0) {
      const interleaved = await runInterleaved(workspace, run);
      return { ...interleaved, sequential: await runSequential(workspace, run) };
    }
    const sequential = await runSequential(workspace, run);
    return { ...(await runInterleaved(workspace, run)), sequential };
  });
  return { ...measured, foreignShare: foreignShare(before, await readCpuTicks()) };
}

interface Run {
  readonly models: PairModels;
  readonly serviceNs: readonly number[];
  readonly limit: number;
}

async function runInterleaved(
  workspace: Workspace,
  { models, serviceNs, limit }: Run,
): Promise<Pick<Trial, 'interleaved' | 'differences'>> {
  const start = performance.now();
  const { result: launches, latenciesNs } = await tapSamples(() =>
    timeArms(workspace, {
      arms: armsOf(models),
      feeds: models.feeds,
      serviceNs,
      budgetSeconds: BUDGET_SECONDS,
      isClear: (soFar) => isDecided({ ...byArm(soFar), isPaired: true, limit }),
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const arms = { ...byArm(launches), isPaired: true, limit };
  const answer = judgeLaunches(arms);
  return {
    interleaved: { answer, seconds, ...figuresOf(arms) },
    differences: firstSecond(launches, latenciesNs),
  };
}

function figuresOf(arms: Parameters<typeof toComparison>[0]): Omit<Interleaved, 'answer' | 'seconds'> {
  const paired = launchesWithTails('latency-p95', toComparison(arms));
  if (paired === undefined) throw new Error('launches: expected tails over inputs, got none');
  type Tailed = (typeof paired.candidate)[number];
  const lnRatios = (of: (launch: Tailed) => number): number[] =>
    paired.candidate.map((now, index) => Math.log(of(now) / of(paired.baseline[index]!)));
  const { baselineShare, candidateShare } = stallShares(paired, Math.log1p(arms.limit));
  const waiting = (launches: readonly Tailed[]): number =>
    launches.reduce((sum, launch) => sum + (launch.waiting?.others ?? Number.NaN), 0) / launches.length;
  return {
    lnTails: lnRatios(({ tails }) => tailNs(tails)),
    lnRawP95s: lnRatios(({ p95Ns }) => p95Ns),
    stalls: [baselineShare, candidateShare],
    waiting: [waiting(paired.baseline), waiting(paired.candidate)],
  };
}

const NS_PER_SECOND = 1e9;

/**
 * Samples of both models at the same positions, until one second has been sampled. A launch's children answer in the
 * order in which the arms take turns, which alternates from launch to launch.
 */
function firstSecond(
  launches: readonly (readonly Launch[])[],
  latenciesNs: readonly (readonly number[])[],
): PairedDifferences {
  const [before, now]: [number[], number[]] = [[], []];
  let sampledNs = 0;
  for (let launch = 0; launch < launches.length && sampledNs < NS_PER_SECOND; launch += 1) {
    const [first = [], second = []] = [latenciesNs[2 * launch], latenciesNs[2 * launch + 1]];
    const [baseline, candidate] = launch % 2 === 0 ? [first, second] : [second, first];
    before.push(...baseline);
    now.push(...candidate);
    sampledNs += [...baseline, ...candidate].reduce((sum, ns) => sum + ns, 0);
  }
  return { ...compareSamples(before, now), seconds: sampledNs / NS_PER_SECOND };
}

async function runSequential(
  workspace: Workspace,
  { models, serviceNs: estimatesNs, limit }: Run,
): Promise<Sequential> {
  const [baseline, candidate] = armsOf(models);
  const serviceNs = Math.max(...estimatesNs);
  const before = await runAlone(workspace, baseline, { feeds: models.feeds, serviceNs });
  const now = await runAlone(workspace, candidate, { feeds: models.feeds, serviceNs });
  const arms = { baseline: before.launches, candidate: now.launches, isPaired: true, limit };
  return {
    baseline: before.run,
    candidate: now.run,
    samplesP: mannWhitneyP(before.samplesNs, now.samplesNs),
    productAnswer: judgeLaunches(arms),
  };
}
