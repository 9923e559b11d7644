import type { Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import type { Condition } from '../cells.ts';
import { isDecided, judgeLaunches } from '../judge-launches.ts';
import { mannWhitneyP } from '../rules/mann-whitney.ts';
import type { Answer, Run } from '../rules/rule.ts';
import { estimateServiceNs } from './estimate-service.ts';
import { foreignShare, readCpuTicks } from './foreign-share.ts';
import { underLoad } from './load.ts';
import { armsOf, type PairModels } from './make-pairs.ts';
import { runAlone } from './run-alone.ts';
import { BUDGET_SECONDS, byArm, timeArms } from './time-arms.ts';

/** Results of one trial of a cell. */
export interface Trial {
  readonly interleaved: {
    readonly answer: Answer;
    readonly seconds: number;
    readonly baseline: readonly Launch[];
    readonly candidate: readonly Launch[];
  };
  readonly baseline: Run;
  readonly candidate: Run;
  readonly samplesP: number;
  /** Share of the machine used by others during the trial, 0..1; null if unknown. */
  readonly foreignShare: number | null;
}

/** Measures a pair once interleaved and once one arm after the other, under the condition's load. */
export async function runTrial(
  workspace: Workspace,
  models: PairModels,
  { condition, seed }: { condition: Condition; seed: number },
): Promise<Trial> {
  const before = await readCpuTicks();
  const measured = await underLoad({ condition, seed }, async () => {
    const serviceNs = await estimateServiceNs(workspace, models);
    // Alternate the order, so that the previous trial does not always affect the same method.
    if (seed % 2 === 0) {
      const interleaved = await runInterleaved(workspace, models, serviceNs);
      return { interleaved, ...(await runOneAfterAnother(workspace, models, serviceNs)) };
    }
    const alone = await runOneAfterAnother(workspace, models, serviceNs);
    return { interleaved: await runInterleaved(workspace, models, serviceNs), ...alone };
  });
  return { ...measured, foreignShare: foreignShare(before, await readCpuTicks()) };
}

async function runInterleaved(
  workspace: Workspace,
  models: PairModels,
  serviceNs: readonly number[],
): Promise<Trial['interleaved']> {
  const start = performance.now();
  const launches = await timeArms(workspace, {
    arms: armsOf(models),
    feeds: models.feeds,
    serviceNs,
    budgetSeconds: BUDGET_SECONDS,
    isClear: (soFar) => isDecided({ ...byArm(soFar), isPaired: true }),
  });
  const seconds = (performance.now() - start) / 1000;
  const arms = byArm(launches);
  return { answer: judgeLaunches({ ...arms, isPaired: true }), seconds, ...arms };
}

async function runOneAfterAnother(
  workspace: Workspace,
  models: PairModels,
  estimatesNs: readonly number[],
): Promise<Pick<Trial, 'baseline' | 'candidate' | 'samplesP'>> {
  const [baseline, candidate] = armsOf(models);
  const serviceNs = Math.max(...estimatesNs);
  const before = await runAlone(workspace, baseline, { feeds: models.feeds, serviceNs });
  const now = await runAlone(workspace, candidate, { feeds: models.feeds, serviceNs });
  return {
    baseline: before.run,
    candidate: now.run,
    samplesP: mannWhitneyP(before.samplesNs, now.samplesNs),
  };
}
