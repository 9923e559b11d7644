import { isDeepStrictEqual } from 'node:util';
import type { Baseline } from '../../baseline/find-baseline.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import type { PreparedArm } from '../../measure/experiment.ts';
import { loadModel } from '../../measure/load-model.ts';
import { type Fields, findDifferences } from '../../records/comparability.ts';
import type { Difference } from '../../records/difference.ts';
import { baselineSourceText, mismatchRemedy } from '../../report/words/baseline/baseline.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { type Attempted, attemptKey } from '../attempts/attempt.ts';
import { measureAttempt } from '../attempts/measure-attempt.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import { type ModelDigest, type OnnxCandidate, type PreparedCandidate, type Run, settledBy } from '../run.ts';
import { compareUnchanged } from './compare-unchanged.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { findIncomparable } from './find-incomparable.ts';
import { type ListedChanges, listChanges, NOT_LISTED } from './list-changes.ts';
import { shardMeasurement } from './measure-comparison.ts';
import { fitAlone, type PairedArms, pairArms } from './pairing/pair-arms.ts';
import { findRuntimeFor } from './prepare/prepare-candidate.ts';

/** How the comparison ended, and which model the candidate was compared with. */
export interface Compared extends Partial<Omit<Attempted, 'outcome'>> {
  readonly outcome: Outcome;
  /** With the names that pair it with the baseline. */
  readonly candidate: PreparedCandidate;
  readonly baselineModel: ModelDigest | undefined;
  /** The baseline, if its model is there and onnxruntime runs it. */
  readonly baselineArm?: PreparedArm | undefined;
  readonly listed: ListedChanges;
}

/**
 * Measures candidate and baseline side by side. If only the baseline's figures are left, the candidate is measured
 * alone, and only on the same machine with the same settings. A candidate that was measured before is not measured
 * again.
 *
 * @throws {UserError} If data set, models and task do not fit together.
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareModels(
  checked: Run,
  prepared: OnnxCandidate,
  { baseline, policy: baselinePolicy, comparability }: ComparedBaseline,
): Promise<Compared> {
  const run = { ...checked, baselinePolicy };
  const record = 'record' in baseline ? baseline.record : undefined;
  const unchanged = compareUnchanged(
    run,
    { ...prepared, sha256: prepared.preparedArm.arm.model.sha256 },
    baseline,
  );
  if (unchanged !== undefined) {
    const outcome: Outcome = { kind: 'unchanged', comparison: unchanged };
    return { outcome, candidate: prepared, baselineModel: record?.model, listed: NOT_LISTED };
  }
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: prepared.environment });
  const isReusable = differences.length === 0;
  const baselineArm =
    baseline.kind === 'model' ? await prepareBaseline(run, prepared, { baseline, isReusable }) : undefined;
  const listed = await listChanges(run, {
    candidate: prepared.preparedArm.arm.model,
    baseline: {
      model: baselineArm?.arm.model,
      sha256: baselineArm?.arm.model.sha256 ?? record?.model.sha256,
    },
  });
  const fitted = await fitArms(run, prepared, baselineArm);
  const { candidate, misfits } = fitted;
  const models = {
    candidate,
    baselineModel: baselineArm?.arm.model ?? record?.model,
    baselineArm: fitted.baselineArm,
    listed,
  };
  const obstacles = findIncomparable(run, { baseline, misfits, differences, listed });
  if (obstacles.length > 0) return { outcome: { kind: 'incomparable', differences: obstacles }, ...models };
  const isSameModel =
    fitted.baselineArm !== undefined && isSame(run, fitted.baselineArm, candidate.preparedArm);
  const arms =
    fitted.baselineArm === undefined || isSameModel
      ? [candidate.preparedArm]
      : [fitted.baselineArm, candidate.preparedArm];
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
  const attempted = await measureAttempt({ run, trial, key });
  return { ...attempted, ...models, notes: [...fitted.notes, ...attempted.notes] };
}

/** The arms with what each takes from the data set. */
interface FittedArms extends Pick<PairedArms<PreparedArm>, 'notes'> {
  readonly candidate: OnnxCandidate;
  readonly baselineArm: PreparedArm | undefined;
  readonly misfits: PairedArms<PreparedArm>['differences'];
}

async function fitArms(
  { request: { shard } }: Run,
  candidate: OnnxCandidate,
  baselineArm: PreparedArm | undefined,
): Promise<FittedArms> {
  const { set, preparedArm } = candidate;
  if (baselineArm === undefined) {
    return { candidate, baselineArm, notes: await fitAlone(set, preparedArm), misfits: [] };
  }
  const arms = { baseline: baselineArm, candidate: preparedArm };
  const paired = await pairArms({ set, shard }, arms);
  const { notes, differences: misfits } = paired;
  return {
    candidate: { ...candidate, ...paired.candidate.items, preparedArm: paired.candidate },
    baselineArm: paired.baseline,
    notes,
    misfits,
  };
}

/**
 * Whether a check of a change has the same file and the same settings on both sides. Two measurements of one model could
 * only differ by noise. What repeats unchanged models on purpose (recordings, nightly runs, calibrations and sign-offs)
 * measures both.
 */
function isSame(
  { request: { mode, recording, use }, model, baselinePolicy }: Run,
  { arm: baseline, scoring: before }: PreparedArm,
  { arm: candidate, scoring: now }: PreparedArm,
): boolean {
  return (
    mode === 'check' &&
    recording === undefined &&
    use === 'pull-request' &&
    baseline.model.sha256 === candidate.model.sha256 &&
    isDeepStrictEqual(model.runtime, baselinePolicy.runtime) &&
    isDeepStrictEqual(now.task, before.task)
  );
}

async function prepareBaseline(
  run: Run,
  { classes }: OnnxCandidate,
  { baseline, isReusable }: { baseline: Baseline & { kind: 'model' }; isReusable: boolean },
): Promise<PreparedArm> {
  const { file, source, record } = baseline;
  const policy = settledBy(run.model, run.baselinePolicy);
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
