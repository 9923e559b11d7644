import type { Baseline } from '../../baseline/find-baseline.ts';
import { isLabelledByBaseline } from '../../policy/task/is-labelled-by-baseline.ts';
import type { Difference } from '../../records/difference.ts';
import { changedHeads } from '../../verdict/facts/changes.ts';
import type { Run } from '../run.ts';
import type { ListedChanges } from './list-changes.ts';

/** Facts about both arms before anything is measured. */
export interface BeforeMeasuring {
  readonly baseline: Baseline;
  /** Why the models cannot be given the same items. */
  readonly misfits: readonly Difference[];
  /** Differences in settings and machine between the baseline's record and today. */
  readonly differences: readonly Difference[];
  readonly listed: ListedChanges;
}

/** Why the two arms cannot be compared; empty if they can. */
export function findIncomparable(
  { policy, request, model }: Pick<Run, 'policy' | 'request' | 'model'>,
  { baseline, misfits, differences, listed }: BeforeMeasuring,
): readonly Difference[] {
  // A baseline that does not take turns with the candidate gets widened limits, which is too weak for a release.
  if (baseline.kind === 'figures' && (request.use === 'release' || isLabelledByBaseline(model.task)))
    return [{ kind: 'figures-only' }];
  if (baseline.kind === 'figures' && differences.length > 0) return differences;
  if (misfits.length > 0) return misfits;
  return baseline.kind === 'none' || policy['one-change'] !== 'require' ? [] : findSeveral(listed);
}

/** Unknown changes never count as one change. */
function findSeveral({ changes, changesUnknown }: ListedChanges): Difference[] {
  const heads = changedHeads(changes);
  if (heads.length > 1) return [{ kind: 'several-changes', heads }];
  return changesUnknown === undefined ? [] : [{ kind: 'changes-unknown', why: changesUnknown }];
}
