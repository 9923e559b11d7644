import type { DataFacts } from '../../dataset/regression-set.ts';
import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import { onInconclusive } from '../../policy/policy.ts';
import type { Acceptance } from '../../records/acceptance.ts';
import { digestFields } from '../../records/comparability.ts';
import type { HistoryLine } from '../../records/history.ts';
import { type ExitCode, exitCodeOf, worseState, worstExitCode } from '../../verdict/exit-code.ts';
import type { Ending } from '../../verdict/facts/ending.ts';
import type { Note } from '../../verdict/facts/note.ts';
import type { State } from '../../verdict/state.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { listStandings } from '../../verdict/waiver/waive-row.ts';
import type { Findings, JudgedModel } from '../gate-result.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import { noteUnjudged } from '../rules/cpu-fallback.ts';
import { compareData } from '../rules/files/compare-data.ts';
import type { ModelDigest, PreparedCandidate, Run } from '../run.ts';
import { describeAnswers } from './describe-answers.ts';
import { describeLaunches } from './describe-launches.ts';
import { describeCommand, describeMethod, describeSettings } from './describe-method.ts';
import { readFlipped } from './inputs/read-flipped.ts';
import { nameFlips } from './name-flips.ts';
import { describeProvenance } from './provenance.ts';

/** Assembles a model's verdict, with everything else that is kept from its run. */
export async function describeRun(checked: Run, findings: Findings): Promise<JudgedModel> {
  const { candidate, found, kept } = findings;
  const run = { ...checked, baselinePolicy: found.policy };
  const { state, exitCode } = conclude(run, findings);
  const { ids, flipped } = await readFlipped(run, findings);
  const verdict = { ...describeModel(run, findings, ids), state };
  return {
    verdict,
    flipped,
    exitCode,
    isRecorded: kept.saves.some((save) => save.state === 'saved'),
    dataChanges: await compareData(run, candidate),
    findings,
    provenance: describeProvenance(run, candidate),
    line: historyLineOf(run, candidate, verdict),
  };
}

/** The final state of a model, and what it means for the job. */
interface Conclusion {
  readonly state: State;
  readonly exitCode: ExitCode;
}

/**
 * Concludes one model's run. What a person accepts in this run is waived; the rows and the headline still show the
 * findings. Drift beyond its limits fails the job, whatever the verdict on the change.
 */
function conclude({ request, policy, model }: Run, { judgement, drift, kept, found }: Findings): Conclusion {
  const { baseline } = found;
  const isNew = baseline.kind === 'none' && baseline.why.kind === 'new-model';
  const mayLackBaseline = request.mode === 'alone' || isNew;
  const rules = { use: request.use, onInconclusive: onInconclusive(policy, model), mayLackBaseline };
  const isAccepted = request.recording?.acceptedBy !== undefined && kept.acceptance?.by !== undefined;
  if (isAccepted) return { state: 'waived', exitCode: exitCodeOf('waived', rules) };
  const states = [judgement.state, drift?.state ?? 'pass'] as const;
  return {
    state: worseState(...states),
    exitCode: worstExitCode(states.map((each) => exitCodeOf(each, rules))),
  };
}

/** @param ids - Of flipped items, by position. */
function describeModel(run: Run, findings: Findings, ids: ReadonlyMap<number, string>): ModelVerdict {
  const { model, request, policy } = run;
  const { candidate, found, outcome, judgement, drift, kept, attempts, listed, layers } = findings;
  const waivers = listStandings(waiversOf(run), { ...model, rows: judgement.rows });
  const relocation = run.relocations.get(model.id);
  return {
    id: model.id,
    ...(model.dataSet && { dataSet: model.dataSet }),
    ...judgement,
    ending: describeEnding(run, findings),
    baselineSource: found.baseline.kind === 'none' ? null : found.baseline.source,
    models: {
      baseline: findings.baselineModel === undefined ? null : digestOf(findings.baselineModel),
      candidate: digestOf(candidate.preparedArm.arm.model),
    },
    ...(drift && { drift }),
    ...(kept.acceptance && { acceptance: describeAcceptance(run, kept.acceptance) }),
    saves: [...kept.saves],
    ...(waivers.length > 0 && { waivers }),
    ...(attempts && { attempts }),
    changes: [...listed.changes],
    ...(listed.changesUnknown && { changesUnknown: listed.changesUnknown }),
    ...(relocation && { relocation }),
    oneChange: policy['one-change'],
    ...(request.use !== 'release' && onInconclusive(policy, model) === 'pass' && { passesUndecided: true }),
    flips: nameFlips(judgement.flips, (position) => ids.get(position)),
    ...(layers && { layers }),
    environment: { ...candidate.environment },
    ...(outcome.kind === 'compared' &&
      outcome.comparison.candidate.gpu && { gpuState: outcome.comparison.candidate.gpu }),
    settings: describeSettings(run),
    method: describeMethod(run, outcome),
    notes: describeNotes(run, findings),
    command: describeCommand(run, candidate),
    ...(request.fallback !== undefined && { fallback: request.fallback }),
  };
}

