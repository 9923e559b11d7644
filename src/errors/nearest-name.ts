/**
 * The known name that was probably meant, for "Did you mean": at most a third of its characters differ.
 *
 * @returns Undefined if no known name is close enough.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let nearest: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (distance <= allowed && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) {
      nearest = { name: candidate, distance };
    }
  }
  return nearest?.name;
}

/** Levenshtein distance: number of insertions, deletions and replacements between two strings. */
function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const replace = (previous[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Names in a hostile model may be megabytes long, and comparing them takes quadratic time. */
const LONGEST = 200;

/**
 * A suggestion for a misspelt name, with a leading space: ` Did you mean "tokens"?`. Empty if no known name is close.
 */
export function didYouMean(name: string, known: readonly string[]): string {
  if (name.length > LONGEST) return '';
  const nearest = nearestName(
    name,
    known.filter((candidate) => candidate.length <= LONGEST),
  );
  return nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
}
