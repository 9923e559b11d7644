import type { Change } from '../policy/change.ts';
import { adviseToSplit, headsOf, tellChanges } from '../verdict/one-change.ts';
import type { Findings } from './findings.ts';
import type { ListedChanges } from './list-changes.ts';
import type { Run } from './run.ts';
import type { Told } from './tell-outcome.ts';

/** What changed stands in the headline: a verdict on two things at once is a verdict on neither. */
export function nameChanges(
  { policy }: Run,
  { outcome, listed: { changes } }: Findings,
  { headline, nextStep }: Told,
): Told {
  const told = tellChanges(changes);
  if (outcome.kind !== 'compared' || policy['one-change'] === 'off' || told === undefined)
    return { headline, nextStep };
  const isConfounded = headsOf(changes).length > 1;
  return {
    headline: `${headline}; ${told}`,
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
