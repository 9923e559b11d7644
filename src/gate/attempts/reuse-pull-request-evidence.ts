import { type AttemptRecord, parseEvidence } from '../../records/attempt-record.ts';
import type { EvidenceUnused } from '../../verdict/facts/note.ts';
import { gateVersion } from '../machine.ts';
import { digestWaivers } from '../rules/choose-waivers.ts';
import type { Attempt, Attempted } from './attempt.ts';
import { describeRecord, type PoolJudging } from './pool-attempts.ts';

/** Older evidence is measured again: the machine may have changed in ways that its environment fields do not show. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** Either the attempt that uses the evidence, or why it is not used. */
type Reuse = { readonly attempted: Attempted } | { readonly why: EvidenceUnused };

/**
 * In a merge queue, reuses the measurements of the pull request's own run if models, data, settings, machine, limits,
 * waivers and gate are the same by digest. The figures are judged again here; that run's own verdict is not trusted.
 *
 * @returns Undefined outside a merge queue.
 */
export async function reusePullRequestEvidence(
  attempt: Attempt,
  judging: PoolJudging,
): Promise<Reuse | undefined> {
  const { request, ports } = attempt.run;
  const reused = request.use === 'pull-request' ? await ports.pullRequestEvidence?.() : undefined;
  if (reused === undefined || 'why' in reused) return reused;
  try {
    const [record] = reused.texts.flatMap((text) => parseEvidence(text, attempt.key) ?? []);
    const judged = await judgeRecord(attempt, record, judging);
    if ('why' in judged) return judged;
    const { attempted } = judged;
    return { attempted: { ...attempted, notes: [{ kind: 'evidence-reused', source: reused.source }] } };
  } catch (error) {
    return { why: { kind: 'unreadable', message: (error as Error).message } };
  }
}

/** Judges the record of the pull request's run as if this run had measured it. */
async function judgeRecord(
  attempt: Attempt,
  record: AttemptRecord | undefined,
  { toComparison, judge }: PoolJudging,
): Promise<Reuse> {
  if (record === undefined) return { why: { kind: 'of-another-comparison' } };
  const mismatch = await findMismatch(attempt, record);
  if (mismatch !== undefined) return { why: mismatch };
  if (record.arms === null) return { why: { kind: 'nothing-measured' } };
  if (record.arms.length !== attempt.trial.preparedArms.length) return { why: { kind: 'other-arms' } };
  const comparison = toComparison(record.arms);
  const { state } = judge(comparison);
  if (state !== 'pass' && state !== 'waived') return { why: { kind: 'not-passed-again', state } };
  const launches = comparison.candidate.launches.length;
  const earlier = [describeRecord(record)];
  return {
    attempted: {
      outcome: { kind: 'compared', comparison },
      attempts: { number: 1, launches, of: 1, own: 0, basis: 'pull-request', earlier },
      notes: [],
      record: undefined,
    },
  };
}

/** Why a record does not fit this run in something that its key does not cover. */
async function findMismatch(
  { run }: Attempt,
  { at, gate, waivers, state }: AttemptRecord,
): Promise<EvidenceUnused | undefined> {
  const age = run.ports.now().getTime() - Date.parse(at);
  if (!(age >= 0 && age <= MAX_AGE_MS)) return { kind: 'wrong-age', at };
  if (gate !== (await gateVersion(run.ports.bundleFolder))) return { kind: 'other-gate-version' };
  if (waivers !== digestWaivers(run)) return { kind: 'other-waivers' };
  return state === 'pass' || state === 'waived' ? undefined : { kind: 'not-passed', state };
}

/** The measurements of a judged model: against its baseline and against the last release. */
interface Measurements {
  readonly findings: {
    readonly record?: AttemptRecord | undefined;
    readonly driftRecord?: AttemptRecord | undefined;
  };
}

/** What a run measured of each model, for a merge queue to reuse. */
export function collectEvidence(judged: readonly Measurements[]): AttemptRecord[] {
  return judged.flatMap(({ findings: { record, driftRecord } }) =>
    [record, driftRecord].filter((each) => each !== undefined),
  );
}
