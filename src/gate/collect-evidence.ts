import type { AttemptRecord } from '../baseline/attempt-record.ts';
import type { JudgedModel } from './describe-run.ts';

/** What a run measured itself of each model, against its baseline and against the last release. */
export function collectEvidence(judged: readonly Pick<JudgedModel, 'findings'>[]): AttemptRecord[] {
  return judged.flatMap(({ findings: { record, driftAttempt } }) =>
    [record, driftAttempt?.record].filter((each) => each !== undefined),
  );
}
