import { itemIds } from '../../dataset/item-ids.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import type { HistoryLine } from '../../records/history.ts';
import { mentionAttempts } from '../../verdict/attempts.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import type { ModelVerdict, State } from '../../verdict/verdict.ts';
import { describeStandings } from '../../verdict/waiver/waiver-standing.ts';
import { conclude } from '../conclude/conclude.ts';
import { describeDriftAttempt } from '../conclude/judge-drift.ts';
import type { NamedSave } from '../conclude/record-candidate.ts';
import type { Findings } from '../findings.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import { compareData } from '../rules/compare-data.ts';
import { addFallback, describeFallback } from '../rules/cpu-fallback.ts';
import type { ModelDigest, Run } from '../run.ts';
import { describeLaunches } from './describe-launches.ts';
import { describeCommand, describeMethod, describeSettings } from './describe-method.ts';
import {
  addAcceptance,
  addChanges,
  addDrift,
  addWaivers,
  describeChanges,
  type Headline,
  outcomeHeadline,
} from './headline.ts';
import { historyLineOf } from './history-line.ts';
import { namedFlips, nameFlips } from './name-flips.ts';
import { describeProvenance, type Provenance } from './provenance.ts';

/** A model's verdict and what it means for the job. */
export interface JudgedModel {
  readonly verdict: ModelVerdict;
  readonly exitCode: ExitCode;
  /** Whether the model is new, or its baseline is being recorded: only then may it pass without one. */
  readonly mayLackBaseline: boolean;
  /** Whether at least one store keeps what was recorded. */
  readonly isRecorded: boolean;
  /** What the change under test makes of the data that judges it. */
  readonly dataChanges: readonly PolicyChange[];
  /** What the verdict was made of. */
  readonly findings: Findings;
  readonly provenance: Provenance;
  /** For the history; undefined where nothing was measured. */
  readonly line: HistoryLine | undefined;
}

/** Puts all that a reader needs beside what was judged. */
export async function describeRun(checked: Run, findings: Findings): Promise<JudgedModel> {
  const { candidate, found, outcome, judgement, drift, kept, attempts, listed } = findings;
  const run = { ...checked, baselinePolicy: found.policy };
  const { model, request } = run;
  const isRecorded = kept.saves.some(({ state }) => state === 'saved');
  const waivers = describeStandings(waiversOf(run), { limits: model.limits, rows: judgement.rows });
  const outcomeOnly = outcomeHeadline(run, findings, judgement);
  const stated = addAttempts(addWaivers(waivers, judgement, outcomeOnly), findings);
  const named = addChanges(run, findings, stated);
  const { state, exitCode, mayLackBaseline } = conclude(run, findings);
  const ids = await itemIds(candidate.scored, namedFlips(judgement.flips));
  const verdict: ModelVerdict = {
    id: model.id,
    ...judgement,
    state,
    ...addAcceptance(run, kept, addDrift(drift, judgement.state, addFallback(request, named))),
    ...(drift && { drift }),
    ...(kept.acceptance && { acceptance: { ...kept.acceptance, state: kept.acceptance.state as State } }),
    ...(waivers.length > 0 && { waivers }),
    ...(attempts && { attempts }),
    changes: [...listed.changes],
    baselineSource: found.baseline.kind === 'none' ? null : found.baseline.source,
    models: {
      baseline: findings.baselineModel === undefined ? null : digestOf(findings.baselineModel),
      candidate: digestOf(candidate.preparedArm.arm.model),
    },
    flips: nameFlips(judgement.flips, (position) => ids.get(position)),
    environment: { ...candidate.environment, ...describeGpuStates(outcome), ...describeSettings(run) },
    method: describeMethod(run, outcome),
    notes: [
      ...describeFallback(run),
      ...found.notes,
      ...[candidate.setFile, candidate.classesFile].flatMap((file) => file?.note ?? []),
      ...describeChanges(listed),
      ...(run.waiverNote === undefined ? [] : [run.waiverNote]),
      ...(findings.notes ?? []),
      ...describeDriftAttempt(findings.driftAttempt),
      ...kept.saves.map(describeSave),
      ...(outcome.kind === 'compared' ? describeLaunches(outcome.comparison) : []),
    ],
    reproduce: describeCommand(run, candidate),
    ...(request.fallback !== undefined && { fallback: request.fallback }),
  };
  return {
    verdict,
    exitCode,
    mayLackBaseline,
    isRecorded,
    dataChanges: await compareData(run, candidate),
    findings,
    provenance: describeProvenance(run, candidate),
    line: historyLineOf(run, candidate, verdict),
  };
}

/** Clocks, heat and power of the GPU at the ends of the launches. */
function describeGpuStates(outcome: Outcome): Record<string, string> {
  if (outcome.kind !== 'compared') return {};
  const { card } = outcome.comparison.candidate;
  return card === undefined
    ? {}
    : { 'card before the launches': card.before, 'card after the launches': card.after };
}

/** Which attempt it is stands in the headline: green at the third try is another green. */
function addAttempts({ headline, nextStep }: Headline, { attempts }: Findings): Headline {
  if (attempts === undefined) return { headline, nextStep };
  return { headline: `${headline}; ${mentionAttempts(attempts)}`, nextStep };
}

const digestOf = ({ sha256, sizeBytes }: ModelDigest): ModelDigest => ({ sha256, sizeBytes });

function describeSave(saved: NamedSave): string {
  return saved.state === 'saved'
    ? `Saved in ${saved.store}: ${saved.detail}`
    : `Not saved in ${saved.store}: ${saved.detail}`;
}
