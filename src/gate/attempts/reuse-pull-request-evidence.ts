import { type AttemptRecord, parseEvidence } from '../../records/attempt-record.ts';
import type { JudgedModel } from '../describe/describe-run.ts';
import { gateVersion } from '../machine.ts';
import { digestWaivers } from '../rules/choose-waivers.ts';
import type { Attempt, Attempted } from './measure-attempt.ts';
import { describeRecord, type PoolJudging } from './pool-attempts.ts';

/** What the run of a pull request has left for the merge queue, a text a job that measured; or why there is nothing. */
export type ReusedEvidence =
  | { readonly texts: readonly string[]; readonly source: string }
  | { readonly why: string };

/** Older evidence is measured again: what an environment's fields do not tell may have changed since. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * In a merge queue, what the pull request's own run measured, where it is of the very same question: models, data, settings,
 * machine, limits, waivers and gate by digest. Its figures are judged again here; its word for it is not taken.
 *
 * @returns Undefined where there is nothing to borrow from; else the attempt, or why it is measured again.
 */
export async function reusePullRequestEvidence(
  attempt: Attempt,
  { toComparison, judge }: PoolJudging,
): Promise<{ readonly attempted: Attempted } | { readonly why: string } | undefined> {
  const { run } = attempt;
  const lent = run.request.use === 'pull-request' ? await run.ports.pullRequestEvidence?.() : undefined;
  if (lent === undefined) return undefined;
  const again = (why: string) => ({ why: `Measured again, not taken from the pull request’s run: ${why}.` });
  if ('why' in lent) return again(lent.why);
  try {
    const [record] = lent.texts.flatMap((text) => parseEvidence(text, attempt.key) ?? []);
    const mismatch = await findMismatch(attempt, record);
    if (mismatch !== undefined || record?.arms == null) return again(mismatch ?? 'it measured nothing');
    if (record.arms.length !== attempt.trial.preparedArms.length) return again('it measured other sides');
    const comparison = toComparison(record.arms);
    const state = judge(comparison);
    if (state !== 'pass' && state !== 'waived') return again(`judged again, its figures are "${state}"`);
    const launches = comparison.candidate.launches.length;
    const earlier = [describeRecord(record)];
    return {
      attempted: {
        outcome: { kind: 'compared', comparison },
        attempts: { number: 1, launches, of: 1, own: 0, basis: 'pull-request', earlier },
        notes: [`Nothing was measured: the figures are those of ${lent.source}, and were judged again here.`],
        record: undefined,
      },
    };
  } catch (error) {
    return again(`it cannot be read (${(error as Error).message})`);
  }
}

/** Why a record is not of the question of today, beyond what its key says. */
async function findMismatch(
  { run }: Attempt,
  record: AttemptRecord | undefined,
): Promise<string | undefined> {
  if (record === undefined) return 'it is of other inputs, limits or another machine';
  const age = run.ports.now().getTime() - Date.parse(record.at);
  if (!(age >= 0 && age <= MAX_AGE_MS)) return `it is of ${record.at}`;
  if (record.gate !== (await gateVersion(run.ports.bundleFolder)))
    return 'it is of another version of the gate';
  if (record.waivers !== digestWaivers(run)) return 'other waivers are in force';
  if (record.state !== 'pass' && record.state !== 'waived') return `it ended as "${record.state}"`;
  return undefined;
}

/** What a run measured itself of each model, against its baseline and against the last release. */
export function collectEvidence(judged: readonly Pick<JudgedModel, 'findings'>[]): AttemptRecord[] {
  return judged.flatMap(({ findings: { record, driftAttempt } }) =>
    [record, driftAttempt?.record].filter((each) => each !== undefined),
  );
}
