import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import type { Changes } from '../pairs.ts';
import { estimateServiceNs } from './estimate-service.ts';
import { armsOf, type PairModels } from './make-pairs.ts';
import { byArm, timeArms } from './time-arms.ts';

const LAUNCHES = 12;
const BUDGET_SECONDS = 30;

/** Changes in a long run without load, as fractions: from the mean ln ratio over launches, with its standard error. */
interface MeasuredChanges extends Changes {
  readonly standardErrors: Changes;
  readonly launches: number;
  readonly baselineP50Ns: number;
}

/** Verifies a pair's true change: both models interleaved, for longer than most trials, without a stopping rule. */
export async function measureTrueChanges(workspace: Workspace, models: PairModels): Promise<MeasuredChanges> {
  const launches = await timeArms(workspace, {
    arms: armsOf(models),
    feeds: models.feeds,
    serviceNs: await estimateServiceNs(workspace, models),
    budgetSeconds: BUDGET_SECONDS,
    isClear: (soFar) => soFar.length >= LAUNCHES,
  });
  const arms = byArm(launches);
  const [average, middle, tail] = [
    changeOf(arms, ({ meanNs }) => meanNs),
    changeOf(arms, ({ p50Ns }) => p50Ns),
    changeOf(arms, ({ p95Ns }) => p95Ns),
  ] as const;
  return {
    mean: average.change,
    p50: middle.change,
    p95: tail.change,
    standardErrors: { mean: average.error, p50: middle.error, p95: tail.error },
    launches: launches.length,
    baselineP50Ns: mean(arms.baseline.map(({ p50Ns }) => p50Ns)),
  };
}

function changeOf(
  { baseline, candidate }: ReturnType<typeof byArm>,
  figure: (launch: Launch) => number,
): { change: number; error: number } {
  const lnRatios = candidate.map((launch, index) => Math.log(figure(launch) / figure(baseline[index]!)));
  const error = lnRatios.length < 2 ? 0 : sampleStandardDeviation(lnRatios) / Math.sqrt(lnRatios.length);
  return { change: Math.expm1(mean(lnRatios)), error };
}
