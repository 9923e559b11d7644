import type { ArmMeasurement, Launch } from '../../src/measure/arm-measurement.ts';
import { type ModelPolicy, policySchema } from '../../src/policy/policy.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import type { Comparison } from '../../src/verdict/comparison.ts';

/** A policy as a file says it, defaults filled in by the real schema. */
export function policyOf(limits: Record<string, unknown>, more: Record<string, unknown> = {}): ModelPolicy {
  const policy = policySchema.parse({
    version: 1,
    models: [
      {
        id: 'm',
        artifact: 'm.onnx',
        dataset: { path: 's.jsonl' },
        task: { kind: 'classification' },
        limits,
        ...more,
      },
    ],
  });
  return policy.models[0]!;
}

/** A launch of a model whose every latency is near `latencyNs`. */
export function launchOf(latencyNs: number, more: Partial<Launch> = {}): Launch {
  return {
    samples: 400,
    p50Ns: latencyNs * 0.9,
    p95Ns: latencyNs,
    p99Ns: latencyNs * 1.2,
    p95EstimateNs: latencyNs * 1.1,
    p95UndisturbedNs: null,
    windowP95Ns: [more.p95Ns ?? latencyNs],
    windowP95UndisturbedNs: [null],
    meanNs: latencyNs * 0.92,
    machineNs: latencyNs * 0.92,
    queueShare: 0,
    preemptedShare: 0,
    stealShare: 0,
    isSteady: true,
    loadNs: 10e6,
    firstRunNs: 2 * latencyNs,
    ...more,
  };
}

export function armOf(given: Partial<ArmMeasurement>): ArmMeasurement {
  return {
    launches: [],
    discardedLaunches: { late: 0, unsteady: 0 },
    outcomes: new OutcomeTable(),
    ramPeakBytes: [],
    arenaPeakBytes: null,
    modelSizeBytes: 1000,
    placement: [],
    plainRunNs: null,
    ...given,
  };
}

/** Both arms side by side; `baseline` null where there is none. */
export function comparisonOf(
  policy: ModelPolicy,
  arms: { baseline: Partial<ArmMeasurement> | null; candidate: Partial<ArmMeasurement> },
): Comparison {
  return {
    policy,
    prices: undefined,
    baseline: arms.baseline === null ? undefined : armOf(arms.baseline),
    candidate: armOf(arms.candidate),
    isPaired: arms.baseline !== null,
  };
}

/** A comparison of latencies alone, one P95 in ns a launch. */
export function latenciesOf(
  limits: Record<string, unknown>,
  baselineNs: readonly number[],
  candidateNs: readonly number[],
): Comparison {
  return comparisonOf(policyOf(limits), {
    baseline: { launches: baselineNs.map((ns) => launchOf(ns)) },
    candidate: { launches: candidateNs.map((ns) => launchOf(ns)) },
  });
}
