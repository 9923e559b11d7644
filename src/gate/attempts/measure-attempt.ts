import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../errors/errors.ts';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import {
  ATTEMPT_STATES,
  ATTEMPT_VERSION,
  type AttemptRecord,
  writeAttempt,
} from '../../records/attempt-record.ts';
import { unreadFailureRemedy } from '../../report/words/baseline/attempts.ts';
import { storeProblemText, storeText } from '../../report/words/baseline/store.ts';
import { gatherAttempts } from '../../stores/attempt-store.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { Attempts } from '../../verdict/facts/attempts.ts';
import type { Note } from '../../verdict/facts/note.ts';
import type { State } from '../../verdict/state.ts';
import { isClearWithWaivers } from '../../verdict/waiver/waive-row.ts';
import { compareArms, isAccuracyOnly, measureComparison } from '../compare/measure-comparison.ts';
import { judgeOutcome } from '../conclude/judge-outcome.ts';
import { gateVersion } from '../machine.ts';
import { digestWaivers } from '../rules/choose-waivers.ts';
import type { Run } from '../run.ts';
import type { Attempt, Attempted } from './attempt.ts';
import {
  armsOf,
  describeRecord,
  type EarlierAttempt,
  findBreakdown,
  findFailure,
  isClearTogether,
  judgeTogether,
  type PoolJudging,
  usableAttempts,
} from './pool-attempts.ts';
import { reusePullRequestEvidence } from './reuse-pull-request-evidence.ts';

/**
 * Measures a comparison, using the stored evidence of earlier attempts at it.
 *
 * - If earlier attempts already failed, pooled or one alone, or a model crashed or hung in one, nothing is measured:
 *   re-running must not be a way to get a lucky pass. Such a refusal does not count as an attempt.
 * - Otherwise this run measures by the ordinary procedure until its own launches and the pooled ones are clear. The
 *   looks at the pooled launches continue where they stopped, because their number sets what a look may spend.
 * - The pooled evidence decides, except that a failure on this run's own launches counts, and that a pass needs earlier
 *   attempts that agree with this run: stored evidence is untrusted.
 */
export async function measureAttempt(attempt: Attempt): Promise<Attempted> {
  const { run, trial, key } = attempt;
  if (!isPooled(run)) return measureAlone(attempt);
  const { records, places, notes, unreadFailures } = await gatherAttempts(run.ports.attempts ?? [], key);
  const [unread] = unreadFailures;
  if (unread !== undefined) throw failureUnread(unread, unreadFailures);
  const judging = judgingOf(attempt);
  const earlier = usableAttempts(records, { arms: trial.preparedArms.length, places, ...judging });
  const past: Past = { records, earlier, notes };
  const decided = findFailure(earlier, judging);
  if (decided !== undefined) return repeatFailure(attempt, past, decided);
  const breakdown = findBreakdown(records);
  if (breakdown !== null) return repeatBreakdown(attempt, past, breakdown);
  const reuse = await reusePullRequestEvidence(attempt, judging);
  if (reuse !== undefined && 'attempted' in reuse) return reuse.attempted;
  const measured = await measureWith(attempt, past);
  if (reuse === undefined) return measured;
  return { ...measured, notes: [{ kind: 'evidence-unused', why: reuse.why }, ...measured.notes] };
}

/** Measuring again without the evidence of a failure could turn it into a pass. */
function failureUnread(
  { store, problem }: UnreadFailures[number],
  unreadFailures: UnreadFailures,
): InfrastructureError {
  return new InfrastructureError(
    `attempts: expected the figures of an earlier attempt that failed, got none from ${storeText(store)}: ${storeProblemText(problem)}.`,
    unreadFailureRemedy(unreadFailures),
  );
}

type UnreadFailures = Awaited<ReturnType<typeof gatherAttempts>>['unreadFailures'];

/**
 * Nightly runs and the repeats of a sign-off must each measure by themselves. A run that only scores items has no
 * launches to pool.
 */
const isPooled = (run: Run): boolean =>
  run.request.mode === 'check' && run.request.use === 'pull-request' && !isAccuracyOnly(run);

/** Judges like the run itself: on a shard of the items, without the rows that need all of them. */
const judgingOf = ({ run, trial }: Attempt): PoolJudging => ({
  toComparison: (arms) => compareArms(run, trial, arms),
  judge: (comparison) => judgeOutcome(run, { kind: 'compared', comparison }),
});

/** What is known about earlier attempts. */
interface Past {
  readonly records: readonly AttemptRecord[];
  /** Those whose figures can be pooled. */
  readonly earlier: readonly EarlierAttempt[];
  readonly notes: readonly Note[];
}

async function measureAlone({ run, trial }: Attempt): Promise<Attempted> {
  const isClear = (soFar: Comparison) => run.request.mode !== 'calibrate' && isClearWithWaivers(soFar);
  const outcome = await measureComparison(run, { ...trial, isClear });
  return { outcome, attempts: undefined, notes: [], record: undefined };
}

