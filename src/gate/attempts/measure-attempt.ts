import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import {
  ATTEMPT_STATES,
  type AttemptKey,
  type AttemptRecord,
  writeAttempt,
} from '../../records/attempt-record.ts';
import { gatherAttempts } from '../../stores/attempt-store.ts';
import type { Attempts } from '../../verdict/attempts.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { State } from '../../verdict/verdict.ts';
import { isClearWithWaivers } from '../../verdict/waiver/clear-with-waivers.ts';
import { compareArms, type Measured, measureComparison, type Trial } from '../compare/measure-comparison.ts';
import { isAccuracyOnly } from '../compare/shard-measurement.ts';
import { judgeOutcome } from '../conclude/judge-outcome.ts';
import type { GateRequest } from '../gate-request.ts';
import { gateVersion } from '../machine.ts';
import { digestWaivers } from '../rules/choose-waivers.ts';
import type { Run } from '../run.ts';
import {
  armsOf,
  describeRecord,
  type EarlierAttempt,
  findFailure,
  isClearTogether,
  judgeTogether,
  type PoolJudging,
  usableAttempts,
} from './pool-attempts.ts';
import { reusePullRequestEvidence } from './reuse-pull-request-evidence.ts';

/** What an attempt came to, with those before it. */
export interface Attempted {
  readonly outcome: Measured;
  /** Undefined where it is the first. */
  readonly attempts: Attempts | undefined;
  readonly notes: readonly string[];
  /** What this run measured itself; undefined where it measured nothing, or is none to be pooled. */
  readonly record: AttemptRecord | undefined;
}

/** One attempt: what is measured, and by what it is known. */
export interface Attempt {
  readonly run: Run;
  readonly trial: Omit<Trial, 'isClear'>;
  readonly key: AttemptKey;
}

/**
 * Measures a comparison, with the evidence that earlier attempts at it have left.
 *
 * - Where that has failed already, together or one attempt by itself, nothing is measured: a re-run does not fish for green.
 * - Else this run measures by the ordinary procedure, until its own launches are clear and those of all attempts together
 *   are. The looks at the pooled launches go on where they stopped: their number sets what a look may spend.
 * - The pooled evidence decides. What this run's own launches prove to be worse fails all the same: kept evidence is
 *   foreign, and must not turn a failing attempt green.
 */
export async function measureAttempt(attempt: Attempt): Promise<Attempted> {
  const { run, trial, key } = attempt;
  if (!isPooled(run.request)) return measureAlone(attempt);
  const { records, notes } = await gatherAttempts(run.ports.attempts ?? [], key);
  const judging = judgingOf(attempt);
  const earlier = usableAttempts(records, { arms: trial.preparedArms.length, ...judging });
  const past: Past = { records, earlier, notes };
  const decided = findFailure(earlier, judging);
  if (decided !== undefined) return repeatFailure(attempt, past, decided);
  const lent = await reusePullRequestEvidence(attempt, judging);
  if (lent !== undefined && 'attempted' in lent) return lent.attempted;
  const measured = await measureWith(attempt, past);
  return lent === undefined ? measured : { ...measured, notes: [lent.why, ...measured.notes] };
}

/**
 * A nightly run and the repeats of a sign-off are there to measure anew, each by itself; what only scores items has no
 * launches to pool.
 */
const isPooled = (request: GateRequest): boolean =>
  request.mode === 'check' && request.use === 'pull-request' && !isAccuracyOnly(request);

/** Judged as the run will be: of one shard of the items, without what rests on all of them. */
const judgingOf = ({ run, trial }: Attempt): PoolJudging => ({
  toComparison: (arms) => compareArms(run, trial, arms),
  judge: (comparison) => judgeOutcome(run, { kind: 'compared', comparison }).state,
});

/** What is known of earlier attempts. */
interface Past {
  readonly records: readonly AttemptRecord[];
  /** Those whose figures can be pooled. */
  readonly earlier: readonly EarlierAttempt[];
  readonly notes: readonly string[];
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
    const { kind, message } = outcome.failure;
    // A machine without the provider says nothing of the model.
    if (kind === 'no-provider') return { outcome, attempts: undefined, notes: past.notes, record: undefined };
    const record = await recordOf(attempt, { state: 'fail', arms: null, failure: message.slice(0, 2_000) });
    const described = describe(past, { basis: 'this', launches: 0, of: 0, own: 0 });
    return { outcome, attempts: described, notes: [...past.notes, ...(await keep(attempt, record))], record };
  }
  const own = outcome.comparison;
  const { comparison, state, isOwn, explanation } = judgeTogether(own, pool);
  const record = await recordOf(attempt, { state: stateOf(state), arms: armsOf(own), failure: null });
  const kept = await keep(attempt, record);
  const launches = own.candidate.launches.length;
  const described = describe(past, {
    basis: isOwn ? 'this' : 'all',
    launches: comparison.candidate.launches.length,
    of: isOwn ? 1 : earlier.length + 1,
    own: launches,
  });
  const notes = [...explanation, ...past.notes, ...kept];
  return { outcome: { kind: 'compared', comparison }, attempts: described, notes, record };
}

async function repeatFailure(
  attempt: Attempt,
  past: Past,
  { comparison, of }: { comparison: Comparison; of: readonly EarlierAttempt[] },
): Promise<Attempted> {
  const record = await recordOf(attempt, { state: 'fail', arms: null, failure: null });
  const notes = [...past.notes, ...(await keep(attempt, record))];
  const remedy =
    attempt.run.ports.run === undefined
      ? 'Another model, other limits or a waiver make it another question; `check --fresh` asks it anew.'
      : 'Another model, other limits or a waiver make it another question; running it again does not.';
  return {
    outcome: { kind: 'compared', comparison },
    attempts: describe(past, {
      basis: 'earlier',
      launches: comparison.candidate.launches.length,
      of: of.length,
      own: 0,
    }),
    notes: [`Nothing was measured: an earlier attempt at this comparison has failed. ${remedy}`, ...notes],
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
    version: 1,
    ...key,
    run: ports.run ?? null,
    at: ports.now().toISOString(),
    gate: await gateVersion(ports.bundleFolder),
    waivers: digestWaivers(run),
    ...found,
    arms: found.arms === null ? null : [...found.arms],
  };
}

/** @returns What a reader must know where it could not be kept: then a re-run would not know of it. */
async function keep({ run, key }: Attempt, record: AttemptRecord): Promise<string[]> {
  const stores = run.ports.attempts ?? [];
  if (stores.length === 0 || (isRecording(run) && GREEN.includes(record.state))) return [];
  const written = writeAttempt(record);
  if (written === undefined) return ['This attempt is not kept for re-runs: its figures are too large.'];
  const notes: string[] = [];
  for (const store of stores) {
    const saved = await store.save(key, record.state, written);
    if (saved.state === 'not-saved')
      notes.push(`This attempt is not kept in ${store.title} for re-runs: ${saved.detail}`);
  }
  return notes;
}

const isRecording = ({ request }: Run): boolean => request.recording !== undefined;

/** A commit of the default branch that came to this is not run again to fish for more; its record says the rest. */
const GREEN: readonly AttemptRecord['state'][] = ['pass', 'waived', 'no-baseline'];

const stateOf = (state: State): AttemptRecord['state'] =>
  ATTEMPT_STATES.find((each) => each === state) ?? 'error';
