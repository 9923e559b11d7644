import type { Arm, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { collectLaunches } from '../../../src/measure/latency/collect-launches.ts';
import { planLatency } from '../../../src/measure/latency/latency-plan.ts';
import { measureLaunches } from '../../../src/measure/latency/measure-launches.ts';
import { planTraffic } from '../../../src/measure/latency/traffic.ts';
import { benchPolicy } from '../../support/gate-policy.ts';

/** Budget of the product's latency pass per model. */
export const BUDGET_SECONDS = 60;

const SEED = 1;

/** A run of the product's latency pass. */
interface Timing {
  readonly arms: readonly Arm[];
  readonly feeds: readonly Feed[];
  /** Estimated times per inference, from which the product plans; one entry per arm. */
  readonly serviceNs: readonly number[];
  readonly budgetSeconds: number;
  /** Samples per launch, in one block; overrides the plan. */
  readonly samplesInOneBlock?: number;
  readonly isClear: (launches: readonly (readonly Launch[])[]) => boolean;
}

/**
 * Runs the product's latency pass with the product's plan.
 *
 * @returns One entry per launch, each with one entry per arm, in the order of `arms`.
 */
export async function timeArms(
  workspace: Workspace,
  { arms, feeds, serviceNs, budgetSeconds, samplesInOneBlock: samples, isClear }: Timing,
): Promise<readonly (readonly Launch[])[]> {
  const traffic = planTraffic(benchPolicy().traffic, Math.max(...serviceNs));
  const fixedShape = { shapes: 1, newShapeNs: serviceNs.map(() => 0) };
  const plan = planLatency(traffic, {
    serviceNs,
    budgetNs: BUDGET_SECONDS * 1e9,
    inputs: feeds.length,
    ...fixedShape,
  });
  if (plan === undefined)
    throw new Error(`plan: expected one for ${serviceNs.join(' and ')} ns per inference, got none`);
  const source = measureLaunches(workspace, {
    arms: arms.map((arm) => ({ arm, feeds })),
    plan:
      samples === undefined
        ? plan
        : { ...plan, inputs: feeds.length, samples, rounds: 1, blockSize: samples },
    traffic,
    seed: SEED,
    budgetNs: budgetSeconds * 1e9,
    progress: () => {},
  });
  return (await collectLaunches(source, isClear)).launches;
}

/** Splits launches by arm. */
export function byArm(launches: readonly (readonly Launch[])[]): {
  baseline: Launch[];
  candidate: Launch[];
} {
  return { baseline: launches.map((each) => each[0]!), candidate: launches.map((each) => each[1]!) };
}
