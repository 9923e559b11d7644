import { nearestName } from '../policy/nearest-name.ts';

/** Names in a hostile model may be megabytes long, and the work of comparing grows with the square. */
const LONGEST = 200;

/** The question that helps after a misspelt name: ` Did you mean "tokens"?`, with the space before it; empty when no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (name.length > LONGEST) return '';
  const nearest = nearestName(
    name,
    known.filter((candidate) => candidate.length <= LONGEST),
  );
  return nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
}
