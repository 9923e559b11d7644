import { isTooDisturbed } from '../measure/disturbed-launches.ts';
import type { ModelFailure } from '../measure/model-failure.ts';
import { describeGrowth } from '../verdict/describe-operator-change.ts';
import { writeHeadline, writeNextStep } from '../verdict/headline.ts';
import type { Judgement } from '../verdict/judge-model.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import type { Findings } from './findings.ts';
import type { Run } from './run.ts';

/** What stands first in a report: what was found, and what to do about it. */
export type Told = Pick<ModelVerdict, 'headline' | 'nextStep'>;

/** Tells how a model's run ended, before anything that happened besides is named. */
export function tellOutcome(
  run: Run,
  { found, outcome, kept }: Findings,
  { state, rows, time }: Judgement,
): Told {
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
