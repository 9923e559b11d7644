/** How often each run of `order` units occurs in a sequence. */
export function countGrams(units: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= units.length; start += 1) {
    // No unit has a line break in it.
    const gram = units.slice(start, start + order).join('\n');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
