import { InfrastructureError } from '../../errors/errors.ts';
import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Limits, ModelPolicy } from '../../policy/model-policy.ts';
import type { FallbackKind } from '../../records/fallback.ts';
import { fallbackText } from '../../report/words/run/fallback.ts';
import type { Note } from '../../verdict/facts/note.ts';
import type { Run } from '../run.ts';

/** Metrics of a device, which cannot be judged on another machine's CPU. */
const OF_A_DEVICE: readonly Metric[] = ['fallback-time-share', 'memory-vram-peak', 'energy-per-1000'];

/**
 * The settings that a model runs with on the CPU fallback: its own, on the CPU alone. Records are compared by provider
 * too, so CPU figures are never compared with GPU figures.
 *
 * @throws {InfrastructureError} If the policy does not list the CPU: then there is no fallback, and nothing to measure.
 */
export function cpuFallback(model: ModelPolicy, why: FallbackKind | undefined): ModelPolicy {
  const { id, runtime, limits, drift } = model;
  if (why === undefined || runtime.providers[0] === 'cpu') return model;
  if (!runtime.providers.includes('cpu')) {
    throw new InfrastructureError(
      `models.${id}.runtime.providers: expected "cpu" among them on the CPU fallback, got ${runtime.providers.join(', ')}.`,
      `${fallbackText(why)} Bring a GPU runner online, or list "cpu" last to allow the fallback.`,
    );
  }
  return {
    ...model,
    runtime: onCpu(runtime),
    limits: withoutDevice(limits),
    drift: drift && { ...drift, limits: withoutDevice(drift.limits) },
  };
}

const onCpu = (runtime: ModelPolicy['runtime']): ModelPolicy['runtime'] => ({
  ...runtime,
  providers: ['cpu'],
  'strict-placement': false,
  'lock-clocks': undefined,
});

const withoutDevice = (limits: ModelPolicy['limits']): ModelPolicy['limits'] =>
  Object.fromEntries(Object.entries(limits).filter(([metric]) => !OF_A_DEVICE.includes(metric as Metric)));

/** The candidate's policy decides whether there is a fallback; the baseline runs where the candidate runs. */
export function onSameMachine(
  baseline: ModelPolicy,
  { fallback }: Pick<Run['request'], 'fallback'>,
): ModelPolicy {
  if (fallback === undefined) return baseline;
  return { ...baseline, runtime: onCpu(baseline.runtime) };
}

/** The policy's limits that cannot be judged on the CPU fallback. */
export function noteUnjudged({
  request,
  policy,
  model,
}: Run): Extract<Note, { kind: 'not-judged-on-cpu' }>[] {
  if (request.fallback === undefined) return [];
  const asWritten = policy.models.find(({ id }) => id === model.id);
  const metrics = METRIC_NAMES.filter(
    (metric) =>
      isLost(metric, asWritten?.limits, model.limits) ||
      isLost(metric, asWritten?.drift?.limits, model.drift?.limits),
  );
  return metrics.length === 0 ? [] : [{ kind: 'not-judged-on-cpu', metrics }];
}

const isLost = (metric: Metric, before: Limits | undefined, after: Limits | undefined): boolean =>
  before?.[metric] !== undefined && after?.[metric] === undefined;
