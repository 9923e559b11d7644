import { relative } from 'node:path';
import type { AttemptRecord } from '../baseline/attempt-record.ts';
import type { HistoryLine } from '../baseline/history.ts';
import { itemIds } from '../dataset/item-ids.ts';
import { isTooDisturbed } from '../measure/disturbed-launches.ts';
import type { ModelFailure } from '../measure/model-failure.ts';
import type { Change } from '../policy/change.ts';
import { type Attempts, mentionAttempts } from '../verdict/attempts.ts';
import type { Outcome } from '../verdict/comparison.ts';
import { describeGrowth } from '../verdict/describe-operator-change.ts';
import type { Drift } from '../verdict/drift.ts';
import { type ExitCode, exitCodeOf, worstExitCode } from '../verdict/exit-code.ts';
import { writeHeadline, writeNextStep } from '../verdict/headline.ts';
import type { Judgement } from '../verdict/judge-model.ts';
import { adviseToSplit, headsOf, tellChanges } from '../verdict/one-change.ts';
import type { PolicyChange } from '../verdict/policy-change.ts';
import type { ModelVerdict, State } from '../verdict/verdict.ts';
import { tellStandings } from '../verdict/waiver-standing.ts';
import { worseState } from '../verdict/worse-state.ts';
import { waiversOf } from './choose-waivers.ts';
import { compareData } from './compare-data.ts';
import { describeLaunches } from './describe-launches.ts';
import { describeLine } from './describe-line.ts';
import { describeMethod, describeSettings } from './describe-method.ts';
import { describeFallback, tellFallback } from './fall-back.ts';
import { type DriftAttempt, describeDriftAttempt } from './judge-drift.ts';
import type { ListedChanges } from './list-changes.ts';
import type { Opponent } from './look-for-baseline.ts';
import { describeProvenance, type Provenance } from './provenance.ts';
import type { Kept, NamedSave } from './record-candidate.ts';
import type { EnteredCandidate, ModelDigest, Run } from './run.ts';
import { tellAcceptance } from './tell-acceptance.ts';
import { tellDrift } from './tell-drift.ts';
import { tellWaivers } from './tell-waivers.ts';

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

/** What one model's run left to be told. */
export interface Findings {
  readonly candidate: EnteredCandidate;
  readonly found: Opponent;
  readonly outcome: Outcome;
  /** Against the baseline. */
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
  readonly baselineModel: ModelDigest | undefined;
  readonly listed: ListedChanges;
  readonly attempts?: Attempts | undefined;
  /** What a reader must know of the attempts before this one. */
  readonly notes?: readonly string[];
  /** What was measured, for whoever may judge it again; undefined where nothing was. */
  readonly record?: AttemptRecord | undefined;
  /** What the comparison with the last release left besides. */
  readonly driftAttempt?: DriftAttempt | undefined;
  readonly kept: Kept;
}

/** Flipped items that a report names, in each direction. */
export const MAX_NAMED_FLIPS = 50;

