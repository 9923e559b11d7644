import type { PolicyChange } from './policy-change.ts';

/**
 * Of the differences between a target branch and a change, those that the change made itself. The others came to the target
 * since the change left it, and stay as they are there when it is merged.
 *
 * @param fromTarget - How the change differs from the tip of the target.
 * @param fromFork - How it differs from where it left the target.
 */
export const ownChanges = (
  fromTarget: readonly PolicyChange[],
  fromFork: readonly PolicyChange[],
): PolicyChange[] => fromTarget.filter((change) => fromFork.some((own) => isAtSamePlace(own, change)));

/** Whether a merge may bring both together: a whole model covers each of its values, a limit each of its keys. */
function isAtSamePlace(one: PolicyChange, other: PolicyChange): boolean {
  if (one.model !== other.model) return false;
  if (one.kind === 'model' || other.kind === 'model') return true;
  if (one.kind === 'value' && other.kind === 'value') return one.place[0] === other.place[0];
  if (one.kind === 'limit' && other.kind === 'limit')
    return one.section === other.section && one.metric === other.metric;
  if (one.kind === 'waiver' && other.kind === 'waiver') return one.metric === other.metric;
  return false;
}
