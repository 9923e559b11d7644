import { InfrastructureError } from '../errors.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Told } from './describe-run.ts';
import type { Run } from './run.ts';

/** Why a run is on the CPU although a GPU runner was wanted; undefined where it is not. */
export type Fallback = string | undefined;

/** Limits that hold what a device does against a limit, and have nothing to judge on the CPU. */
const OF_A_DEVICE: readonly string[] = ['fallback-time-share', 'memory-vram-peak'];

/**
 * The settings by which a model runs on the CPU fallback: its own, on the CPU alone. Records know them by their
 * providers, so that nothing of the CPU is ever compared with anything of a GPU.
 *
 * @throws {InfrastructureError} If the policy does not list the CPU: then there is no fallback, and nothing to measure.
 */
export function fallBack(model: ModelPolicy, why: Fallback): ModelPolicy {
  const { id, runtime, limits } = model;
  if (why === undefined || runtime.providers[0] === 'cpu') return model;
  if (!runtime.providers.includes('cpu')) {
    throw new InfrastructureError(
      `models.${id}.runtime.providers: expected "cpu" among them on the CPU fallback, got ${runtime.providers.join(', ')}.`,
      `There is no GPU to run on: ${why}. Bring a GPU runner online, or list "cpu" last to allow the fallback.`,
    );
  }
  const judged = Object.entries(limits).filter(([metric]) => !OF_A_DEVICE.includes(metric));
  return {
    ...model,
    runtime: { ...runtime, providers: ['cpu'], 'strict-placement': false },
    limits: Object.fromEntries(judged),
  };
}

/** The candidate's policy decides whether there is a fallback; the baseline then runs where the candidate runs. */
export function onSameMachine(
  baseline: ModelPolicy,
  { fallback }: Pick<Run['request'], 'fallback'>,
): ModelPolicy {
  if (fallback === undefined) return baseline;
  return { ...baseline, runtime: { ...baseline.runtime, providers: ['cpu'], 'strict-placement': false } };
}

/** The fallback stands in the headline: what passed there has not been seen on the machine that serves. */
export function tellFallback({ fallback }: Pick<Run['request'], 'fallback'>, told: Told): Told {
  if (fallback === undefined) return told;
  return { ...told, headline: `${told.headline}; measured on the CPU fallback: ${fallback}` };
}

/** Which limits of the policy the CPU has nothing to be judged by. */
export function describeFallback({ request, policy, model }: Run): string[] {
  if (request.fallback === undefined) return [];
  const asked = policy.models.find(({ id }) => id === model.id)?.limits ?? {};
  const gone = Object.keys(asked).filter((metric) => !(metric in model.limits));
  return gone.length === 0 ? [] : [`Not judged on the CPU fallback: ${gone.join(', ')}.`];
}
