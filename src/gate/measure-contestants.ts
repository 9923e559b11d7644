import type { RegressionSet } from '../dataset/regression-set.ts';
import { InfrastructureError } from '../errors.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { type Contestant, serviceTimeNs } from '../measure/measure-arms.ts';
import { ModelFailure } from '../measure/model-failure.ts';
import type { Comparison, Outcome } from '../verdict/comparison.ts';
import type { Run } from './run.ts';
import { isAccuracyOnly } from './shard-measurement.ts';

/** What is measured, and until when. */
export interface Trial {
  /** The candidate, after the baseline where both are measured. */
  readonly contestants: readonly Contestant[];
  readonly set: RegressionSet;
  /** The items whose outcomes are taken, where not the whole set's. */
  readonly scored?: RegressionSet;
  /** Figures of a baseline that is not measured now. */
  readonly stored: ArmMeasurement | undefined;
  /** What the candidate's file says of its precision, where somebody looked. */
  readonly filePrecision?: string | undefined;
  /** Asked after each launch. */
  readonly isClear: (comparison: Comparison) => boolean;
}

/** How it ended: with figures, or with a candidate that could not be measured. */
export type Measured = Exclude<Outcome, { kind: 'incomparable' | 'unchanged' }>;

/**
 * Measures one arm or two by a run's policy.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function measureContestants(
  { request, ports, policy, model, laboratory }: Run,
  { contestants, set, scored, stored, filePrecision, isClear }: Trial,
): Promise<Measured> {
  const isPaired = contestants.length === 2;
  const toComparison = (measured: readonly ArmMeasurement[]): Comparison => ({
    policy: model,
    prices: policy.prices,
    baseline: isPaired ? measured[0] : stored,
    candidate: measured.at(-1) as ArmMeasurement,
    isPaired,
    filePrecision,
  });
  try {
    const measured = await ports.machine.measure(laboratory, {
      contestants,
      set,
      scored,
      isAccuracyOnly: isAccuracyOnly(request),
      traffic: model.traffic,
      capacityNs: stored && serviceTimeNs(stored, model.traffic.streams),
      budgetNs: request.budgetNs,
      seed: request.seed,
      isClear: (soFar) => isClear(toComparison(soFar)),
      progress: (line) => ports.progress(`${model.id}: ${line}`),
    });
    return { kind: 'compared', comparison: toComparison(measured) };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    // A provider that is not there is neither model's fault, and tells of neither.
    if (error.arm === 'candidate' || error.kind === 'no-provider') return { kind: 'failed', failure: error };
    throw new InfrastructureError(
      `baseline of "${model.id}": expected a model that runs here, but ${error.message}`,
      'Mend the baseline, or name another with --baseline.',
      { cause: error },
    );
  }
}
