import type { Kept } from './record-candidate.ts';
import type { Run } from './run.ts';
import type { Told } from './tell-outcome.ts';

const HOW =
  'Mend it in the next change; or, if it is meant to be so, run this workflow by hand on the default branch with the reason in the input "accept".';

/** Says whether what was recorded is what others are compared with from now on. */
export function tellAcceptance(
  { request }: Run,
  { acceptance }: Pick<Kept, 'acceptance'>,
  { headline, nextStep }: Told,
): Told {
  if (acceptance === undefined || request.mode === 'alone') return { headline, nextStep };
  if (!acceptance.accepted) {
    return {
      headline: `${headline}; recorded, but not accepted as a baseline`,
      nextStep: `${nextStep} ${HOW}`,
    };
  }
  if (acceptance.by === undefined) return { headline, nextStep };
  const told = `accepted by ${acceptance.by} (${acceptance.why})`;
  return request.recording?.acceptedBy === undefined
    ? { headline: `${headline}; its commit stays ${told}`, nextStep }
    : { headline: `${told}; ${headline}`, nextStep: 'Nothing to do.' };
}
