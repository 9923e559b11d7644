import { describeDifferences, type Fields } from '../baseline/comparability.ts';
import type { Baseline } from '../baseline/find-baseline.ts';
import { InfrastructureError } from '../errors.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { describeInputDifferences, enterModel } from '../measure/enter-model.ts';
import { type Contestant, measureArms, serviceTimeNs } from '../measure/measure-arms.ts';
import { ModelFailure } from '../measure/model-failure.ts';
import type { Comparison, Outcome } from '../verdict/comparison.ts';
import { isClear } from '../verdict/is-clear.ts';
import type { EnteredCandidate, ModelDigest, Run } from './run.ts';

/** How the comparison ended, and which model stood against the candidate. */
export interface Compared {
  readonly outcome: Outcome;
  readonly baselineModel: ModelDigest | undefined;
}

/**
 * Measures candidate and baseline side by side. Where only the baseline's figures are left, the candidate alone is
 * measured, and only when it is the same machine and the same settings.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareModels(
  run: Run,
  candidate: EnteredCandidate,
  baseline: Baseline,
): Promise<Compared> {
  const record = 'record' in baseline ? baseline.record : undefined;
  const differences = record === undefined ? [] : differencesOf(record, candidate);
  const incomparable = (why: readonly string[], nextStep: string): Compared => ({
    outcome: { kind: 'incomparable', differences: why, nextStep },
    baselineModel: record?.model,
  });
  if (baseline.kind === 'figures' && differences.length > 0) {
    return incomparable(differences, 'Record a new baseline with the settings of today, then run again.');
  }
  const contestants: Contestant[] = [candidate.contestant];
  if (baseline.kind === 'model') {
    const opponent = await enterBaseline(run, candidate, { baseline, isReusable: differences.length === 0 });
    const unequal = describeInputDifferences(opponent, candidate.contestant);
    if (unequal.length > 0) {
      return incomparable(
        unequal,
        'Keep the inputs of the baseline, or give the new model an id of its own in the policy.',
      );
    }
    contestants.unshift(opponent);
  }
  const stored = baseline.kind === 'figures' ? baseline.record.measurement : undefined;
  const outcome = await measure(run, candidate, { contestants, stored });
  const staged = baseline.kind === 'model' ? contestants[0]?.arm.model : undefined;
  return { outcome, baselineModel: staged ?? record?.model };
}

async function measure(
  { request, ports, policy, model, laboratory }: Run,
  { set }: EnteredCandidate,
  arms: { contestants: readonly Contestant[]; stored: ArmMeasurement | undefined },
): Promise<Outcome> {
  const { contestants, stored } = arms;
  const isPaired = contestants.length === 2;
  const toComparison = (measured: readonly ArmMeasurement[]): Comparison => ({
    policy: model,
    prices: policy.prices,
    baseline: isPaired ? measured[0] : stored,
    candidate: measured.at(-1) as ArmMeasurement,
    isPaired,
  });
  try {
    const measured = await measureArms(laboratory, {
      contestants,
      set,
      traffic: model.traffic,
      capacityNs: stored && serviceTimeNs(stored, model.traffic.streams),
      budgetNs: request.budgetNs,
      seed: request.seed,
      isClear: (soFar) => request.mode !== 'calibrate' && isClear(toComparison(soFar)),
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

async function enterBaseline(
  { model, laboratory }: Run,
  { classes }: EnteredCandidate,
  { baseline, isReusable }: { baseline: Baseline & { kind: 'model' }; isReusable: boolean },
): Promise<Contestant> {
  const { file, source, record } = baseline;
  const contestant = await enterModel(laboratory, {
    name: 'baseline',
    file,
    shownPath: source,
    policy: model,
    classes,
  });
  if (record === undefined) return contestant;
  const { sha256 } = contestant.arm.model;
  if (sha256 !== record.model.sha256) {
    throw new InfrastructureError(
      `${source}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`,
      'The record and the model kept beside it do not belong together. Record a new baseline.',
    );
  }
  return isReusable ? { ...contestant, known: record.measurement } : contestant;
}

function differencesOf(
  record: { comparability: Fields; environment: Fields },
  { comparability, environment }: EnteredCandidate,
): string[] {
  return [
    ...describeDifferences(record.comparability, comparability),
    ...describeDifferences(record.environment, environment),
  ];
}