/** Puts all that a reader needs beside what was judged. */
export async function describeRun(checked: Run, findings: Findings): Promise<JudgedModel> {
  const { candidate, found, outcome, judgement, drift, kept, attempts } = findings;
  const run = { ...checked, baselinePolicy: found.policy };
  const { model, request } = run;
  const isRecorded = kept.saves.some(({ state }) => state === 'saved');
  const waivers = tellStandings(waiversOf(run), { limits: model.limits, rows: judgement.rows });
  const told = nameAttempts(tellWaivers(waivers, judgement, tell(run, findings, judgement)), findings);
  const named = nameChanges(run, findings, told);
  const verdict: ModelVerdict = {
    id: model.id,
    ...judgement,
    state: stateOf(run, findings),
    ...tellAcceptance(run, kept, tellDrift(drift, judgement.state, tellFallback(request, named))),
    ...(drift && { drift }),
    ...(kept.acceptance && { acceptance: { ...kept.acceptance, state: kept.acceptance.state as State } }),
    ...(waivers.length > 0 && { waivers }),
    ...(attempts && { attempts }),
    changes: [...findings.listed.changes],
    baselineSource: found.baseline.kind === 'none' ? null : found.baseline.source,
    models: {
      baseline: findings.baselineModel === undefined ? null : digestOf(findings.baselineModel),
      candidate: digestOf(candidate.contestant.arm.model),
    },
    flips: await nameFlips(judgement.flips, candidate),
    environment: { ...candidate.environment, ...describeCardStates(outcome), ...describeSettings(run) },
    method: describeMethod(run, outcome),
    notes: [
      ...describeFallback(run),
      ...found.notes,
      ...[candidate.setFile, candidate.classesFile].flatMap((file) => file?.note ?? []),
      ...describeChanges(findings.listed.changes),
      ...describeUntold(findings.listed),
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
    exitCode: exitCodeFor(run, findings),
    mayLackBaseline: mayLackBaseline(run, findings),
    isRecorded,
    dataChanges: await compareData(run, candidate),
    findings,
    provenance: describeProvenance(run, candidate),
    line: describeLine(run, candidate, verdict),
  };
}

/** Clocks, heat and power of the card at the ends of the launches. */
function describeCardStates(outcome: Outcome): Record<string, string> {
  if (outcome.kind !== 'compared') return {};
  const { card } = outcome.comparison.candidate;
  return card === undefined
    ? {}
    : { 'card before the launches': card.before, 'card after the launches': card.after };
}

/** What a person has accepted in this very run is waived: whatever was found stands in the rows and in the headline. */
function stateOf({ request }: Run, { judgement, drift, kept }: Findings): State {
  const isAccepted = request.recording?.acceptedBy !== undefined && kept.acceptance?.by !== undefined;
  return isAccepted ? 'waived' : worseState(judgement.state, drift?.state ?? 'pass');
}

const mayLackBaseline = ({ request }: Run, { found: { baseline } }: Findings): boolean =>
  request.mode === 'alone' || (baseline.kind === 'none' && baseline.isNewModel);

/** A release that was not kept to stops the job, whatever the verdict on the change lets through. */
function exitCodeFor(run: Run, findings: Findings): ExitCode {
  const { request, policy } = run;
  const { judgement, drift } = findings;
  const rules = {
    use: request.use,
    onInconclusive: policy['on-inconclusive'],
    mayLackBaseline: mayLackBaseline(run, findings),
  };
  const state = stateOf(run, findings);
  if (state === 'waived') return exitCodeOf(state, rules);
  return worstExitCode([judgement.state, drift?.state ?? 'pass'].map((each) => exitCodeOf(each, rules)));
}

/** What changed stands in the headline: a verdict on two things at once is a verdict on neither. */
function nameChanges(
  { policy }: Run,
  { outcome, listed: { changes } }: Findings,
  { headline, nextStep }: Told,
): Told {
  const told = tellChanges(changes);
  if (outcome.kind !== 'compared' || policy['one-change'] === 'off' || told === undefined)
    return { headline, nextStep };
  const isConfounded = headsOf(changes).length > 1;
  return {
    headline: `${headline}; ${told}`,
    nextStep: isConfounded ? `${nextStep} ${adviseToSplit(changes)}.` : nextStep,
  };
}

/** Where the headline cannot hold all, or what it leaves out because both arms share it. */
function describeChanges(changes: readonly Change[]): string[] {
  const heads = headsOf(changes);
  return changes
    .filter(({ head }) => heads.length > 1 || !heads.includes(head))
    .map(({ head, text }) => `Changed (${head}): ${text}`);
}

function describeUntold({ untold }: ListedChanges): string[] {
  return untold === undefined ? [] : [`${untold.charAt(0).toUpperCase()}${untold.slice(1)}.`];
}

/** Which attempt it is stands in the headline: green at the third try is another green. */
function nameAttempts({ headline, nextStep }: Told, { attempts }: Findings): Told {
  if (attempts === undefined) return { headline, nextStep };
  return { headline: `${headline}; ${mentionAttempts(attempts)}`, nextStep };
}

export type Told = Pick<ModelVerdict, 'headline' | 'nextStep'>;

function tell(run: Run, { found, outcome, kept }: Findings, { state, rows, time }: Judgement): Told {
  const nextStep = writeNextStep(state, rows, time === null ? undefined : describeGrowth(time.operators));
  if (outcome.kind === 'failed') return tellFailure(run, outcome.failure, nextStep);
  if (outcome.kind === 'incomparable') {
    return {
      headline: `the baseline cannot be compared: ${outcome.differences.join('; ')}`,
      nextStep: outcome.nextStep,
    };
  }
  if (outcome.kind === 'unchanged') {
    const held = rows.filter((row) => row.state === 'pass').length;
    const judged = rows.filter((row) => row.state !== 'shown').length;
    return {
      headline: `nothing to measure: model, data, settings and machine are those of the record, whose figures keep ${held} of ${judged} limits`,
      nextStep,
    };
  }
  if (state !== 'no-baseline' || found.baseline.kind !== 'none') {
    return { headline: writeHeadline(state, rows), nextStep };
  }
  if (run.request.mode !== 'alone') {
    const { isNewModel, why } = found.baseline;
    const landing =
      run.request.recording === undefined
        ? 'Nothing to do; its figures become the baseline when it lands.'
        : 'Nothing to do.';
    return { headline: why, nextStep: isNewModel ? landing : nextStep };
  }
  if (outcome.kind === 'compared' && isTooDisturbed(outcome.comparison.candidate)) {
    return {
      headline: 'not recorded: the card was not quiet',
      nextStep: 'See the notes, then record again.',
    };
  }
  const keeper = kept.saves.find((save) => save.state === 'saved');
  return keeper === undefined
    ? { headline: 'measured, but no store kept it as baseline', nextStep: 'Mend the store, then run again.' }
    : { headline: `recorded as baseline (${keeper.store})`, nextStep: 'Nothing to do.' };
}

/** What kept the model from being measured, and whose it is to mend. */
function tellFailure({ model: { runtime } }: Run, { kind, message }: ModelFailure, nextStep: string): Told {
  switch (kind) {
    case 'no-provider': {
      const wanted = runtime.providers.filter((provider) => provider !== 'cpu').join(', ');
      return {
        headline: `${wanted} cannot be loaded on this machine; nothing was measured: ${message}`,
        nextStep,
      };
    }
    case 'fell-back':
      return {
        headline: message,
        nextStep:
          'Give those operators a form that the provider has a kernel for, or judge fallback by its time instead: limits.fallback-time-share.',
      };
    default:
      return { headline: `the candidate could not be measured: ${message}`, nextStep: 'Mend the model.' };
  }
}

async function nameFlips(
  flips: Judgement['flips'],
  { scored }: EnteredCandidate,
): Promise<ModelVerdict['flips']> {
  if (flips === null) return null;
  const { rightToWrong: _, wrongToRight: __, ...tests } = flips;
  const first = (positions: readonly number[]): readonly number[] => positions.slice(0, MAX_NAMED_FLIPS);
  const ids = await itemIds(scored, [...first(flips.rightToWrong), ...first(flips.wrongToRight)]);
  const named = (positions: readonly number[]): string[] =>
    first(positions).flatMap((position) => ids.get(position) ?? []);
  return {
    rightToWrong: flips.rightToWrong.length,
    wrongToRight: flips.wrongToRight.length,
    rightToWrongIds: named(flips.rightToWrong),
    wrongToRightIds: named(flips.wrongToRight),
    ...tests,
  };
}

const digestOf = ({ sha256, sizeBytes }: ModelDigest): ModelDigest => ({ sha256, sizeBytes });

function describeSave(saved: NamedSave): string {
  return saved.state === 'saved'
    ? `Saved in ${saved.store}: ${saved.detail}`
    : `Not saved in ${saved.store}: ${saved.detail}`;
}

function describeCommand({ request, model }: Run, { shownPath }: EnteredCandidate): string {
  const policyFile = relative(process.cwd(), request.policyFile);
  const words = [
    'regression-gate check',
    '--policy',
    policyFile,
    '--model',
    model.id,
    '--candidate',
    shownPath,
  ];
  if (request.baseline !== undefined) words.push('--baseline', relative(process.cwd(), request.baseline));
  if (request.baselinePolicyFile !== undefined) {
    words.push('--baseline-policy', relative(process.cwd(), request.baselinePolicyFile));
  }
  words.push('--budget', `${request.budgetNs / 1e9}s`, '--seed', String(request.seed));
  const commit = request.baseline === undefined ? request.commit : undefined;
  return commit === undefined ? words.join(' ') : `${words.join(' ')}  # baseline: commit ${commit}`;
}
