import { InfrastructureError } from '../../errors/errors.ts';
import type { ModelPolicy } from '../../policy/policy.ts';
import type { Headline } from '../describe/headline.ts';
import type { Run } from '../run.ts';

/** Why a run is on the CPU although a GPU runner was wanted; undefined where it is not. */
export type Fallback = string | undefined;

/** Limits on what a device does, which have nothing to judge on the CPU of another machine. */
const OF_A_DEVICE: readonly string[] = ['fallback-time-share', 'memory-vram-peak', 'energy-per-1000'];

/**
 * The settings by which a model runs on the CPU fallback: its own, on the CPU alone. Records know them by their
 * providers, so that nothing of the CPU is ever compared with anything of a GPU.
 *
 * @throws {InfrastructureError} If the policy does not list the CPU: then there is no fallback, and nothing to measure.
 */
export function cpuFallback(model: ModelPolicy, why: Fallback): ModelPolicy {
  const { id, runtime, limits, drift } = model;
  if (why === undefined || runtime.providers[0] === 'cpu') return model;
  if (!runtime.providers.includes('cpu')) {
    throw new InfrastructureError(
      `models.${id}.runtime.providers: expected "cpu" among them on the CPU fallback, got ${runtime.providers.join(', ')}.`,
      `There is no GPU to run on: ${why}. Bring a GPU runner online, or list "cpu" last to allow the fallback.`,
    );
  }
  return {
    ...model,
    runtime: onCpu(runtime),
    limits: withoutDevice(limits),
    drift: drift && withoutDevice(drift),
  };
}

const onCpu = (runtime: ModelPolicy['runtime']): ModelPolicy['runtime'] => ({
  ...runtime,
  providers: ['cpu'],
  'strict-placement': false,
  'lock-clocks': undefined,
});

const withoutDevice = (limits: ModelPolicy['limits']): ModelPolicy['limits'] =>
  Object.fromEntries(Object.entries(limits).filter(([metric]) => !OF_A_DEVICE.includes(metric)));

/** The candidate's policy decides whether there is a fallback; the baseline then runs where the candidate runs. */
export function onSameMachine(
  baseline: ModelPolicy,
  { fallback }: Pick<Run['request'], 'fallback'>,
): ModelPolicy {
  if (fallback === undefined) return baseline;
  return { ...baseline, runtime: onCpu(baseline.runtime) };
}

/** The fallback stands in the headline: what passed there has not been seen on the machine that serves. */
export function addFallback({ fallback }: Pick<Run['request'], 'fallback'>, headline: Headline): Headline {
  if (fallback === undefined) return headline;
  return { ...headline, headline: `${headline.headline}; measured on the CPU fallback: ${fallback}` };
}

/** Which limits of the policy the CPU has nothing to be judged by. */
export function describeFallback({ request, policy, model }: Run): string[] {
  if (request.fallback === undefined) return [];
  const policyOfModel = policy.models.find(({ id }) => id === model.id);
  const lost = (before: object = {}, after: object = {}): string[] =>
    Object.keys(before).filter((metric) => !(metric in after));
  const gone = [
    ...new Set([...lost(policyOfModel?.limits, model.limits), ...lost(policyOfModel?.drift, model.drift)]),
  ];
  return gone.length === 0 ? [] : [`Not judged on the CPU fallback: ${gone.join(', ')}.`];
}
