import type { Baseline } from '../../baseline/find-baseline.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import { loadModel } from '../../measure/load-model.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import { describeDifferences, type Fields } from '../../records/comparability.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { attemptKey } from '../attempts/attempt-key.ts';
import { type Attempted, measureAttempt } from '../attempts/measure-attempt.ts';
import { findRuntimeFor } from '../machine.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { ModelDigest, PreparedCandidate, Run } from '../run.ts';
import { compareUnchanged } from './compare-unchanged.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { findIncomparable } from './find-incomparable.ts';
import { type ListedChanges, listChanges } from './list-changes.ts';
import { shardMeasurement } from './shard-measurement.ts';

/** How the comparison ended, and which model stood against the candidate. */
export interface Compared extends Partial<Omit<Attempted, 'outcome'>> {
  readonly outcome: Outcome;
  readonly baselineModel: ModelDigest | undefined;
  readonly listed: ListedChanges;
}

/**
 * Measures candidate and baseline side by side. Where only the baseline's figures are left, the candidate alone is
 * measured, and only when it is the same machine and the same settings. A candidate that was measured before is not
 * measured again.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareModels(
  checked: Run,
  candidate: PreparedCandidate,
  { baseline, policy: baselinePolicy, comparability }: ComparedBaseline,
): Promise<Compared> {
  const run = { ...checked, baselinePolicy };
  const record = 'record' in baseline ? baseline.record : undefined;
  const unchanged = compareUnchanged(
    run,
    { ...candidate, sha256: candidate.preparedArm.arm.model.sha256 },
    baseline,
  );
  if (unchanged !== undefined) {
    const listed = { changes: [], untold: undefined, precision: undefined };
    return { outcome: { kind: 'unchanged', comparison: unchanged }, baselineModel: record?.model, listed };
  }
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: candidate.environment });
  const baselineArm =
    baseline.kind === 'model'
      ? await prepareBaseline(run, candidate, {
          baseline,
          isReusable: differences.length === 0 && baseline.caveat === undefined,
        })
      : undefined;
  const listed = await listChanges(run, {
    candidate: candidate.preparedArm.arm.model,
    baseline: {
      model: baselineArm?.arm.model,
      sha256: baselineArm?.arm.model.sha256 ?? record?.model.sha256,
    },
  });
  const models = { baselineModel: baselineArm?.arm.model ?? record?.model, listed };
  const known = { baseline, baselineArm: baselineArm, candidate: candidate.preparedArm, differences, listed };
  const incomparable = findIncomparable(run, known);
  if (incomparable !== undefined) return { outcome: { kind: 'incomparable', ...incomparable }, ...models };
  const key = attemptKey(run, {
    prepared: candidate,
    baseline: models.baselineModel,
    isPaired: baselineArm !== undefined,
  });
  const trial = {
    preparedArms: baselineArm === undefined ? [candidate.preparedArm] : [baselineArm, candidate.preparedArm],
    set: candidate.set,
    scored: candidate.scored,
    stored: baseline.kind === 'figures' ? shardMeasurement(run, baseline.record.measurement) : undefined,
    filePrecision: listed.precision,
    waivers: waiversOf(run),
  };
  return { ...(await measureAttempt({ run, trial, key })), ...models };
}

async function prepareBaseline(
  run: Run,
  { classes }: PreparedCandidate,
  { baseline, isReusable }: { baseline: Baseline & { kind: 'model' }; isReusable: boolean },
): Promise<PreparedArm> {
  const { file, source, record } = baseline;
  const policy = { ...run.model, runtime: run.baselinePolicy.runtime };
  const preparedArm = await loadModel(run.workspace, {
    name: 'baseline',
    file,
    shownPath: source,
    policy,
    ...(await findRuntimeFor(run, policy)),
    classes,
  });
  if (record === undefined) return preparedArm;
  const { sha256 } = preparedArm.arm.model;
  if (sha256 !== record.model.sha256) {
    throw new InfrastructureError(
      `${source}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`,
      'The record and the model kept beside it do not belong together. Record a new baseline.',
    );
  }
  return isReusable ? { ...preparedArm, known: shardMeasurement(run, record.measurement) } : preparedArm;
}

interface Circumstances {
  readonly comparability: Fields;
  readonly environment: Fields;
}

function differencesOf(record: Circumstances, { comparability, environment }: Circumstances): string[] {
  return [
    ...describeDifferences(record.comparability, comparability),
    ...describeDifferences(record.environment, environment),
  ];
}