async function measureWith(attempt: Attempt, past: Past): Promise<Attempted> {
  const { run, trial } = attempt;
  const { earlier } = past;
  const pool = { earlier, ...judgingOf(attempt) };
  const isClear = (own: Comparison): boolean => isClearTogether(own, pool);
  const outcome = await measureComparison(run, { ...trial, isClear });
  if (outcome.kind === 'failed') {
    const { kind, arm, message } = outcome.failure;
    // A machine without the provider says nothing about the model.
    if (kind === 'no-provider') return { outcome, attempts: undefined, notes: past.notes, record: undefined };
    const failure = { kind, arm, message: message.slice(0, 2_000) };
    const record = await recordOf(attempt, { state: 'fail', arms: null, failure });
    const described = describe(past, { basis: 'this', launches: 0, of: 0, own: 0 });
    return { outcome, attempts: described, notes: [...past.notes, ...(await keep(attempt, record))], record };
  }
  const own = outcome.comparison;
  const { comparison, state, isOwn, note } = judgeTogether(own, pool);
  const record = await recordOf(attempt, { state: stateOf(state), arms: armsOf(own), failure: null });
  const kept = await keep(attempt, record);
  const launches = own.candidate.launches.length;
  const described = describe(past, {
    basis: isOwn ? 'this' : 'all',
    launches: comparison.candidate.launches.length,
    of: isOwn ? 1 : earlier.length + 1,
    own: launches,
  });
  const notes = [...(note === undefined ? [] : [note]), ...past.notes, ...kept];
  return { outcome: { kind: 'compared', comparison }, attempts: described, notes, record };
}

function repeatFailure(
  attempt: Attempt,
  past: Past,
  { comparison, of }: { comparison: Comparison; of: readonly EarlierAttempt[] },
): Attempted {
  const launches = comparison.candidate.launches.length;
  return {
    outcome: { kind: 'compared', comparison },
    ...refusal(attempt, past, { launches, of: of.length }),
  };
}

function repeatBreakdown(
  attempt: Attempt,
  past: Past,
  { kind, arm, message }: NonNullable<AttemptRecord['failure']>,
): Attempted {
  return {
    outcome: { kind: 'failed', failure: new ModelFailure(kind, arm, message) },
    ...refusal(attempt, past, { launches: 0, of: 1 }),
  };
}

/** Nothing is measured, and nothing is stored: a refusal says nothing new, and must not crowd out evidence. */
function refusal(
  { run }: Attempt,
  past: Past,
  decided: Pick<Attempts, 'launches' | 'of'>,
): Omit<Attempted, 'outcome'> {
  const isCommandLine = run.ports.run === undefined;
  return {
    attempts: describe(past, { basis: 'earlier', own: 0, ...decided }),
    notes: [{ kind: 'earlier-attempt-failed', isCommandLine }, ...past.notes],
    record: undefined,
  };
}

function describe(
  { records }: Past,
  found: Pick<Attempts, 'basis' | 'launches' | 'of' | 'own'>,
): Attempts | undefined {
  if (records.length === 0) return undefined;
  return { number: records.length + 1, ...found, earlier: records.map(describeRecord) };
}

async function recordOf(
  { run, key }: Attempt,
  found: Pick<AttemptRecord, 'state' | 'failure'> & { readonly arms: readonly ArmMeasurement[] | null },
): Promise<AttemptRecord> {
  const { ports } = run;
  return {
    version: ATTEMPT_VERSION,
    ...key,
    run: ports.run ?? null,
    at: ports.now().toISOString(),
    gate: await gateVersion(ports.bundleFolder),
    waivers: digestWaivers(run),
    ...found,
    arms: found.arms === null ? null : [...found.arms],
  };
}

/** Stores the attempt for re-runs. @returns A note for every store that did not keep it. */
async function keep({ run, key }: Attempt, record: AttemptRecord): Promise<Note[]> {
  const stores = run.ports.attempts ?? [];
  if (stores.length === 0 || (isRecording(run) && GREEN.includes(record.state))) return [];
  const written = writeAttempt(record);
  if (written === undefined) return [{ kind: 'attempt-too-large' }];
  const notes: Note[] = [];
  for (const store of stores) {
    const saved = await store.save(key, record.state, written);
    if (saved.state === 'not-saved')
      notes.push({ kind: 'attempt-not-kept', store: store.name, problem: saved.problem });
  }
  return notes;
}

const isRecording = ({ request }: Run): boolean => request.recording !== undefined;

/**
 * Nobody re-runs a commit of the default branch to improve on these states, and its baseline record is stored anyway.
 */
const GREEN: readonly AttemptRecord['state'][] = ['pass', 'waived', 'no-baseline'];

const stateOf = (state: State): AttemptRecord['state'] =>
  ATTEMPT_STATES.find((each) => each === state) ?? 'error';
