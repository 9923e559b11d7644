import type { Baseline } from '../../baseline/find-baseline.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import { enterModel } from '../../measure/load-model.ts';
import type { Contestant } from '../../measure/measure-arms.ts';
import { describeDifferences, type Fields } from '../../records/comparability.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { attemptKey } from '../attempts/attempt-key.ts';
import { type Attempted, measureAttempt } from '../attempts/measure-attempt.ts';
import { findRuntimeFor } from '../machine.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { EnteredCandidate, ModelDigest, Run } from '../run.ts';
import { compareUnchanged } from './compare-unchanged.ts';
import type { Opponent } from './find-baseline-model.ts';
import { findObstacle } from './find-incomparable.ts';
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
  candidate: EnteredCandidate,
  { baseline, policy: baselinePolicy, comparability }: Opponent,
): Promise<Compared> {
  const run = { ...checked, baselinePolicy };
  const record = 'record' in baseline ? baseline.record : undefined;
  const unchanged = compareUnchanged(
    run,
    { ...candidate, sha256: candidate.contestant.arm.model.sha256 },
    baseline,
  );
  if (unchanged !== undefined) {
    const listed = { changes: [], untold: undefined, precision: undefined };
    return { outcome: { kind: 'unchanged', comparison: unchanged }, baselineModel: record?.model, listed };
  }
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: candidate.environment });
  const opponent =
    baseline.kind === 'model'
      ? await enterBaseline(run, candidate, {
          baseline,
          isReusable: differences.length === 0 && baseline.caveat === undefined,
        })
      : undefined;
  const listed = await listChanges(run, {
    candidate: candidate.contestant.arm.model,
    baseline: { model: opponent?.arm.model, sha256: opponent?.arm.model.sha256 ?? record?.model.sha256 },
  });
  const told = { baselineModel: opponent?.arm.model ?? record?.model, listed };
  const sides = { baseline, opponent, candidate: candidate.contestant, differences, listed };
  const obstacle = findObstacle(run, sides);
  if (obstacle !== undefined) return { outcome: { kind: 'incomparable', ...obstacle }, ...told };
  const key = attemptKey(run, {
    entered: candidate,
    baseline: told.baselineModel,
    isPaired: opponent !== undefined,
  });
  const trial = {
    contestants: opponent === undefined ? [candidate.contestant] : [opponent, candidate.contestant],
    set: candidate.set,
    scored: candidate.scored,
    stored: baseline.kind === 'figures' ? shardMeasurement(run, baseline.record.measurement) : undefined,
    filePrecision: listed.precision,
    waivers: waiversOf(run),
  };
  return { ...(await measureAttempt({ run, trial, key })), ...told };
}

async function enterBaseline(
  run: Run,
  { classes }: EnteredCandidate,
  { baseline, isReusable }: { baseline: Baseline & { kind: 'model' }; isReusable: boolean },
): Promise<Contestant> {
  const { file, source, record } = baseline;
  const policy = { ...run.model, runtime: run.baselinePolicy.runtime };
  const contestant = await enterModel(run.laboratory, {
    name: 'baseline',
    file,
    shownPath: source,
    policy,
    ...(await findRuntimeFor(run, policy)),
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
  return isReusable ? { ...contestant, known: shardMeasurement(run, record.measurement) } : contestant;
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
