import type { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import type { Change } from '../../inspect/diff/change.ts';
import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import { adviseToSplit, headsOf, summarizeChanges } from '../../verdict/changes.ts';
import { writeHeadline, writeNextStep } from '../../verdict/headline.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import { describeGrowth } from '../../verdict/time/compare-operators.ts';
import { type Drift, type ModelVerdict, nameRelease, type State } from '../../verdict/verdict.ts';
import { mentionWaivers, type WaiverStanding } from '../../verdict/waiver/waiver-standing.ts';
import type { ListedChanges } from '../compare/list-changes.ts';
import type { Kept } from '../conclude/record-candidate.ts';
import type { Findings } from '../findings.ts';
import type { Run } from '../run.ts';

/** What stands first in a report: what was found, and what to do about it. */
export type Headline = Pick<ModelVerdict, 'headline' | 'nextStep'>;

/** Tells how a model's run ended, before anything that happened besides is named. */
export function outcomeHeadline(
  run: Run,
  { found, outcome, kept }: Findings,
  { state, rows, time }: Judgement,
): Headline {
  const nextStep = writeNextStep(state, rows, time === null ? undefined : describeGrowth(time.operators));
  if (outcome.kind === 'failed') return failureHeadline(run, outcome.failure, nextStep);
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
function failureHeadline(
  { model: { runtime } }: Run,
  { kind, message }: ModelFailure,
  nextStep: string,
): Headline {
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

const HOW =
  'Mend it in the next change; or, if it is meant to be so, run this workflow by hand on the default branch with the reason in the input "accept".';

/** Says whether what was recorded is what others are compared with from now on. */
export function addAcceptance(
  { request }: Run,
  { acceptance }: Pick<Kept, 'acceptance'>,
  { headline, nextStep }: Headline,
): Headline {
  if (acceptance === undefined || request.mode === 'alone') return { headline, nextStep };
  if (!acceptance.accepted) {
    return {
      headline: `${headline}; recorded, but not accepted as a baseline`,
      nextStep: `${nextStep} ${HOW}`,
    };
  }
  if (acceptance.by === undefined) return { headline, nextStep };
  const text = `accepted by ${acceptance.by} (${acceptance.why})`;
  return request.recording?.acceptedBy === undefined
    ? { headline: `${headline}; its commit stays ${text}`, nextStep }
    : { headline: `${text}; ${headline}`, nextStep: 'Nothing to do.' };
}

/** What changed stands in the headline: a verdict on two things at once is a verdict on neither. */
export function addChanges(
  { policy }: Run,
  { outcome, listed: { changes } }: Findings,
  { headline, nextStep }: Headline,
): Headline {
  const text = summarizeChanges(changes);
  if (outcome.kind !== 'compared' || policy['one-change'] === 'off' || text === undefined)
    return { headline, nextStep };
  const isConfounded = headsOf(changes).length > 1;
  return {
    headline: `${headline}; ${text}`,
    nextStep: isConfounded ? `${nextStep} ${adviseToSplit(changes)}.` : nextStep,
  };
}

/** What there is to say of the changes besides, a sentence each. */
export function describeChanges({ changes, untold }: ListedChanges): string[] {
  return [...describeHidden(changes), ...describeUntold(untold)];
}

/** Where the headline cannot hold all, or what it leaves out because both arms share it. */
function describeHidden(changes: readonly Change[]): string[] {
  const heads = headsOf(changes);
  return changes
    .filter(({ head }) => heads.length > 1 || !heads.includes(head))
    .map(({ head, text }) => `Changed (${head}): ${text}`);
}

function describeUntold(untold: ListedChanges['untold']): string[] {
  return untold === undefined ? [] : [`${untold.charAt(0).toUpperCase()}${untold.slice(1)}.`];
}

/**
 * Says in the headline what the last release has to do with the verdict; nothing where its limits hold.
 *
 * @param state - Of the model against its baseline.
 */
export function addDrift(drift: Drift | undefined, state: State, { headline, nextStep }: Headline): Headline {
  if (drift === undefined || drift.state === 'pass') return { headline, nextStep };
  const against = `against ${nameRelease(drift)}: ${drift.why ?? writeHeadline(drift.state, drift.rows)}`;
  if (state !== 'pass' && state !== 'waived') {
    return { headline: `${headline}; ${against}`, nextStep: `${nextStep} ${NEXT_STEPS[drift.state]}` };
  }
  return {
    headline: `${against}; against its baseline ${headline}`,
    nextStep: NEXT_STEPS[drift.state],
  };
}

const NEXT_STEPS: Readonly<Record<Exclude<Drift['state'], 'pass'>, string>> = {
  fail: 'Win back what has been lost since the release, publish a release that accepts it, or loosen the drift limit in a reviewed change of the policy.',
  inconclusive: 'Run again with a larger budget or on a quieter machine to tell the drift since the release.',
  incomparable:
    'Let the gate have the model of the last release, or take the drift limits out of the policy in a reviewed change.',
};

/** What a waiver lets through, or no longer does, stands in the headline. */
export function addWaivers(
  waivers: readonly WaiverStanding[],
  { state, rows }: Pick<Judgement, 'state' | 'rows'>,
  { headline, nextStep }: Headline,
): Headline {
  const mention = mentionWaivers(waivers, rows);
  const [first] = waivers
    .filter(({ standing }) => standing === 'used')
    .map(({ expires }) => expires)
    .sort();
  return {
    headline: mention === undefined ? headline : `${headline}; ${mention}`,
    nextStep:
      state === 'waived' && first !== undefined
        ? `Nothing to do now; from the day after ${first} on, the waiver holds no longer and this fails.`
        : nextStep,
  };
}
