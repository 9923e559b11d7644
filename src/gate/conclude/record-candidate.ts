import { basename } from 'node:path';
import { restoreRecord } from '../../baseline/restore-record.ts';
import { UserError } from '../../errors/errors.ts';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { verifyStaged } from '../../model/stage-model.ts';
import type { Acceptance } from '../../records/acceptance.ts';
import { type BaselineRecord, isKept, isMeasured, writeRecord } from '../../records/baseline-record.ts';
import type { BaselineKey, BaselineStore, SavedBaseline } from '../../stores/baseline-store.ts';
import { OutcomeTable } from '../../task/outcome-table.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { type Judgement, judgeModel, judgeNothing } from '../../verdict/judge-model.ts';
import { isClear } from '../../verdict/row/is-clear.ts';
import type { Drift } from '../../verdict/verdict.ts';
import { baselineKey } from '../compare/find-baseline-model.ts';
import { measureComparison } from '../compare/measure-comparison.ts';
import type { PreparedCandidate, Run } from '../run.ts';
import { describeLimits } from './judge-drift.ts';

/** A save, with the store that it was asked of. */
export type NamedSave = SavedBaseline & { readonly store: string };

/** What is recorded of a run. */
interface Recorded {
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
  /** Undefined where nothing is to be recorded. */
  readonly acceptance: Acceptance | undefined;
}

/** Where it was saved, and how it stands there. */
export interface Kept {
  readonly saves: readonly NamedSave[];
  /** Undefined where nothing was to be recorded. */
  readonly acceptance: Acceptance | undefined;
}

/** Saves what was measured in every store, accepted or not: that a commit was blocked is known only by its record. */
export async function recordCandidate(
  run: Run,
  candidate: PreparedCandidate,
  recorded: Recorded,
): Promise<Kept> {
  const { recording, shard } = run.request;
  // A shard has the outcomes of some items only, which is no baseline.
  if (recording === undefined || recorded.acceptance === undefined || shard !== undefined)
    return { saves: [], acceptance: undefined };
  const { commit } = recording;
  const key = { ...baselineKey(run, candidate), ancestors: commit === undefined ? [] : [commit] };
  const { model } = candidate.preparedArm.arm;
  await verifyStaged(model);
  const record = await describe(run, candidate, { ...recorded, acceptance: recorded.acceptance });
  const kept = await keepAccepted(run, key, record);
  if (kept === undefined) {
    const detail = 'this run could not measure the model, and the record that was accepted before stays';
    const saves = run.ports.stores.map(({ title: store }) => ({
      state: 'not-saved' as const,
      detail,
      store,
    }));
    return { saves, acceptance: recorded.acceptance };
  }
  const saves: NamedSave[] = [];
  for (const store of run.ports.stores) {
    const saved = await store.save(key, (directory) => writeRecord(directory, kept, model), kept.acceptance);
    saves.push({ ...saved, store: store.title });
  }
  return { saves, acceptance: kept.acceptance };
}

/**
 * Does what may end in an error after the candidate is there. Where it does, the commit is recorded as one that nobody
 * has judged, so that nobody is compared with it.
 */
export async function orRecordError<Value>(
  run: Run,
  candidate: PreparedCandidate,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    // Of bad input nothing is known but that it is bad; who mends it runs it again.
    if (run.request.mode === 'check' && !(error instanceof UserError)) {
      const why = error instanceof Error ? error.message : String(error);
      const acceptance = { accepted: false, state: 'error', why };
      const nothing = { outcome: NOT_COMPARED, judgement: judgeNothing('error'), drift: undefined };
      // The error that came first is the one to mend.
      await recordCandidate(run, candidate, { ...nothing, acceptance }).catch(() => undefined);
    }
    throw error;
  }
}

const NOT_COMPARED: Outcome = { kind: 'incomparable', differences: [], nextStep: '' };

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
    version: 3,
    modelId: model.id,
    commit: request.recording?.commit ?? null,
    recordedAt: ports.now().toISOString(),
    run: ports.run ?? null,
    model: {
      sha256: staged.sha256,
      sizeBytes: staged.sizeBytes,
      // Nobody is compared with what is not accepted.
      keptAs: acceptance.accepted && isKept(staged) ? basename(staged.file) : null,
    },
    comparability: candidate.comparability,
    environment: candidate.environment,
    measurement,
    figures,
    use: request.use,
    acceptance,
    ...(release &&
      model.drift && { drift: { release: release.commit, limits: describeLimits(model.drift) } }),
    ...controlOf(ports),
  };
}

