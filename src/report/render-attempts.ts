import type { ModelVerdict } from '../verdict/verdict.ts';
import { codeSpan, escapeProse } from './escape-markdown.ts';

const MAX_NAMED = 8;

/** Which attempts there were before, and how each ended; empty at the first. */
export function renderAttempts({ attempts }: ModelVerdict): string {
  if (attempts === undefined) return '';
  const { number, own, basis, earlier } = attempts;
  const named = earlier
    .slice(-MAX_NAMED)
    .map(
      ({ state, launches, at }) =>
        `${codeSpan(state)} on ${codeSpan(at.slice(0, 16))} (${launches} launches)`,
    );
  const more = earlier.length - named.length;
  const before = `${named.join(', ')}${more > 0 ? `, and ${more} before` : ''}`;
  if (basis === 'pull-request') return `Nothing was measured: the pull request’s run did, ${before}.`;
  const what = own === 0 ? 'nothing was measured in it' : `${own} launches are its own`;
  return `${escapeProse(`Attempt ${number} at this comparison; ${what}.`)} Earlier: ${before}.`;
}
