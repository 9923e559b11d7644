import type { Judgement } from '../verdict/judge-model.ts';
import { mentionWaivers, type WaiverStanding } from '../verdict/waiver-standing.ts';
import type { Told } from './tell-outcome.ts';

/** What a waiver lets through, or no longer does, stands in the headline. */
export function tellWaivers(
  waivers: readonly WaiverStanding[],
  { state, rows }: Pick<Judgement, 'state' | 'rows'>,
  { headline, nextStep }: Told,
): Told {
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