/** How a model's run ended, before its rows are considered. */
export function describeEnding(
  { model, request }: Pick<Run, 'model' | 'request'>,
  { found: { baseline }, outcome }: Pick<Findings, 'found' | 'outcome'>,
): Ending {
  switch (outcome.kind) {
    case 'failed': {
      const { kind: failure, message } = outcome.failure;
      const providers = model.runtime.providers.filter((provider) => provider !== 'cpu');
      return { kind: 'failed', failure, message, providers };
    }
    case 'incomparable':
      return { kind: 'incomparable', differences: [...outcome.differences] };
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'compared':
      if (baseline.kind !== 'none') return { kind: 'compared' };
      return request.mode === 'alone'
        ? { kind: 'measured-alone', isRecordable: !isTooDisturbed(outcome.comparison.candidate) }
        : { kind: 'no-baseline', why: baseline.why };
  }
}

const digestOf = ({ sha256, sizeBytes }: ModelDigest): ModelDigest => ({ sha256, sizeBytes });

function describeAcceptance(
  { request }: Run,
  { accepted, state, why, by }: Acceptance,
): NonNullable<ModelVerdict['acceptance']> {
  const isThisRun = request.recording?.acceptedBy !== undefined;
  // Recorded as text so that old records stay readable; it is one of the states.
  return { accepted, state: state as State, why, ...(by !== undefined && { by: { actor: by, isThisRun } }) };
}

function describeNotes(run: Run, { candidate, found, outcome, notes = [] }: Findings): Note[] {
  const { setFile, classesFile } = candidate;
  return [
    ...(run.request.withoutPolicy?.notes ?? []),
    ...noteUnjudged(run),
    ...found.notes,
    ...[setFile, classesFile].flatMap((file) => file?.note ?? []),
    ...('facts' in candidate.set ? noteData(candidate.set.facts?.()) : []),
    ...(run.waiverNote === undefined ? [] : [run.waiverNote]),
    ...notes,
    ...(outcome.kind === 'compared'
      ? [...describeAnswers(outcome.comparison), ...describeLaunches(outcome.comparison)]
      : []),
  ];
}

/** A file may have thousands of names, and long ones; more than this is not useful. */
const MAX_COLUMNS = 12;
const MAX_COLUMN_NAME = 80;

function noteData(facts: DataFacts | undefined): Note[] {
  if (facts === undefined) return [];
  const { byPosition, missing } = facts;
  const listed = (columns: readonly string[]) => ({
    columns: columns.slice(0, MAX_COLUMNS).map((name) => name.slice(0, MAX_COLUMN_NAME)),
    of: columns.length,
  });
  return [
    ...(byPosition === undefined
      ? []
      : [{ kind: 'columns-by-position', input: byPosition.input, ...listed(byPosition.columns) } as const]),
    ...(missing.fields === 0
      ? []
      : [{ kind: 'missing-values', fields: missing.fields, ...listed(missing.columns) } as const]),
  ];
}

/**
 * The line that this run adds to a model's history, whether or not a store saves it.
 *
 * @returns Undefined if nothing was measured.
 */
function historyLineOf(
  { request, ports, model }: Pick<Run, 'request' | 'ports' | 'model'>,
  { preparedArm, comparability, environment }: PreparedCandidate,
  { state, rows }: Pick<ModelVerdict, 'state' | 'rows'>,
): HistoryLine | undefined {
  const figures = Object.fromEntries(
    rows.flatMap(({ metric, slice, candidate }) =>
      candidate === null || slice !== undefined ? [] : [[metric, candidate]],
    ),
  );
  if (Object.keys(figures).length === 0) return undefined;
  return {
    version: 1,
    run: ports.run ?? null,
    modelId: model.id,
    commit: ports.runCommit ?? null,
    recordedAt: ports.now().toISOString(),
    model: preparedArm.arm.model.sha256,
    comparability: digestFields(comparability),
    environment: digestFields(environment),
    figures,
    use: request.use,
    state,
    ...(ports.positiveControl?.daysAgo === 0 && {
      positiveControl: { at: ports.positiveControl.at, blocked: [...ports.positiveControl.blocked] },
    }),
  };
}
