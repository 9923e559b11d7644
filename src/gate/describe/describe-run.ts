import { itemIds } from '../../dataset/item-ids.ts';
import type { Acceptance } from '../../records/acceptance.ts';
import type { Note } from '../../verdict/note.ts';
import type { ModelVerdict, State } from '../../verdict/verdict.ts';
import { listStandings } from '../../verdict/waiver/list-standings.ts';
import { conclude } from '../conclude/conclude.ts';
import type { Findings } from '../findings.ts';
import type { JudgedModel } from '../gate-result.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import { compareData } from '../rules/compare-data.ts';
import { noteUnjudged } from '../rules/cpu-fallback.ts';
import type { ModelDigest, Run } from '../run.ts';
import { describeEnding } from './describe-ending.ts';
import { describeLaunches } from './describe-launches.ts';
import { describeCommand, describeMethod, describeSettings } from './describe-method.ts';
import { historyLineOf } from './history-line.ts';
import { namedFlips, nameFlips } from './name-flips.ts';
import { describeProvenance } from './provenance.ts';

/** Assembles a model's verdict, with everything else that is kept from its run. */
export async function describeRun(checked: Run, findings: Findings): Promise<JudgedModel> {
  const { candidate, found, kept } = findings;
  const run = { ...checked, baselinePolicy: found.policy };
  const { state, exitCode, mayLackBaseline } = conclude(run, findings);
  const verdict = { ...(await describeModel(run, findings)), state };
  return {
    verdict,
    exitCode,
    mayLackBaseline,
    isRecorded: kept.saves.some((save) => save.state === 'saved'),
    dataChanges: await compareData(run, candidate),
    findings,
    provenance: describeProvenance(run, candidate),
    line: historyLineOf(run, candidate, verdict),
  };
}

async function describeModel(run: Run, findings: Findings): Promise<ModelVerdict> {
  const { model, request, policy } = run;
  const { candidate, found, outcome, judgement, drift, kept, attempts, listed } = findings;
  const waivers = listStandings(waiversOf(run), { limits: model.limits, rows: judgement.rows });
  const ids = await itemIds(candidate.scored, namedFlips(judgement.flips));
  return {
    id: model.id,
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
    oneChange: policy['one-change'],
    flips: nameFlips(judgement.flips, (position) => ids.get(position)),
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

function describeNotes(run: Run, { candidate, found, outcome, notes = [] }: Findings): Note[] {
  const { setFile, classesFile } = candidate;
  return [
    ...noteUnjudged(run),
    ...found.notes,
    ...[setFile, classesFile].flatMap((file) => file?.note ?? []),
    ...(run.waiverNote === undefined ? [] : [run.waiverNote]),
    ...notes,
    ...(outcome.kind === 'compared' ? describeLaunches(outcome.comparison) : []),
  ];
}

function describeAcceptance(
  { request }: Run,
  { accepted, state, why, by }: Acceptance,
): NonNullable<ModelVerdict['acceptance']> {
  const isThisRun = request.recording?.acceptedBy !== undefined;
  // Recorded as text so that old records stay readable; it is one of the states.
  return { accepted, state: state as State, why, ...(by !== undefined && { by: { actor: by, isThisRun } }) };
}

const digestOf = ({ sha256, sizeBytes }: ModelDigest): ModelDigest => ({ sha256, sizeBytes });