/** Only the run that made the positive control says so in its record; a date carried on would outlive it. */
function controlOf({ positiveControl }: Run['ports']): Pick<BaselineRecord, 'positiveControl'> {
  if (positiveControl?.daysAgo !== 0) return {};
  return { positiveControl: { at: positiveControl.at, caught: [...positiveControl.caught] } };
}

/** A model that a person accepts although it cannot be compared is measured alone, so that others can be compared with it. */
async function measured(
  run: Run,
  { preparedArm, set }: PreparedCandidate,
  { outcome, judgement, acceptance }: Pick<Recorded, 'outcome' | 'judgement'> & { acceptance: Acceptance },
): Promise<{ measurement: ArmMeasurement; figures: Record<string, number> }> {
  if (outcome.kind === 'compared' || outcome.kind === 'unchanged') {
    return { measurement: outcome.comparison.candidate, figures: figuresOf(judgement) };
  }
  if (acceptance.accepted) {
    const alone = await measureComparison(run, {
      preparedArms: [preparedArm],
      set,
      stored: undefined,
      isClear,
    });
    if (alone.kind === 'failed') {
      throw new UserError(
        `accept: expected a model that can be measured, but ${alone.failure.message}`,
        'What cannot be measured is nothing to compare with. Mend the model.',
        { cause: alone.failure },
      );
    }
    return { measurement: alone.comparison.candidate, figures: figuresOf(judgeModel(alone.comparison)) };
  }
  return { measurement: nothingOf(preparedArm.arm.model.sizeBytes), figures: {} };
}

const nothingOf = (modelSizeBytes: number): ArmMeasurement => ({
  launches: [],
  discardedLaunches: { late: 0, unsteady: 0 },
  outcomes: new OutcomeTable(),
  ramPeakBytes: [],
  arenaPeakBytes: null,
  modelSizeBytes,
  placement: [],
  plainRunNs: null,
});

function figuresOf({ rows }: Judgement): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate]])),
  );
}

/**
 * What a person has accepted stays accepted when the same model of the same commit is recorded again, as by a run that
 * is repeated; what kept its limits stays accepted unless a later run of it fails; and a run that could measure nothing
 * takes back nothing that was measured.
 *
 * @returns Undefined where there is nothing new to keep beside that.
 */
async function keepAccepted(
  { ports }: Run,
  key: BaselineKey,
  record: BaselineRecord,
): Promise<BaselineRecord | undefined> {
  const own = record.acceptance;
  if (own === undefined || own.by !== undefined || key.ancestors.length === 0) return record;
  const before = await findBefore(ports.stores, key);
  const { accepted, why = '', by } = before?.acceptance ?? {};
  if (!accepted || before?.model.sha256 !== record.model.sha256) return record;
  if (!isMeasured(record) && (by !== undefined || !SAYS_SOMETHING.includes(own.state))) return undefined;
  if (by !== undefined) return { ...record, acceptance: { accepted, state: own.state, why, by } };
  // A run that found nothing worse, such as one that could not ask for the last release, proves nothing against it.
  if (own.accepted || own.state === 'fail') return record;
  return { ...record, acceptance: { accepted, state: own.state, why } };
}

/** What stands in the stores of this very commit, from the first that is sure of what it has. */
async function findBefore(
  stores: readonly BaselineStore[],
  key: BaselineKey,
): Promise<BaselineRecord | undefined> {
  for (const store of stores) {
    const found = await restoreRecord(store, { key, ancestors: key.ancestors, mayUse: () => true });
    if ('record' in found && found.caveat === undefined) return found.record;
  }
  return undefined;
}

/** States in which a model without figures has been judged all the same: it crashed, or its inputs are others. */
const SAYS_SOMETHING: readonly string[] = ['fail', 'incomparable'];
