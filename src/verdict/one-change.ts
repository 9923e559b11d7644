import type { Change, ChangeHead } from '../policy/change.ts';

/** What both arms share whatever it was before: it is measured anew for both, so it cannot be what made them differ. */
const SHARED_HEADS: readonly ChangeHead[] = ['dataset', 'pre-processing', 'traffic', 'hardware', 'limits'];

/**
 * The heads under which the arms differ, each once. More than one, and no comparison can tell which of them made a row
 * better or worse.
 */
export function headsOf(changes: readonly Change[]): ChangeHead[] {
  return [...new Set(changes.map(({ head }) => head))].filter((head) => !SHARED_HEADS.includes(head));
}

/**
 * What changed between the arms, as the headline tells it: "one change, precision: float32 → int8 QDQ".
 *
 * @returns Undefined when nothing that could make them differ did.
 */
export function tellChanges(changes: readonly Change[]): string | undefined {
  const heads = headsOf(changes);
  if (heads.length === 0) return undefined;
  if (heads.length > 1) return `confounded: ${heads.length} things changed at once (${heads.join(', ')})`;
  const texts = changes.filter(({ head }) => head === heads[0]).map(({ text }) => text);
  return `one change, ${heads[0]}: ${texts.join(', ')}`;
}

/** How to make one comparison of each change: "measure weights and session-options one at a time". */
export function adviseToSplit(changes: readonly Change[]): string {
  const heads = headsOf(changes);
  return `Split the change, so that ${heads.slice(0, -1).join(', ')} and ${heads.at(-1)} are measured one at a time`;
}
