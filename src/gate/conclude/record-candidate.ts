import { basename } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { verifyStaged } from '../../model/stage-artifact.ts';
import type { DriftPolicy } from '../../policy/items/drift.ts';
import type { Acceptance } from '../../records/acceptance.ts';
import { type BaselineRecord, isKept } from '../../records/baseline-record.ts';
import type { Saved } from '../../records/store-fact.ts';
import { writeRecord } from '../../stores/record-folder.ts';
import { OutcomeTable } from '../../task/outcome-table.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import type { Drift } from '../../verdict/facts/drift.ts';
import { type Judgement, judgeModel, judgeNothing } from '../../verdict/judge-model.ts';
import { isClear } from '../../verdict/row/is-clear.ts';
import { armsAlone } from '../compare/engines/arms-alone.ts';
import { baselineKey } from '../compare/find-baseline-model.ts';
import { measureComparison } from '../compare/measure-comparison.ts';
import type { PreparedCandidate, Run } from '../run.ts';
import { keepAccepted } from './keep-accepted.ts';

/** What a run records. */
interface Recorded {
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
  /** Undefined if nothing is to be recorded. */
  readonly acceptance: Acceptance | undefined;
}

/** What the stores saved, and whether it is accepted. */
export interface Kept {
  readonly saves: readonly Saved[];
  /** Undefined if nothing was to be recorded. */
  readonly acceptance: Acceptance | undefined;
}

/** Saves the measurements in every store, accepted or not: only the record shows that a commit was blocked. */
export async function recordCandidate(
  run: Run,
  candidate: PreparedCandidate,
  recorded: Recorded,
): Promise<Kept> {
  const { recording, shard } = run.request;
  // A shard has the outcomes of only some items, which make no baseline.
  if (recording === undefined || recorded.acceptance === undefined || shard !== undefined)
    return { saves: [], acceptance: undefined };
  const { commit } = recording;
  const key = { ...baselineKey(run, candidate), ancestors: commit === undefined ? [] : [commit] };
  const { model } = candidate.preparedArm.arm;
  await verifyStaged(model);
  const record = await describe(run, candidate, { ...recorded, acceptance: recorded.acceptance });
  const kept = await keepAccepted(run.ports.stores, key, record);
  if (kept === undefined) {
    const saves = run.ports.stores.map(
      ({ name: store }): Saved => ({ state: 'not-saved', store, problem: { kind: 'accepted-record-stays' } }),
    );
    return { saves, acceptance: recorded.acceptance };
  }
  const saves: Saved[] = [];
  for (const store of run.ports.stores) {
    const saved = await store.save(key, (directory) => writeRecord(directory, kept, model), kept.acceptance);
    saves.push({ ...saved, store: store.name });
  }
  return { saves, acceptance: kept.acceptance };
}

/**
 * Runs the steps after the candidate is prepared. If they throw, the commit is recorded as not accepted, so that
 * nothing is compared with it.
 */
export async function orRecordError<Value>(
  run: Run,
  candidate: PreparedCandidate,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    // Bad input says nothing about the model, and the gate runs again once it is fixed.
    if (run.request.mode === 'check' && !(error instanceof UserError)) {
      const message = error instanceof Error ? error.message : String(error);
      const acceptance: Acceptance = { accepted: false, state: 'error', why: { kind: 'error', message } };
      const nothing = { outcome: NOT_COMPARED, judgement: judgeNothing('error'), drift: undefined };
      // The first error is the one to fix.
      await recordCandidate(run, candidate, { ...nothing, acceptance }).catch(() => undefined);
    }
    throw error;
  }
}

const NOT_COMPARED: Outcome = { kind: 'incomparable', differences: [] };

async function describe(
  run: Run,
  candidate: PreparedCandidate,
  { outcome, judgement, drift, acceptance }: Recorded & { acceptance: Acceptance },
): Promise<BaselineRecord> {
  const { request, ports, model } = run;
  const { model: staged } = candidate.preparedArm.arm;
  const { measurement, figures } = await measured(run, candidate, { outcome, judgement, acceptance });
  const release = drift?.state === 'pass' ? drift.release : null;
  return {
    version: 5,
    modelId: model.id,
    commit: request.recording?.commit ?? null,
    recordedAt: ports.now().toISOString(),
    run: ports.run ?? null,
    model: {
      sha256: staged.sha256,
      sizeBytes: staged.sizeBytes,
      // Nothing is compared with a model that is not accepted.
      keptAs: acceptance.accepted && isKept(staged) ? basename(staged.file) : null,
    },
    comparability: candidate.comparability,
    environment: candidate.environment,
    measurement,
    figures,
    use: request.use,
    acceptance,
    ...(release && model.drift && { drift: { release: release.commit, ...givenLimits(model.drift) } }),
    ...controlOf(ports),
  };
}

type RecordedLimits = Omit<NonNullable<BaselineRecord['drift']>, 'release'>;

const givenLimits = ({ limits, slices }: DriftPolicy): RecordedLimits => ({
  limits: defined(limits),
  ...(slices && {
    slices: Object.fromEntries(Object.entries(slices).map(([pattern, own]) => [pattern, defined(own)])),
  }),
});

const defined = (limits: object): RecordedLimits['limits'] =>
  Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));

/** Only the run that made the positive control records it. A copy of its date would outlive it. */
function controlOf({ positiveControl }: Run['ports']): Pick<BaselineRecord, 'positiveControl'> {
  if (positiveControl?.daysAgo !== 0) return {};
  return { positiveControl: { at: positiveControl.at, blocked: [...positiveControl.blocked] } };
}

/**
 * A model that a person accepts although it cannot be compared is measured alone, so that later runs have a baseline.
 */
async function measured(
  run: Run,
  candidate: PreparedCandidate,
  { outcome, judgement, acceptance }: Pick<Recorded, 'outcome' | 'judgement'> & { acceptance: Acceptance },
): Promise<{ measurement: ArmMeasurement; figures: Record<string, number> }> {
  if (outcome.kind === 'compared' || outcome.kind === 'unchanged') {
    return { measurement: outcome.comparison.candidate, figures: figuresOf(judgement) };
  }
  if (acceptance.accepted) {
    const alone = await measureComparison(run, { ...armsAlone(candidate), stored: undefined, isClear });
    if (alone.kind === 'failed') {
      throw new UserError(
        `accept: expected a model that can be measured, got: ${alone.failure.message}`,
        'Fix the model: one that cannot be measured cannot be a baseline.',
        { cause: alone.failure },
      );
    }
    return { measurement: alone.comparison.candidate, figures: figuresOf(judgeModel(alone.comparison)) };
  }
  return { measurement: nothingOf(candidate.preparedArm.arm.model.sizeBytes), figures: {} };
}

const nothingOf = (modelSizeBytes: number): ArmMeasurement => ({
  launches: [],
  discardedLaunches: { late: 0 },
  outcomes: new OutcomeTable(),
  ramPeakBytes: [],
  arenaPeakBytes: null,
  modelSizeBytes,
  placement: [],
  plainRunNs: null,
});

function figuresOf({ rows }: Judgement): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap(({ metric, slice, candidate }) =>
      candidate === null || slice !== undefined ? [] : [[metric, candidate]],
    ),
  );
}
