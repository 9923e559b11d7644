import { isDeepStrictEqual } from 'node:util';
import type { Baseline } from '../../baseline/find-baseline.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import { loadModel } from '../../measure/load-model.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import { type Fields, findDifferences } from '../../records/comparability.ts';
import type { Difference } from '../../records/difference.ts';
import { baselineSourceText, mismatchRemedy } from '../../report/words/baseline/baseline.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { type Attempted, attemptKey } from '../attempts/attempt.ts';
import { measureAttempt } from '../attempts/measure-attempt.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { ModelDigest, OnnxCandidate, Run } from '../run.ts';
import { compareUnchanged } from './compare-unchanged.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { findIncomparable } from './find-incomparable.ts';
import { type ListedChanges, listChanges, NOT_LISTED } from './list-changes.ts';
import { shardMeasurement } from './measure-comparison.ts';
import { findRuntimeFor } from './prepare-candidate.ts';

/** How the comparison ended, and which model the candidate was compared with. */
export interface Compared extends Partial<Omit<Attempted, 'outcome'>> {
  readonly outcome: Outcome;
  readonly baselineModel: ModelDigest | undefined;
  readonly listed: ListedChanges;
}

/**
 * Measures candidate and baseline side by side. If only the baseline's figures are left, the candidate is measured
 * alone, and only on the same machine with the same settings. A candidate that was measured before is not measured
 * again.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareModels(
  checked: Run,
  candidate: OnnxCandidate,
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
    const outcome: Outcome = { kind: 'unchanged', comparison: unchanged };
    return { outcome, baselineModel: record?.model, listed: NOT_LISTED };
  }
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: candidate.environment });
  const baselineArm =
    baseline.kind === 'model'
      ? await prepareBaseline(run, candidate, {
          baseline,
          isReusable: differences.length === 0,
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
  const known = { baseline, baselineArm, candidate: candidate.preparedArm, differences, listed };
  const obstacles = findIncomparable(run, known);
  if (obstacles.length > 0) return { outcome: { kind: 'incomparable', differences: obstacles }, ...models };
  const isSameModel = baselineArm !== undefined && isSame(run, baselineArm, candidate.preparedArm);
  const arms =
    baselineArm === undefined || isSameModel ? [candidate.preparedArm] : [baselineArm, candidate.preparedArm];
  const key = attemptKey(run, {
    prepared: candidate,
    baseline: models.baselineModel,
    isPaired: arms.length === 2,
  });
  const trial = {
    preparedArms: arms,
    isSameModel,
    set: candidate.set,
    scored: candidate.scored,
    stored: baseline.kind === 'figures' ? shardMeasurement(run, baseline.record.measurement) : undefined,
    filePrecision: listed.precision,
    waivers: waiversOf(run),
  };
  return { ...(await measureAttempt({ run, trial, key })), ...models };
}

/**
 * Whether a check of a change has the same file and the same settings on both sides. Two measurements of one model could
 * only differ by noise. What repeats unchanged models on purpose (recordings, nightly runs, calibrations and sign-offs)
 * measures both.
 */
function isSame(
  { request: { mode, recording, use }, model, baselinePolicy }: Run,
  { arm: baseline }: PreparedArm,
  { arm: candidate }: PreparedArm,
): boolean {
  return (
    mode === 'check' &&
    recording === undefined &&
    use === 'pull-request' &&
    baseline.model.sha256 === candidate.model.sha256 &&
    isDeepStrictEqual(model.runtime, baselinePolicy.runtime)
  );
}

async function prepareBaseline(
  run: Run,
  { classes }: OnnxCandidate,
  { baseline, isReusable }: { baseline: Baseline & { kind: 'model' }; isReusable: boolean },
): Promise<PreparedArm> {
  const { file, source, record } = baseline;
  const policy = { ...run.model, runtime: run.baselinePolicy.runtime };
  const place = baselineSourceText(source);
  const preparedArm = await loadModel(run.workspace, {
    name: 'baseline',
    file,
    shownPath: place,
    policy,
    ...(await findRuntimeFor(run, policy)),
    classes,
  });
  if (record === undefined) return preparedArm;
  const { sha256 } = preparedArm.arm.model;
  if (sha256 !== record.model.sha256) {
    throw new InfrastructureError(
      `${place}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`,
      mismatchRemedy(source),
    );
  }
  return isReusable ? { ...preparedArm, known: shardMeasurement(run, record.measurement) } : preparedArm;
}

/** How and where a model is measured. */
interface Circumstances {
  readonly comparability: Fields;
  readonly environment: Fields;
}

export function differencesOf(
  record: Circumstances,
  { comparability, environment }: Circumstances,
): Difference[] {
  return [
    ...findDifferences(record.comparability, comparability),
    ...findDifferences(record.environment, environment),
  ];
}
